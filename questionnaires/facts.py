"""The facts that rules may name in their conditions, with their type and their meaning in Dutch.

The scorer computes them, the checker type-checks against them, the reference and the report explain them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from questionnaires.translation import _

FactType = Literal["number", "truth", "level"]
"""A number is compared with a number, a truth stands bare, a level is compared with one of the levels of its fact."""

LEVELS: Mapping[str, int] = {"none": 0, "laag": 1, "matig": 2, "hoog": 3, "zeer_hoog": 4}
"""Bands in order; `none` is 'nothing was answered or asked'."""

BURDEN_LEVELS = ("laag", "middel", "hoog", "onbekend")
"""Burden classes, from light to heavy."""

COMPASS_LEVELS = ("op_orde", "deels", "niet_op_orde", "onbekend")
"""Outcomes of the compass, from good to bad."""

RANKS: Mapping[str, int] = {**LEVELS, "middel": 2, "onbekend": 5, "op_orde": 1, "deels": 2, "niet_op_orde": 3}
"""The place of every word on its scale. It rises along each scale; words of two scales are never compared."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: how it is used in a condition and what it means. `levels` are those of a level, the lightest first.

    `better`: more of it, or true, is good news; of any other fact it is bad news.
    """

    name: str
    type: FactType
    describe: Callable[[], str]
    minimum: float = 0
    maximum: float | None = None
    whole: bool = True
    levels: tuple[str, ...] = ()
    better: bool = False

    @property
    def meaning(self) -> str:
        """What the fact says, in the language of the user."""
        return self.describe()


def _table(*facts: Fact) -> Mapping[str, Fact]:
    return {fact.name: fact for fact in facts}


def _shares(burden: int) -> Fact:
    def describe() -> str:
        meaning = _("deel van alle vragen van het thema met een antwoord van zwaarte {burden} of meer (0 tot 1)")
        return meaning.format(burden=burden)

    return Fact(f"share_at_least_{burden}", "number", describe, 0, 1, whole=False)


def _counts(burden: int) -> Fact:
    def describe() -> str:
        return _("aantal antwoorden in het thema van zwaarte {burden} of meer").format(burden=burden)

    return Fact(f"count_at_least_{burden}", "number", describe)


BAND_FACTS: Mapping[str, Fact] = _table(
    Fact("highest", "number", lambda: _("zwaarste antwoord in het thema, van 0 (licht) tot 4 (zwaar)"), 0, 4),
    *(_shares(burden) for burden in range(1, 5)),
    *(_counts(burden) for burden in range(1, 5)),
)
"""What a rule for the band of a theme may name."""

ANSWER_FACTS: Mapping[str, Fact] = _table(
    Fact("burden", "number", lambda: _("zwaarte van het antwoord, van 0 (licht) tot 4 (zwaar)"), 0, 4),
    Fact("critical", "truth", lambda: _("de vraag is van doorslaggevend belang")),
    Fact("protection", "truth", lambda: _("de vraag gaat over bescherming: waarschuwen, helpen, een andere weg")),
    Fact(
        "context",
        "level",
        lambda: _("zwaarste band van de onderdelen over omstandigheden van de doelgroep"),
        levels=tuple(LEVELS),
    ),
)
"""What a rule for one answer (a bottleneck, a red flag) may name."""

CLASS_FACTS: Mapping[str, Fact] = _table(
    Fact(
        "unknown_share",
        "number",
        lambda: _("deel van de gestelde vragen zonder bekend antwoord (0 tot 1)"),
        0,
        1,
        whole=False,
    ),
    Fact("unknown_critical", "number", lambda: _("aantal kritieke vragen zonder bekend antwoord")),
    Fact(
        "theme_unknown_share",
        "number",
        lambda: _("grootste deel zonder bekend antwoord binnen één thema (0 tot 1)"),
        0,
        1,
        whole=False,
    ),
    Fact("bottlenecks", "number", lambda: _("aantal knelpunten")),
    Fact("heavy_bottlenecks", "number", lambda: _("aantal zware knelpunten")),
    Fact("themes_with_heavy_bottleneck", "number", lambda: _("aantal thema's met een zwaar knelpunt")),
    Fact("themes_matig", "number", lambda: _("aantal thema's in de band matig of zwaarder")),
    Fact("themes_hoog", "number", lambda: _("aantal thema's in de band hoog of zwaarder")),
    Fact("themes_zeer_hoog", "number", lambda: _("aantal thema's in de band zeer hoog")),
)
"""What a rule for the burden class of a group may name."""

MAXIMUM_STEPS = 100
"""In one journey; nobody goes through more, and a file that means harm should not keep anybody waiting."""

JOURNEY_FACTS: Mapping[str, Fact] = _table(
    Fact(
        "unknown_steps",
        "number",
        lambda: _("aantal stappen waarvan iets ontbreekt dat nodig is om te oordelen"),
        0,
        MAXIMUM_STEPS,
    ),
    Fact("index", "number", lambda: _("zwaarte van de hele reis (0 tot 100)"), 0, 100, whole=False),
    Fact("heaviest_step", "number", lambda: _("zwaarte van de zwaarste stap (0 tot 100)"), 0, 100, whole=False),
    Fact("breaking_points", "number", lambda: _("aantal stappen waar de reis breekt"), 0, MAXIMUM_STEPS),
)
"""What a rule for the class of a journey may name."""

STRESS_FACT = Fact("stress_event", "truth", lambda: _("de doelgroep zit in een zware tijd"))

CIRCUMSTANCE_FACTS: Mapping[str, Fact] = _table(
    STRESS_FACT,
    Fact("other_schemes", "number", lambda: _("aantal andere regelingen dat voor deze groep loopt"), 0, 100),
)
"""What a rule that raises the class of a journey may name."""

EVIDENCE_FACTS: Mapping[str, Fact] = _table(
    Fact("founded_share", "number", lambda: _("deel van de uren dat goed bekend is (0 tot 1)"), 0, 1, whole=False),
    Fact("unfounded_heavy_steps", "number", lambda: _("aantal zware stappen dat niet goed bekend is")),
)
"""What the rule for how well a journey is known may name."""

MAXIMUM_CHECKS = 50
"""In one compass; nobody answers more."""

COMPASS_FACTS: Mapping[str, Fact] = _table(
    Fact("core_unknown", "number", lambda: _("aantal vragen uit de kern zonder bekend antwoord"), 0, MAXIMUM_CHECKS),
    Fact("core_no", "number", lambda: _("aantal vragen uit de kern met de minste punten"), 0, MAXIMUM_CHECKS),
    Fact("core_not_full", "number", lambda: _("aantal vragen uit de kern zonder alle punten"), 0, MAXIMUM_CHECKS),
    Fact("share", "number", lambda: _("deel van de punten dat is gehaald (0 tot 1)"), 0, 1, whole=False, better=True),
)
"""What a rule for the outcome of a compass may name."""

ADVICE_FACTS: Mapping[str, Fact] = _table(
    Fact("burden", "level", lambda: _("zwaarte van de zwaarste doelgroep"), levels=BURDEN_LEVELS),
    Fact("compass", "level", lambda: _("uitkomst van het kompas"), levels=COMPASS_LEVELS),
    Fact("open_flag", "truth", lambda: _("er is een rode vlag")),
    Fact(
        "measures_agreed",
        "truth",
        lambda: _("voor alles wat knelt is een maatregel toegezegd"),
        better=True,
    ),
    Fact("evidence", "truth", lambda: _("er is genoeg bekend"), better=True),
)
"""What a rule for the advice may name (RULES section 8)."""

ADVICE_REASON_FACTS: Mapping[str, Fact] = {
    **ADVICE_FACTS,
    **_table(Fact("compass_applies", "truth", lambda: _("het kompas is van toepassing"), better=True)),
}
"""What a reason of such a rule may name: a compass that does not apply counts as `op_orde`, and is not called so."""

ADVICE_EVIDENCE_FACTS: Mapping[str, Fact] = _table(
    Fact(
        "unfounded_bottlenecks",
        "number",
        lambda: _("aantal knelpunten dat niet beter bekend is dan een eigen inschatting"),
    ),
    Fact(
        "unfounded_critical",
        "number",
        lambda: _("aantal kritieke vragen dat niet beter bekend is dan een eigen inschatting"),
    ),
    Fact(
        "founded_share",
        "number",
        lambda: _("deel van de antwoorden dat beter bekend is dan een eigen inschatting (0 tot 1)"),
        0,
        1,
        whole=False,
        better=True,
    ),
    Fact("journey_unfounded", "truth", lambda: _("de reis is beschreven en niet goed genoeg bekend")),
    Fact("journey_missing", "truth", lambda: _("de reis is niet beschreven")),
    Fact("deciding", "truth", lambda: _("dit is de fase waarin het besluit valt")),
    Fact("burden", "level", lambda: _("zwaarte van de doelgroep"), levels=BURDEN_LEVELS),
)
"""What the rule may name that says, for each group, whether enough is known for an advice."""


def score_fact(name: str, label: str) -> Fact:
    """Return the score of a step, as something that a rule may name."""
    return Fact(name, "number", lambda: label, 0, 4, whole=False)
