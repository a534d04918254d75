"""One screen on which what comes back is filled in: a form for any number of questions of any groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wtforms import Field, Form

from questionnaires.model import GroupKind, SingleChoice
from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from scoring.dossier import Answer, Group, Response
from scoring.publication import DOSSIER_WIDE
from toolkit.features.dossier.opened import Opened
from toolkit.features.find_out.todo import Item
from toolkit.storage.store import NOTHING_STORED, Conflict, StoredAnswer, answers_to, save_answer
from toolkit.storage.tables import WHOLE_DOSSIER
from toolkit.web.access import current_name
from toolkit.web.answer_words import question_text
from toolkit.web.forms.answers import basis_options, said, with_said
from toolkit.web.forms.choices import OneOf, option
from toolkit.web.forms.definitions import value_field
from toolkit.web.forms.values import TextField, is_filled, value_of

MOST_PLACES = 400
SEEN = "seen."
_NOTE = 4000
_LONGEST_REVISION = 9


@dataclass(frozen=True)
class Place:
    """One question of one group, or of the whole dossier (None)."""

    question: CompiledQuestion
    group: Group | None

    @property
    def name(self) -> str:
        """How its fields begin."""
        return f"{self.group.id if self.group else DOSSIER_WIDE}.{self.question.id}"

    @property
    def stored_key(self) -> tuple[str, str]:
        """Where its answer is stored."""
        return (self.group.id if self.group else WHOLE_DOSSIER, self.question.id)

    @property
    def kind(self) -> GroupKind | None:
        """The kind of group."""
        return self.group.kind if self.group else None

    @property
    def text(self) -> str:
        """The question as this group reads it."""
        return question_text(self.question.question, self.kind)


def places_of(items: Iterable[Item]) -> list[Place]:
    """Return where these things are to be filled in."""
    return [Place(item.question, group) for item in items for group in (item.groups or (None,))][:MOST_PLACES]


def by_question(places: Iterable[Place]) -> list[tuple[str, list[Place]]]:
    """Return the places under the question that they share, as it is read there."""
    found: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        found.setdefault((place.question.id, place.text), []).append(place)
    return [(text, alike) for (_question, text), alike in found.items()]


def places_sent(opened: Opened, names: Iterable[str]) -> list[Place]:
    """Return the places that a page showed, by what it sent; what does not exist any more is left out."""
    groups: dict[str, Group | None] = {group.id: group for group in opened.groups} | {DOSSIER_WIDE: None}
    places = []
    for name in names:
        key, _dot, question_id = name.removeprefix(SEEN).partition(".")
        question = opened.definitions.compiled.by_id.get(question_id)
        if not name.startswith(SEEN) or question is None or key not in groups:
            continue
        group = groups[key]
        if question.of_dossier is (group is None) and (group is None or group.kind in question.kinds):
            places.append(Place(question, group))
    return places[:MOST_PLACES]


def fill_form(opened: Opened, places: Iterable[Place]) -> type[Form]:
    """Return the form: for every place its value, how that is known, and a note."""
    fields: dict[str, Any] = {}
    bases = [option("", _("Nog niet gezegd")), *basis_options(opened.definitions.bases)]
    for place in places:
        question, name = place.question.question, place.name
        label = place.group.name if place.group else _("Voor het hele voorstel")
        # One of several is a list that opens, so that many questions fit on one screen; nothing chosen stays possible.
        nothing = (option("", _("Nog niet bekend")),) if isinstance(question, SingleChoice) else ()
        fields[name] = value_field(opened.definitions.questionnaire, question, place.kind, label=label, more=nothing)
        fields[f"{name}.basis"] = OneOf(_("Hoe weet je dit? ({group})").format(group=label), bases)
        fields[f"{name}.note"] = TextField(_("Notitie ({group})").format(group=label), _NOTE, lines=True)
    return type("FillForm", (Form,), fields)


def stored_answers(opened: Opened, places: Iterable[Place]) -> Mapping[str, StoredAnswer]:
    """Return what is stored, by the name of its place."""
    places = list(places)
    found = answers_to(opened.session, opened.identity, [place.stored_key for place in places])
    return {place.name: found.get(place.stored_key, NOTHING_STORED) for place in places}


def is_answered(form: Form, place: Place) -> bool:
    """Whether something was filled in for a place."""
    return is_filled(form[place.name])


def save_filled(
    opened: Opened, form: Form, places: Iterable[Place], seen: Mapping[str, int]
) -> tuple[dict[str, StoredAnswer], dict[str, StoredAnswer]]:
    """Store every place that was filled in and is not wrong; the caller commits.

    Returns:
        What was stored, and what somebody else stored in the meantime, each by the name of its place.
    """
    saved, theirs = {}, {}
    places = [place for place in places if is_answered(form, place) and not errors_at(form, place)]
    stored = stored_answers(opened, places)
    for place in places:
        group_key, _question = place.stored_key
        answer = _answer(form, place, stored[place.name].answer)
        result = save_answer(
            opened.session, opened.identity, group_key, answer, seen.get(place.name, 0), current_name()
        )
        if isinstance(result, Conflict):
            theirs[place.name] = result.theirs
        else:
            saved[place.name] = result
    return saved, theirs


def errors_at(form: Form, place: Place) -> bool:
    """Whether something is wrong at a place."""
    fields = (form[place.name], form[f"{place.name}.basis"], form[f"{place.name}.note"])
    return any(field.errors or field.process_errors for field in fields)


def revisions(sent: Mapping[str, str]) -> dict[str, int]:
    """Read the revisions that a page showed, by the name of their place."""
    return {
        name.removeprefix(SEEN): int(text)
        for name, text in sent.items()
        if name.startswith(SEEN) and text.isascii() and text.isdecimal() and len(text) <= _LONGEST_REVISION
    }


def _answer(form: Form, place: Place, stored: Answer | None) -> Answer:
    """Return the answer; evidence stays, and so does a note or a basis when nothing else was filled in."""
    old, current = said(stored)
    response = Response(
        value=value_of(form[place.name]),
        basis=_given(form[f"{place.name}.basis"]) or (old.basis if old else None),
        note=_given(form[f"{place.name}.note"]) or (old.note if old else None),
        evidence=old.evidence if old else (),
    )
    return with_said(stored, place.question.id, response, current)


def _given(field: Field) -> str | None:
    found: str | None = value_of(field)
    return found
