"""Columns with the same rows: doing nothing first, then every variant; and which variant is lighter."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.model import Questionnaire
from scoring.comparison.lighter import is_lighter
from scoring.comparison.side_by_side import lay_side_by_side
from scoring.comparison.variants import SideBySide
from scoring.dossier import CurrentStep, Dossier
from scoring.score import score
from tests.scoring.catalogues import catalogue_of
from tests.scoring.changes import a_change, at, data_of, heavier_values, made, put
from tests.scoring.comparison.test_compare import changed, example, with_steps
from tests.scoring.test_properties import filled_in


def beside(catalogue: Catalogue, *dossiers: Dossier) -> SideBySide:
    return lay_side_by_side(dossiers, [score(one, catalogue) for one in dossiers], [catalogue] * len(dossiers))


@given(filled_in())
@settings(max_examples=8)
def test_every_cell_is_that_of_the_outcome_and_a_dossier_beside_itself_is_the_same_twice(
    case: tuple[Questionnaire, Dossier],
) -> None:
    questionnaire, dossier = case
    catalogue = catalogue_of(questionnaire)
    found, outcome = beside(catalogue, dossier, dossier), score(dossier, catalogue)
    assert [one.kind for one in found.columns] == ["doing_nothing", "variant", "variant"]
    assert not any(one.today_differs for one in found.columns)
    for row, group in zip(found.groups, outcome.groups, strict=True):
        _nothing, first, second = row.cells
        assert first == second
        assert first is not None
        assert (first.burden_class, first.comparison) == (group.burden_class, group.comparison)
        assert {theme.theme: theme.cells[1] and theme.cells[1].band for theme in row.themes} == {
            theme.id: theme.band for theme in group.themes
        }
        # What is told of a question can only be a difference with today.
        assert all(one.cells[1] == one.cells[2] for one in row.answers)
    alone = beside(catalogue, dossier)
    assert [row.cells[:2] for row in found.groups] == [row.cells for row in alone.groups]


def test_a_step_of_today_stands_with_the_step_that_it_is_like() -> None:
    dossier = example("energiehulp_reis")
    (group,) = dossier.groups
    assert group.journey is not None
    first, second, *_rest = group.journey.steps
    today = (
        CurrentStep(id="bellen", name="Eerst bellen"),
        CurrentStep(id="zoeken", like=first.id, name="Zoeken"),
        # It has the id of a step of the proposal, but nobody said that it is the same one.
        CurrentStep(id=second.id, name="Iets anders"),
    )
    journey = group.journey.model_copy(update={"current_steps": today})
    described = changed(dossier, current=None, groups=(group.model_copy(update={"journey": journey}),))
    (row,) = beside(bundled_catalogue(), described).groups
    steps = [(one.step, [cell and cell.name for cell in one.cells]) for one in row.steps]
    assert steps[:4] == [
        ("bellen", ["Eerst bellen", None]),
        (first.id, ["Zoeken", first.name]),
        (second.id, ["Iets anders", None]),
        (second.id, [None, second.name]),
    ]
    assert row.cells[0] is not None
    assert row.cells[0].breaking_points_unknown == 2


def test_a_group_that_one_variant_does_not_have_is_an_empty_cell() -> None:
    dossier = changed(example("warm_huis"), measures=(), signals=(), plan=None)
    fewer = changed(dossier, groups=dossier.groups[:1])
    found = beside(bundled_catalogue(), fewer, dossier)
    cells = {row.id: [cell is not None for cell in row.cells] for row in found.groups}
    first, *others = (group.id for group in dossier.groups)
    # Of today the second dossier tells what the first does not.
    assert cells == {first: [True, True, True], **{key: [True, False, True] for key in others}}


@given(st.data())
@settings(max_examples=8)
def test_what_was_made_heavier_is_never_lighter(data: st.DataObject) -> None:
    questionnaire, dossier = data.draw(filled_in())
    place, question = data.draw(a_change(dossier))
    plain = data_of(dossier)
    heavier = heavier_values(questionnaire, questionnaire.question_by_id[question], at(plain, (*place, "value")))
    if not heavier:
        return
    other = made(put(plain, (*place, "value"), data.draw(st.sampled_from(heavier))))
    catalogue = catalogue_of(questionnaire)
    before, after = score(dossier, catalogue), score(other, catalogue)
    assert not is_lighter(after, before)
    assert not is_lighter(before, before)


def test_a_shorter_journey_is_lighter_and_what_is_not_known_is_not() -> None:
    catalogue, dossier = bundled_catalogue(), changed(example("energiehulp_reis"), measures=(), compass=None)
    journey = dossier.groups[0].journey
    assert journey is not None
    whole, short = score(dossier, catalogue), score(with_steps(dossier, *journey.steps[:1]), catalogue)
    assert is_lighter(short, whole)
    assert not is_lighter(whole, short)
    (group,) = dossier.groups
    without = score(changed(dossier, groups=(group.model_copy(update={"journey": None}),)), catalogue)
    assert not is_lighter(without, whole)
    assert not is_lighter(replace(short, groups=()), replace(whole, groups=()))
