"""Codes about compasses: does every check count somewhere, and does every answer lead to an outcome?"""

from questionnaires.codes.code import Code, error
from questionnaires.translation import _

COMPASSES: tuple[Code, ...] = (
    error(
        "K901",
        _("De vraag naar de fase is er niet"),
        _("Dan weet het kompas niet hoe ver een voorstel is, en telt altijd dezelfde fase."),
        _("Noem een keuzevraag over het hele dossier die niet meetelt, zoals die in de intake."),
    ),
    error(
        "K902",
        _("De fases passen niet bij de antwoorden op de vraag"),
        _("Elk antwoord hoort bij één fase. Anders is niet te zeggen welke vragen tellen."),
        _("Zet elk antwoord op de vraag onder `answers` van precies één fase."),
    ),
    error(
        "K903",
        _("Deze fase bestaat niet"),
        _("Een vraag telt alleen in een fase die er is."),
        _("Kies een fase die onder `phases` staat."),
    ),
    error(
        "K904",
        _("Deze vraag is kern in een fase waarin die niet telt"),
        _("Wat later komt, kan nu niet doorslaggevend zijn."),
        _("Zet de fase ook onder `active`, of haal die weg onder `core`."),
    ),
    error(
        "K905",
        _("In deze fase is geen enkele vraag kern"),
        _("Dan is alles goed te praten met iets anders."),
        _("Maak minstens één vraag kern in deze fase."),
    ),
    error(
        "K906",
        _("Bij deze vraag past de uitleg niet bij de antwoorden"),
        _("Wie kiest, moet bij elk antwoord weten wanneer het past."),
        _("Schrijf onder `meanings` precies één uitleg voor elk antwoord onder `options`."),
    ),
    error(
        "K907",
        _("De antwoorden staan niet van goed naar slecht"),
        _("Elk volgend antwoord is minder waard. Zo weet iedereen wat beter is."),
        _("Geef het eerste antwoord de meeste punten, en elk volgende minder."),
    ),
    error(
        "K908",
        _("Dit antwoord telt als een antwoord dat niet minder waard is"),
        _("Wie iets weglaat, mag er nooit beter van worden."),
        _("Noem bij `otherwise` een antwoord met minder punten, en alleen als er `needs` bij staat."),
    ),
    error(
        "K909",
        _("Deze naam is al in gebruik"),
        _("Zo heet een regel die voor elk kompas hetzelfde is."),
        _("Geef de regel een andere naam."),
    ),
    error(
        "K910",
        _("Geen enkel niveau telt als participatie"),
        _("Dan kan niemand meedoen."),
        _("Laat `counts` weg bij een niveau waarop mensen echt invloed hebben."),
    ),
    error(
        "K911",
        _("In geen enkele fase valt het besluit, of een fase is twee dingen tegelijk"),
        _("In de fase van het besluit gelden de strengste regels. Voorlopig en besluit gaan niet samen."),
        _("Zet `decides: true` bij de fase van het besluit, en `provisional: true` bij een andere."),
    ),
    error(
        "K912",
        _("Deze fase telt minder streng dan een andere"),
        _("Wie niet zegt hoe ver het voorstel is, mag daar geen voordeel van hebben."),
        _("Noem bij `when_unknown` de fase waarin de meeste vragen kern zijn en tellen."),
    ),
    error(
        "K913",
        _("Dit doet hier niets"),
        _("De vraag naar de opdracht telt niet mee en staat er altijd."),
        _("Haal de sleutel weg."),
    ),
)
