"""What becomes of a dossier when measures are taken: worked out by hand, one thing at a time."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaires.catalogue import Catalogue
from scoring.dossier import Answer, CurrentStep, Dossier, Group, Response
from scoring.dossier_reading import dump_dossier, read_dossier
from scoring.errors import ScoringError
from scoring.evidence import StepReference
from scoring.score import score
from scoring.validation import validate
from scoring.whatif.applying import apply_measures
from tests.scoring.advice import advising
from tests.scoring.advice.advising import FOUNDED, measure
from tests.scoring.whatif.taking import as_tuples, rules_catalogue, term

LIBRARY = rules_catalogue(
    term("lighter", answers=[{"questionnaire": "rules", "question": "a_two", "value": "beetje"}]),
    term("lightest", answers=[{"questionnaire": "rules", "question": "a_two", "value": "niet"}]),
    term("wide", answers=[{"questionnaire": "rules", "question": "wide", "value": "beetje"}]),
    term("helped", fields=[{"journey": "reis", "field": "help", "value": "fixed_person"}]),
)


def dossier(*said: Any, **fields: Any) -> Dossier:
    return advising.dossier(*said, **as_tuples(fields))


def own(identifier: str = "m", *, groups: tuple[str, ...] = (), **changes: Any) -> dict[str, Any]:
    """A measure of the dossier that changes something by its own words."""
    return {"id": identifier, "text": "Iets", "groups": groups, "changes": changes}


def to(question: str, value: Any = None, **others: Any) -> dict[str, Any]:
    return {"question": question, **({} if value is None else {"value": value}), **others}


def taken(made: Dossier, *ids: str, catalogue: Catalogue = LIBRARY) -> Dossier:
    """Take measures; what comes out can be written, read again and used."""
    changed = apply_measures(made, catalogue, ids)
    assert findings(changed, catalogue) <= findings(made, catalogue)
    return changed


def findings(made: Dossier, catalogue: Catalogue) -> set[tuple[str, str]]:
    file = read_dossier(dump_dossier(made).encode(), "dossier.yaml")
    assert file.dossier == made
    return {(finding.code, finding.message) for finding in validate(file, catalogue)}


def answer(made: Dossier, question: str, group: int = 0) -> Answer:
    return made.groups[group].answer_by_question[question]


def proposed(made: Dossier, question: str, group: int = 0) -> Response:
    found = answer(made, question, group).proposal
    assert found is not None
    return found


# Answers -----------------------------------------------------------------------------------------------------------


def test_a_measure_of_the_library_makes_an_answer_lighter_and_leaves_how_it_is_known() -> None:
    made = dossier({"a_two": "sterk"}, basis="figures")
    changed = taken(made, "lighter")
    assert proposed(changed, "a_two") == Response(value="beetje", basis="figures")
    assert answer(changed, "a_two").current == answer(made, "a_two").current
    assert changed.measures == made.measures
    assert [one for one in changed.groups[0].answers if one.question != "a_two"] == [
        one for one in made.groups[0].answers if one.question != "a_two"
    ]


@pytest.mark.parametrize(
    "now", ["niet", "beetje", {"unknown": "not_known"}, {"not_applicable": "Dat speelt hier niet."}, None]
)
def test_a_measure_of_the_library_leaves_what_is_light_unknown_or_not_applicable(now: Any) -> None:
    made = dossier({"a_two": now}) if now is not None else without(dossier(), "a_two")
    assert apply_measures(made, LIBRARY, ["lighter"]) is made


def without(made: Dossier, question: str) -> Dossier:
    data = made.model_dump(exclude_none=True)
    (group,) = data["groups"]
    left = tuple(one for one in group["answers"] if one["question"] != question)
    return Dossier.model_validate({**data, "groups": ({**group, "answers": left},)})


def test_a_measure_of_the_library_leaves_an_answer_that_is_not_asked() -> None:
    library = rules_catalogue(
        term("guard", answers=[{"questionnaire": "rules", "question": "a_guard", "value": "niet"}])
    )
    hidden = dossier({"a_two": "niet", "a_guard": "sterk"})
    assert apply_measures(hidden, library, ["guard"]) is hidden
    asked = dossier({"a_two": "sterk", "a_guard": "sterk"})
    assert proposed(taken(asked, "guard", catalogue=library), "a_guard").value == "niet"


def test_what_people_decide_can_be_heavier_and_makes_an_unknown_answer_known() -> None:
    made = dossier(
        {"b_two": {"unknown": "not_in_proposal"}},
        measures=[own(answers=[to("b_two", "redelijk"), to("a_one", "sterk", basis="own_estimate")])],
    )
    changed = taken(made, "m")
    assert proposed(changed, "b_two") == Response(value="redelijk")
    assert proposed(changed, "a_one") == Response(value="sterk", basis="own_estimate")


def test_what_no_longer_applies_says_why() -> None:
    made = dossier({"b_two": "sterk"}, measures=[own(answers=[to("b_two", not_applicable="Dit valt weg.")])])
    assert proposed(taken(made, "m"), "b_two") == Response(not_applicable="Dit valt weg.")


def test_an_answer_that_was_not_given_comes_in_the_order_of_the_questionnaire() -> None:
    made = without(without(dossier(), "e_two"), "b_two")
    measures = [own(answers=[to("e_two", "niet"), to("b_two", "niet")])]
    changed = taken(made.model_copy(update={"measures": dossier(measures=measures).measures}), "m")
    assert [one.question for one in changed.groups[0].answers[-2:]] == ["b_two", "e_two"]


def test_of_several_changes_the_lightest_counts_in_any_order() -> None:
    made = dossier(
        {"a_two": "sterk"},
        measures=[own("some", answers=[to("a_two", "redelijk")]), own("more", answers=[to("a_two", "sterk")])],
    )
    for names in (("some", "more", "lighter"), ("lighter", "more", "some")):
        assert proposed(taken(made, *names), "a_two").value == "beetje"
    # Who wants to leave it as it is, is heard too.
    lighter = taken(made, "some")
    assert proposed(taken(lighter, "more", "some"), "a_two").value == "redelijk"
    assert proposed(taken(lighter, "more"), "a_two").value == "sterk"


def test_a_measure_of_the_dossier_that_names_one_of_the_library_does_that_where_it_is_about() -> None:
    groups = [
        group.model_dump(exclude_none=True) | {"id": name}
        for name in ("here", "there")
        for group in dossier({"a_two": "sterk"}).groups
    ]
    data = dossier(
        measures=[
            measure("everywhere", term="lighter"),
            measure("one_group", term="lighter", groups=("here",)),
            measure("other_question", term="lighter", questions=("b_one",)),
            measure("theme", term="lighter", themes=("a",), groups=("there",)),
            measure("nothing", term="lighter", changes={}),
        ]
    ).model_dump(exclude_none=True)
    made = Dossier.model_validate({**data, "groups": tuple(groups)})

    def values(name: str) -> list[Any]:
        changed = apply_measures(made, LIBRARY, [name])
        return [proposed(changed, "a_two", group).value for group in range(2)]

    assert values("everywhere") == ["beetje", "beetje"]
    assert values("one_group") == ["beetje", "sterk"]
    assert values("other_question") == ["sterk", "sterk"]
    assert values("theme") == ["sterk", "beetje"]
    assert values("nothing") == ["sterk", "sterk"]


def test_an_answer_for_the_whole_dossier_is_changed_there() -> None:
    made = dossier(measures=[own("m", groups=("people",), answers=[to("wide", "redelijk")])])
    changed = taken(made, "m")
    found = changed.answer_by_question["wide"].proposal
    assert found is not None
    assert found.value == "redelijk"
    back = taken(changed, "wide").answer_by_question["wide"].proposal
    assert back is not None
    assert back.value == "beetje"


def test_a_question_that_is_not_for_a_group_is_left_out() -> None:
    colleagues = {"kind": "employee", "answers": ()}
    made = dossier(group=colleagues, measures=[own(answers=[to("e_two", "niet")])])
    assert apply_measures(made, LIBRARY, ["m"]) is made


def test_what_raters_said_gives_way_and_what_they_said_about_today_stays() -> None:
    data = dossier().model_dump(exclude_none=True)
    rated = next(one for one in data["groups"][0]["answers"] if one["question"] == "a_two")
    rated["ratings"] = tuple(
        {"rater": {"function": "Rater"}, "proposal": {"value": value, "basis": basis}, "current": {"value": now}}
        for value, basis, now in (("sterk", "tested", "sterk"), ("redelijk", "figures", "niet"))
    )
    del rated["proposal"], rated["current"]
    before = Dossier.model_validate(data)
    changed = taken(before, "lighter")
    found = answer(changed, "a_two")
    assert found.settled is not None
    assert found.settled.proposal == Response(value="beetje", basis="tested")
    assert [one.current for one in found.ratings] == [one.current for one in answer(before, "a_two").ratings]
    old, new = (score(one, LIBRARY).groups[0] for one in (before, changed))
    assert [one.today for one in new.themes] == [one.today for one in old.themes]
    assert new.disagreements == ()


def test_an_answer_is_no_longer_the_same_as_another_or_from_a_step() -> None:
    first = dossier({"a_two": "sterk"}, group={"journey": {"steps": (step("one"),)}}).model_dump(exclude_none=True)[
        "groups"
    ][0]
    second = {**first, "id": "others", "answers": tuple({**one, "same_as": "people"} for one in first["answers"])}
    from_steps = tuple({**one, "from_steps": ("one",)} for one in first["answers"])
    base = dossier(measures=[own(groups=("people",), answers=[to("a_two", "niet")])]).model_dump(exclude_none=True)
    made = Dossier.model_validate({**base, "groups": ({**first, "answers": from_steps}, second)})
    changed = taken(made, "m")
    assert answer(changed, "a_two").from_steps == ()
    assert answer(changed, "a_one").from_steps == ("one",)
    assert answer(changed, "a_two", group=1).same_as is None
    assert answer(changed, "a_one", group=1).same_as == "people"


# Today -------------------------------------------------------------------------------------------------------------


def test_today_is_written_out_where_it_would_come_along() -> None:
    said = dossier({"a_two": "sterk", "a_guard": "redelijk"}).model_dump(exclude_none=True)
    for one in said["groups"][0]["answers"]:
        one.pop("current", None)
    said["groups"][0]["themes"] = ({"section": "a", "changes": "no"},)
    made = Dossier.model_validate(said)
    changed = taken(made, "lightest")
    assert answer(changed, "a_two").current == answer(made, "a_two").proposal
    # It is no longer asked, and today it is.
    assert answer(changed, "a_guard").current == answer(made, "a_guard").proposal
    assert answer(changed, "a_guard").proposal == answer(made, "a_guard").proposal
    assert answer(changed, "a_one") == answer(made, "a_one")
    old, new = (score(one, LIBRARY).groups[0] for one in (made, changed))
    assert (old.comparison, new.comparison) == ("niet_te_vergelijken", "lichter")
    assert [one.today for one in new.themes] == [one.today for one in old.themes]
    assert {one.question for one in new.lighter} - {one.question for one in old.lighter} == {"a_two", "a_guard"}


# Steps -------------------------------------------------------------------------------------------------------------


def step(name: str, **values: Any) -> dict[str, Any]:
    return {"id": name, "name": name.title(), "values": {**FOUNDED, **values}}


def journey(*steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"journey": {"steps": steps, **more}}


def edit(name: str, **what: Any) -> dict[str, Any]:
    return {"group": "people", "step": name, **what}


def people(made: Dossier) -> Group:
    return made.groups[0]


def test_fields_of_steps_change_and_today_stays_the_same() -> None:
    made = dossier(
        group=journey(step("one", help="no_help"), step("two", help="reachable"), current="same"),
        measures=[own(steps=[edit("one", values={"help": "reachable", "tension": None})])],
    )
    changed = taken(made, "m", "helped")
    found = people(changed).journey
    assert found is not None
    assert [one.values["help"] for one in found.steps] == ["fixed_person", "fixed_person"]
    assert "tension" not in found.steps[0].values
    assert found.current is None
    assert [(one.id, one.like) for one in found.current_steps] == [("one", "one"), ("two", "two")]
    assert [one.values["help"] for one in found.current_steps] == ["no_help", "reachable"]
    before, after = (score(one, LIBRARY).groups[0].journey for one in (made, changed))
    assert before is not None
    assert after is not None
    assert before.current is not None
    assert after.current == before.current
    assert after.index < before.index


def test_a_step_that_goes_takes_along_what_names_it() -> None:
    reference = {"group": "people", "step": "one"}
    made = dossier(
        group=journey(
            step("one", help="no_help"),
            step("two"),
            current_steps=({"id": "now", "like": "one", "values": {"tension": "much"}},),
        ),
        measures=[own(steps=[edit("one", remove=True)]), measure("other", steps=(reference,))],
        signals=({"source": "report", "subject": "Iets", "steps": (reference,)},),
    )
    changed = taken(made, "m")
    found = people(changed).journey
    assert found is not None
    assert [one.id for one in found.steps] == ["two"]
    (now,) = found.current_steps
    assert now == CurrentStep(id="now", name="One", values={**step("one", help="no_help")["values"], "tension": "much"})
    assert [one.steps for one in changed.measures] == [(), ()]
    assert changed.measures[0].changes is not None
    assert changed.measures[0].changes.steps == ()
    assert changed.signals[0].steps == ()
    assert made.measures[1].steps == (StepReference(group="people", step="one"),)


def test_without_steps_left_there_is_nothing_to_do_which_is_known() -> None:
    made = dossier(
        group={"size": 10}
        | journey(step("one", help="no_help", consequence="income_lost", deadline="within_two_weeks"), current="same"),
        measures=[own(steps=[edit("one", remove=True)])],
        phase="besluit",
    )
    changed = taken(made, "m")
    outcome = score(changed, LIBRARY)
    (group,) = outcome.groups
    assert group.journey is not None
    assert (group.journey.class_, group.journey.steps) == ("laag", ())
    assert group.journey.hours_full_journey == 0
    assert outcome.journey_totals is not None
    assert outcome.journey_totals.public_hours is not None
    assert outcome.journey_totals.public_hours.high == 0
    assert group.journey.current is not None
    assert len(group.journey.current.steps) == 1
    assert outcome.advice is not None
    assert outcome.advice.inputs.evidence


def test_going_wins_and_of_values_the_lightest() -> None:
    made = dossier(
        group=journey(step("one", help="no_help"), step("two", own_documents=9, channels=("letter",))),
        measures=[
            own(
                "goes",
                steps=[edit("one", remove=True), edit("two", values={"own_documents": 3, "channels": ("phone",)})],
            ),
            own(
                "stays",
                steps=[
                    edit("one", values={"help": "reachable"}),
                    edit("two", values={"own_documents": 2, "channels": ("app",)}),
                ],
            ),
        ],
    )
    changed = people(taken(made, "stays", "goes")).journey
    assert changed is not None
    (left,) = changed.steps
    assert (left.id, left.values["own_documents"], left.values["channels"]) == ("two", 2, ("phone",))


@pytest.mark.parametrize(
    ("field", "value", "now", "expected"),
    [
        ("help", "fixed_person", "no_help", True),
        ("help", "fixed_person", "taken_over", False),
        ("help", "fixed_person", None, False),
        ("own_documents", 1, 3, True),
        ("own_documents", 1, 0, False),
        ("without_computer", "yes", "no", True),
        # It takes no flag away, so it would make no difference.
        ("digital_login", "no", "yes", False),
        # At a counter the time for travelling and waiting would be added.
        ("channels", ("counter",), ("letter",), False),
        # A guess is known less well.
        ("certainty", "guessed", "counted", False),
        # Of a reminder nobody asks when there is no term.
        ("reminder", "yes", "no", False),
    ],
)
def test_the_library_changes_a_field_only_when_the_step_gets_lighter(
    field: str, value: Any, now: Any, expected: bool
) -> None:
    one = step("one", **{field: now})
    one["values"] = {name: given for name, given in one["values"].items() if given is not None}
    library = rules_catalogue(term("lighter", fields=[{"journey": "reis", "field": field, "value": value}]))
    made = dossier(group=journey(one))
    changed = apply_measures(made, library, ["lighter"])
    assert (changed is not made) == expected


def test_the_library_leaves_the_hours_of_a_well_known_step_beside_a_guess() -> None:
    library = rules_catalogue(term("fewer", fields=[{"journey": "reis", "field": "times_a_year", "value": 1}]))
    known, guess = step("known", times_a_year=12), step("guess", times_a_year=12, certainty="guessed")
    beside = taken(dossier(group=journey(known, guess)), "fewer", catalogue=library)
    alone = taken(dossier(group=journey(known)), "fewer", catalogue=library)
    times = []
    for made in (beside, alone):
        found = people(made).journey
        assert found is not None
        times.append([one.values["times_a_year"] for one in found.steps])
    assert times == [[12, 1], [1]]


# Names -------------------------------------------------------------------------------------------------------------


def test_a_measure_that_is_not_there_is_refused() -> None:
    made = dossier({"a_two": "heel_sterk"}, measures=[own("m", answers=[to("a_two", "niet")])])
    with pytest.raises(ScoringError) as caught:
        apply_measures(made, LIBRARY, ["m", "lighterr"])
    assert str(caught.value) == (
        "De maatregel lighterr is er niet. Bedoel je lighter? "
        "Maatregelen die hier iets veranderen: m, lighter, lightest."
    )
