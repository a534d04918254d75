"""Changes to a random dossier, one answer at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

from questionnaires.model import Question, Questionnaire
from scoring.compiled import compiled
from scoring.dossier import Dossier

Place = tuple[str | int, ...]
"""Where something stands in the data of a dossier."""


def data_of(dossier: Dossier) -> dict[str, Any]:
    """Return a dossier as plain data."""
    return dossier.model_dump(exclude_none=True)


def made(data: Mapping[str, Any]) -> Dossier:
    """Return the dossier again."""
    return Dossier.model_validate(dict(data))


def at(data: Any, place: Place) -> Any:
    """Return what stands at a place."""
    for step in place:
        data = data[step]
    return data


def put(data: Any, place: Place, new: Any) -> Any:
    """Return the data with something else at a place."""
    if not place:
        return new
    first, rest = place[0], place[1:]
    if isinstance(data, tuple):
        return tuple(put(item, rest, new) if index == first else item for index, item in enumerate(data))
    return {**data, first: put(data.get(first), rest, new)}


def proposals(dossier: Dossier) -> Iterator[tuple[Place, str]]:
    """Yield where every response about the proposal stands that has a value and counts, and its question."""
    data = data_of(dossier)
    places: list[Place] = [("answers", number) for number in range(len(data["answers"]))]
    for group in range(len(data["groups"])):
        places += [("groups", group, "answers", number) for number in range(len(data["groups"][group]["answers"]))]
    for place in places:
        answer = at(data, place)
        if "settled" in answer:
            found: list[Place] = [("settled", "proposal")]
        elif answer.get("ratings"):
            found = [("ratings", number, "proposal") for number in range(len(answer["ratings"]))]
        else:
            found = [("proposal",)] if "proposal" in answer else []
        yield from ((place + one, answer["question"]) for one in found if "value" in at(answer, one))


def heavier_values(questionnaire: Questionnaire, question: Question, value: Any) -> list[Any]:
    """Return the answers of a question that are heavier than this one in every respect."""
    positions = compiled(questionnaire).by_id[question.id].positions
    assert positions is not None
    here = positions.at(value)
    return [one.value for one in positions.samples if one.rank > here.rank and one.chosen.options >= _ticks(here)]


def _ticks(position: Any) -> frozenset[str]:
    return position.chosen.options if isinstance(position.value, tuple) else frozenset()


def a_change(dossier: Dossier) -> st.SearchStrategy[tuple[Place, str]]:
    """Choose one of the answers about the proposal."""
    return st.sampled_from(list(proposals(dossier)))
