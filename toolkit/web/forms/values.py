"""Fields that hold a value of a dossier. Every one has `value`: what a dossier holds, or None when nothing is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from werkzeug.exceptions import RequestEntityTooLarge
from wtforms import Field, FieldList, Form, FormField
from wtforms.validators import ValidationError

from questionnaires.translation import _
from scoring.dossier import Estimate, Row
from toolkit.web.forms.reading import clean_line, clean_prose, number_text, read_day, read_number

MOST_ENTRIES = 500
_MOST_SENT = 1000


class TypedField(Field):
    """One box in which people type; what could not be read is shown again as it was typed."""

    data: Any
    raw_data: Any

    def _value(self) -> str:
        if self.process_errors and self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else self.shown(self.data)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read what was typed; an empty box is no value."""
        text = valuelist[0] if valuelist else ""
        self.data = None
        if text.strip():
            self.data = self.read(text)

    def shown(self, data: Any) -> str:
        """Return what stands in the box for a value."""
        return str(data)

    def read(self, text: str) -> Any:
        """Return the value of what was typed, or raise ValueError with what is wrong with it."""
        raise NotImplementedError

    @property
    def value(self) -> Any:
        """What a dossier holds."""
        return self.data


class NumberField(TypedField):
    """A number within its range; `1,5` is one and a half."""

    data: float | None

    def __init__(self, label: str, minimum: float, maximum: float, decimals: int | None = None, **options: Any) -> None:
        super().__init__(label, **options)
        self.minimum, self.maximum, self.decimals = minimum, maximum, decimals

    def shown(self, data: float) -> str:
        """Write it with a comma."""
        return number_text(data)

    def read(self, text: str) -> float:
        """Read a number and keep it within its range."""
        number = read_number(text)
        if number is None:
            raise ValueError(_("Vul een getal in, bijvoorbeeld 3 of 12."))
        if self.decimals == 0 and not number.is_integer():
            raise ValueError(_("Vul een heel getal in, zonder komma."))
        if self.decimals is not None and round(number, self.decimals) != number:
            raise ValueError(_("Vul hoogstens {n} cijfers achter de komma in.").format(n=self.decimals))
        if not self.minimum <= number <= self.maximum:
            message = _("Vul een getal in van {minimum} tot en met {maximum}.")
            raise ValueError(message.format(minimum=number_text(self.minimum), maximum=number_text(self.maximum)))
        return number


class DayField(TypedField):
    """A day, as year-month-day."""

    data: str | None

    def read(self, text: str) -> str:
        """Read a day that exists."""
        day = read_day(text)
        if day is None:
            raise ValueError(_("Vul een dag in die bestaat, bijvoorbeeld 31-1-2027."))
        return day


class TextField(TypedField):
    """Text of one line, or of more with `lines`."""

    data: str | None

    def __init__(self, label: str, longest: int, *, lines: bool = False, **options: Any) -> None:
        super().__init__(label, **options)
        self.longest, self.lines = longest, lines

    def read(self, text: str) -> str | None:
        """Clean the text and keep it within its length."""
        clean = clean_prose(text) if self.lines else clean_line(text)
        if len(clean) > self.longest:
            message = _("Maak de tekst korter: hoogstens {most} tekens. Nu zijn het er {n}.")
            raise ValueError(message.format(most=self.longest, n=len(clean)))
        return clean or None


class EstimateForm(Form):
    """Low, likely and high; made for a range by `estimate_form`."""

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Ask for all three or none, in order."""
        if not super().validate(extra_validators):
            return False
        low, likely, high = (self[name].data for name in ("low", "likely", "high"))
        if low is None and likely is None and high is None:
            return True
        for name in ("low", "likely", "high"):
            if self[name].data is None:
                self[name].errors = (_("Vul alle drie de getallen in."),)
                return False
        if not low <= likely <= high:
            self["likely"].errors = (_("Zet de getallen op volgorde: het laagste eerst, het hoogste laatst."),)
            return False
        return True


def estimate_form(minimum: float, maximum: float) -> type[EstimateForm]:
    """Return a form for three numbers within a range."""
    labels = {"low": _("Laagste"), "likely": _("Meest waarschijnlijk"), "high": _("Hoogste")}
    fields = {name: NumberField(label, minimum, maximum) for name, label in labels.items()}
    return type("RangedEstimateForm", (EstimateForm,), fields)


class EstimateField(FormField):  # type: ignore[type-arg]  # only the stubs know its argument
    """A three-point estimate."""

    @property
    def value(self) -> Estimate | None:
        """What a dossier holds."""
        numbers = [self.form[name].data for name in ("low", "likely", "high")]
        if any(number is None for number in numbers):
            return None
        return Estimate(low=numbers[0], likely=numbers[1], high=numbers[2])


class Entries(FieldList):  # type: ignore[type-arg]  # as above
    """Rows of fields with the same columns. One empty row more is shown than there is; empty rows do not count.

    With `grows` a file may have brought more rows than a page offers: those are shown and taken too.
    """

    entries: list[FormField[Any]]

    def __init__(self, *arguments: Any, grows: bool = False, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.grows = grows

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Show what is stored with room for one more, or take the rows that were sent."""
        if self.grows:
            if formdata and len(set(self._extract_indices(self.name, formdata))) > _MOST_SENT:
                raise RequestEntityTooLarge  # rather than take a part of what was sent
            self.max_entries = _MOST_SENT if formdata else max(self.max_entries or 0, len(data or ()))
        super().process(formdata, data or (), extra_filters)
        if not formdata and len(self.entries) < (self.max_entries or MOST_ENTRIES):
            self._add_entry(None)  # type: ignore[attr-defined]

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        # WTForms takes any digit sign of Unicode for a number; what is no row of this page is left out.
        for name in formdata:
            index = name[len(prefix) + 1 :].split("-", 1)[0] if name.startswith(f"{prefix}-") else ""
            if index.isascii() and index.isdecimal() and len(index) <= len(str(_MOST_SENT)):
                yield int(index)

    @property
    def errors(self) -> Sequence[Any]:  # type: ignore[override]  # worked out from the rows, nobody sets it
        """The messages of the rows that have any."""
        return [entry.form.errors for entry in self.entries if entry.form.errors]

    def filled(self) -> list[tuple[int, FormField[Any]]]:
        """Return the rows with something in them, with the number they were sent as."""
        return [(index, entry) for index, entry in enumerate(self.entries) if is_filled(entry)]


class TableField(Entries):
    """The rows of a table."""

    def __init__(self, *arguments: Any, fewest: int = 0, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fewest = fewest

    def validate(self, form: Any, extra_validators: Sequence[Any] = ()) -> bool:
        """Check the rows that have something in them, and how many there are."""
        del form, extra_validators
        rows = self.filled()
        fine = not [entry for _index, entry in rows if not entry.form.validate()]
        if rows and len(rows) < self.fewest:
            self.entries[0].form.form_errors = [_("Vul minstens {n} rijen in.").format(n=self.fewest)]
            fine = False
        return fine

    @property
    def value(self) -> tuple[Row, ...] | None:
        """What a dossier holds; an empty cell is left out."""
        rows = tuple(
            {field.short_name: value for field in entry.form if (value := value_of(field)) is not None}
            for _index, entry in self.filled()
        )
        return rows or None


def value_of(field: Field) -> Any:
    """Return the value of a field of this module, or of `toolkit.web.forms.choices`."""
    return field.value  # type: ignore[attr-defined]


def is_filled(field: Field) -> bool:
    """Whether something was filled in, readable or not."""
    if isinstance(field, FormField):
        return any(map(is_filled, field.form))
    if isinstance(field, Entries):
        return bool(field.filled())
    return bool(field.process_errors) or value_of(field) is not None


def required(form: object, field: Any) -> None:
    """Refuse a field without a value; for use as a validator."""
    del form
    if not is_filled(field):
        raise ValidationError(_("Vul dit in."))
