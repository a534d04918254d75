"""The batch scorer says the same as the plain one, of every version of every dossier."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import Shape
from scoring.batch.codes import ABSENT, UNKNOWN, Coded
from scoring.batch.group import GroupBatch
from scoring.batch.scorer import BatchScorer, Place
from scoring.dossier import Answer, Dossier, Response
from scoring.dossier_reading import read_dossier
from scoring.publication import DOSSIER_WIDE
from scoring.score import score
from tests.scoring.catalogues import catalogue_of
from tests.strategies import dossiers, questionnaires

EXAMPLES = Path(__file__).parents[3] / "examples"
VERSIONS, MANY = 4, 60
ShapeT = TypeVar("ShapeT", bound=Shape)
Columns = dict[Place, tuple[Coded, GroupBatch, list[int]]]


def with_answers(dossier: Dossier, said: Mapping[Place, Mapping[str, Any]]) -> Dossier:
    """Return the dossier with other answers about the proposal; what was said about today stays."""

    def changed(group: str, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        mine = {place.question: one for place, one in said.items() if place.group == group}
        old = {answer.question: answer for answer in answers}
        for question, one in mine.items():
            current = old[question].current if question in old else None
            old[question] = Answer(question=question, proposal=Response.model_validate(one), current=current)
        return tuple(old.values())

    groups = tuple(_with(group, answers=changed(group.id, group.answers)) for group in dossier.groups)
    return _with(dossier, answers=changed(DOSSIER_WIDE, dossier.answers), groups=groups)


def _with(shape: ShapeT, **changes: object) -> ShapeT:
    fields = {name: getattr(shape, name) for name in type(shape).model_fields}
    return type(shape).model_validate({**fields, **changes})


def places_of(batch: BatchScorer) -> list[tuple[Place, Coded, GroupBatch]]:
    """Return every answer that a version can have otherwise."""
    return [
        (Place(DOSSIER_WIDE if found.question.of_dossier else name, found.question.id), found, group)
        for name, group in batch.groups.items()
        for found in group.codes
        if found is not None
    ]


def said_by(code: int, found: Coded, group: GroupBatch) -> dict[str, Any]:
    """Return an answer in words that stands for a code, known in the same way as it is now."""
    position, standing = found.positions[code], group.score.answers.proposal[found.question.index]
    if position is None:
        return {"unknown": "not_known"}
    if position.value is None:
        return {"not_applicable": "Nee."}
    basis = {"basis": standing.basis} if standing is not None and standing.basis is not None else {}
    return {"value": position.value, **basis}


def check_versions(dossier: Dossier, batch: BatchScorer, versions: int, columns: Columns) -> None:
    """Score every version in both ways."""
    plain = []
    for version in range(versions):
        said = {}
        for place, (found, group, codes) in columns.items():
            same = codes[version] == group.code_now(found.question.index) and group.settled(found.question.index)
            if not same:
                said[place] = said_by(codes[version], found, group)
        plain.append(with_answers(dossier, said))
    result = batch.run(versions, {place: np.array(codes) for place, (_found, _group, codes) in columns.items()})
    for version, one in enumerate(plain):
        expected = score(one, batch.catalogue, with_trace=False).advice
        assert expected is not None
        found_inputs = result.inputs_of(version)
        assert found_inputs == expected.inputs
        assert result.advice_of(version) == expected.outcome


def allowed(code: int, found: Coded) -> int:
    """Return a code that the question can have."""
    return UNKNOWN if code == ABSENT and not found.question.question.not_applicable_allowed else code


@given(st.data())
def test_random_versions_of_random_dossiers(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires(themes=4))
    dossier = data.draw(dossiers(questionnaire))
    batch = BatchScorer(dossier, catalogue_of(questionnaire, bundled_catalogue()))
    places = places_of(batch)
    assume(places)
    columns: Columns = {}
    for place, found, group in data.draw(st.lists(st.sampled_from(places), max_size=8, unique_by=lambda one: one[0])):
        some = st.lists(st.integers(0, len(found.positions) - 1), min_size=VERSIONS, max_size=VERSIONS)
        columns[place] = (found, group, [allowed(code, found) for code in data.draw(some)])
    check_versions(dossier, batch, VERSIONS, columns)


@pytest.mark.parametrize("name", ["warm_huis", "energiehulp_reis", "terras_foto"])
@pytest.mark.parametrize("changed", [0.05, 0.4])
def test_random_versions_of_examples(name: str, changed: float) -> None:
    path = EXAMPLES / f"{name}.yaml"
    dossier = read_dossier(path.read_bytes(), path.name).dossier
    draws = np.random.default_rng(7)
    batch = BatchScorer(dossier, bundled_catalogue())
    columns: Columns = {}
    for place, found, group in places_of(batch):
        now = int(group.code_now(found.question.index))
        other = draws.integers(0, len(found.positions), MANY)
        codes = np.where(draws.random(MANY) < changed, other, now)
        columns[place] = (found, group, [allowed(int(code), found) for code in codes])
    check_versions(dossier, batch, MANY, columns)
