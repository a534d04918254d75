"""What of a dossier may become public, and the fingerprints of that (RULES section 10)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from questionnaires.hashing import content_hash
from questionnaires.model import Shape
from scoring.dossier import Answer, CurrentStep, Dossier, Group, Journey, Rater, Rating, Response, Settled, Step
from scoring.dossier_reading import dossier_data
from scoring.evidence import Evidence
from scoring.local_paths import without_local_paths
from scoring.participation import FEWEST, CheckAnswer, CompassAnswers, Signal

DOSSIER_WIDE = "dossier"
"""What stands for the group in the key of an answer that is given once for the whole dossier."""

ShapeT = TypeVar("ShapeT", bound=Shape)
StepT = TypeVar("StepT", Step, CurrentStep)


def publication_copy(dossier: Dossier) -> Dossier:
    """Return what the report prints and what is needed to work the outcome out again, and nothing else.

    Notes, comments, history, names of people, names of files, the moments of ratings and the reasons that raters gave
    each other are left out. So are a link that holds a user name or a password, and where a file stands on a machine.
    """
    return _changed(
        dossier,
        filled_in_by=tuple(map(_rater, dossier.filled_in_by)),
        answers=tuple(map(_answer, dossier.answers)),
        groups=tuple(map(_group, dossier.groups)),
        compass=dossier.compass and _compass(dossier.compass),
        signals=tuple(map(_signal, dossier.signals)),
        notes=(),
        history=(),
    )


def dossier_hash(dossier: Dossier) -> str:
    """Return the hash of the publication copy; the dossier itself and its publication copy have the same."""
    return content_hash(dossier_data(publication_copy(dossier)))


def answer_hashes(dossier: Dossier) -> Mapping[str, str]:
    """Return the hash of every published answer and step.

    An answer is named `group/question`, or `dossier/question` for the whole dossier; a step `group/journey/step`, and
    a step of today `group/journey_today/step`; an answer to the compass `compass/check/id`.
    """
    steps: dict[str, str] = {}
    for group in dossier.groups:
        proposed, today = (group.journey.steps, group.journey.current_steps) if group.journey else ((), ())
        steps |= {f"{group.id}/journey/{step.id}": _hash_of(_step(step)) for step in proposed}
        steps |= {f"{group.id}/journey_today/{step.id}": _hash_of(_step(step)) for step in today}
    answers = [(DOSSIER_WIDE, answer) for answer in dossier.answers]
    answers += [(group.id, answer) for group in dossier.groups for answer in group.answers]
    hashes = {f"{name}/{answer.question}": _hash_of(_answer(answer)) for name, answer in answers}
    checks = dossier.compass.answers if dossier.compass else ()
    return {**hashes, **steps, **{f"compass/check/{one.check}": _hash_of(_check(one)) for one in checks}}


def _group(group: Group) -> Group:
    themes = tuple(_changed(theme, note=None) for theme in group.themes)
    answers = tuple(map(_answer, group.answers))
    return _changed(group, themes=themes, answers=answers, journey=group.journey and _journey(group.journey))


def _journey(journey: Journey) -> Journey:
    steps, current = tuple(map(_step, journey.steps)), tuple(map(_step, journey.current_steps))
    return _changed(journey, steps=steps, current_steps=current)


def _compass(compass: CompassAnswers) -> CompassAnswers:
    return _changed(compass, answers=tuple(map(_check, compass.answers)))


def _check(answer: CheckAnswer) -> CheckAnswer:
    return _changed(answer, note=None, evidence=tuple(map(_evidence, answer.evidence)))


def _hash_of(part: Shape) -> str:
    return content_hash(part.model_dump(mode="json", exclude_defaults=True))


def _step(step: StepT) -> StepT:
    return _changed(step, note=None, evidence=tuple(map(_evidence, step.evidence)))


def _answer(answer: Answer) -> Answer:
    return _changed(
        answer,
        proposal=answer.proposal and _response(answer.proposal),
        current=answer.current and _response(answer.current),
        ratings=tuple(map(_rating, answer.ratings)),
        settled=answer.settled and _settled(answer.settled),
        comments=(),
    )


def _rating(rating: Rating) -> Rating:
    current = rating.current and _response(rating.current)
    return Rating(rater=_rater(rating.rater), proposal=_response(rating.proposal), current=current)


def _settled(settled: Settled) -> Settled:
    return Settled(proposal=_response(settled.proposal), current=settled.current and _response(settled.current))


def _signal(signal: Signal) -> Signal:
    """A small count could point at people (RULES section 10)."""
    if signal.count is None or signal.count >= FEWEST:
        return signal
    return _changed(signal, count=None, fewer_than=FEWEST)


def _response(response: Response) -> Response:
    return _changed(response, note=None, evidence=tuple(map(_evidence, response.evidence)))


def _evidence(evidence: Evidence) -> Evidence:
    secret = evidence.link is not None and (evidence.link.username or evidence.link.password)
    return _changed(
        evidence,
        description=without_local_paths(evidence.description),
        file=None,
        link=None if secret else evidence.link,
    )


def _rater(rater: Rater) -> Rater:
    return Rater(function=rater.function)


def _changed(shape: ShapeT, **changes: object) -> ShapeT:
    """Make the same shape with some fields changed; `model_copy` would keep what was worked out from the old ones."""
    fields = {name: getattr(shape, name) for name in type(shape).model_fields}
    return type(shape).model_validate({**fields, **changes})
