"""Many versions of one dossier, from answers to advice (issue: what would help, and how sure are we)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

import numpy as np

from questionnaires.advice_model import ADVICE_ORDER, AdviceId
from questionnaires.catalogue import Catalogue
from questionnaires.translation import _
from scoring.advice.definition import advice_rules_of, compiled_advice
from scoring.advice.outcome import AdviceInputs
from scoring.batch.codes import Column
from scoring.batch.group import GroupBatch
from scoring.batch.weighing import Truths
from scoring.dossier import Dossier
from scoring.errors import ScoringError
from scoring.outcome import CLASS_ORDER, ClassId, Outcome
from scoring.positions import Position
from scoring.publication import DOSSIER_WIDE
from scoring.score import score_groups

_STEPS = frozenset({"breaking_point", "step_flag", "heavy_step"})


class Place(NamedTuple):
    """One answer about the proposal: of a group, or of the whole dossier (`scoring.publication.DOSSIER_WIDE`)."""

    group: str
    question: str


@dataclass(frozen=True, slots=True)
class BatchResult:
    """The inputs and the advice of every version. `burden` and `advice` are places in `CLASS_ORDER`, `ADVICE_ORDER`."""

    burden: Column
    open_flag: Truths
    measures_agreed: Truths
    evidence: Truths
    advice: Column

    def advice_of(self, version: int) -> AdviceId:
        """Return the advice of one version."""
        return ADVICE_ORDER[int(self.advice[version])]

    def burden_of(self, version: int) -> ClassId:
        """Return the class of the worst group in one version."""
        return CLASS_ORDER[int(self.burden[version])]


class BatchScorer:
    """A dossier that is scored in many versions, in which answers about the proposal differ."""

    def __init__(
        self, dossier: Dossier, catalogue: Catalogue, extra: Mapping[Place, Sequence[Position]] | None = None
    ) -> None:
        """Read the dossier.

        Args:
            dossier: a dossier that is valid against the catalogue, with a short or a full test.
            catalogue: the definitions, with rules for the advice.
            extra: answers that versions have and that are not among the samples of their question.

        Raises:
            ScoringError: when the dossier cannot be scored, or not in this way.
        """
        definition = advice_rules_of(dossier, catalogue)
        if dossier.depth == "quickscan" or definition is None:
            raise ScoringError(_("Alleen een verkorte of volledige toets met een advies kan zo worden nagerekend."))
        self.dossier, self.catalogue = dossier, catalogue
        self._advice = compiled_advice(definition)
        scores, self.outcome = score_groups(dossier, catalogue)
        given = extra or {}
        self.groups = {
            score.group.id: GroupBatch(
                score,
                outcome,
                self._advice,
                deciding=_deciding(self.outcome, catalogue),
                steps_agreed=self._steps_agreed(outcome.id),
                extra={
                    place.question: positions
                    for place, positions in given.items()
                    if place.group in {score.group.id, DOSSIER_WIDE}
                },
            )
            for score, outcome in zip(scores, self.outcome.groups, strict=True)
        }

    def _steps_agreed(self, group: str) -> bool:
        conditions = self.outcome.advice.conditions if self.outcome.advice else ()
        return all(one.agreed for one in conditions if one.about in _STEPS and group in one.groups)

    def run(self, versions: int, changed: Mapping[Place, Column]) -> BatchResult:
        """Score so many versions.

        Args:
            versions: how many there are.
            changed: per answer its code in each version (`GroupBatch.codes` numbers them); others stay as they are.
        """
        every = [group.run(self._of_group(name, group, changed)) for name, group in self.groups.items()]
        burden: Column = np.zeros(versions, dtype=np.int64) if every else np.full(versions, len(CLASS_ORDER) - 1)
        open_flag, agreed, evidence = (np.full(versions, start) for start in (False, True, bool(every)))
        for found in every:
            burden = np.maximum(burden, found.classes)
            open_flag, agreed = open_flag | found.open_flag, agreed & found.measures_agreed
            evidence = evidence & found.evidence
        advice = self._table[burden, open_flag.astype(np.int64), agreed.astype(np.int64), evidence.astype(np.int64)]
        return BatchResult(burden, open_flag, agreed, evidence, advice)

    @staticmethod
    def _of_group(name: str, group: GroupBatch, changed: Mapping[Place, Column]) -> Mapping[int, Column]:
        by_id = group.score.compiled.by_id
        return {
            by_id[place.question].index: column
            for place, column in changed.items()
            if place.group in {name, DOSSIER_WIDE}
        }

    @cached_property
    def _table(self) -> Column:
        """The advice for every class, flag, promise and evidence, with the compass as it is."""
        compass = self.outcome.compass.outcome if self.outcome.compass else "onbekend"
        truths = (False, True)
        found = [
            ADVICE_ORDER.index(self._advice.decide(AdviceInputs(burden, compass, *flags)).advice)
            for burden, *flags in product(CLASS_ORDER, truths, truths, truths)
        ]
        return np.array(found).reshape(len(CLASS_ORDER), 2, 2, 2)


def _deciding(outcome: Outcome, catalogue: Catalogue) -> bool:
    if outcome.compass is None:
        return True
    return catalogue.compasses[outcome.compass.definition].phase_by_id[outcome.compass.phase].decides
