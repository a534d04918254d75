"""The parts of a page that look the same for everybody who gave the same answer: drawn once, and kept."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from flask import get_template_attribute
from markupsafe import Markup
from wtforms import Form

from questionnaires.model import NumberQuestion
from scoring.dossier import Answer, Response
from toolkit.web.definitions import Definitions
from toolkit.web.forms.answers import AnswerForms, has_statement, said
from toolkit.web.forms.choices import OneOf
from toolkit.web.forms.evidence import EvidenceField
from toolkit.web.forms.responses import ResponseFields
from toolkit.web.forms.values import value_of

_PARTS = "web/questions/parts.html"


class Shown:
    """The fields of one answer as markup. For an answer as it is stored, a form is made only for what is new to us.

    Args:
        definitions: those of the dossier; they keep what was drawn.
        forms: makes the form of the question.
        stored: the answer.
        sent: the form that was sent and refused, to show instead.
    """

    def __init__(self, definitions: Definitions, forms: AnswerForms, stored: Answer | None, sent: Form | None) -> None:
        self._definitions, self._forms, self._stored, self._sent = definitions, forms, stored, sent
        self._proposal, self._current = said(stored)

    @cached_property
    def _form(self) -> Form:
        return self._forms.show(self._stored) if self._sent is None else self._sent

    def proposal(self) -> Markup:
        """Return the fields for the proposal; the text of the question is the heading of the page."""
        return self._response(self._forms.proposal, self._proposal, heading=True)

    def current(self) -> Markup | None:
        """Return the fields for today, when those are asked."""
        return self._response(self._forms.current, self._current) if self._forms.current else None

    def grounds(self, theme_basis: str | None) -> Markup:
        """Return the fields for what an answer rests on; mostly nobody filled in any of them."""

        def draw() -> Markup:
            return draw_grounds(self._definitions, self._form, theme_basis)

        given, fields = self._proposal, self._forms.proposal
        if self._sent is not None or (given and (given.basis or given.note or given.evidence)):
            return draw()
        by_theme = has_statement(fields.questionnaire.section_of[fields.question.id])
        return self._definitions.keep_some(("no grounds", theme_basis, by_theme), draw)

    def _response(self, fields: ResponseFields, given: Response | None, *, heading: bool = False) -> Markup:
        def draw() -> Markup:
            return draw_response(self._definitions, self._form, fields, heading=heading)

        value, unknown = (given.value, given.unknown) if given else (None, None)
        more = given is not None and (given.not_applicable is not None or given.by or given.until)
        few = fields.single or isinstance(fields.question, NumberQuestion)
        if self._sent is not None or more or not (value is None or (few and isinstance(value, str | int | float))):
            return draw()
        key = ("shown", fields.question.id, fields.kind, fields.name, value, unknown)
        return self._definitions.keep_some(key, draw)


def draw_response(definitions: Definitions, form: Form, fields: ResponseFields, *, heading: bool = False) -> Markup:
    """Return the fields of one response as markup.

    Args:
        definitions: those of the dossier; they keep what was drawn.
        form: the form with its values and messages.
        fields: which fields of the form.
        heading: whether the text of the question is the heading of the page.
    """
    question = fields.question

    def draw() -> Markup:
        return _drawn("response_fields", form, fields.name, question, heading)

    chosen = _only_choice(form, fields)
    if chosen is None:
        return draw()
    key = ("response", question.id, fields.kind, fields.name, form[fields.name].label.text, heading, *chosen)
    return definitions.keep_some(key, draw)


def draw_choices(definitions: Definitions, form: Form) -> Markup:
    """Return what is asked once for a theme as markup: whether it changes, and how people know."""

    def draw() -> Markup:
        return _drawn("theme_choices", form)

    asked = [form[name] for name in ("changes", "basis") if name in form]
    if any(field.errors for field in asked):
        return draw()
    return definitions.keep_some(("choices", *(field.data for field in asked), len(asked)), draw)


def draw_grounds(definitions: Definitions, form: Form, theme_basis: str | None) -> Markup:
    """Return the fields for what an answer rests on as markup; mostly nobody filled in any of them."""

    def draw() -> Markup:
        return _drawn("grounds", form, theme_basis)

    basis, note, evidence = form["basis"], form["note"], form["evidence"]
    assert isinstance(basis, OneOf), "made by answer_forms"  # noqa: S101 - tells the type checker
    assert isinstance(evidence, EvidenceField), "made by answer_forms"  # noqa: S101 - idem
    empty = not (basis.data or note.data or evidence.filled() or len(evidence.entries) > 1)
    if empty and not (basis.errors or note.errors or evidence.errors):
        return definitions.keep_some(("grounds", theme_basis, basis.options[0].label), draw)
    return draw()


def _only_choice(form: Form, fields: ResponseFields) -> tuple[str | None, str | None] | None:
    """Return the chosen option and why it is not known, when nothing else is filled in and nothing is wrong."""
    names = [name for name in form._fields if name == fields.name or name.startswith(f"{fields.name}_")]
    if any(form[name].errors for name in names):
        return None
    others = {name: value_of(form[name]) for name in names if name not in {fields.name, f"{fields.name}_unknown"}}
    value: Any = value_of(form[fields.name])
    if any(others.values()) or not (value is None or fields.single):
        return None
    reason = form[f"{fields.name}_unknown"].data if f"{fields.name}_unknown" in form else None
    return (value, reason)


def _drawn(macro: str, *arguments: object) -> Markup:
    drawn: Markup = get_template_attribute(_PARTS, macro)(*arguments)
    return drawn
