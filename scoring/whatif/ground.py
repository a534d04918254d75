"""What the shortest ways of one dossier are looked for among, and what each of them leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from questionnaires.advice_model import EffortPoints
from questionnaires.catalogue import Catalogue
from questionnaires.translation import _
from scoring.advice.definition import advice_rules_of
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Dossier
from scoring.errors import ScoringError
from scoring.score import score
from scoring.whatif.applying import apply_measures
from scoring.whatif.candidates import candidates, measures_named
from scoring.whatif.effects import ENDS, STATE
from scoring.whatif.harm import (
    alike,
    contesting,
    groups_with_other_hours,
    harmless_to_find_out,
    harmless_to_take,
    lightest_is_best,
)
from scoring.whatif.outcome import Assumes, End, Improvement, ToSettle
from scoring.whatif.settling import Settling
from scoring.whatif.space import Space


@dataclass(frozen=True, slots=True)
class Pair:
    """Things to find out and measures to take, by their places in the space."""

    find_out: tuple[int, ...]
    measures: tuple[int, ...]


class Ground:
    """One dossier with everything that can be found out and every measure that is worth taking."""

    def __init__(self, dossier: Dossier, catalogue: Catalogue, batch: BatchScorer, settling: Settling) -> None:
        """Look at a dossier; `lightest_is_best` and `alike` are as in `scoring.whatif.harm`."""
        self._dossier, self._catalogue, self.settling = dossier, catalogue, settling
        # What is settled can weigh, so that other measures than now are worth taking.
        states = [dossier, *(settling.settled(None, end) for end in ENDS)] if settling.items else [dossier]
        worth = {one.id for state in states for one in candidates(state, catalogue)}
        every = measures_named(dossier, catalogue, worth)
        self.space = Space(batch, settling, [one.id for one in every])
        efforts: dict[str | None, int] = {one.id: one.points for one in _efforts(dossier, catalogue)}
        self._points = [efforts.get(one.effort) for one in every]
        self.lightest_is_best = lightest_is_best(batch, settling, self.space.candidates)
        self._other_hours = groups_with_other_hours(batch, self.space.candidates)
        self._contesting = contesting(batch, self.space.candidates)
        self._harmless: dict[tuple[int, End], bool] = {}
        columns = {one.place: one for one in self.space.columns}
        self.alike = [alike(self.space.batch, settling, columns, item) for item in settling.items]

    def harmless_items(self, end: End) -> list[bool]:
        """Return of each thing to find out whether it never makes anything worse at this end."""
        return [harmless_to_find_out(self.settling, item, end, self._other_hours) for item in self.space.items]

    def harmless_measure(self, place: int, end: End) -> bool:
        """Whether a measure never makes anything worse, with things to find out as they are or at this end."""
        if (place, end) not in self._harmless:
            space = self.space
            measure, where = space.measures[place], end if space.items else None
            self._harmless[place, end] = measure not in self._contesting and harmless_to_take(
                space.batch, self.settling, space.candidates, measure, where
            )
        return self._harmless[place, end]

    def points(self, place: int) -> int | None:
        """Return the effort of a measure in points; None when it is not known."""
        return self._points[place]

    def improvement(
        self, pair: Pair, end: End, by: Sequence[Literal["number", "effort"]], *, proven: bool
    ) -> Improvement:
        """Say what a pair leads to, worked out by the plain scorer.

        Raises:
            ScoringError: when it is not what the batch scorer says.
        """
        items = [self.space.items[place] for place in pair.find_out]
        measures = tuple(self.space.measures[place] for place in pair.measures)
        settled = self.settling.settled(items, end) if items else self._dossier
        outcome = score(apply_measures(settled, self._catalogue, measures), self._catalogue, with_trace=False)
        row = self.space.rows(1)
        row[0, list(pair.find_out)] = STATE[end]
        row[0, [len(self.space.items) + place for place in pair.measures]] = 1
        if outcome.advice is None or outcome.advice.inputs != self.space.inputs(row[0]):
            raise ScoringError(_("De weg naar een milder advies is niet na te rekenen."))
        points = [self.points(place) for place in pair.measures]
        return Improvement(
            advice=outcome.advice.outcome,
            burden_class=outcome.burden_class,
            find_out=tuple(ToSettle(one.id, one.kind, one.subject, one.group, one.informants, ()) for one in items),
            measures=measures,
            assumes=Assumes(end if items else None, self.settling.assumed(items, end)),
            effort=None if None in points else sum(one for one in points if one is not None),
            smallest_by=tuple(by),
            proven=proven,
        )


def _efforts(dossier: Dossier, catalogue: Catalogue) -> Sequence[EffortPoints]:
    definition = advice_rules_of(dossier, catalogue)
    return definition.robustness.efforts if definition and definition.robustness else ()
