"""Codes about the rules of the advice: does every combination give one advice, in words that are there?"""

from questionnaires.codes.code import Code, error, warning
from questionnaires.translation import _

ADVICES: tuple[Code, ...] = (
    error(
        "A901",
        _("Voor deze combinatie is er geen advies"),
        _("Elk dossier moet een advies krijgen, wat er ook uit de toets komt."),
        _("Haal `when` weg bij de laatste regel."),
    ),
    error(
        "A902",
        _("Twee regels gelden voor precies hetzelfde"),
        _("De eerste regel die past, telt. De tweede komt dan nooit aan de beurt."),
        _("Haal een van de twee weg, of verander de voorwaarde."),
    ),
    error(
        "A903",
        _("Deze regel geldt altijd, en is niet de laatste"),
        _("Alles wat eronder staat, komt nooit aan de beurt."),
        _("Schrijf er een `when` bij, of zet de regel onderaan."),
    ),
    error(
        "A904",
        _("Minder weten is hier genoeg"),
        _("Wie minder weet, mag nooit een milder advies krijgen."),
        _("Vraag om weinig dat niet bekend is, en om een deel dat groot genoeg is: `founded_share >= 0.5`."),
    ),
    error(
        "A905",
        _("Voor dit advies zijn er geen woorden"),
        _("Bladzijde één begint met het advies in woorden."),
        _("Zet het onder `advices`, met een naam, een zin en wat je nu doet."),
    ),
    error(
        "A906",
        _("Voor deze voorwaarde zijn er geen woorden, of twee keer"),
        _("Bij elk soort voorwaarde hoort één zin, want anders staat er niets in het advies."),
        _("Zet er één zin voor onder `conditions`."),
    ),
    error(
        "A907",
        _("In de zin van deze voorwaarde ontbreekt waar die over gaat"),
        _("De lezer moet zien welke vraag, stap of check bedoeld is."),
        _("Zet op die plek `{subject}`, één keer."),
    ),
    error(
        "A908",
        _("In deze volgorde kan niemand afwijken"),
        _(
            "De volgorde loopt van mild naar streng, en iemand wijkt hooguit één stap af. "
            "Wat nog niet te beoordelen is, staat er niet in."
        ),
        _("Schrijf `[positief, positief_mits, aanpassen]`, en `steps: 1`."),
    ),
    error(
        "A909",
        _("Deze regel zegt niet in elk geval waarom"),
        _("Onder het advies staat waarom. Daar staan alleen de redenen die kloppen, en hier klopt er geen."),
        _("Zet er een reden bij voor dit geval, of een zonder `when`: die geldt altijd."),
    ),
    error(
        "A910",
        _("Deze reden klopt nooit als de regel geldt"),
        _("Niemand krijgt die reden te lezen."),
        _("Verander de voorwaarde, of haal de reden weg."),
    ),
    error(
        "A911",
        _("Over deze manier van weten staat niets, of twee keer"),
        _("Hoe vaak een antwoord anders kan zijn, hangt af van hoe je het weet. Elke manier staat er één keer."),
        _("Zet elke manier één keer onder `shaking`, en ook `not_stated`: daarvan zei niemand hoe je het weet."),
    ),
    error(
        "A912",
        _("Wat minder goed bekend is, verandert hier minder vaak"),
        _("Dan lijkt een gok zekerder dan wat met mensen is uitgeprobeerd."),
        _("Maak de kans groter, of die van wat beter bekend is kleiner."),
    ),
    error(
        "A913",
        _("Met deze factor verschuift er niets"),
        _("Elke grens schuift om de beurt op met elke factor. Met 1 blijft alles gelijk."),
        _("Kies factoren onder en boven 1, elk één keer, zoals 0.9 en 1.1."),
    ),
    error(
        "A914",
        _("De punten voor moeite kloppen niet"),
        _("Elke moeite staat er één keer, en meer moeite telt voor meer punten."),
        _("Schrijf small, medium en large op, met steeds meer punten."),
    ),
    warning(
        "A915",
        _("Deze reden noemt wat in orde is"),
        _(
            "Onder elk ander advies dan `positief` staat wat er nog mis is. "
            "Is de voorwaarde omgedraaid, dan leest iemand het tegendeel."
        ),
        _("Noem wat er mis is. Of laat `when` weg: dan geldt de zin altijd."),
    ),
)
"""What is wrong with the rules of an advice."""
