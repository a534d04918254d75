"""Codes about texts for people."""

from questionnaires.codes.code import Code, error, warning
from questionnaires.translation import _

TEXTS: tuple[Code, ...] = (
    error(
        "T501",
        _("Deze vraag heeft geen uitleg"),
        _("Zonder uitleg leest iedereen de vraag anders."),
        _("Zet er een `help` bij."),
    ),
    error(
        "T502",
        _("Deze vraag heeft geen voorbeeld"),
        _("Een voorbeeld laat zien wat je bedoelt."),
        _("Zet er een `example` bij."),
    ),
    error(
        "T503",
        _("Deze vraag heeft geen bron"),
        _("De lezer wil weten waarom je dit vraagt."),
        _("Noem een bron onder `sources` van de vraag."),
    ),
    error(
        "T504",
        _("Deze bron is niet terug te vinden"),
        _("Een bron heeft een adres en een datum, of zegt waarom niet."),
        _("Zet er `address` en `date` bij, of leg het uit in `note`."),
    ),
    error(
        "T505",
        _("Deze tekst staat er twee keer"),
        _("Twee antwoorden of vragen met dezelfde tekst houdt niemand uit elkaar."),
        _("Maak de teksten verschillend."),
    ),
    error(
        "T506",
        _("Deze tekst mist een taal"),
        _("Wie een taal belooft, vertaalt alles."),
        _("Voeg de vertaling toe, of haal de taal weg bij `languages`."),
    ),
    error(
        "T507",
        _("Deze taal is niet beloofd"),
        _("Een vertaling van een paar teksten geeft een scherm in twee talen."),
        _("Zet de taal bij `languages` en vertaal alles, of haal die weg."),
    ),
    error(
        "T508",
        _("Deze datum bestaat niet"),
        _("De lezer wil weten van wanneer de bron is."),
        _("Schrijf een jaar, een maand of een dag die op de kalender staat."),
    ),
    warning(
        "T510",
        _("Deze zin is te lang"),
        _("Wie een zin twee keer moet lezen, haakt af."),
        _("Maak er twee of drie zinnen van."),
    ),
    warning(
        "T511",
        _("Deze tekst leest moeilijk"),
        _("We schrijven op taalniveau B1. Dan begrijpt bijna iedereen het."),
        _("Gebruik korte zinnen en gewone woorden."),
    ),
    warning(
        "T512",
        _("Dit woord gebruiken we niet"),
        _("Eén woord voor één ding, en gewone woorden."),
        _("Gebruik het woord uit de melding."),
    ),
    warning(
        "T513",
        _("In deze tekst staat een sleutel"),
        _("Een regel die te ver inspringt, wordt een stuk van de tekst erboven en doet dan niets."),
        _("Laat de sleutel even ver inspringen als de sleutel erboven."),
    ),
)
