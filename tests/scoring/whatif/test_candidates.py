"""Which measures are worth trying, in which order, and what is told of them."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.batch.scorer import Place
from scoring.dossier import AnswerChange, StepEdit
from scoring.publication import DOSSIER_WIDE
from scoring.whatif.candidates import Candidate, candidates
from tests.scoring.whatif.taking import rules_catalogue, term
from tests.scoring.whatif.test_applying import dossier, edit, journey, own, step, to


def answers(**values: Any) -> list[dict[str, Any]]:
    return [{"questionnaire": "rules", "question": question, "value": value} for question, value in values.items()]


def ids(*arguments: Any, library: tuple[dict[str, Any], ...], **fields: Any) -> list[str]:
    return [one.id for one in candidates(dossier(*arguments, **fields), rules_catalogue(*library))]


def test_own_measures_come_first_and_then_the_strongest_of_the_library() -> None:
    library = (
        term("told", "uitleggen", answers=answers(a_one="redelijk")),
        term("easier", "lichter", answers=answers(a_one="redelijk")),
        term("gone", "wegnemen", answers=answers(a_one="niet")),
        term("gone_too", "wegnemen", answers=answers(a_one="beetje")),
    )
    measures = [own("second", answers=[to("e_one", "sterk")]), own("first", answers=[to("a_one", "niet")])]
    assert ids({"a_one": "heel_sterk"}, library=library, measures=measures) == [
        "second", "first", "gone", "gone_too", "easier", "told",
    ]  # fmt: skip


def test_what_changes_nothing_is_no_candidate_also_when_others_want_otherwise() -> None:
    measures = [
        own("same", answers=[to("a_one", "sterk")]),
        own("lighter", answers=[to("a_one", "niet")]),
        own("empty"),
        own("same_step", steps=[edit("one", values={"help": "no_help"})]),
    ]
    library = (term("heavier", answers=answers(a_one="heel_sterk")),)
    group = journey(step("one", help="no_help"))
    assert ids({"a_one": "sterk"}, library=library, measures=measures, group=group) == ["lighter"]


@pytest.mark.parametrize(
    ("proposal", "changes", "expected"),
    [
        # A bottleneck, and a red flag.
        ({"a_one": "sterk"}, {"a_one": "niet"}, True),
        ({"a_one": "heel_sterk"}, {"a_one": "sterk"}, True),
        # Lighter, and nothing that weighs.
        ({"a_one": "redelijk"}, {"a_one": "niet"}, False),
        # A theme that gives the class, without a bottleneck.
        ({"e_one": "sterk"}, {"e_one": "niet"}, True),
        # What it decides about weighs, not the answer itself.
        ({"a_two": "redelijk", "a_guard": "heel_sterk"}, {"a_two": "niet"}, True),
        ({"a_two": "redelijk", "a_guard": "niet"}, {"a_two": "niet"}, False),
        # For the whole dossier.
        ({"wide": "heel_sterk"}, {"wide": "niet"}, True),
    ],
)
def test_the_library_has_to_lighten_something_that_weighs(
    proposal: dict[str, Any], changes: dict[str, Any], expected: bool
) -> None:
    found = ids(proposal, library=(term("one", answers=answers(**changes)),))
    assert found == (["one"] if expected else [])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"help": "no_help"}, True),
        ({"help": "reachable"}, False),
        ({"help": "information_only", "consequence": "application_lost", "deadline": "within_two_weeks"}, True),
    ],
)
def test_a_step_has_to_weigh_too(values: dict[str, Any], expected: bool) -> None:
    library = (term("one", fields=[{"journey": "reis", "field": "help", "value": "fixed_person"}]),)
    found = candidates(dossier(group=journey(step("one", **values))), rules_catalogue(*library))
    if expected:
        assert [one.steps for one in found] == [
            (StepEdit(group="people", step="one", values={"help": "fixed_person"}),)
        ]
    else:
        assert found == ()


def test_a_candidate_tells_what_becomes_of_what() -> None:
    library = (term("less", "lichter", answers=answers(a_one="niet", wide="beetje", b_one="niet")),)
    measures = [{**own("m", answers=[to("b_one", "redelijk", basis="figures")]), "term": "less", "effort": "small"}]
    made = dossier({"a_one": "sterk", "wide": "heel_sterk"}, measures=measures)
    assert candidates(made, rules_catalogue(*library)) == (
        Candidate(
            id="m",
            text="Iets",
            own=True,
            strength="lichter",
            effort="small",
            answers={Place("people", "b_one"): AnswerChange(question="b_one", value="redelijk", basis="figures")},
            steps=(),
        ),
        Candidate(
            id="less",
            text="less",
            own=False,
            strength="lichter",
            effort=None,
            answers={
                Place("people", "a_one"): AnswerChange(question="a_one", value="niet"),
                Place(DOSSIER_WIDE, "wide"): AnswerChange(question="wide", value="beetje"),
            },
            steps=(),
        ),
    )


def test_a_measure_of_the_dossier_takes_the_place_of_the_one_of_the_library_with_its_id() -> None:
    library = (term("less", answers=answers(a_one="niet")),)
    measures = [own("less", answers=[to("a_one", "redelijk")])]
    (found,) = candidates(dossier({"a_one": "sterk"}, measures=measures), rules_catalogue(*library))
    assert (found.own, found.answers[Place("people", "a_one")].value) == (True, "redelijk")
