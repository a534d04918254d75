"""Which files answers and steps rest on."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain

from scoring.dossier import Answer, CurrentStep, Dossier, Response, Step


def files_of(answers: Iterable[Answer]) -> dict[str, str]:
    """Return every file that these answers rest on: its SHA-256, and what it is called."""
    responses = chain.from_iterable(map(_responses, answers))
    return {one.file.sha256: one.file.name for response in responses for one in response.evidence if one.file}


def files_in(dossier: Dossier) -> dict[str, str]:
    """Return every file that the answers and the steps of a dossier rest on, as `files_of` does."""
    found = files_of(chain(dossier.answers, *(group.answers for group in dossier.groups)))
    journeys = (group.journey for group in dossier.groups if group.journey)
    steps: Iterable[Step | CurrentStep] = chain.from_iterable((one.steps + one.current_steps) for one in journeys)
    return found | {one.file.sha256: one.file.name for step in steps for one in step.evidence if one.file}


def without_files(answer: Answer, gone: Container[str]) -> Answer:
    """Return an answer that no longer rests on these files; what has a link too, keeps that."""

    def change(response: Response) -> Response:
        left = (
            one.model_copy(update={"file": None}) if one.file and one.file.sha256 in gone else one
            for one in response.evidence
            if not (one.file and one.file.sha256 in gone and one.link is None)
        )
        return response.model_copy(update={"evidence": tuple(left)})

    ratings = (
        one.model_copy(update={"proposal": change(one.proposal), "current": _if_there(change, one.current)})
        for one in answer.ratings
    )
    settled = answer.settled and answer.settled.model_copy(
        update={
            "proposal": change(answer.settled.proposal),
            "current": _if_there(change, answer.settled.current),
        }
    )
    return answer.model_copy(
        update={
            "proposal": _if_there(change, answer.proposal),
            "current": _if_there(change, answer.current),
            "ratings": tuple(ratings),
            "settled": settled,
        }
    )


def _if_there(change: Callable[[Response], Response], response: Response | None) -> Response | None:
    return None if response is None else change(response)


def _responses(answer: Answer) -> Iterator[Response]:
    given = (answer, *answer.ratings, *((answer.settled,) if answer.settled else ()))
    for one in given:
        yield from (response for response in (one.proposal, one.current) if response is not None)
