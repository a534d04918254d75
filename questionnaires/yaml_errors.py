"""What the YAML parser means, in words that help."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from questionnaires.translation import _


class Explanation(NamedTuple):
    """What is wrong and what to do.

    With `at_start` the place to look is where the part that goes wrong begins; `{line}` in the message is where the
    parser could not go on.
    """

    message: str
    mend: str
    at_start: bool = False


def explain(problem: str) -> Explanation:
    """Explain a problem that the YAML parser reports, given its own (English) words.

    >>> explain("mapping values are not allowed in this context").message
    'hier staat een dubbele punt die niet wordt begrepen'
    """
    for words, explanation in _EXPLANATIONS:
        if words in problem:
            return explanation()
    return Explanation(
        _("hier klopt de YAML niet"),
        _("Kijk op deze regel en die erboven naar inspringen, dubbele punten en aanhalingstekens."),
    )


# First that fits; the order goes from what says most to what says least.
_EXPLANATIONS: tuple[tuple[str, Callable[[], Explanation]], ...] = (
    (
        "mapping values are not allowed",
        lambda: Explanation(
            _("hier staat een dubbele punt die niet wordt begrepen"),
            _("Zet tekst met een dubbele punt tussen aanhalingstekens, of kijk of de regel ver genoeg inspringt."),
        ),
    ),
    (
        "quoted scalar found unexpected",
        lambda: Explanation(
            _("het aanhalingsteken dat hier opent, gaat niet dicht"),
            _("Zet aan het eind van de tekst hetzelfde aanhalingsteken."),
            at_start=True,
        ),
    ),
    (
        "unknown escape character",
        lambda: Explanation(
            _("na deze schuine streep \\ staat een teken dat niets betekent"),
            _("Gebruik enkele aanhalingstekens, of schrijf twee schuine strepen: \\\\."),
        ),
    ),
    (
        "Unicode character escape code",
        lambda: Explanation(
            _("dit teken bestaat niet"), _("Kijk de code achter \\u of \\U na, of typ het teken zelf.")
        ),
    ),
    (
        "did not find expected hexdecimal number",
        lambda: Explanation(
            _("dit teken bestaat niet"), _("Kijk de code achter \\u of \\U na, of typ het teken zelf.")
        ),
    ),
    (
        "could not find expected ':'",
        lambda: Explanation(
            _("hier ontbreekt een dubbele punt na een sleutel"),
            _("Schrijf sleutel: waarde, met een spatie na de dubbele punt. Kijk ook of de regel ver genoeg inspringt."),
            at_start=True,
        ),
    ),
    (
        "did not find expected ',' or ']'",
        lambda: Explanation(
            _("de lijst die hier opent met [ klopt niet; het gaat mis op regel {line}"),
            _("Zet komma's tussen de delen en sluit de lijst met ]."),
            at_start=True,
        ),
    ),
    (
        "did not find expected ',' or '}'",
        lambda: Explanation(
            _("het blok dat hier opent met {brace} klopt niet; het gaat mis op regel {line}"),
            _("Zet komma's tussen de delen en sluit het blok met }."),
            at_start=True,
        ),
    ),
    (
        "cannot start any token",
        lambda: Explanation(
            _("met dit teken kan een waarde niet beginnen"),
            _("Zet de tekst tussen aanhalingstekens."),
        ),
    ),
    (
        "block sequence entries are not allowed",
        lambda: Explanation(
            _("een lijst met streepjes kan hier niet beginnen"),
            _("Zet het streepje op een nieuwe regel, onder de sleutel."),
        ),
    ),
    (
        "mapping keys are not allowed",
        lambda: Explanation(
            _("een sleutel kan hier niet beginnen"), _("Zet hem op een nieuwe regel, of haal het vraagteken weg.")
        ),
    ),
    (
        "did not find expected '-' indicator",
        lambda: Explanation(
            _("deze regel hoort niet bij de lijst erboven"),
            _("Laat hem even ver inspringen als de andere delen van de lijst, of zet er een streepje voor."),
        ),
    ),
    (
        "did not find expected key",
        lambda: Explanation(
            _("hier hoort een sleutel te staan"),
            _("Kijk of deze regel even ver inspringt als die erboven, en of aanhalingstekens en haakjes dichtgaan."),
        ),
    ),
    (
        "block scalar",
        lambda: Explanation(
            _("deze tekst over meer regels klopt niet"),
            _("Zet achter | of > niets meer, en laat de tekst eronder met spaties inspringen."),
        ),
    ),
    (
        "did not find expected <document start>",
        lambda: Explanation(
            _("dit hoort niet bij wat erboven staat"),
            _("Laat het even ver inspringen als de rest, of zet het in een eigen bestand."),
        ),
    ),
    (
        "directive",
        lambda: Explanation(
            _("een regel die met % begint, kan hier niet"),
            _("Haal de regel weg, of zet de tekst tussen aanhalingstekens."),
        ),
    ),
    (
        "tag",
        lambda: Explanation(
            _("een woord met een uitroepteken ervoor kan hier niet"),
            _("Haal het weg, of zet de tekst tussen aanhalingstekens."),
        ),
    ),
    (
        "anchor",
        lambda: Explanation(
            _("een woord met & of * ervoor kan hier niet"),
            _("Zet de tekst tussen aanhalingstekens."),
        ),
    ),
    (
        "alias",
        lambda: Explanation(
            _("een woord met & of * ervoor kan hier niet"),
            _("Zet de tekst tussen aanhalingstekens."),
        ),
    ),
    (
        "did not find expected node content",
        lambda: Explanation(
            _("hier hoort een waarde te staan"), _("Vul een waarde in, of haal de komma of het haakje weg.")
        ),
    ),
)
