"""The pages of the quickscan: its questions, a few together, in one form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wtforms import Form

from questionnaires.model import GroupKind
from scoring.compiled import CompiledQuestion
from scoring.dossier import Answer
from toolkit.features.questions.place import Place
from toolkit.storage.store import NOT_STORED
from toolkit.web.forms.answers import said, with_said
from toolkit.web.forms.responses import ResponseFields, grounds_of

SCAN = "quickscan"
QUESTIONS_ON_A_PAGE = 4
"""So few pages, that the quickscan takes no more than twelve actions."""


@dataclass(frozen=True)
class Asked:
    """A question as the form of a page asks it; the fields of the form begin with the name of `fields`."""

    question: CompiledQuestion
    fields: ResponseFields

    @property
    def seen(self) -> str:
        """The name of the hidden field with the revision that the page showed."""
        return f"{self.fields.name}_seen"


@dataclass(frozen=True)
class ScanPage:
    """One page with its form."""

    number: int
    total: int
    asked: tuple[Asked, ...]
    form_class: type[Form]

    def shown(self, place: Place) -> tuple[Asked, ...]:
        """Return what is asked here, given the answers so far."""
        deciding = (place.definitions.compiled.questions[gate] for one in self.asked for gate in one.question.gates)
        place.path.fetch((*deciding, *(one.question for one in self.asked)))
        return tuple(one for one in self.asked if place.path.shown(one.question) is not False)

    def show(self, place: Place) -> Form:
        """Return the form as it shows what is stored."""
        data: dict[str, Any] = {}
        for one in self.asked:
            data |= one.fields.shown(said(place.path.stored(one.question).answer)[0])
        return self.form_class(data=data)

    def sent(self, formdata: Mapping[str, str]) -> tuple[Asked, ...]:
        """Return the questions that a page sent: those that it showed."""
        return tuple(one for one in self.asked if one.seen in formdata)

    def check(self, form: Form, asked: tuple[Asked, ...]) -> bool:
        """Check everything, and put messages at the fields."""
        form.validate()
        for one in asked:
            one.fields.check(form)
        return not form.errors

    def read(self, form: Form, one: Asked, stored: Answer | None) -> Answer:
        """Return the answer to one question of a form that was checked."""
        proposal, current = said(stored)
        return with_said(stored, one.question.id, one.fields.read(form, grounds_of(proposal)), current)


def scan_pages(place: Place) -> tuple[ScanPage, ...]:
    """Return the pages for this group; built once for every definition and kind of group. Empty without a quickscan."""
    return place.definitions.keep(("scan", place.kind), lambda: _build(place, place.kind or GroupKind.RESIDENT))


def field_name(question: CompiledQuestion) -> str:
    """Return how a question is called on its page."""
    return f"q{question.index}"


def seen_revision(place: Place, one: Asked) -> int:
    """Return the revision that a page shows for a question."""
    stored = place.path.stored(one.question)
    return stored.revision if stored.answer else NOT_STORED


def _build(place: Place, kind: GroupKind) -> tuple[ScanPage, ...]:
    compiled = place.definitions.compiled
    if compiled.depth(SCAN) is None:
        return ()
    questions = compiled.plan(SCAN, kind).asked
    chunks = [questions[at : at + QUESTIONS_ON_A_PAGE] for at in range(0, len(questions), QUESTIONS_ON_A_PAGE)]
    return tuple(_page(place, kind, number, len(chunks), chunk) for number, chunk in enumerate(chunks, start=1))


def _page(place: Place, kind: GroupKind, number: int, total: int, questions: tuple[CompiledQuestion, ...]) -> ScanPage:
    asked = tuple(
        Asked(one, ResponseFields(field_name(one), place.definitions.questionnaire, one.question, kind, today=False))
        for one in questions
    )
    fields: dict[str, Any] = {}
    for one in asked:
        fields |= one.fields.fields()
    return ScanPage(number, total, asked, type("ScanForm", (Form,), fields))
