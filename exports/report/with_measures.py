"""What would remain when the dossier's own measures are taken up in the proposal; it never feeds the advice itself."""

from __future__ import annotations

from dataclasses import dataclass

from questionnaires.catalogue import Catalogue
from scoring.dossier import Dossier, Measure
from scoring.outcome import Outcome
from scoring.score import score
from scoring.whatif.applying import apply_measures
from scoring.whatif.candidates import measures_named


@dataclass(frozen=True, slots=True)
class WithMeasures:
    """The own measures that would make the proposal different, and the outcome then.

    `agreed` is the outcome with only what is promised; None when nothing is, or when everything is.
    """

    measures: tuple[Measure, ...]
    agreed: Outcome | None
    every: Outcome

    @property
    def promised(self) -> int:
        """How many of them are more than an intention."""
        return sum(measure.is_agreed for measure in self.measures)


def with_measures(dossier: Dossier, catalogue: Catalogue) -> WithMeasures | None:
    """Work out what would remain after the own measures; None when none of them changes the proposal.

    Args:
        dossier: a dossier that is valid against `catalogue`.
        catalogue: the definitions.
    """
    if not dossier.measures or dossier.depth == "quickscan":
        return None
    found = measures_named(dossier, catalogue, [measure.id for measure in dossier.measures])
    changing = {one.id for one in found if one.answers or one.steps}
    measures = tuple(measure for measure in dossier.measures if measure.id in changing)
    if not measures:
        return None
    every = [measure.id for measure in measures]
    agreed = [measure.id for measure in measures if measure.is_agreed]
    apart = _outcome(dossier, catalogue, agreed) if 0 < len(agreed) < len(every) else None
    return WithMeasures(measures, apart, _outcome(dossier, catalogue, every))


def _outcome(dossier: Dossier, catalogue: Catalogue, ids: list[str]) -> Outcome:
    return score(apply_measures(dossier, catalogue, ids), catalogue, with_trace=False)
