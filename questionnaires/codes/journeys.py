"""Codes about journey definitions: does every formula know which fields it draws from?"""

from questionnaires.codes.code import Code, error
from questionnaires.translation import _

JOURNEYS: tuple[Code, ...] = (
    error(
        "J901",
        _("Dit veld bestaat niet"),
        _("Een berekening die naar niets verwijst, werkt niet."),
        _("Verbeter de naam, of zet het veld onder `fields`."),
    ),
    error(
        "J902",
        _("Dit soort veld past hier niet"),
        _("Tijd is een schatting, een aantal is een getal, en een keuze heeft een zwaarte bij elk antwoord."),
        _("Noem een ander veld, of verander het soort veld."),
    ),
    error(
        "J903",
        _("Deze grenzen lopen niet op"),
        _("Meer mag nooit lichter wegen."),
        _("Zet de grenzen op volgorde, met een zwaarte die steeds hoger is."),
    ),
    error(
        "J904",
        _("Deze naam betekent al iets anders"),
        _("In een regel moet duidelijk zijn of een veld, een score of een gegeven bedoeld is."),
        _("Geef de score of het veld een andere naam."),
    ),
    error(
        "J905",
        _("Dit veld is nodig, maar staat niet in de lichte vorm"),
        _("Een stap in de lichte vorm zou dan nooit te beoordelen zijn."),
        _("Zet het veld ook onder `light`, of haal het weg bij `needed`."),
    ),
    error(
        "J906",
        _("Dit getal kan niemand invullen"),
        _("Een beginwaarde of kant-en-klaar bereik is een gewoon antwoord op het veld."),
        _("Kies getallen binnen de grenzen van het veld, van laag naar hoog."),
    ),
    error(
        "J907",
        _("Voor deze soort doelgroep weegt geen enkele stap mee"),
        _("Dan zou elke reis van die groep licht zijn."),
        _("Noem onder `counts_for` wie de stappen doet, voor elke soort doelgroep."),
    ),
    error(
        "J908",
        _("Deze vragenlijst is er niet"),
        _("Een stap spreekt een antwoord tegen of vult het in. Dat antwoord staat in een vragenlijst."),
        _("Verbeter de naam van de vragenlijst."),
    ),
    error(
        "J909",
        _("Deze telling zegt niet wat er telt"),
        _("Een telling telt stappen (`when`) of telt getallen op (`sum`)."),
        _("Zet er `when` of `sum` bij, niet allebei."),
    ),
    error(
        "J910",
        _("Deze regel draait om wat bekend is en wat niet"),
        _("Een reis is goed bekend als alles goed bekend is, en niet als niets dat is."),
        _("Vergelijk `founded_share` met `>=`, en `unfounded_heavy_steps` met `== 0`."),
    ),
    error(
        "J911",
        _("Deze regels lopen niet van licht naar zwaar, of andersom"),
        _("Wie meer moet doen, mag nooit een lichter antwoord krijgen."),
        _("Zet `steps` van zwaar naar licht. Zet `levels` van laag naar hoog, de laatste zonder `up_to`."),
    ),
    error(
        "J912",
        _("Dit antwoord past niet bij de vraag"),
        _("Een aantal is het antwoord op een getal. Bij een keuze moet er staan welk antwoord erbij hoort."),
        _("Zet er `levels` bij, haal ze weg, of noem een andere vraag."),
    ),
    error(
        "J913",
        _("Deze vraag krijgt twee keer een antwoord uit de reis"),
        _("Dan is niet te zien welk van de twee geldt."),
        _("Haal er een weg."),
    ),
    error(
        "J914",
        _("Deze regel noemt niet kort wat er wordt opgeteld"),
        _("De tabel met de stappen zegt erbij waar het totaal uit bestaat. Een hele vraag past daar niet."),
        _("Zet onder `parts` een korte naam bij elk getal van deze regel."),
    ),
)
