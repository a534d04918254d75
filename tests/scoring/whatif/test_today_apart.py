"""A copy in which today stands apart: it scores as before, and today no longer moves along with the proposal."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from questionnaires.catalogue import Catalogue, bundled_catalogue
from scoring.comparison.doing_nothing import doing_nothing
from scoring.compiled import compiled
from scoring.dossier import Dossier
from scoring.score import score
from scoring.whatif.today_apart import with_today_apart
from tests.exports.reports import changed, example
from tests.scoring.whatif.taking import cases

_ALL = settings().max_examples
FEW = settings(max_examples=_ALL if _ALL > 50 else min(25, _ALL))
CATALOGUE = bundled_catalogue()
FORM = compiled(CATALOGUE.questionnaires["doenvermogen"])


@FEW
@given(cases())
def test_the_copy_scores_as_the_original_did(case: tuple[Dossier, Catalogue]) -> None:
    dossier, catalogue = case
    copy = with_today_apart(dossier, catalogue)
    assert score(copy, catalogue, with_trace=False) == score(dossier, catalogue, with_trace=False)
    assert with_today_apart(copy, catalogue) == copy


def nothing_changes(data: dict[str, Any]) -> None:
    """Say that no theme changes and that the steps are the same today."""
    (group,) = data["groups"]
    data.pop("current", None)
    group.pop("current", None)
    themes = {question.section.id for question in FORM.questions if question.scored and not question.of_dossier}
    group["themes"] = [{"section": theme, "changes": "no"} for theme in sorted(themes)]
    for answer in group["answers"]:
        answer.pop("current", None)
    group["journey"].pop("current_steps", None)
    group["journey"]["current"] = "same"


def heavier(data: dict[str, Any]) -> None:
    """Give every choice its heaviest answer, and the steps no help; what is said of today stays."""
    (group,) = data["groups"]
    for answer in group["answers"]:
        question = FORM.by_id[answer["question"]]
        if question.positions is not None and isinstance(answer.get("proposal", {}).get("value"), str):
            answer["proposal"]["value"] = question.positions.heaviest.value
    for step in group["journey"]["steps"]:
        step["values"]["help"] = "no_help"


def test_doing_nothing_is_the_same_for_a_copy_of_which_the_proposal_changes() -> None:
    dossier = changed(example("energiehulp_reis"), nothing_changes)
    now = doing_nothing(dossier, CATALOGUE, with_trace=False)
    assert now is not None
    copy = changed(with_today_apart(dossier, CATALOGUE), heavier)
    later = doing_nothing(copy, CATALOGUE, with_trace=False)
    assert later == now
    # Without it today would have moved along, and nothing would seem to become heavier.
    along = doing_nothing(changed(dossier, heavier), CATALOGUE, with_trace=False)
    assert along != now
    assert score(copy, CATALOGUE, with_trace=False).groups[0].comparison == "zwaarder"
    assert score(changed(dossier, heavier), CATALOGUE, with_trace=False).groups[0].comparison == "gelijk"


def test_a_step_of_today_stays_as_it_was_beside_the_one_it_is_like() -> None:
    dossier = example("betalingsregeling")
    copy = with_today_apart(dossier, CATALOGUE)
    before, after = (one.groups[0].journey for one in (dossier, copy))
    assert before
    assert after
    assert [step.like for step in after.current_steps] == [step.like for step in before.current_steps]
    (like,) = [step for step in after.current_steps if step.like]
    proposed = next(step for step in before.steps if step.id == like.like)
    written = next(step for step in before.current_steps if step.id == like.id)
    assert like.values == {**proposed.values, **written.values} != written.values
    assert like.name
