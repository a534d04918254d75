"""One screen on which what comes back is filled in: a form for any number of questions of any groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wtforms import Form

from questionnaires.model import GroupKind, SingleChoice
from questionnaires.translation import _
from scoring.compiled import CompiledQuestion
from scoring.dossier import Answer, Group, Response, Unknown
from scoring.evidence import LONGEST_PROSE
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
from toolkit.web.forms.messages import refuse
from toolkit.web.forms.values import TextField, is_filled, value_of

MOST_PLACES = 400
SEEN, GIVEN = "seen.", "given."
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
        fields[f"{name}.note"] = TextField(_("Notitie ({group})").format(group=label), LONGEST_PROSE, lines=True)
    return type("FillForm", (Form,), fields)


def stored_answers(opened: Opened, places: Iterable[Place]) -> Mapping[str, StoredAnswer]:
    """Return what is stored, by the name of its place."""
    places = list(places)
    found = answers_to(opened.session, opened.identity, [place.stored_key for place in places])
    return {place.name: found.get(place.stored_key, NOTHING_STORED) for place in places}


def is_answered(form: Form, place: Place) -> bool:
    """Whether something was filled in for a place."""
    return is_filled(form[place.name])


def parts_filled(form: Form, place: Place) -> frozenset[str]:
    """Return which of the three parts of a place hold something."""
    return frozenset(part for part, name in _names(place).items() if is_filled(form[name]))


def save_filled(
    opened: Opened,
    form: Form,
    places: Iterable[Place],
    seen: Mapping[str, int],
    given: Mapping[str, frozenset[str]],
) -> tuple[dict[str, StoredAnswer], dict[str, StoredAnswer]]:
    """Store every place where something was filled in or taken away and that is not wrong; the caller commits.

    Args:
        opened: the dossier.
        form: the form, validated; gets a message where something cannot be stored.
        places: what the page showed.
        seen: the revisions that it showed, by the name of the place.
        given: the parts that were stored from this page before; when one is empty now, somebody took it away.

    Returns:
        What was stored, and what somebody else stored in the meantime, each by the name of its place.
    """
    saved, theirs = {}, {}
    touched = [
        place for place in places if (parts_filled(form, place) or given.get(place.name)) and not errors_at(form, place)
    ]
    stored = stored_answers(opened, touched)
    for place in touched:
        group_key, _question = place.stored_key
        before = stored[place.name].answer
        response = _response(form, place, said(before)[0] or Response(), given.get(place.name, frozenset()))
        if before and before.ratings and not _says(response):
            if parts_filled(form, place):
                refuse(form[place.name], _("Kies eerst het antwoord waar jullie op uitkomen."))
                continue
            response = Response()
        answer = with_said(before, place.question.id, None if response == Response() else response, said(before)[1])
        if before is None and answer == Answer(question=place.question.id):
            continue
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


def parts_given(sent: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Read which parts were stored from a page before, by the name of their place."""
    return {
        name.removeprefix(GIVEN): frozenset(text.split())
        for name, text in sent.items()
        if name.startswith(GIVEN) and text
    }


def _names(place: Place) -> dict[str, str]:
    return {"value": place.name, "basis": f"{place.name}.basis", "note": f"{place.name}.note"}


def _response(form: Form, place: Place, old: Response, given: frozenset[str]) -> Response:
    """Return what is said now. What the page never showed stays; evidence always does."""
    sent = {part: value_of(form[name]) for part, name in _names(place).items()}
    grounds = {part: sent[part] or (None if part in given else getattr(old, part)) for part in ("basis", "note")}
    if sent["value"] is not None:
        return Response(value=sent["value"], evidence=old.evidence, **grounds)
    if "value" in given:
        unknown = Unknown.NOT_KNOWN if place.question.question.unknown_allowed else None
        return Response(unknown=unknown, evidence=old.evidence, **grounds)
    return old.model_copy(update=grounds)


def _says(response: Response) -> bool:
    return response.value is not None or response.unknown is not None or response.not_applicable is not None
