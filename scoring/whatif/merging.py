"""Several measures that change the same: the lightest counts, and in which order they are named makes no difference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import NumberQuestion
from scoring.batch.places import Place
from scoring.compiled import Compiled, CompiledQuestion
from scoring.dossier import AnswerChange, StepEdit
from scoring.journey.fields import Cell
from scoring.whatif.candidates import Candidate

_UNKNOWN = float("inf")
_ABSENT = (-1.0, -1.0)


def merged_answers(form: Compiled, ordered: Iterable[Candidate]) -> Mapping[Place, AnswerChange]:
    """Return one change for each answer: the lightest, and of equally light ones that of the first measure."""
    found: dict[Place, AnswerChange] = {}
    for candidate in ordered:
        for place, change in candidate.answers.items():
            question = form.by_id[place.question]
            if place not in found or _weight(question, change) < _weight(question, found[place]):
                found[place] = change
    return found


def _weight(question: CompiledQuestion, change: AnswerChange) -> tuple[float, float]:
    """How heavy an answer becomes; what does not apply is lighter than any answer, and texts have no order."""
    if change.value is None or question.positions is None:
        return _ABSENT
    return question.positions.at(change.value).rank


def merged_steps(definition: JourneyDefinition | None, ordered: Iterable[Candidate]) -> tuple[StepEdit, ...]:
    """Return one edit for each step: when it goes it goes, and of values the lightest, else that of the first."""
    removed: set[tuple[str, str]] = set()
    values: dict[tuple[str, str], dict[str, Cell]] = {}
    for candidate in ordered:
        for edit in candidate.steps:
            key = (edit.group, edit.step)
            fields = values.setdefault(key, {})
            if edit.remove:
                removed.add(key)
            for name, value in edit.values.items():
                if name not in fields or _lighter(definition, name, value, fields[name]):
                    fields[name] = value
    return tuple(
        StepEdit(group=group, step=step, remove=True)
        if (group, step) in removed
        else StepEdit(group=group, step=step, values=fields)
        for (group, step), fields in values.items()
    )


def has_order(definition: JourneyDefinition | None, name: str) -> bool:
    """Whether some values of a field of a step are lighter than others by themselves."""
    field = definition.field_by_id.get(name) if definition else None
    if definition is None or field is None:
        return False
    options = definition.form.options_of(field)
    return isinstance(field, NumberQuestion) or (bool(options) and all(one.burden is not None for one in options))


def _lighter(definition: JourneyDefinition | None, field: str, value: Cell, than: Cell) -> bool:
    one, other = _burden(definition, field, value), _burden(definition, field, than)
    return one is not None and other is not None and one < other


def _burden(definition: JourneyDefinition | None, name: str, value: Cell) -> float | None:
    """How heavy a value of a field is: a number, or the burden of an option; what is not known is heavier than that."""
    field = definition.field_by_id.get(name) if definition else None
    if value is None:
        return _UNKNOWN
    if isinstance(field, NumberQuestion) and isinstance(value, int | float):
        return float(value)
    options = definition.form.options_of(field) if definition and field else ()
    burden = next((option.burden for option in options if option.id == value), None)
    return None if burden is None else float(burden)
