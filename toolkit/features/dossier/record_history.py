"""What groups, measures and people who filled in were before, in words, and how that is put back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from wtforms import Form

from questionnaires.translation import _
from scoring.dossier import Dossier, Group, Measure, Rater
from toolkit.features.dossier import operations
from toolkit.features.dossier.group_routes import stored_group_form
from toolkit.features.dossier.left_out import rename_group
from toolkit.features.dossier.measure_given import stored_form
from toolkit.features.dossier.measure_rows import keys_of, rows_of
from toolkit.features.dossier.opened import Opened
from toolkit.features.dossier.pages import differences
from toolkit.features.dossier.record_routes import people_form
from toolkit.storage.heads import changed
from toolkit.storage.mentions import without_group, without_steps
from toolkit.storage.record import GROUP, MEASURE, PEOPLE
from toolkit.storage.tables import AnswerHistoryRow
from toolkit.web.answer_words import Pairs
from toolkit.web.moments import clock_time, day

Data = Mapping[str, Any]
_RATERS = TypeAdapter(tuple[Rater, ...])


@dataclass(frozen=True)
class RecordChange:
    """One change: of what, when and by whom, what became what. `version` puts the old one back, when that can be."""

    what: str
    when: str
    words: Pairs
    version: int | None


def change_of(opened: Opened, row: AnswerHistoryRow) -> RecordChange:
    """Return one change in words."""
    old, new = row.old or {}, row.new or {}
    mark, key = row.question[0], row.question[1:]
    is_there = mark != GROUP or any(group.id == key for group in opened.groups)
    return RecordChange(
        what=_called(mark, new or old),
        when=_("{day} om {moment}, door {by}").format(day=day(row.at), moment=clock_time(row.at), by=row.by),
        words=_words(opened, mark, old, new),
        version=row.id if row.old is not None and is_there else None,
    )


def put_back(opened: Opened, row: AnswerHistoryRow) -> None:
    """Store what was there before a change.

    Raises:
        LookupError: when there was nothing, or what it was about is gone.
    """
    mark, key = row.question[0], row.question[1:]
    if row.old is None:
        raise LookupError(row.id)
    if mark == PEOPLE:
        head = opened.head
        raters = _RATERS.validate_python(row.old.get("filled_in_by", ()))
        notes, on = row.old.get("notes", ()), row.old.get("filled_in_on")
        operations.save_people(opened.session, opened.identity, raters, on, notes, seen=operations.people_seal(head))
    elif mark == MEASURE:
        stored = next((one for one in opened.head.measures if one.id == key), None)
        measure = _without_what_is_gone(opened, _measure(row.old))
        operations.save_measure(opened.session, opened.identity, measure, operations.measure_seal(stored))
    else:
        now = next((group for group in opened.groups if group.id == key), None)
        if now is None:
            raise LookupError(key)
        group = _group(row.old)
        if group.added and group.added.split_from not in {one.id for one in opened.groups}:
            group = group.model_copy(update={"added": group.added.model_copy(update={"split_from": None})})
        operations.save_group(opened, group, operations.group_seal(now))
        rename_group(opened, now, group)


def _called(mark: str, data: Data) -> str:
    if mark == PEOPLE:
        return _("Wie vulde dit in")
    if mark == MEASURE:
        return _("Maatregel '{text}'").format(text=data["text"])
    return _("Groep '{name}'").format(name=data["name"])


def _words(opened: Opened, mark: str, old: Data, new: Data) -> Pairs:
    if mark != PEOPLE and not (old and new):
        return ((_("Wat"), _("Weggehaald") if old else _("Toegevoegd")),)
    was, then = _forms(opened, mark, old, new)
    pairs = zip(differences(then, was), differences(was, then), strict=True)
    words = _("{old} → {new}")
    return tuple((label, words.format(old=before, new=after)) for (label, before), (_same, after) in pairs)


def _forms(opened: Opened, mark: str, old: Data, new: Data) -> tuple[Form, Form]:
    if mark == PEOPLE:
        was, then = (changed(opened.head, **_people(data)) for data in (old, new))
        return people_form(was), people_form(then)
    if mark == MEASURE:
        before, after = _measure(old), _measure(new)
        rows = rows_of(opened, (*keys_of(before.changes), *keys_of(after.changes)))
        return stored_form(opened, before, rows), stored_form(opened, after, rows)
    first, last = _group(old), _group(new)
    return stored_group_form(opened, first), stored_group_form(opened, last)


def _people(data: Data) -> dict[str, Any]:
    raters = _RATERS.validate_python(data.get("filled_in_by", ()))
    return {"filled_in_by": raters, "filled_in_on": data.get("filled_in_on"), "notes": tuple(data.get("notes", ()))}


def _measure(data: Data) -> Measure:
    return Measure.model_validate_json(json.dumps(data))


def _group(data: Data) -> Group:
    return Group.model_validate_json(json.dumps(data))


def _without_what_is_gone(opened: Opened, measure: Measure) -> Measure:
    """Return a measure without groups and steps that are gone since.

    Raises:
        LookupError: when it was for a group that is gone, and for nobody else.
    """
    head: Dossier = changed(opened.head, measures=(measure,))
    there = {group.id: {step.id for step in (group.journey.steps if group.journey else ())} for group in opened.groups}
    named = {(one.group, one.step) for one in measure.steps}
    named |= {(one.group, one.step) for one in (measure.changes.steps if measure.changes else ())}
    for key in {*measure.groups, *(group for group, _step in named)} - there.keys():
        head = without_group(head, key)
    for key, steps in there.items():
        head = without_steps(head, key, {step for group, step in named if group == key} - steps)
    if not head.measures:
        raise LookupError(measure.id)
    return head.measures[0]
