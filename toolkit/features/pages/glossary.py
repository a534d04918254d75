"""What our words mean, on the screen and on paper: one word for one thing."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.translation import _


@dataclass(frozen=True)
class Term:
    """A word and its meaning; `id` is its place on the page."""

    id: str
    word: str
    meaning: str


def terms() -> tuple[Term, ...]:
    """Return our words, in alphabetical order."""
    words = (
        Term(
            "advies",
            _("Advies"),
            _("Wat de toets over het hele voorstel zegt, voor wie beslist. Het zegt ook waarom, en hoe zeker dat is."),
        ),
        Term("antwoord", _("Antwoord"), _("Wat jij kiest of invult bij een vraag, voor één groep.")),
        Term(
            "bewijs",
            _("Bewijs"),
            _("Waar een antwoord op rust: een document, cijfers, signalen, een test of een gesprek."),
        ),
        Term(
            "bril",
            _("Bril"),
            _(
                "Een tweede manier om naar dezelfde bevindingen te kijken, bijvoorbeeld naar de normen van "
                "behoorlijkheid. Een bril is nooit een keurmerk."
            ),
        ),
        Term(
            "doelgroep",
            _("Doelgroep"),
            _("Mensen die met het voorstel te maken krijgen: inwoners, ondernemers of medewerkers van de gemeente."),
        ),
        Term(
            "doenvermogen",
            _("Doenvermogen"),
            _(
                "Of iemand in actie kan komen, kan plannen, kan volhouden en met tegenslag kan omgaan. Het is geen "
                "kwestie van slim of dom. Bij stress heeft iedereen er minder van."
            ),
        ),
        Term("dossier", _("Dossier"), _("Alles over één voorstel: beschrijving, groepen, antwoorden en maatregelen.")),
        Term(
            "herleiding",
            _("Herleiding"),
            _("De weg terug van een uitkomst naar de antwoorden, regels en bronnen erachter."),
        ),
        Term(
            "knelpunt",
            _("Knelpunt"),
            _("Een antwoord dat zo zwaar is dat andere antwoorden het niet goed kunnen maken."),
        ),
        Term(
            "kompas",
            _("Kompas"),
            _("Vragen over hoe mensen mogen meedoen: is er een doel, op tijd, met de mensen om wie het gaat?"),
        ),
        Term("maatregel", _("Maatregel"), _("Iets dat je aan het voorstel verandert, zodat het lichter wordt.")),
        Term(
            "nog_niet_te_beoordelen",
            _("Nog niet te beoordelen"),
            _("Er is te weinig bekend voor een oordeel. Je ziet wat je eerst moet weten."),
        ),
        Term(
            "omstandigheden", _("Omstandigheden"), _("Wat in een groep vaak voorkomt, zoals geldzorgen of weinig tijd.")
        ),
        Term(
            "onbekend",
            _("Onbekend"),
            _("Je weet het niet, of nog niet. Dat is nooit hetzelfde als licht. Het maakt de uitkomst minder zeker."),
        ),
        Term(
            "oordeel",
            _("Oordeel"),
            _(
                "Per groep, vergeleken met nu: niet relevant of onveranderd, een kleiner beroep, of een groter beroep "
                "op mensen. En bij een groter beroep: of dat een aandachtspunt is."
            ),
        ),
        Term("quickscan", _("Quickscan"), _("Een paar vragen vooraf, die zeggen of je verder moet kijken.")),
        Term(
            "rode_vlag",
            _("Rode vlag"),
            _("Het zwaarste antwoord op een vraag die er heel veel toe doet. Een rode vlag staat altijd vooraan."),
        ),
        Term(
            "samen_invullen",
            _("Samen invullen"),
            _("De toets doen met een groep, op één scherm of op papier. Wat jullie verschillend zien, blijft staan."),
        ),
        Term(
            "thema", _("Thema"), _("Vragen die bij elkaar horen, zoals weten en begrijpen, of volhouden en opletten.")
        ),
        Term(
            "toezegging",
            _("Toezegging"),
            _(
                "Een maatregel waarvan vaststaat wie hem toezegt en wanneer, wanneer hij klaar is en waarvan hij wordt "
                "betaald. Ontbreekt er iets, dan is het een voornemen."
            ),
        ),
        Term(
            "voorwaarde",
            _("Voorwaarde"),
            _("Iets dat geregeld moet zijn om het advies waar te maken. Bij elke voorwaarde hoort een maatregel."),
        ),
        Term(
            "vragenlijst",
            _("Vragenlijst"),
            _(
                "De vragen, de antwoorden en de regels. Elke vragenlijst heeft een versie. "
                "Je dossier houdt de versie waarmee het begon."
            ),
        ),
        Term(
            "zwaarte",
            _("Zwaarte"),
            _(
                "Hoeveel een voorstel van mensen vraagt: laag, middel of hoog. Per vraag gaat het van heel licht tot "
                "heel zwaar."
            ),
        ),
    )
    return tuple(sorted(words, key=lambda term: term.word.lower()))
