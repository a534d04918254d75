"""Random dossiers with measures that change something, and a library made for their questionnaire."""

from __future__ import annotations

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from questionnaires.catalogue import Catalogue, DefinitionFile, bundled_catalogue
from questionnaires.model import Column, NumberQuestion, Question, Questionnaire, Vocabulary
from scoring.dossier import Dossier, Group
from tests.scoring.advice.advising import catalogue as advising_catalogue
from tests.scoring.catalogues import catalogue_of
from tests.scoring.changes import made
from tests.scoring.journey.random_journeys import definition, drawn_from, random_journey, random_value
from tests.strategies import dossiers, questionnaires, values

LIBRARY = "measures"


def catalogue_with(questionnaire: Questionnaire, terms: tuple[dict[str, Any], ...]) -> Catalogue:
    """The bundled catalogue, with these measures in place of its library and a questionnaire beside the others."""
    return catalogue_of(questionnaire, Catalogue({**bundled_catalogue().sources, LIBRARY: _library(terms)}))


def rules_catalogue(*terms: dict[str, Any]) -> Catalogue:
    """The questionnaire of which every rule can be worked out by hand, with these measures."""
    return Catalogue({**advising_catalogue().sources, LIBRARY: _library(terms)})


def _library(terms: tuple[dict[str, Any], ...]) -> DefinitionFile:
    old = bundled_catalogue().sources[LIBRARY]
    data = {**bundled_catalogue().vocabularies[LIBRARY].model_dump(exclude_none=True), "terms": terms, "sources": ()}
    return DefinitionFile(old.name, old.text, old.locations, old.hash, Vocabulary.model_validate(data))


def term(name: str, group: str = "wegnemen", **changes: Any) -> dict[str, Any]:
    """A measure of the library."""
    return {"id": name, "label": name, "group": group, **as_tuples(changes)}


def as_tuples(data: Any) -> Any:
    """Return data in which every list is a tuple, as shapes want it."""
    if isinstance(data, dict):
        return {key: as_tuples(value) for key, value in data.items()}
    return tuple(map(as_tuples, data)) if isinstance(data, list | tuple) else data


@st.composite
def libraries(draw: st.DrawFn, questionnaire: Questionnaire) -> tuple[dict[str, Any], ...]:
    """Draw measures that change answers to this questionnaire and fields of steps."""
    questions = list(questionnaire.questions)
    groups = [group.id for group in bundled_catalogue().vocabularies[LIBRARY].groups]
    return tuple(
        term(
            f"t{number}",
            draw(st.sampled_from(groups)),
            answers=tuple(
                {"questionnaire": "proef", "question": one.id, "value": draw(values(questionnaire, one))}
                for one in draw(st.lists(st.sampled_from(questions), unique_by=_id, min_size=1, max_size=4))
            ),
            fields=draw(_fields()),
        )
        for number in range(draw(st.integers(1, 4)))
    )


def _id(question: Question) -> str:
    return question.id


@st.composite
def _fields(draw: st.DrawFn) -> tuple[dict[str, Any], ...]:
    rng = drawn_from(draw(st.integers(0, 2**32)))
    fields = [field for field in definition().fields if _has_order(field) and rng.random() < 0.2]
    return tuple({"journey": "reis", "field": field.id, "value": random_value(rng, field)} for field in fields)


def _has_order(field: Column) -> bool:
    """Whether of two values one is the lighter; of two options at most one makes a step lighter."""
    options = definition().form.options_of(field)
    if isinstance(field, NumberQuestion):
        return True
    return len(options) == 2 or (bool(options) and all(one.burden is not None for one in options))


@st.composite
def own_measures(draw: st.DrawFn, questionnaire: Questionnaire, dossier: Dossier) -> tuple[dict[str, Any], ...]:
    """Draw measures of the dossier that change answers and steps by their own words."""
    questions = list(questionnaire.questions)
    return tuple(
        {
            "id": f"own_{number}",
            "text": "Iets",
            "groups": groups,
            "changes": {
                "answers": tuple(
                    draw(_answer_change(questionnaire, one))
                    for one in draw(st.lists(st.sampled_from(questions), unique_by=_id, max_size=3))
                ),
                "steps": draw(_step_edits([group for group in dossier.groups if not groups or group.id in groups])),
            },
        }
        for number in range(draw(st.integers(1, 3)))
        for groups in [draw(_some([group.id for group in dossier.groups]))]
    )


@st.composite
def _some(draw: st.DrawFn, ids: list[str]) -> tuple[str, ...]:
    return tuple(draw(st.lists(st.sampled_from(ids), unique=True)))


@st.composite
def _answer_change(draw: st.DrawFn, questionnaire: Questionnaire, question: Question) -> dict[str, Any]:
    if draw(st.integers(0, 5)) == 0:
        return {"question": question.id, "not_applicable": "Dit valt weg."}
    basis = draw(st.sampled_from((None, None, "tested", "own_estimate")))
    value = draw(values(questionnaire, question))
    return {"question": question.id, "value": value, **({} if basis is None else {"basis": basis})}


@st.composite
def _step_edits(draw: st.DrawFn, groups: list[Group]) -> tuple[dict[str, Any], ...]:
    rng = drawn_from(draw(st.integers(0, 2**32)))
    edits = []
    for group in groups:
        for step in group.journey.steps if group.journey else ():
            fields = [field for field in definition().fields if rng.random() < 0.1]
            chosen = {field.id: random_value(rng, field) if rng.random() < 0.8 else None for field in fields}
            edit: dict[str, Any] = {"remove": True} if rng.random() < 0.3 else {"values": chosen}
            if rng.random() < 0.5:
                edits.append({"group": group.id, "step": step.id, **edit})
    return tuple(edits)


@st.composite
def with_journeys(draw: st.DrawFn, dossier: Dossier) -> Dossier:
    """Describe the journey of some groups; today is the same, like it, none or not known."""
    rng = drawn_from(draw(st.integers(0, 2**32)))
    groups = []
    for group in dossier.groups:
        data = group.model_dump(exclude_none=True)
        if rng.random() < 0.7:
            journey = random_journey(rng, most=3).model_dump(exclude_none=True)
            today = rng.choice(("same", "none", None, "like"))
            if today == "like":
                journey["current_steps"] = tuple(
                    {"id": f"nu_{step['id']}", "like": step["id"], "values": {"help": "no_help"}}
                    for step in journey["steps"]
                )
            elif today is not None:
                journey["current"] = today
            data["journey"] = journey
        groups.append(data)
    return made({**dossier.model_dump(exclude_none=True), "journey": "reis", "groups": tuple(groups)})


@st.composite
def cases(draw: st.DrawFn) -> tuple[Dossier, Catalogue]:
    """Draw a dossier with groups and measures of its own, and definitions with a library for it."""
    questionnaire = draw(questionnaires(themes=3))
    dossier = draw(dossiers(questionnaire))
    assume(dossier.groups)
    dossier = draw(with_journeys(dossier))
    own = draw(own_measures(questionnaire, dossier))
    data = dossier.model_dump(exclude_none=True)
    dossier = made({**data, "measures": (*data["measures"], *own)})
    return dossier, catalogue_with(questionnaire, draw(libraries(questionnaire)))
