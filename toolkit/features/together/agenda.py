"""What a group of people talks about: the themes with a score, how long each takes, and who to imagine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from questionnaires.model import Term, VocabularyRole
from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from toolkit.features.dossier.opened import Opened
from toolkit.features.questions.itinerary import Part
from toolkit.features.questions.place import WHOLE, Place, find_place

TALK_MINUTES = 3
"""For the open question at the start of a theme."""
QUESTION_MINUTES = 2
"""For one question; a choice of ours, to be checked in pilots."""
_MOST_TRAITS = 2


@dataclass(frozen=True)
class Person:
    """One imagined person, drawn from the circumstances of a group."""

    group: str | None
    traits: tuple[str, ...]
    conversation: str


@dataclass(frozen=True)
class Theme:
    """One theme of one group, as people talk about it."""

    place: Place
    part: Part
    questions: tuple[CompiledQuestion, ...]
    number: int
    total: int

    @property
    def title(self) -> str:
        """What the theme is called."""
        return str(self.part.section.title)

    @property
    def minutes(self) -> int:
        """How long this takes, as planned."""
        return TALK_MINUTES + QUESTION_MINUTES * len(self.questions)

    @property
    def person(self) -> Person:
        """Who to imagine, and the open question about this person."""
        return Person(
            self.place.group.name if self.place.group else None,
            tuple(str(term.label) for term in _traits(self)),
            str(self.part.section.conversation or _fallback()),
        )


def places_of(opened: Opened) -> list[Place]:
    """Return every group of a dossier, and the dossier as a whole when something with a score is asked about it."""
    keys = [*(group.id for group in opened.groups), WHOLE]
    places = [find_place(opened.session, opened.identity, key) for key in keys]
    return [place for place in places if _parts(place)]


def themes_of(place: Place) -> list[Theme]:
    """Return the themes of a place of which something is asked, with one query for the answers."""
    parts = _parts(place)
    place.path.fetch(question for part in parts for question in (*part.deciding, *part.questions))
    asked = [(part, _scored(part.asked(place.path))) for part in parts]
    asked = [(part, questions) for part, questions in asked if questions]
    return [Theme(place, part, questions, number, len(asked)) for number, (part, questions) in enumerate(asked, 1)]


def theme_of(themes: Iterable[Theme], section: str) -> Theme | None:
    """Return the theme of a section."""
    return next((theme for theme in themes if theme.part.section.id == section), None)


def theme_after(themes: Sequence[Theme], theme: Theme) -> Theme | None:
    """Return the next theme, None at the end."""
    return themes[theme.number] if theme.number < len(themes) else None


def _parts(place: Place) -> list[Part]:
    return [part for part in place.itinerary.parts if part.section.scored and _scored(part.questions)]


def _scored(questions: Iterable[CompiledQuestion]) -> tuple[CompiledQuestion, ...]:
    return tuple(question for question in questions if question.scored)


def _traits(theme: Theme) -> list[Term]:
    """Choose what plays a part: what makes a question of this theme heavier, else another circumstance every theme."""
    group, words = theme.place.group, theme.place.definitions.words
    if group is None or not group.circumstances:
        return []
    terms = [
        one for one in theme.place.definitions.terms(VocabularyRole.CIRCUMSTANCES) if one.id in group.circumstances
    ]
    here = {name for question in theme.questions for name in words.circumstances.get(question.id, ())}
    touched = [term for term in terms if term.id in here]
    return touched[:_MOST_TRAITS] or [terms[theme.number % len(terms)]] if terms else []


def _fallback() -> str:
    return _("De brief ligt op de mat. Wat doet deze persoon? En wat gebeurt er als de brief een maand dicht blijft?")
