"""Worse never gives a milder advice, on random dossiers: a heavier answer, a step more, a promise less."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from questionnaires.advice_model import ADVICE_ORDER
from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.model import Questionnaire
from scoring.advice.outcome import AdviceOutcome
from scoring.advice.table import VALUES
from scoring.dossier import Dossier
from scoring.score import score
from tests.scoring.advice.advising import AGREED, catalogue, dossier
from tests.scoring.catalogues import catalogue_of
from tests.scoring.changes import data_of, made
from tests.scoring.journey.random_journeys import drawn_from, random_journey, random_step, with_step
from tests.scoring.test_properties import made_heavier


def advice_of(dossier: Dossier, catalogue: Catalogue) -> AdviceOutcome:
    found = score(dossier, catalogue, with_trace=False).advice
    assert found is not None
    return found


def prepared(data: dict[str, Any], questionnaire: Questionnaire, draw: st.DataObject) -> dict[str, Any]:
    """Leave the compass out, choose a phase, and promise some measures, so that every rule can count."""
    questions = sorted(questionnaire.question_by_id)
    themes = [section.id for section in questionnaire.sections if section.scored]
    promised = draw.draw(st.sampled_from(("all", "some", "none")), label="promised")
    if promised == "all":
        about: dict[str, Any] = {"questions": tuple(questions), "themes": tuple(themes)}
    else:
        about = {
            "questions": tuple(draw.draw(st.lists(st.sampled_from(questions), unique=True))),
            "themes": tuple(draw.draw(st.lists(st.sampled_from(themes), unique=True))),
        }
    measures = () if promised == "none" else ({"id": "extra", "text": "Iets", **about, **AGREED},)
    return {
        **data,
        "measures": (*data.get("measures", ()), *measures),
        "compass": {"not_applicable": "Hier gaat het om iets anders."},
        "intake": {"phase": draw.draw(st.sampled_from(("ontwerp", "besluit")), label="phase")},
    }


def check_not_milder(before: AdviceOutcome, after: AdviceOutcome) -> None:
    for name, ladder in VALUES.items():
        old, new = getattr(before.inputs, name), getattr(after.inputs, name)
        # Without a class, evidence no longer asks for a journey; and then it is not told either.
        if name != "evidence" or after.inputs.burden != "onbekend":
            assert ladder.index(new) >= ladder.index(old), name
    assert ADVICE_ORDER.index(after.outcome) >= ADVICE_ORDER.index(before.outcome)
    subjects = {(one.subject, group) for one in before.conditions for group in one.groups}
    kept = {(one.subject, group) for one in after.conditions for group in one.groups}
    themes = {one.subject for one in before.conditions if one.about == "theme"}
    assert {one for one in subjects if one[0] not in themes} <= kept


@given(made_heavier(), st.data())
def test_a_heavier_answer_never_gives_a_milder_advice(case: Any, data: st.DataObject) -> None:
    questionnaire, light, heavy, _place = case
    shared = prepared({}, questionnaire, data)
    found = catalogue_of(questionnaire, bundled_catalogue())
    before, after = (
        advice_of(made({**data_of(one), **shared, "measures": (*data_of(one)["measures"], *shared["measures"])}), found)
        for one in (light, heavy)
    )
    check_not_milder(before, after)


WORSE = {
    "niet": "beetje", "beetje": "redelijk", "redelijk": "sterk", "sterk": "heel_sterk",
}  # fmt: skip


@st.composite
def mostly_known(draw: st.DrawFn) -> tuple[Dossier, Dossier, st.DataObject]:
    """A dossier of the small questionnaire that is mostly light and known, and the same with one answer heavier."""
    data = draw(st.data())
    questions = ("life", "a_one", "a_two", "a_guard", "b_one", "b_two", "c_one", "c_two", "d_one", "d_two", "e_one")
    # Near the borders of the rules: a few answers that are not light, and one of them or another becomes heavier.
    heavy = st.dictionaries(
        st.sampled_from(questions), st.sampled_from(("redelijk", "sterk", "heel_sterk")), max_size=3
    )
    answers = dict.fromkeys(questions, "niet") | draw(heavy)
    bases = dict.fromkeys(draw(st.sets(st.sampled_from(questions))), draw(st.sampled_from(("tested", "own_estimate"))))
    which = draw(st.sampled_from([one for one in questions if answers[one] in WORSE]))
    worse = draw(st.sampled_from(list(WORSE.values())[list(WORSE).index(answers[which]) :]))
    heavier = answers | {which: worse}
    basis = draw(st.sampled_from(("tested", "own_estimate")))
    return dossier(answers, bases=bases, basis=basis), dossier(heavier, bases=bases, basis=basis), data


@given(mostly_known())
def test_a_heavier_answer_never_gives_a_milder_advice_when_all_is_known(case: Any) -> None:
    light, heavy, data = case
    questionnaire = catalogue().questionnaires["rules"]
    shared = prepared({}, questionnaire, data)
    before, after = (advice_of(made({**data_of(one), **shared}), catalogue()) for one in (light, heavy))
    check_not_milder(before, after)


@given(st.integers(0, 2**32), st.data())
def test_a_step_more_never_gives_a_milder_advice_unless_it_makes_more_known(seed: int, data: st.DataObject) -> None:
    rng = drawn_from(seed)
    journey = random_journey(rng, most=4)
    extra = random_step(rng, 99)
    longer = with_step(journey, 0, extra)
    shared = prepared({}, catalogue().questionnaires["rules"], data)
    steps = [{"group": "people", "step": step.id} for step in journey.steps if rng.random() < 0.7]
    measures = [*shared["measures"], {"id": "steps", "text": "Iets", "steps": tuple(steps), **AGREED}]
    before, after = (
        advice_of(
            dossier(group={"journey": one.model_dump(exclude_none=True)}).model_copy(
                update={name: getattr(made({**data_of(dossier()), **shared, "measures": tuple(measures)}), name)
                        for name in ("measures", "compass", "intake")}
            ),
            catalogue(),
        )
        for one in (journey, longer)
    )  # fmt: skip
    if (before.inputs.evidence, after.inputs.evidence) == (False, True):
        # Only a step that is known better than by a guess can do that.
        assert extra.values.get("certainty") not in {None, "guessed"}
        return
    check_not_milder(before, after)


@given(mostly_known())
def test_a_promise_less_never_gives_a_milder_advice(case: Any) -> None:
    light, _heavy, data = case
    prepared_data = {**data_of(light), **prepared({}, catalogue().questionnaires["rules"], data)}
    before = advice_of(made(prepared_data), catalogue())
    after = advice_of(made({**prepared_data, "measures": ()}), catalogue())
    check_not_milder(before, after)
    assert [one.id for one in after.conditions] == [one.id for one in before.conditions]
