"""Random versions of a dossier, written out as dossiers of their own, so that the plain scorer can score each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeVar

import numpy as np

from questionnaires.catalogue import Catalogue
from questionnaires.model import Questionnaire, Shape
from scoring.batch.codes import ABSENT, UNKNOWN, Coded
from scoring.batch.group import GroupBatch
from scoring.batch.scorer import BatchScorer, Place
from scoring.dossier import Answer, Dossier, Journey, Response, Step
from scoring.evidence import StepReference
from scoring.outcome import CLASS_ORDER
from scoring.participation import CheckAnswer, CompassAnswers
from scoring.publication import DOSSIER_WIDE
from scoring.score import score
from tests.scoring.advice.advising import FOUNDED
from tests.scoring.compass.answering import EVIDENCE, SENTENCE
from tests.scoring.journey.random_journeys import random_journey, random_values
from tests.scoring.rules_dossiers import questionnaire

ShapeT = TypeVar("ShapeT", bound=Shape)


def replaced(shape: ShapeT, **changes: object) -> ShapeT:
    """Return a shape with other fields, checked as if it was read."""
    fields = {name: getattr(shape, name) for name in type(shape).model_fields}
    return type(shape).model_validate({**fields, **changes})


def with_answers(dossier: Dossier, said: Mapping[Place, Mapping[str, Any]]) -> Dossier:
    """Return the dossier with other answers about the proposal; what was said about today stays."""

    def changed(mine: Mapping[str, Mapping[str, Any]], answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        old = {answer.question: answer for answer in answers}
        for question, one in mine.items():
            current = old[question].current if question in old else None
            old[question] = Answer(question=question, proposal=Response.model_validate(one), current=current)
        return tuple(old.values())

    def of(group: str) -> dict[str, Mapping[str, Any]]:
        return {place.question: one for place, one in said.items() if place.group == group}

    groups = tuple(replaced(group, answers=changed(of(group.id), group.answers)) for group in dossier.groups)
    return replaced(dossier, answers=changed(of(DOSSIER_WIDE), dossier.answers), groups=groups)


@dataclass
class Versions:
    """What differs in each version. Codes and truths by place; journeys and compasses with which of them it is."""

    count: int
    codes: dict[Place, list[int]] = field(default_factory=dict)
    founded: dict[Place, list[bool]] = field(default_factory=dict)
    journeys: dict[str, tuple[Sequence[Journey | None], list[int]]] = field(default_factory=dict)
    compass: tuple[Sequence[CompassAnswers | None], list[int]] | None = None


def random_versions(batch: BatchScorer, rng: Random, count: int, changed: float, *, around: bool) -> Versions:
    """Draw versions of a dossier.

    Args:
        batch: the dossier.
        rng: where chance comes from.
        count: how many versions.
        changed: the chance that an answer is otherwise.
        around: whether journeys and the compass may be otherwise too.
    """
    drawn = Versions(count)
    for place, found in batch.places.items():
        if rng.random() < 0.2:
            continue
        now = group_of(batch, place).code_now(found.question.index)
        drawn.codes[place] = [
            allowed(rng.randrange(len(found.positions)), found) if rng.random() < changed else now
            for _version in range(count)
        ]
        if rng.random() < 0.3:
            drawn.founded[place] = [rng.random() < 0.7 for _version in range(count)]
    if not around:
        return drawn
    for group in batch.dossier.groups:
        if rng.random() < 0.7:
            journeys = (None, group.journey, some_journey(rng), some_journey(rng))
            drawn.journeys[group.id] = (journeys, [rng.randrange(len(journeys)) for _version in range(count)])
    if rng.random() < 0.7 and batch.catalogue.compasses:
        compasses = (
            None,
            batch.dossier.compass,
            *(random_compass(batch.dossier, batch.catalogue, rng) for _number in range(3)),
        )
        drawn.compass = (compasses, [rng.randrange(len(compasses)) for _version in range(count)])
    return drawn


def two_contexts() -> Questionnaire:
    """Return the questionnaire in tests/scoring/data with each question about the context in a section of its own."""
    data = questionnaire().model_dump()
    context = next(section for section in data["sections"] if section["id"] == "context")
    life, money = context["questions"]
    context["questions"] = (life,)
    data["sections"] = (*data["sections"], {**context, "id": "more_context", "questions": (money,)})
    return Questionnaire.model_validate(data)


def some_journey(rng: Random) -> Journey:
    """Draw any journey, or a light one that is well known but for a few fields."""
    if rng.random() < 0.4:
        return random_journey(rng, 3)
    steps = tuple(
        Step(
            id=f"step_{number}",
            name=f"Stap {number}",
            values={**FOUNDED, **random_values(rng, rng.choice((0, 0.1, 0.2)))},
        )
        for number in range(rng.randint(1, 3))
    )
    return Journey(steps=steps, other_schemes=0)


def random_compass(dossier: Dossier, catalogue: Catalogue, rng: Random) -> CompassAnswers:
    """Draw answers to the compass, mostly good ones; the steps that were tested may be any."""
    compass = next(iter(catalogue.compasses.values()))
    tried = rng.random()
    steps = []
    for group in dossier.groups:
        # Random journeys call their steps step_0 and on.
        names = dict.fromkeys(one.id for one in group.journey.steps) if group.journey else {}
        steps += [
            StepReference(group=group.id, step=one) for one in (*names, "step_0", "step_1") if rng.random() < tried
        ]
    ways: list[dict[str, Any]] = [{"value": "ja", "evidence": EVIDENCE}] * rng.choice((10, 100, 1000))
    ways += [{"value": "deels", "explanation": SENTENCE}, {"value": "nee"}, {}]
    answers = [
        CheckAnswer.model_validate({"check": check.id, **rng.choice(ways), "steps": tuple(dict.fromkeys(steps))})
        for check in compass.checks
    ]
    return CompassAnswers(answers=tuple(answers))


def group_of(batch: BatchScorer, place: Place) -> GroupBatch:
    """Return a group that the answer is about."""
    if place.group != DOSSIER_WIDE:
        return batch.groups[place.group]
    question = next(iter(batch.groups.values())).score.compiled.by_id[place.question]
    return next(group for group in batch.groups.values() if group.score.group.kind in question.kinds)


def allowed(code: int, found: Coded) -> int:
    """Return a code that the question can have."""
    return UNKNOWN if code == ABSENT and not found.question.question.not_applicable_allowed else code


def plain_dossier(batch: BatchScorer, versions: Versions, number: int) -> Dossier:
    """Write one version out as a dossier."""
    said: dict[Place, Mapping[str, Any]] = {}
    for place, codes in versions.codes.items():
        group, found = group_of(batch, place), batch.places[place]
        index = found.question.index
        founded = versions.founded[place][number] if place in versions.founded else None
        if codes[number] != group.code_now(index) or not group.settled(index) or founded is not None:
            said[place] = said_by(codes[number], found, group, founded)
    dossier = with_answers(batch.dossier, said)
    groups = []
    for one in dossier.groups:
        journeys, which = versions.journeys.get(one.id, ((one.journey,), [0] * versions.count))
        groups.append(replaced(one, journey=journeys[which[number]]))
    dossier = replaced(dossier, groups=tuple(groups))
    if versions.compass is None:
        return dossier
    compasses, which = versions.compass
    return replaced(dossier, compass=compasses[which[number]])


def said_by(code: int, found: Coded, group: GroupBatch, founded: bool | None) -> dict[str, Any]:
    """Return an answer in words that stands for a code; by default known in the same way as it is now."""
    position, standing = found.positions[code], group.score.answers.proposal[found.question.index]
    if position is None:
        return {"unknown": "not_known"}
    if position.value is None:
        return {"not_applicable": "Nee."}
    if founded is not None:
        return {"value": position.value, "basis": "tested" if founded else "own_estimate"}
    basis = {"basis": standing.basis} if standing is not None and standing.basis is not None else {}
    return {"value": position.value, **basis}


def check_same(batch: BatchScorer, versions: Versions, catalogue: Catalogue) -> set[str]:
    """Score every version in both ways; everything has to be the same. Returns the advices that were given."""
    result = batch.run(
        versions.count,
        {place: np.array(codes, dtype=np.uint8) for place, codes in versions.codes.items()},
        founded={place: np.array(truths) for place, truths in versions.founded.items()},
        journeys={
            name: ([batch.journey_variant(name, one) for one in journeys], np.array(which))
            for name, (journeys, which) in versions.journeys.items()
        },
        compass=None
        if versions.compass is None
        else ([batch.compass_variant(one) for one in versions.compass[0]], np.array(versions.compass[1])),
    )
    for number in range(versions.count):
        outcome = score(plain_dossier(batch, versions, number), catalogue, with_trace=False)
        assert outcome.advice is not None
        assert result.inputs_of(number) == outcome.advice.inputs
        assert result.advice_of(number) == outcome.advice.outcome
        for group in outcome.groups:
            assert CLASS_ORDER[result.classes[group.id][number]] == group.burden_class
    return {result.advice_of(number) for number in range(versions.count)}
