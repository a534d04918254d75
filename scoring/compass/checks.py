"""What the answer to each check counts as (RULES section 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from questionnaires.compass_model import Check
from questionnaires.translation import _
from scoring.compass.definition import CompiledCompass
from scoring.compass.outcome import CheckState
from scoring.errors import ScoringError
from scoring.participation import CheckAnswer

Shortfall = Literal["no_evidence", "no_explanation"]

_NOTHING_SAID = CheckAnswer(check="nothing")


@dataclass(frozen=True, slots=True)
class WeighedCheck:
    """A check with what its answer counts as. `points` is None when it does not count, or is not known."""

    check: Check
    answer: CheckAnswer
    core: bool
    state: CheckState
    counts_as: str | None
    points: int | None
    why: Shortfall | None

    @property
    def in_sum(self) -> bool:
        """Whether the points that can be had for it are in the sum."""
        return self.state in {"counts", "unknown"}


def weigh_check(compiled: CompiledCompass, check: Check, answer: CheckAnswer | None, phase: str) -> WeighedCheck:
    """Say what the answer to one check counts as in a phase.

    A check that is core in some phase is never left out as not applicable: what is most needed cannot be waved away.

    Raises:
        ScoringError: when the answer is not one of the compass.
    """
    answer = answer or _NOTHING_SAID
    core = phase in check.core
    counts_as, why = _counts_as(compiled, answer)
    state: CheckState
    if phase not in check.active:
        state = "later"
    elif answer.not_applicable and not check.core:
        state = "not_applicable"
    else:
        state = "unknown" if counts_as is None else "counts"
    if state != "counts":
        counts_as = None
    points = None if counts_as is None else compiled.options[counts_as].points
    return WeighedCheck(check, answer, core, state, counts_as, points, why if state in {"counts", "unknown"} else None)


def _counts_as(compiled: CompiledCompass, answer: CheckAnswer) -> tuple[str | None, Shortfall | None]:
    if answer.value is None or answer.not_applicable:
        return None, None
    option = compiled.options.get(answer.value)
    if option is None:
        message = _("Het kompas {compass} heeft geen antwoord {value}.")
        raise ScoringError(message.format(compass=compiled.definition.id, value=answer.value))
    if option.needs == "evidence" and not answer.evidence:
        return option.otherwise, "no_evidence"
    if option.needs == "explanation" and not (answer.explanation or "").strip():
        return option.otherwise, "no_explanation"
    return option.id, None
