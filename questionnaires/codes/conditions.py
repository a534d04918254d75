"""Codes about conditions: when a question is asked."""

from questionnaires.codes.code import Code, error, warning
from questionnaires.translation import _

CONDITIONS: tuple[Code, ...] = (
    error(
        "C301",
        _("Deze voorwaarde is niet te lezen"),
        _("Een voorwaarde is een kleine taal: `and`, `or`, `not`, vergelijken en `in`. Meer kan niet."),
        _("Schrijf de voorwaarde zoals in de melding."),
    ),
    error(
        "C302",
        _("Zo kun je dit niet vergelijken"),
        _("Een keuze vergelijk je met een antwoord of met een zwaarte, een getal met een getal."),
        _("Vergelijk zoals in de melding."),
    ),
    error(
        "C303",
        _("Deze vraag is er hier niet"),
        _("Een vraag over het hele dossier kan niet afhangen van één doelgroep."),
        _("Stel beide vragen per doelgroep, of beide voor het dossier."),
    ),
    error(
        "C304",
        _("Deze voorwaarden wachten op elkaar"),
        _("Vragen die van elkaar afhangen, verschijnen nooit."),
        _("Haal een van de voorwaarden uit de kring weg."),
    ),
    error(
        "C305",
        _("Deze vraag kan nooit verschijnen"),
        _("Geen enkele reeks antwoorden maakt de voorwaarde waar."),
        _("Verbeter de voorwaarde, of haal de vraag weg."),
    ),
    error(
        "C306",
        _("Deze voorwaarde is altijd waar"),
        _("De vraag verschijnt toch altijd. Vaak is iets anders bedoeld."),
        _("Verbeter de voorwaarde, of haal die weg."),
    ),
    error(
        "C307",
        _("Dit deel van de voorwaarde doet niets"),
        _("Dit deel is altijd waar, nooit waar, of zegt wat de rest al zegt. Vaak is een getal of naam verkeerd."),
        _("Verbeter dit deel, of haal het weg."),
    ),
    error(
        "C308",
        _("Een zwaarder antwoord verbergt deze vraag"),
        _("Een zwaarder antwoord mag alleen meer vragen oproepen. Anders maakt zwaarder de uitkomst lichter."),
        _("Vergelijk met `>=` en een zwaarte, of draai de voorwaarde om."),
    ),
    warning(
        "C309",
        _("Deze vraag over bescherming wordt altijd gesteld"),
        _("Een vraag over waarschuwen of helpen hoort pas te komen als er iets is om voor te waarschuwen."),
        _("Zet er een `when` bij die naar het gevaar kijkt."),
    ),
    error(
        "C310",
        _("Deze voorwaarde of regels zijn te ingewikkeld om na te gaan"),
        _("We gaan elke reeks antwoorden na. Dat zijn er hier te veel."),
        _("Kijk in de voorwaarde naar minder vragen, antwoorden of getallen."),
    ),
    warning(
        "C311",
        _("Deze voorwaarde kijkt naar een latere vraag"),
        _("De vraag duikt dan op als de invuller er al voorbij is."),
        _("Zet de vraag na de vraag waar die van afhangt."),
    ),
    error(
        "C312",
        _("Deze vraag wordt in geen enkele vorm van de toets gesteld"),
        _("Een vraag die nergens in een diepte staat, ziet niemand."),
        _("Zet de vraag in een diepte, of laat `questions` van de volledige toets leeg."),
    ),
    error(
        "C313",
        _("Deze vraag is voor niemand"),
        _("`kinds` zegt voor welke soorten doelgroepen de vraag is."),
        _("Noem minstens één soort, en geef alleen die een eigen tekst."),
    ),
)
