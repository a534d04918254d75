"""What RULES claims of every dossier, on random ones (RULES 2-5, DESIGN 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from questionnaires.catalogue import Catalogue
from questionnaires.model import Questionnaire
from scoring.dossier import Dossier
from scoring.outcome import BAND_ORDER, CLASS_ORDER, BandId, ClassId, GroupOutcome, Outcome
from scoring.outcome_data import outcome_to_data
from scoring.quickscan import SCAN_ORDER
from scoring.score import score, score_all
from tests.scoring.catalogues import catalogue_of
from tests.scoring.changes import Place, a_change, at, data_of, heavier_values, made, proposals, put
from tests.strategies import dossiers, questionnaires

VERDICT_ORDER = (2, 1, 3, 4)
"""From lighter than today to heavier with a bottleneck."""


Scored = Outcome | GroupOutcome


def scored(outcome: Outcome) -> list[Scored]:
    return [outcome, *outcome.groups]


def band_of(band: BandId | None) -> int:
    return BAND_ORDER.index(band) if band else -1


def class_of(burden_class: ClassId) -> int:
    return CLASS_ORDER.index(burden_class)


def outcomes(questionnaire: Questionnaire, *dossiers: Dossier) -> Iterator[Outcome]:
    catalogue = catalogue_of(questionnaire)
    return (score(dossier, catalogue) for dossier in dossiers)


@st.composite
def filled_in(draw: st.DrawFn, depths: tuple[str, ...] = ("full", "short")) -> tuple[Questionnaire, Dossier]:
    """A questionnaire with a dossier that has at least one answer."""
    questionnaire = draw(questionnaires(themes=5))
    dossier = draw(dossiers(questionnaire, depths))
    assume(dossier.groups and any(proposals(dossier)))
    return questionnaire, dossier


@st.composite
def made_heavier(
    draw: st.DrawFn, depths: tuple[str, ...] = ("full", "short")
) -> tuple[Questionnaire, Dossier, Dossier, Place]:
    """A dossier, and the same one with one heavier answer."""
    questionnaire, dossier = draw(filled_in(depths))
    place, question = draw(a_change(dossier))
    values = heavier_values(questionnaire, questionnaire.question_by_id[question], at(data_of(dossier), place)["value"])
    assume(values)
    heavier = made(put(data_of(dossier), (*place, "value"), draw(st.sampled_from(values))))
    return questionnaire, dossier, heavier, place


@given(made_heavier())
def test_a_heavier_answer_never_gives_a_lighter_outcome(
    case: tuple[Questionnaire, Dossier, Dossier, Place],
) -> None:
    questionnaire, dossier, heavier, _place = case
    before, after = outcomes(questionnaire, dossier, heavier)
    for old, new in zip(scored(before), scored(after), strict=True):
        assert class_of(new.burden_class) >= class_of(old.burden_class)
        assert class_of(new.burden_at_least) >= class_of(old.burden_at_least)
        assert class_of(new.burden_at_most) >= class_of(old.burden_at_most)
    for old_group, new_group in zip(before.groups, after.groups, strict=True):
        for old_theme, new_theme in zip(old_group.themes, new_group.themes, strict=True):
            assert band_of(new_theme.band) >= band_of(old_theme.band)
            assert band_of(new_theme.range.low) >= band_of(old_theme.range.low)
            assert band_of(new_theme.range.high) >= band_of(old_theme.range.high)
        assert {one.question for one in old_group.bottlenecks} <= {one.question for one in new_group.bottlenecks}
        assert {one.question for one in old_group.red_flags} <= {one.question for one in new_group.red_flags}
        # What a heavier answer reveals can be unknown, never the other way round.
        assert new_group.unknown_share >= old_group.unknown_share
        assert {one.question for one in new_group.hidden} <= {one.question for one in old_group.hidden}
        # Where a theme does not change, a heavier proposal is a heavier today as well; the verdict can then be milder.
        if not any(theme.changes == "no" for group in dossier.groups for theme in group.themes):
            check_verdict_is_no_milder(old_group, new_group)


def check_verdict_is_no_milder(old: GroupOutcome, new: GroupOutcome) -> None:
    assert {one.question for one in old.heavier} <= {one.question for one in new.heavier}
    assert {one.question for one in new.lighter} <= {one.question for one in old.lighter}
    if old.verdict is not None and new.verdict is not None:
        assert VERDICT_ORDER.index(new.verdict) >= VERDICT_ORDER.index(old.verdict)


@given(made_heavier(("quickscan",)))
def test_a_heavier_answer_never_gives_a_milder_quickscan(
    case: tuple[Questionnaire, Dossier, Dossier, Place],
) -> None:
    questionnaire, dossier, heavier, _place = case
    before, after = outcomes(questionnaire, dossier, heavier)
    assert before.quickscan is not None
    assert after.quickscan is not None
    assert SCAN_ORDER.index(after.quickscan) >= SCAN_ORDER.index(before.quickscan)
    for old, new in zip(before.groups, after.groups, strict=True):
        # Too little can be known for the short test and enough for the full one, when the scan starts to ask for it.
        assert class_of(new.burden_class) >= class_of(old.burden_class) or old.burden_class == "onbekend"


@given(filled_in(), st.data())
def test_an_answer_that_becomes_unknown_only_widens(case: tuple[Questionnaire, Dossier], data: st.DataObject) -> None:
    questionnaire, dossier = case
    place, question = data.draw(a_change(dossier))
    unknown = made(put(data_of(dossier), place, {"unknown": "not_known"}))
    before, after = outcomes(questionnaire, dossier, unknown)
    # Where raters remain who do know, the answer can become lighter or heavier instead.
    assume("ratings" not in place)
    for old, new in zip(scored(before), scored(after), strict=True):
        assert class_of(new.burden_at_least) <= class_of(old.burden_at_least)
        assert class_of(new.burden_at_most) >= class_of(old.burden_at_most)
    for old_group, new_group in zip(before.groups, after.groups, strict=True):
        assert new_group.unknown_share >= old_group.unknown_share
        if old_group.burden_class != "onbekend" and class_of(new_group.burden_class) < class_of(old_group.burden_class):
            # A heavy answer that is not known stands in the range, and among what to find out.
            assert class_of(new_group.burden_at_most) >= class_of(old_group.burden_class)
            assert question in {one.question for one in new_group.find_out}
        if old_group.verdict is None:
            assert new_group.verdict is None


@given(filled_in())
def test_the_class_lies_between_what_it_is_at_least_and_at_most(case: tuple[Questionnaire, Dossier]) -> None:
    questionnaire, dossier = case
    (outcome,) = outcomes(questionnaire, dossier)
    for one in scored(outcome):
        assert one.burden_at_least != "onbekend"
        assert one.burden_at_most != "onbekend"
        assert class_of(one.burden_at_least) <= class_of(one.burden_at_most)
        if one.burden_class != "onbekend":
            assert class_of(one.burden_at_least) <= class_of(one.burden_class) <= class_of(one.burden_at_most)
    for theme in (theme for group in outcome.groups for theme in group.themes):
        assert band_of(theme.range.low) <= band_of(theme.range.high)
        assert band_of(theme.band) <= band_of(theme.range.high)
        assert theme.band is None or band_of(theme.range.low) <= band_of(theme.band)
        assert theme.answered + theme.unknown + theme.not_applicable + theme.hidden == theme.asked


@given(filled_in(), st.data())
def test_a_hidden_answer_never_counts(case: tuple[Questionnaire, Dossier], data: st.DataObject) -> None:
    questionnaire, dossier = case
    (before,) = outcomes(questionnaire, dossier)
    hidden = [{one.question for one in group.hidden} for group in before.groups]
    everywhere = set.intersection(*hidden)
    places = [
        (place, question)
        for place, question in proposals(dossier)
        if question in (hidden[int(place[1])] if place[0] == "groups" else everywhere)
    ]
    assume(places)
    place, question = data.draw(st.sampled_from(places))
    positions = questionnaire.question_by_id[question]
    values = heavier_values(questionnaire, positions, at(data_of(dossier), place)["value"])
    other: Any = data.draw(
        st.sampled_from([{"unknown": "not_known"}, {"not_applicable": "Nee"}, *({"value": one} for one in values)])
    )
    (after,) = outcomes(questionnaire, made(put(data_of(dossier), place, other)))
    assert after == before


@given(filled_in(), st.data())
def test_what_does_not_apply_never_counts(case: tuple[Questionnaire, Dossier], data: st.DataObject) -> None:
    questionnaire, dossier = case
    place, question = data.draw(a_change(dossier))
    assume("ratings" not in place)
    (outcome,) = outcomes(questionnaire, made(put(data_of(dossier), place, {"not_applicable": "Speelt niet"})))
    groups = outcome.groups if place[0] == "answers" else outcome.groups[int(place[1]) :][:1]
    for group in groups:
        assert question not in {one.question for one in group.bottlenecks}
        assert question not in {one.question for one in group.red_flags}
        assert question not in {one.question for one in group.find_out}
        assert question not in {one.question for one in group.heavier}
        assert question not in {one.question for one in group.disagreements}


def by_group(outcome: Outcome) -> dict[str, Any]:
    """An outcome in which the order of questions and groups is gone."""

    def unordered(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: unordered(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return sorted((unordered(item) for item in value), key=repr)
        return value

    found: dict[str, Any] = unordered(asdict(outcome))
    return found


@given(filled_in(), st.randoms(use_true_random=False))
def test_the_order_of_groups_answers_and_raters_changes_nothing(
    case: tuple[Questionnaire, Dossier], random: Any
) -> None:
    questionnaire, dossier = case

    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shuffled(item) for key, item in value.items()}
        if isinstance(value, tuple) and all(isinstance(item, dict) for item in value):
            items = [shuffled(item) for item in value]
            random.shuffle(items)
            return tuple(items)
        return value

    before, after = outcomes(questionnaire, dossier, made(shuffled(data_of(dossier))))
    assert by_group(after) == by_group(before)


@given(filled_in(), st.randoms(use_true_random=False))
def test_the_order_of_questions_and_sections_changes_nothing(case: tuple[Questionnaire, Dossier], random: Any) -> None:
    questionnaire, dossier = case
    sections = [
        section.model_copy(update={"questions": tuple(random.sample(section.questions, len(section.questions)))})
        for section in questionnaire.sections
    ]
    random.shuffle(sections)
    other = Questionnaire.model_validate(
        questionnaire.model_dump() | {"sections": tuple(one.model_dump() for one in sections)}
    )
    (before,) = outcomes(questionnaire, dossier)
    (after,) = outcomes(other, dossier)
    assert by_group(after) == by_group(before)


@given(filled_in(), st.data())
def test_another_group_never_gives_a_lighter_class(case: tuple[Questionnaire, Dossier], data: st.DataObject) -> None:
    questionnaire, dossier = case
    more = data.draw(dossiers(questionnaire))
    groups = tuple(group.model_copy(update={"id": f"more_{group.id}"}) for group in more.groups)
    joined = made(
        data_of(dossier)
        | {
            "groups": data_of(dossier)["groups"]
            + tuple(
                data_of(
                    made(data_of(more) | {"groups": tuple(group.model_dump(exclude_none=True) for group in groups)})
                )["groups"]
            )
        }
    )
    before, after = outcomes(questionnaire, dossier, joined)
    assert after.groups[: len(before.groups)] == before.groups
    assert class_of(after.burden_class) >= class_of(before.burden_class)
    assert class_of(after.burden_at_least) >= class_of(before.burden_at_least)
    assert class_of(after.burden_at_most) >= class_of(before.burden_at_most)


@given(filled_in(("short",)))
def test_the_full_test_never_takes_back_what_the_short_one_found(case: tuple[Questionnaire, Dossier]) -> None:
    questionnaire, dossier = case
    short, full = outcomes(questionnaire, dossier, dossier.model_copy(update={"depth": "full"}))
    for few, many in zip(short.groups, full.groups, strict=True):
        assert class_of(many.burden_at_least) >= class_of(few.burden_at_least)
        assert class_of(many.burden_at_most) >= class_of(few.burden_at_most)
        assert {one.question for one in few.bottlenecks} <= {one.question for one in many.bottlenecks}
        if few.burden_class != "onbekend":
            assert class_of(many.burden_class) >= class_of(few.burden_class)


@given(filled_in(("full", "short", "quickscan")))
def test_the_same_dossier_gives_the_same_outcome_alone_and_in_a_batch(case: tuple[Questionnaire, Dossier]) -> None:
    questionnaire, dossier = case
    catalogue: Catalogue = catalogue_of(questionnaire)
    once, again = (score(dossier, catalogue) for _time in range(2))
    assert once == again
    assert outcome_to_data(once) == outcome_to_data(again)
    other = dossier.model_copy(update={"groups": ()})
    batch = list(score_all([other, dossier, other], catalogue))
    assert batch[1] == replace(once, trace=())
    # Nothing of a group reaches another.
    for number, group in enumerate(dossier.groups):
        alone = score(dossier.model_copy(update={"groups": (group,)}), catalogue)
        assert alone.groups == (once.groups[number],)
