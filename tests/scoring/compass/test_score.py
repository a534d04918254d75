"""The outcome of the compass: RULES section 7 by example, against a second writing of it, and what it claims."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.model import GroupKind
from scoring.compass.outcome import CompassOutcome
from scoring.compass.score import score_compass
from scoring.dossier import Dossier, Group
from scoring.errors import ScoringError
from scoring.outcome_data import outcome_to_data
from scoring.participation import CheckAnswer
from scoring.score import score
from tests.scoring.compass.answering import (
    EVIDENCE,
    LADDER,
    ORDER,
    answered,
    by_hand,
    completions,
    dossier_with,
    everywhere,
    kompas,
    scored,
)


def rank(outcome: str) -> int:
    return ORDER.index(outcome)


@given(answered())
def test_the_outcome_is_that_of_the_rules_written_a_second_time(drawn: tuple[dict[str, str], str]) -> None:
    answers, phase = drawn
    assert scored(answers, phase).outcome == by_hand(answers, phase)


def never_better(before: CompassOutcome, after: CompassOutcome) -> bool:
    """Whether nothing became better; see docs/decisions on what stays open until it is certain.

    What hung on checks that nobody knew can become certain, but then only as bad as the worst that was feared.
    """
    least = before.outcome_at_worst if before.rule == "range" else before.outcome
    return (
        rank(after.outcome) >= rank(least)
        and rank(after.outcome_at_best) >= rank(before.outcome_at_best)
        and rank(after.outcome_at_worst) >= rank(before.outcome_at_worst)
    )


@given(answered(), st.data())
def test_a_worse_answer_never_gives_a_better_outcome(drawn: tuple[dict[str, str], str], data: st.DataObject) -> None:
    answers, phase = drawn
    check = data.draw(st.sampled_from(sorted(answers)))
    place = data.draw(st.integers(0, len(LADDER) - 3))
    better, worse = ({**answers, check: kind} for kind in LADDER[place : place + 2])
    assert never_better(scored(better, phase), scored(worse, phase))


@given(answered(), st.data())
def test_leaving_out_evidence_never_helps(drawn: tuple[dict[str, str], str], data: st.DataObject) -> None:
    answers, phase = drawn
    check = data.draw(st.sampled_from(sorted(answers)))
    assert never_better(*(scored({**answers, check: kind}, phase) for kind in ("full_yes", "bare_yes")))


@given(answered(), st.data())
def test_what_becomes_unknown_only_widens(drawn: tuple[dict[str, str], str], data: st.DataObject) -> None:
    answers, phase = drawn
    check = data.draw(st.sampled_from(sorted(answers)))
    known, bare = (scored({**answers, check: kind}, phase) for kind in ("told_partly", "bare_partly"))
    assert bare == replace(scored({**answers, check: "unknown"}, phase), checks=bare.checks)
    assert rank(bare.outcome) >= rank(known.outcome)
    assert rank(bare.outcome_at_best) <= rank(known.outcome_at_best)
    assert rank(bare.outcome_at_worst) >= rank(known.outcome_at_worst)


def test_what_was_open_becomes_certain_only_as_bad_as_was_feared() -> None:
    open_checks = dict.fromkeys(("getest", "uitvoerders", "wijk", "jeugd"), "unknown")
    before = scored(everywhere("full_yes", **open_checks))
    assert (before.outcome, before.outcome_at_worst) == ("onbekend", "deels")
    after = scored(everywhere("full_yes", doel="told_partly", **open_checks))
    assert (after.outcome, after.rule) == ("deels", "partly")


@given(answered(), st.data())
def test_what_is_not_known_leaves_room_for_every_way_it_can_turn_out(
    drawn: tuple[dict[str, str], str], data: st.DataObject
) -> None:
    answers, phase = drawn
    answers = {check: "told_partly" if kind in {"unknown", "bare_partly"} else kind for check, kind in answers.items()}
    names = data.draw(st.lists(st.sampled_from(sorted(answers)), unique=True, min_size=1, max_size=3))
    found = scored({**answers, **dict.fromkeys(names, "unknown")}, phase)
    turned_out = [scored(way, phase) for way in completions(answers, names)]
    ranks = [rank(one.outcome) for one in turned_out]
    assert rank(found.outcome_at_best) == min(ranks)
    assert rank(found.outcome_at_worst) == max(ranks)
    assert found.outcome == "onbekend" or set(ranks) == {rank(found.outcome)}
    assert found.share_low is not None
    assert found.share_high is not None
    assert all(found.share_low <= (one.share_low or 0) <= found.share_high for one in turned_out)


def test_all_yes_with_evidence_is_in_order() -> None:
    found = scored(everywhere("full_yes"))
    assert (found.outcome, found.rule, found.points, found.maximum) == ("op_orde", "in_order", 30, 30)
    assert (found.share_low, found.share_high, found.definition) == (1.0, 1.0, "kompas")


def test_fifteen_times_a_bare_partly_is_not_known() -> None:
    found = scored(everywhere("bare_partly"))
    assert (found.outcome, found.rule, found.points) == ("onbekend", "core_unknown", 0)
    assert {(one.state, one.answer, one.counts_as, one.why) for one in found.checks} == {
        ("unknown", "deels", None, "no_explanation")
    }
    assert scored(everywhere("told_partly")).outcome == "deels"


def test_a_yes_without_evidence_counts_as_partly() -> None:
    found = scored(everywhere("full_yes", doel="bare_yes"))
    assert (found.outcome, found.points) == ("deels", 29)
    one = next(check for check in found.checks if check.id == "doel")
    assert (one.answer, one.counts_as, one.points, one.why, one.core) == ("ja", "deels", 1, "no_evidence", True)


def test_a_sentence_of_spaces_is_none() -> None:
    with pytest.raises(ValidationError):
        CheckAnswer(check="doel", value="deels", explanation="  ")


def test_eighty_percent_is_in_order_and_below_half_is_not() -> None:
    rest = [check.id for check in kompas().checks if not check.core]
    # Core 10 of 30 points; each of the ten others gives two.
    assert scored(everywhere("full_yes", **dict.fromkeys(rest[:3], "no"))).share_low == 0.8
    assert scored(everywhere("full_yes", **dict.fromkeys(rest[:3], "no"))).outcome == "op_orde"
    assert scored(everywhere("full_yes", **dict.fromkeys(rest[:4], "no"))).outcome == "deels"
    lowest = everywhere("full_yes", **dict.fromkeys(rest[:7], "no"), **{rest[7]: "told_partly"})
    assert (scored(lowest).points, scored(lowest).outcome) == (15, "deels")
    lowest[rest[7]] = "no"
    assert (scored(lowest).points, scored(lowest).outcome, scored(lowest).rule) == (14, "niet_op_orde", "below_half")


def test_one_no_in_the_core_is_never_made_good() -> None:
    assert (scored(everywhere("full_yes", tijdig="no")).outcome, scored(everywhere("full_yes", wijk="no")).outcome) == (
        "niet_op_orde",
        "op_orde",
    )


def test_what_is_not_known_outside_the_core_counts_only_when_it_matters() -> None:
    assert scored(everywhere("full_yes", wijk="unknown")).outcome == "op_orde"
    rest = [check.id for check in kompas().checks if not check.core]
    found = scored(everywhere("full_yes", **dict.fromkeys(rest[:4], "unknown")))
    assert (found.outcome, found.rule) == ("onbekend", "range")
    assert (found.outcome_at_best, found.outcome_at_worst) == ("op_orde", "deels")
    assert (found.points, found.maximum) == (22, 30)


def test_without_answers_nothing_is_known_and_a_later_check_does_not_count() -> None:
    found = scored({}, "verkenning")
    assert (found.outcome, found.outcome_at_best, found.outcome_at_worst) == ("onbekend", "op_orde", "niet_op_orde")
    states = {check.id: (check.state, check.core) for check in found.checks}
    assert states["verwerkt"] == states["terug"] == ("later", False)
    assert states["doel"] == ("unknown", True)
    assert found.maximum == 26
    designing = {check.id: (check.state, check.core) for check in scored({}, "ontwerp").checks}
    assert designing["verwerkt"] == ("unknown", True)
    assert designing["terug"] == ("unknown", False)


def test_a_later_check_counts_for_nothing_whatever_was_answered() -> None:
    assert scored(everywhere("full_yes", verwerkt="no", terug="no"), "verkenning").outcome == "op_orde"


@pytest.mark.parametrize("phase", ["besluit", "uitvoering", "evaluatie", None])
def test_deciding_doing_and_evaluating_are_one_phase_and_so_is_not_saying(phase: str | None) -> None:
    found = scored({}, phase)
    assert (found.phase, found.phase_known) == ("besluit", phase is not None)


def test_what_does_not_apply_leaves_the_sum_but_never_the_core() -> None:
    found = scored(everywhere("full_yes", wijk="not_applicable", doel="not_applicable"))
    states = {check.id: check.state for check in found.checks}
    assert (states["wijk"], states["doel"], found.maximum) == ("not_applicable", "unknown", 28)
    assert found.outcome == "onbekend"


def test_a_compass_that_does_not_apply_is_in_order_with_its_reason() -> None:
    found = scored(everywhere("no"), not_applicable="Er is niets te kiezen: de wet schrijft alles voor.")
    assert (found.outcome, found.rule, found.not_applicable) == ("op_orde", "not_applicable", True)
    assert (found.points, found.maximum, found.share_low, found.groups_without_journey) == (0, 0, None, ())
    assert {(check.state, check.points) for check in found.checks} == {("not_applicable", None)}
    assert found.outcome_at_best == found.outcome_at_worst == "op_orde"


def test_without_a_compass_among_the_definitions_there_is_no_outcome() -> None:
    everything = bundled_catalogue()
    without = Catalogue({name: file for name, file in everything.sources.items() if name != "kompas"})
    dossier = dossier_with({})
    assert score_compass(dossier, without) is None
    with pytest.raises(ScoringError):
        score_compass(dossier_with({}, definition="kompas"), without)
    with pytest.raises(ScoringError):
        score_compass(
            Dossier.model_validate(
                {
                    "format": 1,
                    "title": "Proef",
                    "questionnaire": "doenvermogen",
                    "compass": {"answers": ({"check": "doel", "value": "misschien"},)},
                }
            ),
            everything,
        )


def test_groups_without_a_journey_are_those_of_the_plan_or_all_residents() -> None:
    groups = tuple(
        Group(id=name, name=name, kind=kind)
        for name, kind in (("bewoners", GroupKind.RESIDENT), ("balie", GroupKind.EMPLOYEE))
    )
    dossier = dossier_with({}).model_copy(update={"groups": groups})
    found = score_compass(dossier, bundled_catalogue())
    assert found is not None
    assert found.groups_without_journey == ("bewoners",)
    plan = {"groups": ({"id": "een", "name": "De balie", "group": "balie"}, {"id": "twee", "name": "Bezoekers"})}
    named = Dossier.model_validate({**dict(dossier), "plan": plan})
    found = score_compass(named, bundled_catalogue())
    assert found is not None
    assert found.groups_without_journey == ("balie",)


def test_a_group_with_a_journey_needs_none_and_without_a_test_nobody_does() -> None:
    described = {"steps": ({"id": "bellen", "name": "Bellen"},)}
    groups = (
        {"id": "met", "name": "Met", "kind": "resident", "journey": described},
        {"id": "zonder", "name": "Zonder", "kind": "resident"},
    )
    dossier = Dossier.model_validate({**dict(dossier_with({})), "groups": groups})
    needed = replace(scored({}), groups_without_journey=("zonder",))
    assert score_compass(dossier, bundled_catalogue()) == needed
    not_needed = {"reason": "Er verandert niets.", "agreed_by": "Manager"}
    dossier = Dossier.model_validate({**dict(dossier), "depth": "quickscan", "not_needed": not_needed})
    assert score_compass(dossier, bundled_catalogue()) == scored({})


def test_what_was_said_beside_an_answer_stands_beside_it() -> None:
    answers = (
        {"check": "doel", "value": "ja", "evidence": (*EVIDENCE, *EVIDENCE)},
        {"check": "ruimte", "by": "Adviseur", "until": "2026-12-01"},
        # Not a valid dossier: what is never left out is not made good by a value beside it either.
        {"check": "wie", "value": "ja", "evidence": EVIDENCE, "not_applicable": "Geen tijd."},
    )
    data = {"format": 1, "title": "Proef", "questionnaire": "doenvermogen"}
    compass = {"answers": answers, "mandate": "nobody"}
    found = score_compass(Dossier.model_validate({**data, "compass": compass}), bundled_catalogue())
    assert found is not None
    assert found.mandate == "nobody"
    first, second, third = found.checks[:3]
    assert (first.code, first.evidence, first.by, first.until) == ("K1", 2, None, None)
    assert (second.evidence, second.by, second.until, second.answer) == (0, "Adviseur", "2026-12-01", None)
    assert (third.state, third.points, third.counts_as) == ("unknown", None, None)


def test_why_an_answer_counts_as_another_one_is_told_only_where_it_counts() -> None:
    checks = {check.id: check for check in scored({"verwerkt": "bare_yes", "doel": "bare_yes"}, "verkenning").checks}
    assert (checks["doel"].why, checks["verwerkt"].why, checks["verwerkt"].answer) == ("no_evidence", None, "ja")


def test_the_derivation_goes_from_checks_to_the_compass() -> None:
    outcome = score(dossier_with(everywhere("full_yes", doel="bare_yes", getest="unknown")), bundled_catalogue())
    nodes = {node.id: node for node in outcome.trace}
    compass = nodes["compass"]
    assert (compass.result, compass.rule) == ("deels", "partly")
    assert (compass.facts["unknown"], compass.facts["core_unknown"]) == (1, 0)
    assert compass.because == tuple(f"compass/check/{check.id}" for check in kompas().checks)
    assert set(compass.because) <= nodes.keys()
    short = nodes["compass/check/doel"]
    assert (short.rule, short.rule_text) == ("no_evidence", str(kompas().options[0].text))
    assert short.sources == kompas().check_by_id["doel"].sources
    assert nodes["compass/check/getest"].facts["state"] == "unknown"
    assert outcome_to_data(outcome)["compass"]["outcome"] == "deels"


def test_the_derivation_says_why_there_is_no_outcome_or_why_it_does_not_apply() -> None:
    hanging = everywhere("full_yes", wijk="unknown", rol="unknown", jeugd="unknown", getest="unknown")
    texts = [
        next(node.rule_text for node in score(dossier, bundled_catalogue()).trace if node.id == "compass")
        for dossier in (dossier_with(hanging), dossier_with({}, not_applicable="Er is niets te kiezen."))
    ]
    assert texts == [str(kompas().range_text), "Het kompas is hier niet van toepassing. De reden staat erbij."]
