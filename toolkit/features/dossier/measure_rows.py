"""What a measure changes, row by row: a question or a field of a step with what it becomes, or a step that goes.

A form names its rows in the field `ROWS`, a key each: `vraag-ID`, `nvt-ID` (does not apply any more), `stap-GROUP-STEP`
(goes) or `veld-GROUP-STEP-FIELD`. No id holds a '-'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from wtforms import Form

from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import Column, Question, SingleChoice
from questionnaires.translation import _
from scoring.dossier import AnswerChange, Estimate, MeasureChanges, Step, StepEdit
from scoring.evidence import LONGEST_PROSE, StepReference
from toolkit.features.dossier.opened import Opened
from toolkit.web.forms.choices import option
from toolkit.web.forms.definitions import value_field
from toolkit.web.forms.messages import Incomplete, refuse
from toolkit.web.forms.values import TextField, is_filled, value_of

ROWS, BECOMES = "wijziging", "wordt-"
MOST_ROWS = 60
Kind = Literal["vraag", "nvt", "stap", "veld"]


@dataclass(frozen=True)
class Row:
    """One row. `asked` is what is filled in: a question or a field of a step; None when only words or nothing are."""

    key: str
    kind: Kind
    title: str
    asked: Question | Column | None = None
    question: str = ""
    step: StepReference | None = None
    field: str = ""

    @property
    def name(self) -> str:
        """The name of its field in a form."""
        return BECOMES + self.key

    def excludes(self, other: Row) -> bool:
        """Whether both cannot be so: an answer becomes one thing, and nothing changes of a step that goes."""
        if self.question or other.question:
            return self.question == other.question
        return self.step == other.step and "stap" in {self.kind, other.kind}


def journey_of(opened: Opened) -> JourneyDefinition | None:
    """Return what the journeys of this dossier are described with; None when there are none."""
    return opened.definitions.catalogue.journeys.get(opened.head.journey or "")


def steps_of(opened: Opened) -> Mapping[StepReference, tuple[str, Step]]:
    """Return every step of the proposal with the name of its group."""
    return {
        StepReference(group=group.id, step=step.id): (group.name, step)
        for group in opened.groups
        if group.journey
        for step in group.journey.steps
    }


def row_of(opened: Opened, key: str) -> Row | None:
    """Return the row with this key; None when there is nothing like it (any more)."""
    kind, *ids = key.split("-")
    match kind, ids:
        case (("vraag" | "nvt"), [question]):
            return _question_row(opened, key, "vraag" if kind == "vraag" else "nvt", question)
        case ("stap", [group, step]) | ("veld", [group, step, _]):
            return _step_row(opened, key, group, step, ids[2] if kind == "veld" else "")
        case _:
            return None


def rows_of(opened: Opened, keys: Iterable[str]) -> tuple[Row, ...]:
    """Return the rows with these keys, each once; what is not there is left out, and what another row excludes."""
    found = list[Row]()
    for key in dict.fromkeys(keys):
        row = row_of(opened, key)
        if row is not None and not any(row.excludes(other) for other in found):
            found.append(row)
    return tuple(found[:MOST_ROWS])


def keys_of(changes: MeasureChanges | None) -> tuple[str, ...]:
    """Return the keys of what a measure changes."""
    return tuple(key for key, _value in _stored(changes))


def fields_of(opened: Opened, rows: Sequence[Row]) -> dict[str, Any]:
    """Return the field of each row that has one, by its name."""
    return dict(_fields(opened, rows))


def shown(changes: MeasureChanges | None) -> dict[str, Any]:
    """Return what the fields show of what is stored."""
    return {
        BECOMES + key: value.model_dump() if isinstance(value, Estimate) else value for key, value in _stored(changes)
    }


def changes_given(
    opened: Opened, form: Form, rows: Sequence[Row], stored: MeasureChanges | None
) -> MeasureChanges | None:
    """Return what was filled in. What is stored and cannot be shown here stays."""
    old = stored or MeasureChanges()
    known = {row.key for row in rows_of(opened, keys_of(stored))}
    bases = {one.question: one.basis for one in old.answers}
    answers = [
        AnswerChange(
            question=row.question,
            value=value_of(form[row.name]) if row.kind == "vraag" else None,
            not_applicable=value_of(form[row.name]) if row.kind == "nvt" else None,
            basis=bases.get(row.question),
        )
        for row in rows
        if row.question
    ]
    answers += [one for one in old.answers if _key(one) not in known]
    steps = tuple(_edits(form, rows, old, known))
    if not answers and not steps:
        return stored if stored == MeasureChanges() else None
    return MeasureChanges(answers=tuple(answers), steps=steps)


def _question_row(opened: Opened, key: str, kind: Kind, question: str) -> Row | None:
    asked = opened.definitions.questionnaire.question_by_id.get(question)
    if asked is None or not opened.definitions.questionnaire.is_scored(asked):
        return None
    if kind == "nvt" and not asked.not_applicable_allowed:
        return None
    return Row(key, kind, str(asked.text), asked if kind == "vraag" else None, question=question)


def _step_row(opened: Opened, key: str, group: str, step: str, field: str) -> Row | None:
    there, journey = steps_of(opened), journey_of(opened)
    reference = next((one for one in there if (one.group, one.step) == (group, step)), None)
    if reference is None or journey is None or (field and field not in journey.field_by_id):
        return None
    name = step_label(opened, reference)
    if not field:
        return Row(key, "stap", name, step=reference)
    asked = journey.field_by_id[field]
    title = _("{step}: {field}").format(step=name, field=asked.text)
    return Row(key, "veld", title, asked, step=reference, field=field)


def step_label(opened: Opened, step: StepReference) -> str:
    """Return what a step is called, with its group when more journeys are described."""
    there = steps_of(opened)
    group, found = there[step]
    several = len({one.group for one in there}) > 1
    return _("{step} ({group})").format(step=found.name, group=group) if several else found.name


def _fields(opened: Opened, rows: Sequence[Row]) -> Iterator[tuple[str, Any]]:
    journey = journey_of(opened)
    for row in rows:
        if row.kind == "nvt":
            label = _("Waarom geldt deze vraag dan niet meer?")
            yield row.name, TextField(label, LONGEST_PROSE)
        elif row.asked is not None:
            form = journey.form if row.kind == "veld" and journey else opened.definitions.questionnaire
            more = (option("", _("Kies")),) if isinstance(row.asked, SingleChoice) else ()
            yield row.name, value_field(form, row.asked, label=_("Wordt"), more=more)


def all_filled(form: Form, rows: Sequence[Row], stored: MeasureChanges | None) -> bool:
    """Whether every row says what it becomes; one that does not gets a message."""
    unknown = {key for key, value in _stored(stored) if value is None}
    fields, fine = {field.short_name: field for field in form}, True
    for row in rows:
        field: Any = fields.get(row.name)
        if field is None or row.key in unknown or is_filled(field):
            continue
        message = _("Vul in wat dit wordt, of haal het weg: {what}").format(what=row.title)
        target = next(iter(field.form)) if hasattr(field, "form") else field
        refuse(target, Incomplete(message))
        fine = False
    return fine


def of_these_groups(form: Form, rows: Sequence[Row]) -> bool:
    """Whether the measure is for the groups whose steps it changes; otherwise the groups get a message."""
    groups = form["groups"]
    if all(row.step is None or row.step.group in groups.data for row in rows):
        return True
    refuse(groups, _("Je verandert een stap van een groep die hier niet bij staat. Kies die groep ook."))
    return False


def _stored(changes: MeasureChanges | None) -> Iterator[tuple[str, Any]]:
    for answer in changes.answers if changes else ():
        yield _key(answer), answer.not_applicable if answer.value is None else answer.value
    for edit in changes.steps if changes else ():
        where = f"{edit.group}-{edit.step}"
        if edit.remove:
            yield f"stap-{where}", True
        for field, value in edit.values.items():
            yield f"veld-{where}-{field}", value


def _key(answer: AnswerChange) -> str:
    return f"{'vraag' if answer.value is not None else 'nvt'}-{answer.question}"


def _edits(form: Form, rows: Sequence[Row], old: MeasureChanges, known: set[str]) -> Iterator[StepEdit]:
    goes: dict[tuple[str, str], bool] = {}
    values: dict[tuple[str, str], dict[str, Any]] = {}
    # In the order in which they are stored; what is new comes after.
    for key, value in _stored(MeasureChanges(steps=old.steps)):
        if key not in known:
            _kind, group, step, *field = key.split("-")
            _note(goes, values, (group, step), field[0] if field else "", value)
    for row in rows:
        if row.step is not None:
            value = value_of(form[row.name]) if row.kind == "veld" else True
            _note(goes, values, (row.step.group, row.step.step), row.field, value)
    order = [(one.group, one.step) for one in old.steps]
    for group, step in sorted(goes, key=lambda one: order.index(one) if one in order else len(order)):
        yield StepEdit(group=group, step=step, remove=goes[group, step], values=values[group, step])


def _note(
    goes: dict[tuple[str, str], bool], values: dict[tuple[str, str], dict[str, Any]], where: tuple[str, str],
    field: str, value: Any,
) -> None:  # fmt: skip
    goes[where] = goes.get(where, False) or not field
    values.setdefault(where, {})
    if field:
        values[where][field] = value
