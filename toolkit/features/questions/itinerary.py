"""The way through a test: which page comes after which, given what is asked of whom at which depth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from questionnaires.model import GroupKind, Scope, Section, SectionRole
from scoring.compiled import Compiled, CompiledQuestion
from toolkit.features.questions.path import Path
from toolkit.web.forms.answers import has_statement


@dataclass(frozen=True, slots=True)
class Step:
    """One page: a question, or what is said once for a theme when `question` is None."""

    section: str
    question: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One section as it is asked here.

    `deciding` are the questions whose answers decide which of these are asked. `number` is that of a theme among all
    `themes`, asked here or not, because texts name themes by it; 0 for a section that is no theme.
    """

    section: Section
    questions: tuple[CompiledQuestion, ...]
    deciding: tuple[CompiledQuestion, ...]
    has_page: bool
    number: int = 0
    themes: int = 0

    @property
    def compares(self) -> bool:
        """Whether it is asked what changes: the circumstances of a group are not compared with today."""
        return self.section.role is SectionRole.THEME

    def from_here(self, question: CompiledQuestion) -> tuple[CompiledQuestion, ...]:
        """Return a question and those behind it, up to the first that is always asked."""
        behind = self.questions[self.questions.index(question) + 1 :]
        until = next((place for place, one in enumerate(behind, start=1) if one.condition is None), len(behind))
        return (question, *behind[:until])

    def asked(self, path: Path) -> tuple[CompiledQuestion, ...]:
        """Return the questions that stand on the path; what is not known yet stays on it."""
        if not any(question.condition for question in self.questions):
            return self.questions
        path.fetch(self.deciding)
        return tuple(question for question in self.questions if path.shown(question) is not False)

    def is_asked(self, path: Path) -> bool:
        """Whether there is a question on the path; mostly known without looking at any answer."""
        return any(question.condition is None for question in self.questions) or bool(self.asked(path))


@dataclass(frozen=True, slots=True, eq=False)
class Itinerary:
    """The parts in the order in which they are asked."""

    parts: tuple[Part, ...]

    def part(self, section: str) -> Part | None:
        """Return the part of a section, if anything in it is asked at all."""
        return next((part for part in self.parts if part.section.id == section), None)

    def first(self, path: Path) -> Step | None:
        """Return the first page."""
        return self._start(self.parts, path)

    def after(self, step: Step, path: Path) -> Step | None:
        """Return the next page, None at the end."""
        place, part = self._find(step)
        asked = self._behind(part, step, path)
        return asked[0] if asked else self._start(self.parts[place + 1 :], path)

    def onward(self, step: Step, path: Path, *, skip: Callable[[Step], bool]) -> Step | None:
        """Return the next page that is not skipped, None at the end."""
        found = self.after(step, path)
        while found is not None and skip(found):
            found = self.after(found, path)
        return found

    def before(self, step: Step, path: Path) -> Step | None:
        """Return the page before, None at the start."""
        place, part = self._find(step)
        if step.question is not None:
            earlier = list(self._ahead(part, step, path))
            if earlier:
                return earlier[-1]
        for other in reversed(self.parts[:place]):
            asked = other.asked(path)
            if asked:
                return Step(other.section.id, asked[-1].id)
        return None

    def after_part(self, section: str, path: Path) -> Step | None:
        """Return the first page behind a section."""
        place, _part = self._find(Step(section))
        return self._start(self.parts[place + 1 :], path)

    def _find(self, step: Step) -> tuple[int, Part]:
        for place, part in enumerate(self.parts):
            if part.section.id == step.section:
                return place, part
        raise LookupError(step)

    def _start(self, parts: Iterable[Part], path: Path) -> Step | None:
        for part in parts:
            if part.has_page and part.is_asked(path):
                return Step(part.section.id)
            asked = part.asked(path)
            if asked:
                return Step(part.section.id, asked[0].id)
        return None

    def _behind(self, part: Part, step: Step, path: Path) -> list[Step]:
        here = _index(part, step)
        return [Step(step.section, one.id) for one in part.asked(path) if _index(part, Step("", one.id)) > here]

    def _ahead(self, part: Part, step: Step, path: Path) -> Iterator[Step]:
        if part.has_page:
            yield Step(step.section)
        here = _index(part, step)
        yield from (Step(step.section, one.id) for one in part.asked(path) if _index(part, Step("", one.id)) < here)


def make_itinerary(compiled: Compiled, depth: str, kind: GroupKind | None) -> Itinerary:
    """Lay out the pages for a kind of group, or for the whole dossier (None).

    The quickscan has no pages for themes: it asks its few questions and nothing else.
    """
    definition = compiled.depth(depth)
    chosen = frozenset(definition.questions) if definition else frozenset[str]()
    themes = [one.id for one in compiled.questionnaire.sections if has_statement(one)]
    parts = []
    for section in compiled.questionnaire.sections:
        if (section.scope is Scope.DOSSIER) is not (kind is None):
            continue
        questions = tuple(
            question
            for question in compiled.questions
            if question.section is section
            and (kind is None or kind in question.kinds)
            and (not chosen or question.id in chosen)
        )
        if questions:
            has_page = has_statement(section) and depth != "quickscan"
            number = themes.index(section.id) + 1 if section.id in themes else 0
            parts.append(Part(section, questions, _deciding(compiled, questions), has_page, number, len(themes)))
    return Itinerary(tuple(parts))


def _index(part: Part, step: Step) -> int:
    return next((place for place, one in enumerate(part.questions) if one.id == step.question), -1)


def _deciding(compiled: Compiled, questions: Iterable[CompiledQuestion]) -> tuple[CompiledQuestion, ...]:
    """Return every question that a condition names, that a condition of one of those names, and so on."""
    found: dict[int, CompiledQuestion] = {}
    waiting = [gate for question in questions for gate in question.gates]
    while waiting:
        index = waiting.pop()
        if index not in found:
            found[index] = compiled.questions[index]
            waiting += found[index].gates
    return tuple(found[index] for index in sorted(found))
