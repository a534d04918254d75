"""Whole journeys: their class, today's journey, what stands on a line of its own, and how sure it is."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import GroupKind
from scoring.dossier import (
    Answer,
    CurrentStep,
    Dossier,
    Estimate,
    Group,
    Journey,
    Participation,
    Response,
    Step,
)
from scoring.dossier_reading import dump_dossier, read_dossier
from scoring.errors import ScoringError
from scoring.journey.outcome import AmountRange, ScoreRange
from scoring.outcome import Outcome
from scoring.publication import answer_hashes, dossier_hash, publication_copy
from scoring.score import score
from tests.scoring.journey.random_journeys import scored
from tests.scoring.journey.test_steps import BREAKS, LIGHT, journey, of


def dossier(*groups: Group, **more: Any) -> Dossier:
    return Dossier(format=1, title="Proef", questionnaire="doenvermogen", journey="reis", groups=groups, **more)


def group(described: Journey | None, kind: GroupKind = GroupKind.RESIDENT, **more: Any) -> Group:
    return Group(**{"id": "groep", "name": "Groep", "kind": kind, "size": 100, "journey": described, **more})


def outcome(*groups: Group, **more: Any) -> Outcome:
    return score(dossier(*groups, **more), bundled_catalogue())


def minutes(always: float) -> Estimate:
    return Estimate(low=always, likely=always, high=always)


@pytest.mark.parametrize(
    ("steps", "schemes", "stress", "found"),
    [
        ((LIGHT,), 0, False, "laag"),
        ((BREAKS,), 0, False, "middel"),
        ((BREAKS, BREAKS), 0, False, "hoog"),
        ((LIGHT,), 5, False, "middel"),
        ((LIGHT,), 4, True, "middel"),
        ((LIGHT,), 9, True, "middel"),
        ((BREAKS,), 5, False, "hoog"),
        ((BREAKS, BREAKS), 5, True, "hoog"),
        ((LIGHT | {"help": None},), 5, True, "onbekend"),
    ],
)
def test_class(steps: tuple[dict[str, Any], ...], schemes: int, stress: bool, found: str) -> None:
    known = scored(journey(*steps, other_schemes=schemes), stress=stress)
    assert known.proposal.actual.burden_class == found


def test_not_knowing_how_many_schemes_run_stands_in_the_range() -> None:
    side = scored(journey(LIGHT | {"consequence": "nothing"}, other_schemes=None)).proposal
    assert side.actual.burden_class == side.lightest.burden_class == "laag"
    assert side.heaviest.burden_class == "middel"


def test_a_dossier_without_a_journey_has_none() -> None:
    found = outcome(group(None))
    assert found.groups[0].journey is None
    assert found.groups[0].journey_details is None
    assert found.journey_totals is None
    assert all(node.kind != "journey" for node in found.trace)
    assert "reis" not in {used.id for used in found.definitions}


def test_the_definition_is_pinned_with_the_others() -> None:
    assert "reis" in {used.id for used in outcome(group(journey(LIGHT))).definitions}


def test_without_the_definition_nothing_is_guessed() -> None:
    nameless = dossier(group(journey(LIGHT))).model_copy(update={"journey": None})
    with pytest.raises(ScoringError):
        score(nameless, bundled_catalogue())


class TestToday:
    PROPOSED = journey(LIGHT, BREAKS)

    def today(self, **said: Any) -> Any:
        return outcome(group(self.PROPOSED.model_copy(update=said))).groups[0]

    def test_it_is_unknown_when_nothing_is_said(self) -> None:
        found = self.today()
        assert (found.journey.current, found.journey_details.change) == (None, None)

    def test_the_same_changes_nothing(self) -> None:
        found = self.today(current="same")
        assert found.journey.current.index == found.journey.index
        assert found.journey_details.today_steps == found.journey_details.steps
        assert found.journey_details.change.index == 0
        assert found.journey_details.change.counts == {}

    def test_none_is_nothing_to_do(self) -> None:
        found = self.today(current="none")
        assert found.journey.current.hours_per_household.high == 0
        assert found.journey.current.class_ == "laag"

    def test_a_copy_names_only_what_is_different(self) -> None:
        step = CurrentStep(id="nu", like="s0", values={"own_documents": 3})
        found = self.today(current_steps=(step,))
        assert found.journey.current.hours_full_journey == pytest.approx(20 / 60, abs=1e-4)
        assert found.journey_details.change.counts == {"documents": -3}
        assert [one.id for one in found.journey.current.steps] == ["nu"]
        (told,) = found.journey_details.today_steps
        assert (told.id, told.hours_once.expected) == ("nu", pytest.approx(20 / 60, abs=1e-4))

    def test_what_changes_is_the_proposal_without_today(self) -> None:
        proposed = journey(LIGHT | {"minutes": minutes(60), "cost": 10}, LIGHT | {"minutes": minutes(30)})
        step = CurrentStep(id="nu", like="s0", values={"minutes": minutes(20), "cost": 4})
        details = (
            outcome(group(proposed.model_copy(update={"current_steps": (step,)}), size=10)).groups[0].journey_details
        )
        assert details is not None
        assert details.change is not None
        assert (
            details.change.hours_per_household == details.change.hours_full_journey == pytest.approx(70 / 60, abs=1e-4)
        )
        assert details.change.out_of_pocket_total == (10 - 4) * 10
        assert [one.money for one in (*details.steps, *details.today_steps)] == [10, None, 4]
        assert details.money_missing == ("s1",)


def test_doubling_a_weight_moves_the_load_to_both_sides() -> None:
    # Two for the time and nothing else, of 24; twice of 28 with that weight doubled, once of 28 with another.
    details = (
        outcome(group(journey(LIGHT | {"minutes": minutes(60), "consequence": "nothing"}))).groups[0].journey_details
    )
    assert details is not None
    (step,) = details.steps
    assert step.load_when_doubled == ScoreRange(round(200 / 28, 4), round(400 / 28, 4))


def test_without_hours_what_is_known_is_counted_by_step() -> None:
    idle = LIGHT | {"minutes": minutes(0), "certainty": "counted"}
    details = outcome(group(journey(idle, idle | {"certainty": "guessed"}))).groups[0].journey_details
    assert details is not None
    assert details.founded_share == 0.5


def test_helpers_and_employees_stand_on_lines_of_their_own() -> None:
    helped = LIGHT | {"actor": "helper"}
    own = LIGHT | {"actor": "employee"}
    found = outcome(
        group(journey(LIGHT, helped, own), id="bewoners"),
        group(journey(own), GroupKind.EMPLOYEE, id="collegas", size=10),
    )
    residents, totals = found.groups[0], found.journey_totals
    assert residents.journey is not None
    assert residents.journey_details is not None
    assert totals is not None
    assert residents.journey.hours_per_household is not None
    assert residents.journey.hours_per_household.expected == pytest.approx(20 / 60, abs=1e-4)
    assert residents.journey_details.helper_hours is not None
    assert residents.journey.steps[2].load is None
    alone = outcome(group(journey(helped))).groups[0].journey
    assert alone is not None
    assert alone.hours_full_journey == 0
    assert (alone.hours_total, alone.hours_per_household) == (AmountRange(0, 0, 0), AmountRange(0, 0, 0))
    assert totals.public_hours is not None
    assert totals.employee_hours is not None
    assert totals.public_hours.expected == pytest.approx(100 * 20 / 60, abs=1e-2)
    assert totals.employee_hours.expected == pytest.approx(10 * 20 / 60, abs=1e-2)


def test_participation_hours_are_a_line_of_their_own() -> None:
    asked = Participation(hours=Estimate(low=1, likely=2, high=3), people=20)
    with_line = outcome(group(journey(LIGHT).model_copy(update={"participation": asked})))
    without = outcome(group(journey(LIGHT)))
    details = with_line.groups[0].journey_details
    assert details is not None
    assert details.participation_hours is not None
    assert details.participation_hours.expected == 40
    assert with_line.groups[0].journey == without.groups[0].journey


def test_a_group_of_unknown_size_has_no_totals() -> None:
    found = outcome(group(journey(LIGHT), size=None))
    assert found.groups[0].journey is not None
    assert found.groups[0].journey.hours_total is None
    assert found.journey_totals is not None
    assert found.journey_totals.size_unknown == ("groep",)


@pytest.mark.parametrize(
    ("first", "second", "enough"),
    [
        ("tested", "guessed", False),  # half of the hours
        ("tested", "measured", True),
        ("tested", None, False),
    ],
)
def test_evidence(first: str, second: str | None, enough: bool) -> None:
    found = outcome(group(journey(LIGHT | {"certainty": first}, LIGHT | {"certainty": second})))
    details = found.groups[0].journey_details
    assert details is not None
    assert (details.evidence == "voldoende") is enough


def test_a_heavy_step_that_is_a_guess_is_not_enough_evidence() -> None:
    heavy = BREAKS | {
        "certainty": "guessed", "help": "no_help", "own_story": 9, "deadline": "within_two_weeks",
        "minutes": Estimate(low=1, likely=1, high=1), **dict.fromkeys(("understand", "tension"), "very_much"),
    }  # fmt: skip
    long = LIGHT | {"certainty": "measured", "minutes": Estimate(low=500, likely=500, high=500)}
    details = outcome(group(journey(heavy, long))).groups[0].journey_details
    assert details is not None
    assert details.founded_share > 0.9
    assert details.evidence == "onvoldoende"


def test_avoidable_is_what_the_law_does_not_ask() -> None:
    def share(*reasons: str | None, **more: str) -> float | None:
        helped = LIGHT | {"why_needed": "choice", "actor": "helper"}
        found = outcome(group(journey(helped, *[LIGHT | {"why_needed": why} | more for why in reasons]))).groups[0]
        assert found.journey is not None
        return found.journey.avoidable_share

    assert share("law", "choice", "habit", "law") == 0.5
    assert share("law", "choice", None) is None
    assert share("choice", actor="helper") is None


def test_stacking_is_counted() -> None:
    visit = LIGHT | {"channels": ("counter",), "start_day": 1, "digital_login": "yes", "contact_persons": 2}
    monthly = LIGHT | {"times_a_year": 12, "start_day": 20, "own_documents": 3, "waiting_days": 14}
    late = LIGHT | {"start_day": 200}
    details = outcome(group(journey(visit, monthly, late))).groups[0].journey_details
    assert details is not None
    assert details.counts == {
        "counter_visits": 1, "logins": 1, "contact_persons": 2, "documents": 3, "waiting_days": 14
    }  # fmt: skip
    assert (details.busiest.days, details.busiest.actions) == (30, 2)
    assert details.busiest.hours == pytest.approx((125 + 20) / 60, abs=1e-4)


def test_a_step_and_an_answer_that_say_different_things_are_pointed_out() -> None:
    said = Answer(question="proofs", proposal=Response(value=0.0))
    silent = outcome(group(journey(LIGHT), answers=(said,))).groups[0].journey_details
    found = outcome(group(journey(LIGHT | {"known_documents": 5}), answers=(said,))).groups[0].journey_details
    assert silent is not None
    assert found is not None
    assert silent.contradictions == ()
    assert [(one.rule, one.step, one.question) for one in found.contradictions] == [
        ("no_proofs_but_known_data", "s0", "proofs")
    ]


def test_what_to_find_out_begins_with_what_is_needed() -> None:
    details = outcome(group(journey({}, LIGHT))).groups[0].journey_details
    assert details is not None
    needed = [(one.step, one.field) for one in details.find_out if one.needed]
    assert needed == [("s0", "minutes"), ("s0", "deadline"), ("s0", "consequence"), ("s0", "help")]
    assert [one.needed for one in details.find_out] == sorted((one.needed for one in details.find_out), reverse=True)


def test_a_class_that_leans_on_one_weight_is_called_sensitive() -> None:
    # Just under 35; twice the weight of the consequence brings it over.
    step = LIGHT | {"consequence": "income_lost", "own_documents": 7, "deadline": "two_to_six_weeks", **dict.fromkeys(
        ("understand", "remember", "weigh", "tension"), "none")}  # fmt: skip
    known = of(step)
    assert known.proposal.actual.burden_class == "laag"
    details = outcome(group(journey(step))).groups[0].journey_details
    assert details is not None
    assert "consequence_score" in details.sensitive_to


class TestPublication:
    DESCRIBED = Journey(
        steps=(Step(id="s", name="Stap", values=LIGHT, note="Niet voor buiten."),),
        current_steps=(CurrentStep(id="nu", like="s", note="Ook niet."),),
    )

    def test_notes_stay_inside_and_the_rest_goes_along(self) -> None:
        copy = publication_copy(dossier(group(self.DESCRIBED)))
        text = dump_dossier(copy)
        assert "Niet voor buiten" not in text
        assert "Ook niet" not in text
        assert "name: Stap" in text
        assert read_dossier(text.encode(), "x.yaml").dossier == copy

    def test_every_step_has_a_fingerprint(self) -> None:
        one = dossier(group(self.DESCRIBED))
        heavier = Journey(steps=(Step(id="s", name="Stap", values=LIGHT | {"help": "no_help"}),))
        other = dossier(group(heavier))
        assert set(answer_hashes(one)) == {"groep/journey/s", "groep/journey_today/nu"}
        assert answer_hashes(one)["groep/journey/s"] != answer_hashes(other)["groep/journey/s"]
        assert dossier_hash(one) == dossier_hash(publication_copy(one)) != dossier_hash(other)
