"""The band of a theme: the first rule that holds for how many of its answers are how heavy (RULES section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from questionnaires.model import HEAVIEST, BandRule
from questionnaires.translation import _
from scoring.conditions import OrderedRules
from scoring.errors import ScoringError
from scoring.outcome import BandId, Fact
from scoring.walks import Walk

Counts = tuple[int, ...]
"""How many answers have a burden of at least 1, 2, 3 and 4."""


class Tally(NamedTuple):
    """What stands on the path in one theme."""

    counts: Counts
    answered: int
    unknown: int
    not_applicable: int
    hidden: int


def tally(walk: Walk, indices: Iterable[int]) -> Tally:
    """Count what stands on the path in one theme.

    Args:
        walk: the path.
        indices: of the scored questions of the theme that are asked.
    """
    counts = [0] * (HEAVIEST + 1)
    unknown = not_applicable = hidden = answered = 0
    positions, shown = walk.positions, walk.shown
    for index in indices:
        position = positions[index]
        if shown[index] is False:
            hidden += 1
        elif position is None:
            unknown += 1
        elif position.value is None:
            not_applicable += 1
        else:
            answered += 1
            counts[position.burden] += 1
    at_least = tuple(accumulate(counts[:0:-1]))[::-1]
    return Tally(at_least, answered, unknown, not_applicable, hidden)


def band_facts(counts: Counts, defined: int) -> Mapping[str, Fact]:
    """Return the facts that a rule for a band may name.

    Args:
        counts: how many answers have a burden of at least 1, 2, 3 and 4.
        defined: how many scored questions the theme has: hidden ones count as not heavy.

    >>> band_facts((2, 1, 0, 0), 4)["highest"], band_facts((2, 1, 0, 0), 4)["share_at_least_1"]
    (2, 0.5)
    """
    facts: dict[str, Fact] = {"highest": sum(1 for count in counts if count)}
    for burden, count in enumerate(counts, start=1):
        facts[f"count_at_least_{burden}"] = count
        facts[f"share_at_least_{burden}"] = count / defined
    return facts


class BandRules:
    """The rules that give a theme its band."""

    def __init__(self, rules: Sequence[BandRule]) -> None:
        self._rules = OrderedRules(rules)
        self._remembered = lru_cache(maxsize=4096)(self._work_out)

    def rule(self, counts: Counts, defined: int) -> BandRule:
        """Return the rule that gives the band.

        Raises:
            ScoringError: when no rule holds.
        """
        return self._remembered(counts, defined)

    def _work_out(self, counts: Counts, defined: int) -> BandRule:
        rule = self._rules.first(band_facts(counts, defined).__getitem__)
        if rule is None:
            raise ScoringError(_("Geen enkele regel geeft een band voor dit thema."))
        return rule


def heaviest_band(bands: Iterable[BandId | None], order: Mapping[str, int]) -> str:
    """Return the heaviest of some bands as a level, `none` when there is none.

    >>> heaviest_band(["laag", None, "hoog"], {"none": 0, "laag": 1, "matig": 2, "hoog": 3})
    'hoog'
    """
    return max((band or "none" for band in bands), key=order.__getitem__, default="none")
