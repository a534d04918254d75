"""Codes about what a definition names and brings along."""

from questionnaires.codes.code import Code, error, warning
from questionnaires.translation import _

REFERENCES: tuple[Code, ...] = (
    error(
        "R201",
        _("Deze schaal bestaat niet"),
        _("Zonder schaal heeft de vraag geen antwoorden."),
        _("Zet de schaal onder `scales`, of verbeter de naam."),
    ),
    error(
        "R202",
        _("Deze bron bestaat niet"),
        _("De lezer moet elke vraag kunnen terugvinden in een bron."),
        _("Zet de bron onder `sources` van hetzelfde bestand, of verbeter de naam."),
    ),
    error(
        "R203",
        _("Deze woordenlijst bestaat niet"),
        _("Een kenmerk uit een onbekende lijst telt nergens mee."),
        _("Verbeter de naam, of voeg het bestand met de woordenlijst toe."),
    ),
    error(
        "R204",
        _("Dit woord staat niet in de woordenlijst"),
        _("Een kenmerk dat niemand kent, telt nergens mee."),
        _("Kies een woord uit de lijst, of voeg het daar toe."),
    ),
    error(
        "R205",
        _("Deze vraag bestaat niet"),
        _("Een voorwaarde of lijst die naar niets verwijst, werkt niet."),
        _("Verbeter de naam van de vraag."),
    ),
    error(
        "R206",
        _("Dit antwoord bestaat niet bij deze vraag"),
        _("De voorwaarde kijkt naar een antwoord dat niemand kan geven."),
        _("Kies een antwoord van die vraag."),
    ),
    error(
        "R207",
        _("Dit gegeven bestaat niet"),
        _("Een regel kan alleen kijken naar gegevens die de score uitrekent."),
        _("Kies een gegeven uit de lijst in de melding."),
    ),
    error(
        "R208",
        _("Deze groep bestaat niet"),
        _("Het woord valt anders buiten elke groep."),
        _("Zet de groep onder `groups`, of verbeter de naam."),
    ),
    error(
        "R209",
        _("Dit profiel zegt niets"),
        _("Een profiel telt antwoorden per woord van een woordenlijst. Dan moeten vragen die woorden ook hebben."),
        _("Noem een woordenlijst met de rol `profile` die bij de vragen onder `tags` staat."),
    ),
    error(
        "R210",
        _("Deze schaal wordt nergens gebruikt"),
        _("Vaak is een vraag weggevallen, of is een naam veranderd."),
        _("Gebruik de schaal bij een vraag, of haal die weg."),
    ),
    error(
        "R211",
        _("Deze bron wordt nergens gebruikt"),
        _("Een bron zonder vraag zegt de lezer niets."),
        _("Noem de bron bij een vraag of woord, of haal die weg."),
    ),
    error(
        "R212",
        _("Deze groep wordt nergens gebruikt"),
        _("Een groep zonder woorden is leeg op het scherm."),
        _("Zet er een woord in, of haal de groep weg."),
    ),
    error(
        "R213",
        _("Dit id staat dubbel"),
        _("Een id wijst één ding aan. Anders kan een antwoord bij de verkeerde vraag komen."),
        _("Geef een van de twee een eigen id."),
    ),
    error(
        "R214",
        _("Deze verwijzing staat dubbel"),
        _("Vaak is een andere naam bedoeld."),
        _("Haal er een weg, of verbeter de naam."),
    ),
    error(
        "R215",
        _("De antwoorden van deze keuzevraag kloppen niet"),
        _("Een keuzevraag heeft eigen antwoorden óf een schaal, en minstens twee antwoorden."),
        _("Zet `options` of `scale` bij de vraag, niet allebei."),
    ),
    error(
        "R217",
        _("Achter deze sleutel staat niets"),
        _("Een sleutel zonder waarde doet niets. Vaak is de waarde vergeten."),
        _("Vul de waarde in, of haal de sleutel weg."),
    ),
    error(
        "R218",
        _("De rangen staan niet op volgorde"),
        _("De lezer ziet de sterkste eerst. Zonder rang komt een woord achteraan."),
        _("Geef elk woord een `rank`, en zet ze van laag naar hoog."),
    ),
    error(
        "R219",
        _("Alleen een maatregel verandert antwoorden"),
        _("In een lijst met een andere rol dan `measures` doen `answers` en `fields` niets."),
        _("Haal ze weg, of zet het woord in een lijst met de rol `measures`."),
    ),
    error(
        "R220",
        _("Deze vragenlijst of reis is er niet"),
        _("Een maatregel verandert een antwoord uit een vragenlijst, of een veld van een reis."),
        _("Verbeter de naam, of voeg het bestand toe."),
    ),
    error(
        "R221",
        _("Van deze maatregel wordt niets lichter"),
        _("Een maatregel uit de bibliotheek maakt nooit iets zwaarder. Zo zou die nergens iets doen."),
        _("Kies een lichter antwoord, of haal deze regel weg."),
    ),
    error(
        "R222",
        _("Zo is deze vraag niet te beantwoorden"),
        _("De maatregel zou niet werken zodra iemand die kiest."),
        _("Kies een antwoord dat bij de vraag past. Een tekst, een datum of een schatting kan hier niet."),
    ),
    warning(
        "R216",
        _("Het bestand heet anders dan de vragenlijst"),
        _("In de map met vragenlijsten zoekt iedereen op de naam."),
        _("Noem het bestand naar het id, met `.yaml` erachter."),
    ),
)
