"""What the fields of one step say: known, borrowed, assumed, not asked, or unknown (never zero)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from questionnaires import operands
from questionnaires.expressions import Chosen, Lookup, Operand
from questionnaires.model import Column, MultipleChoice, NumberQuestion, SingleChoice
from questionnaires.translation import _
from scoring.conditions import holds
from scoring.dossier import Estimate, Row
from scoring.errors import ScoringError
from scoring.journey.compiled import CompiledJourney

State = Literal["known", "borrowed", "assumed", "hidden", "unknown"]
Cell = str | float | tuple[str, ...] | Estimate | None


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One field of one step. `operand` is what it stands for in a condition; None is unknown.

    `text` and `source` say where a number comes from that nobody filled in. `asked` is False when it is not known
    whether the field applies at all: what was filled in may then turn out not to count.
    """

    field: Column
    state: State
    value: Cell
    operand: Operand
    text: str | None = None
    source: str | None = None
    asked: bool = True

    @property
    def number(self) -> float | None:
        """The number; a field that is not asked has none to add, and one that is not known gives None."""
        if self.state == "hidden":
            return 0.0
        return float(self.value) if isinstance(self.value, int | float) else None

    @property
    def estimate(self) -> Estimate | None:
        """The three-point estimate, when there is one."""
        return self.value if isinstance(self.value, Estimate) else None

    @property
    def burden(self) -> float | None:
        """How heavy the chosen option is; a field that is not asked is light."""
        if self.state == "hidden":
            return 0.0
        return self.operand.number if isinstance(self.operand, Chosen) else None

    @property
    def sure_number(self) -> float | None:
        """The number when it surely counts."""
        return self.number if self.asked else None


Fields = Mapping[str, FieldValue]


def read_fields(compiled: CompiledJourney, values: Row) -> Fields:
    """Read the fields of a step in the order of the definition, in which a condition only looks back.

    Raises:
        ScoringError: when a value does not fit its field; validation would have said so.
    """
    found: dict[str, FieldValue] = {}

    def look_up(name: str) -> Operand:
        return found[name].operand

    for field in compiled.definition.fields:
        found[field.id] = read_field(compiled, field, values.get(field.id), look_up)
    return found


def read_field(compiled: CompiledJourney, field: Column, value: Cell, look_up: Lookup) -> FieldValue:
    """Read one field of a step, given what the fields before it stand for in a condition.

    Raises:
        ScoringError: when the value does not fit the field; validation would have said so.
    """
    gate = compiled.gates.get(field.id)
    shown = True if gate is None else holds(gate, look_up)
    if shown is False:
        return FieldValue(field, "hidden", None, operands.absent(field))
    if value is not None:
        operand = _operand(compiled, field, value)
        return FieldValue(field, "known", value, operand if shown else None, asked=shown is True)
    for start, when in compiled.start_values.get(field.id, ()):
        # Only when it surely applies: a borrowed number is for a step of which it is known that it is asked.
        if shown and (when is None or holds(when, look_up)):
            state: State = "borrowed" if start.source else "assumed"
            return FieldValue(field, state, start.value, operands.of_number(start.value), str(start.text), start.source)
    return FieldValue(field, "unknown", None, None)


def _operand(compiled: CompiledJourney, field: Column, value: Cell) -> Operand:
    form = compiled.definition.form
    match field, value:
        case SingleChoice(), str():
            option = next((one for one in form.options_of(field) if one.id == value), None)
            if option is not None:
                return operands.of_option(option)
        case MultipleChoice(), tuple():
            return operands.of_options(form, field, value)
        case NumberQuestion(), int() | float():
            return operands.of_number(value)
        case _ if not isinstance(field, SingleChoice | MultipleChoice | NumberQuestion):
            return None
    message = _("Het antwoord {value} past niet bij het veld {field}.")
    raise ScoringError(message.format(value=value, field=field.id))
