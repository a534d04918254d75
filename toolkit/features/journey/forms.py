"""The form of a step, made from the definition of the journey; no field of a step is named in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Form

from questionnaires.expressions import parse
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import Column, EstimateQuestion, SingleChoice
from questionnaires.translation import _
from scoring.dossier import Estimate, Participation, Row, Step
from scoring.evidence import LONGEST_LINE, LONGEST_PROSE
from scoring.journey.compiled import compiled_journey
from scoring.journey.fields import read_fields
from toolkit.features.dossier.forms import needed
from toolkit.features.journey.described import Described
from toolkit.web.forms.choices import OneOf, option
from toolkit.web.forms.definitions import value_field
from toolkit.web.forms.messages import Incomplete, refuse
from toolkit.web.forms.reading import number_text
from toolkit.web.forms.values import EstimateField, NumberField, TextField, estimate_form, value_of

FIELD, READY, OWN = "veld_", "klaar_", "own"
MOST_SCHEMES, MOST_HOURS, MOST_PEOPLE = 1000, 10_000, 10_000_000


@dataclass(frozen=True)
class FormLine:
    """One field of a step as the page draws it; `ready` is the list of ready-made ranges above an estimate."""

    question: Column
    field: Any
    hint: str | None
    ready: Any = None


@dataclass(frozen=True)
class FormPart:
    """Some fields under one heading."""

    id: str
    title: str
    lines: tuple[FormLine, ...]


def step_form(place: Described) -> type[Form]:
    """Return the form of a step: its name, every field of the definition, and a note."""
    definition = place.definition

    def build() -> type[Form]:
        fields: dict[str, Any] = {
            "name": TextField(
                _("Hoe heet deze stap?"),
                LONGEST_LINE,
                description=_("Eén moment van contact, of één handeling met een eigen termijn."),
                validators=[needed(_("Geef de stap een naam."))],
            )
        }
        for question in definition.fields:
            more = (option("", _("Weet ik niet")),) if isinstance(question, SingleChoice) else ()
            if _has_ready(definition, question):
                unit = str(getattr(question, "unit", ""))
                fields[READY + question.id] = OneOf(str(question.text), _ready_options(definition, unit))
                label = _("De eigen schatting, in {unit}").format(unit=unit)
                fields[FIELD + question.id] = value_field(definition.form, question, label=label)
            else:
                fields[FIELD + question.id] = value_field(definition.form, question, more=more)
        fields["note"] = TextField(_("Wil je nog iets over deze stap zeggen?"), LONGEST_PROSE, lines=True)
        return type("StepForm", (Form,), fields)

    return place.opened.definitions.keep(("step form", definition.id, definition.version), build)


def form_with(place: Described, step: Step | None) -> Form:
    """Return the form as a step is stored."""
    data: dict[str, Any] = {"name": step.name if step else None, "note": step.note if step else None}
    for name, value in (step.values if step else {}).items():
        if name not in place.definition.field_by_id:
            continue
        data[FIELD + name] = value.model_dump() if isinstance(value, Estimate) else value
        if isinstance(value, Estimate):
            data[READY + name] = _ready_of(place.definition, value)
    return step_form(place)(data=data)


def form_sent(place: Described, sent: MultiDict[str, str]) -> tuple[Form, bool]:
    """Return the form that was sent, and whether everything in it can be stored."""
    form = step_form(place)(sent)
    fine = form.validate()
    for question in place.definition.fields:
        ready = READY + question.id
        if ready in form and form[ready].data == OWN and _estimate(place.definition, form, question) is None:
            numbers = form[FIELD + question.id].form  # type: ignore[attr-defined]
            if not any(one.errors or one.data is not None for one in numbers):
                refuse(numbers["low"], Incomplete(_("Vul de drie getallen in, of kies 'Weet ik niet'.")))
                fine = False
    return form, fine


def step_of(place: Described, form: Form, stored: Step) -> Step:
    """Return the step as it was filled in; what is wrong stays as it is stored, and what does not count is left out."""
    values: dict[str, Any] = {}
    for question in place.definition.fields:
        field = form[FIELD + question.id]
        if field.errors or getattr(field, "process_errors", ()):
            value = stored.values.get(question.id)
        elif READY + question.id in form:
            value = _estimate(place.definition, form, question)
        else:
            value = value_of(field)
        if value is not None:
            values[question.id] = value
    name, note = form["name"], form["note"]
    return stored.model_copy(
        update={
            "name": stored.name if name.errors or not name.data else name.data,
            "values": counting(place.definition, values),
            "note": stored.note if note.errors else note.data,
        }
    )


def counting(definition: JourneyDefinition, values: Row) -> dict[str, Any]:
    """Return what is filled in where it counts: a field that is not asked has no value."""
    fields = read_fields(compiled_journey(definition), values)
    return {name: value for name, value in values.items() if fields[name].state != "hidden"}


def light_parts(place: Described, form: Form) -> tuple[FormPart, ...]:
    """Return the lines of the light form."""
    definition = place.definition
    return tuple(
        FormPart(
            light.id,
            str(light.label),
            tuple(_line(definition, form, definition.field_by_id[name]) for name in light.fields),
        )
        for light in definition.light
    )


def other_lines(place: Described, form: Form) -> tuple[FormLine, ...]:
    """Return the fields that are not in the light form."""
    light = {name for one in place.definition.light for name in one.fields}
    return tuple(_line(place.definition, form, one) for one in place.definition.fields if one.id not in light)


def around_form() -> type[Form]:
    """Return the form of what is asked beside the steps."""
    return type("AroundForm", (_AroundForm,), {
        "other_schemes": NumberField(
            _("Hoeveel andere regelingen lopen er meestal al voor deze groep?"), 0, MOST_SCHEMES, 0
        ),
        "people": NumberField(_("Hoeveel mensen denken mee over het voorstel?"), 0, MOST_PEOPLE, 0),
        "hours": EstimateField(estimate_form(0, MOST_HOURS), _("Hoeveel uur vraagt dat van ieder van hen?")),
    })  # fmt: skip


def participation_of(form: Form) -> Participation | None:
    """Return what is asked of people who help to make the proposal."""
    people, hours = form["people"].data, form["hours"].value  # type: ignore[attr-defined]
    return Participation(hours=hours, people=int(people)) if people is not None and hours is not None else None


class _AroundForm(Form):
    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        fine = super().validate(extra_validators)
        people, hours = self["people"], self["hours"]
        if fine and (people.data is None) is not (hours.value is None):  # type: ignore[attr-defined]
            wanted = people if people.data is None else hours.form["low"]  # type: ignore[attr-defined]
            refuse(wanted, _("Vul allebei in: hoeveel mensen, en hoeveel uur van ieder. Of laat beide leeg."))
            return False
        return fine


def _line(definition: JourneyDefinition, form: Form, question: Column) -> FormLine:
    hints = [str(question.help)] if question.help else []
    if question.when is not None:
        texts = ", ".join(
            f"'{definition.field_by_id[name].text}'" for name in parse(question.when).names
            if name in definition.field_by_id
        )  # fmt: skip
        hints.append(_("Of dit telt, hangt af van je antwoord op {questions}").format(questions=texts))
    ready = form[READY + question.id] if _has_ready(definition, question) else None
    return FormLine(question, form[FIELD + question.id], " ".join(hints) or None, ready)


def _has_ready(definition: JourneyDefinition, question: Column) -> bool:
    return isinstance(question, EstimateQuestion) and bool(definition.ready_ranges)


def _ready_options(definition: JourneyDefinition, unit: str) -> list[Any]:
    ready = [
        option(
            one.id,
            _("{label} ({low} tot {high} {unit})").format(
                label=one.label, low=number_text(one.low), high=number_text(one.high), unit=unit
            ),
        )
        for one in definition.ready_ranges
    ]
    return [option("", _("Weet ik niet")), *ready, option(OWN, _("Anders: ik vul zelf getallen in"))]


def _ready_of(definition: JourneyDefinition, value: Estimate) -> str:
    same = (
        one.id
        for one in definition.ready_ranges
        if (one.low, one.likely, one.high) == (value.low, value.likely, value.high)
    )
    return next(same, OWN)


def _estimate(definition: JourneyDefinition, form: Form, question: Column) -> Estimate | None:
    """Return the chosen range, or the numbers when somebody chose to type those."""
    chosen, own = form[READY + question.id].data, value_of(form[FIELD + question.id])
    for one in definition.ready_ranges:
        if one.id == chosen:
            return Estimate(low=one.low, likely=one.likely, high=one.high)
    return own if chosen == OWN and isinstance(own, Estimate) else None
