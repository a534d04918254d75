"""What changed in the journey of a group, in words, and how an earlier step is put back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from questionnaires.facts import MAXIMUM_STEPS
from questionnaires.translation import _
from scoring.dossier import CurrentStep, Group, Journey, Step
from toolkit.features.journey.described import Described
from toolkit.features.journey.operations import TooManyStepsError, with_steps
from toolkit.storage.evidence import evidence_names
from toolkit.storage.journeys import AROUND, TODAY, change_journey
from toolkit.storage.tables import AnswerHistoryRow
from toolkit.web.access import current_name
from toolkit.web.answer_words import Pairs, value_words

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One line of the history. `version` is what a button sends to put back what there was, None when it cannot be."""

    heading: str
    what: str
    words: Pairs
    version: int | None


def change_of(place: Described, row: AnswerHistoryRow, when: str) -> Change:
    """Return one change in words: what each part was and what it became."""
    old, new = row.old or {}, row.new or {}
    if row.question == AROUND:
        return Change(when, _("De reis als geheel"), tuple(_around(old, new)), None)
    name = (new or old).get("name") or _name_of(place, row.question[1:])
    today = row.question.startswith(TODAY)
    what = _("Stap '{step}' van nu").format(step=name) if today else _("Stap '{step}'").format(step=name)
    if not old:
        return Change(when, what, ((_("Wat"), _("Toegevoegd")),), None)
    words = ((_("Wat"), _("Weggehaald")),) if not new else tuple(_of_step(place, old, new))
    return Change(when, what, words, row.id)


def put_back(place: Described, row: AnswerHistoryRow) -> None:
    """Put back what a step was before a change: in its place, or last when it is gone.

    Raises:
        LookupError: when this change has nothing to put back, or it does not fit the definition any more.
        TooManyStepsError: when there is no room for it.
    """
    if not row.old or row.question == AROUND:
        raise LookupError(row.id)
    data = {name: value for name, value in row.old.items() if name != "evidence"} | _evidence(place, row.old)

    def change(group: Group) -> Journey | None:
        if row.question.startswith(TODAY):
            return _today_again(group.journey, CurrentStep.model_validate_json(json.dumps(data)))
        step = Step.model_validate_json(json.dumps(data))
        return with_steps(group.journey, _placed(group.journey.steps if group.journey else (), step))

    change_journey(place.opened.session, place.opened.identity, place.group.id, change, current_name())


def _evidence(place: Described, data: Data) -> dict[str, Any]:
    """Leave out what is gone since: files of which the bytes were wiped."""
    there = set(evidence_names(place.opened.session, place.opened.identity))
    kept = [one for one in data.get("evidence", ()) if "file" not in one or one["file"]["sha256"] in there]
    return {"evidence": kept} if kept else {}


def _placed(steps: tuple[Step, ...], step: Step) -> tuple[Step, ...]:
    if any(one.id == step.id for one in steps):
        return tuple(step if one.id == step.id else one for one in steps)
    return (*steps, step)


def _today_again(journey: Journey | None, step: CurrentStep) -> Journey:
    if journey is None or (step.like is not None and all(one.id != step.like for one in journey.steps)):
        raise LookupError(step.id)
    steps = journey.current_steps
    if any(one.id == step.id for one in steps):
        again = tuple(step if one.id == step.id else one for one in steps)
    else:
        again = (*steps, step)
    if len(again) > MAXIMUM_STEPS:
        raise TooManyStepsError
    return journey.model_copy(update={"current": None, "current_steps": again})


def _name_of(place: Described, key: str) -> str:
    return next((step.name for step in place.steps if step.id == key), key)


def _of_step(place: Described, old: Data, new: Data) -> Iterator[tuple[str, str]]:
    if old.get("name") != new.get("name"):
        yield _("Naam"), _became(old.get("name"), new.get("name"))
    before, after = old.get("values", {}), new.get("values", {})
    for field in place.definition.fields:
        if before.get(field.id) != after.get(field.id):
            words = [_value(place, field.id, values.get(field.id)) for values in (before, after)]
            yield str(field.text), _became(*words)
    if old.get("note") != new.get("note"):
        yield _("Notitie"), _became(old.get("note"), new.get("note"))
    if old.get("evidence") != new.get("evidence"):
        told = ["; ".join(one["description"] for one in data.get("evidence", ())) for data in (old, new)]
        yield _("Waar blijkt dit uit?"), _became(*told)


def _value(place: Described, name: str, value: Any) -> str | None:
    if value is None:
        return None
    step = Step.model_validate_json(json.dumps({"id": "stap", "name": "-", "values": {name: value}}))
    cell = step.values[name]
    return None if cell is None else value_words(place.definition.form, place.definition.field_by_id[name], cell)


def _became(old: str | None, new: str | None) -> str:
    nothing = _("niet ingevuld")
    return _("{old} → {new}").format(old=old or nothing, new=new or nothing)


def _around(old: Data, new: Data) -> Iterator[tuple[str, str]]:
    if not old or not new:
        yield _("Wat"), _("De reis is weggehaald") if old else _("De reis is begonnen")
        return
    # That a step came or went, is told at that step.
    if old["steps"] != new["steps"] and sorted(old["steps"]) == sorted(new["steps"]):
        yield _("Stappen"), _("Andere volgorde")
    if (old.get("current"), old.get("current_steps")) != (new.get("current"), new.get("current_steps")):
        yield _("Hoe het nu gaat"), _became(_today(old), _today(new))
    if old.get("other_schemes") != new.get("other_schemes"):
        numbers = [str(number) if (number := data.get("other_schemes")) is not None else None for data in (old, new)]
        yield _("Andere regelingen"), _became(*numbers)
    if old.get("participation") != new.get("participation"):
        people = [_("{n} mensen").format(n=one["people"]) if (one := data.get("participation")) else None
                  for data in (old, new)]  # fmt: skip
        yield _("Meedenken over het voorstel"), _became(*people)


def _today(data: Data) -> str | None:
    if "current_steps" in data:
        return _("{n} eigen stappen").format(n=len(data["current_steps"]))
    words = {"none": _("niets"), "same": _("zoals in het voorstel")}
    return words.get(data.get("current", ""))
