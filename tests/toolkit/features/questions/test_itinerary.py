"""The way through a test, forward and back."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from questionnaires.catalogue import bundled_catalogue
from questionnaires.model import GroupKind
from scoring.compiled import Compiled, CompiledQuestion, compiled
from toolkit.features.questions.itinerary import Itinerary, Step, make_itinerary


@dataclass
class Fixed:
    """A path on which these questions are hidden, without a database."""

    hidden: set[str] = field(default_factory=set)
    fetched: list[str] = field(default_factory=list)

    def fetch(self, questions: tuple[CompiledQuestion, ...]) -> None:
        self.fetched += [question.id for question in questions]

    def shown(self, question: CompiledQuestion) -> bool:
        return question.id not in self.hidden


def _tests() -> list[Compiled]:
    return [compiled(one) for one in bundled_catalogue().questionnaires.values() if one.scoring]


def _steps(itinerary: Itinerary, path: Fixed) -> list[Step]:
    step, steps = itinerary.first(path), []  # type: ignore[arg-type]
    while step:
        steps.append(step)
        step = itinerary.after(step, path)  # type: ignore[arg-type]
    return steps


@pytest.mark.parametrize("kind", [*GroupKind, None])
@pytest.mark.parametrize("depth", ["quickscan", "short", "full"])
def test_forward_passes_every_question_once_and_back_is_the_same_way(depth: str, kind: GroupKind | None) -> None:
    for test in _tests():
        itinerary, path = make_itinerary(test, depth, kind), Fixed()
        steps = _steps(itinerary, path)
        questions = [step.question for step in steps if step.question]
        assert len(set(questions)) == len(questions)
        if kind:
            asked = test.plan(depth, kind).asked
            assert questions == [question.id for question in asked if not question.of_dossier]
        for earlier, later in pairwise(steps):
            assert itinerary.before(later, path) == earlier  # type: ignore[arg-type]
        if steps:
            assert itinerary.before(steps[0], path) is None  # type: ignore[arg-type]


def test_a_hidden_question_has_no_page_on_the_way() -> None:
    for test in _tests():
        itinerary = make_itinerary(test, "full", GroupKind.RESIDENT)
        hidden = {question.id for question in test.questions if question.condition}
        steps = _steps(itinerary, Fixed(hidden))
        assert hidden.isdisjoint(step.question for step in steps)


def test_a_theme_of_which_nothing_is_asked_has_no_page() -> None:
    for test in _tests():
        itinerary = make_itinerary(test, "full", GroupKind.RESIDENT)
        part = itinerary.parts[-1]
        path = Fixed({question.id for question in part.questions})
        sections = {step.section for step in _steps(itinerary, path)}
        if all(question.condition for question in part.questions):
            assert part.section.id not in sections


def test_the_quickscan_has_no_pages_for_themes() -> None:
    for test in _tests():
        assert all(step.question for step in _steps(make_itinerary(test, "quickscan", GroupKind.RESIDENT), Fixed()))


def test_only_answers_that_decide_are_fetched() -> None:
    for test in _tests():
        for part in make_itinerary(test, "full", GroupKind.RESIDENT).parts:
            path = Fixed()
            part.asked(path)  # type: ignore[arg-type]
            named = {test.questions[gate].id for question in part.questions for gate in question.gates}
            assert named <= set(path.fetched)
            assert set(path.fetched) <= {test.questions[gate].id for one in test.questions for gate in one.gates}


def test_themes_have_the_numbers_that_texts_call_them_by() -> None:
    form = compiled(bundled_catalogue().questionnaires["doenvermogen"])
    for depth in ("short", "full"):
        numbers = {part.section.code: part.number for part in make_itinerary(form, depth, GroupKind.RESIDENT).parts}
        assert numbers.pop("Q") == 0
        assert numbers == {f"T{number}": number for number in range(1, 11)}
