"""What was found out, in the place of what was not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from questionnaires.compass_model import CompassDefinition
from questionnaires.translation import _
from scoring.dossier import Answer, Journey, Response, Settled, Step
from scoring.evidence import Evidence
from scoring.participation import CheckAnswer
from scoring.whatif.outcome import End
from scoring.whatif.shapes import changed


def answers_with(given: Sequence[Answer], new: Mapping[str, Response]) -> tuple[Answer, ...]:
    """Put new answers about the proposal in the place of the old ones, and those that are not there yet at the end."""
    left = dict(new)
    kept = [_answered(answer, left.pop(answer.question)) if answer.question in left else answer for answer in given]
    return (*kept, *(Answer(question=question, proposal=response) for question, response in left.items()))


def _answered(answer: Answer, response: Response) -> Answer:
    if answer.settled is not None:
        return changed(answer, settled=changed(answer.settled, proposal=response))
    if answer.ratings:
        return changed(answer, settled=Settled(proposal=response))
    return changed(answer, proposal=response)


def option_of(definition: CompassDefinition, end: End) -> str:
    """Return the option of a check with the most points (lightest) or the fewest (heaviest)."""
    which = max if end == "lightest" else min
    return which(definition.options, key=lambda option: option.points).id


def answered_check(answer: CheckAnswer | None, check: str, option: str) -> CheckAnswer:
    """Answer a check, with what the answer needs to count."""
    return changed(
        answer or CheckAnswer(check=check),
        value=option,
        explanation=(answer.explanation if answer else None) or _("Aangenomen"),
        evidence=(answer.evidence if answer else ()) or (Evidence(kind="other", description=_("Aangenomen")),),
        not_applicable=None,
        by=None,
        until=None,
    )


def with_steps(journey: Journey, steps: Mapping[str, Step]) -> Journey:
    """Put steps in the place of those with the same id."""
    return changed(journey, steps=tuple(steps.get(step.id, step) for step in journey.steps))
