"""RULES 5: the quickscan."""

from typing import Any

import pytest

from scoring.compiled import Compiled
from scoring.errors import ScoringError
from scoring.outcome import Outcome, ScanResult
from scoring.score import score
from tests.scoring.catalogues import catalogue_of
from tests.scoring.rules_dossiers import UNKNOWN, catalogue, dossier, outcome, questionnaire

AGREED = {"not_needed": {"reason": "Er wordt niets gevraagd.", "agreed_by": "Directeur"}}


def scan(proposal: dict[str, Any], **fields: Any) -> Outcome:
    return outcome(proposal, depth="quickscan", **fields)


@pytest.mark.parametrize(
    ("proposal", "result"),
    [
        ({}, ScanResult("not_needed", "nothing_asked", ())),
        ({"asks": "something"}, ScanResult("short", "light", ())),
        ({"asks": "something", "life": "sterk"}, ScanResult("full", "heavy", ())),
        # What is not known is treated as heavy.
        ({"asks": None}, ScanResult("short", "light", ("asks",))),
        ({"asks": UNKNOWN, "a_one": UNKNOWN}, ScanResult("full", "heavy", ("asks", "a_one"))),
        ({"asks": "something", "a_one": ["niet", "heel_sterk"]}, ScanResult("full", "heavy", ())),
    ],
)
def test_the_first_outcome_that_fits(proposal: dict[str, Any], result: ScanResult) -> None:
    found = scan(proposal)
    assert (found.groups[0].quickscan, found.quickscan) == (result, result.outcome)


def test_other_questions_do_not_matter_to_the_scan() -> None:
    assert scan({"b_one": "heel_sterk", "money": UNKNOWN}).groups[0].quickscan == ScanResult(
        "not_needed", "nothing_asked", ()
    )


def test_not_needed_and_agreed_is_laag_by_the_quickscan() -> None:
    found = scan({"b_one": "heel_sterk", "c_one": None}, **AGREED).groups[0]
    assert (found.burden_class, found.burden_at_least, found.burden_at_most) == ("laag", "laag", "laag")
    assert (found.basis_of_class, found.class_rule, found.unknown_share) == ("quickscan", "nothing_asked", 0)
    assert (found.bottlenecks, found.red_flags, found.find_out, found.heavier) == ((), (), (), ())
    assert {(theme.band, theme.asked, theme.today) for theme in found.themes} == {(None, 0, None)}


def test_the_answers_of_the_scan_do_not_count_when_no_test_is_needed() -> None:
    heavy = {"value": "heel_sterk", "basis": "tested"}
    found = scan({"a_one": heavy, "life": heavy, "a_two": None}, **AGREED).groups[0]
    assert (found.bottlenecks, found.red_flags, found.bases, found.already_heavy) == ((), (), {}, False)
    assert {count.asked for profile in found.profiles for count in profile.counts} == {0}
    assert scan({"a_one": UNKNOWN}, **AGREED).groups[0].unknown_share == 0


def test_raters_who_disagree_on_the_scan_are_still_named_when_no_test_is_needed() -> None:
    found = scan({"a_one": ["niet", "beetje"], "b_two": ["niet", "beetje"]}, **AGREED).groups[0]
    assert [one.question for one in found.disagreements] == ["a_one"]


@pytest.mark.parametrize(
    ("a_one", "verdict", "comparison"), [("niet", 2, "lichter"), ("beetje", 1, "gelijk"), ("redelijk", 3, "zwaarder")]
)
def test_the_verdict_of_not_needed_comes_from_the_scan(a_one: str, verdict: int, comparison: str) -> None:
    found = scan({"a_one": a_one}, **AGREED).groups[0]
    assert (found.verdict, found.comparison, found.already_heavy) == (verdict, comparison, False)


def test_an_unknown_answer_counts_as_heavy_in_the_verdict_of_not_needed() -> None:
    assert scan({"a_one": UNKNOWN}, **AGREED).groups[0].verdict == 3


def test_not_needed_without_agreement_is_scored_as_the_short_test() -> None:
    found = scan({}).groups[0]
    assert (found.basis_of_class, found.burden_class, found.class_rule) == ("questionnaire", "laag", "light")
    assert sum(theme.asked for theme in found.themes) == 9


def test_the_scan_is_scored_at_the_depth_that_it_recommends() -> None:
    short = scan({"asks": "something", "b_two": "heel_sterk"}, **AGREED).groups[0]
    assert (short.burden_class, short.basis_of_class) == ("laag", "questionnaire")
    full = scan({"asks": "something", "b_two": "heel_sterk", "life": "heel_sterk"}, **AGREED).groups[0]
    assert (full.burden_class, full.basis_of_class) == ("middel", "questionnaire")


def test_the_answers_of_the_scan_alone_are_no_light_class() -> None:
    made = dossier({"asks": "something"}, depth="quickscan")
    scanned = tuple(one for one in made.groups[0].answers if one.question in {"asks", "a_one", "life"})
    group = made.groups[0].model_copy(update={"answers": scanned})
    assert score(made.model_copy(update={"groups": (group,)}), catalogue()).burden_class == "onbekend"


def test_the_heaviest_group_decides_for_the_dossier() -> None:
    one, other = dossier(), dossier({"asks": "something"}, group={"id": "others"})
    both = one.model_copy(update={"depth": "quickscan", "groups": (*one.groups, *other.groups)})
    assert score(both, catalogue()).quickscan == "short"


@pytest.mark.parametrize("depth", ["short", "full"])
def test_other_depths_have_no_scan(depth: str) -> None:
    found = outcome(depth=depth)
    assert (found.quickscan, found.groups[0].quickscan) == (None, None)


def changed(**fields: Any) -> Any:
    """A catalogue in which the depths of the questionnaire are other ones."""
    return catalogue_of(questionnaire().model_copy(update=fields), catalogue())


def test_without_a_short_test_everything_is_asked() -> None:
    depths = tuple(depth for depth in questionnaire().depths if depth.id != "short")
    found = score(dossier({"asks": "something", "b_two": "heel_sterk"}, depth="quickscan"), changed(depths=depths))
    assert found.burden_class == "middel"


def test_a_depth_that_the_questionnaire_does_not_have_blocks_the_outcome() -> None:
    with pytest.raises(ScoringError, match=r"^De vragenlijst rules heeft geen diepte quickscan\.$"):
        score(dossier(depth="quickscan"), changed(depths=()))
    assert score(dossier(depth="full"), changed(depths=())).burden_class == "laag"


def test_a_scan_in_which_no_outcome_fits_blocks_the_outcome() -> None:
    scan_depth = questionnaire().depths[0]
    for fields, message in (
        ({"outcomes": ()}, r"^Geen enkele uitkomst van de quickscan past\.$"),
        ({"not_needed_verdicts": ()}, r"^De quickscan zegt niet welk oordeel past bij 'geen toets nodig'\.$"),
    ):
        depths = (scan_depth.model_copy(update=fields), *questionnaire().depths[1:])
        with pytest.raises(ScoringError, match=message):
            score(dossier(depth="quickscan", **AGREED), changed(depths=depths))


def test_a_questionnaire_keeps_what_is_asked_of_each_kind() -> None:
    form = Compiled(questionnaire())
    first = questionnaire().question_by_id["e_two"].kinds[0]
    assert form.plan("full", first) is form.plan("full", first)
