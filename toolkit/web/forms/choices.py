"""Fields with options to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from wtforms import Field
from wtforms.validators import ValidationError

from questionnaires.translation import _


class Option(NamedTuple):
    """One option as it is offered; `render_kw` may hold a `hint` to show under its label."""

    value: str
    label: str
    render_kw: Mapping[str, str]
    selected: bool = False


def option(value: str, label: str, hint: str | None = None) -> Option:
    """Return an option to offer."""
    return Option(value, label, {"hint": hint} if hint else {})


class OneOf(Field):
    """One option, or none: `data` is its value or None."""

    data: str | None

    def __init__(self, label: str, options: Iterable[Option], **more: Any) -> None:
        super().__init__(label, **more)
        self.options = tuple(options)

    def iter_choices(self) -> list[Option]:
        """Return the options, the chosen one marked; without a choice that is the empty option."""
        chosen = self.data or ""
        return [one._replace(selected=True) if one.value == chosen else one for one in self.options]

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take what was sent; nothing sent, or the empty option, is no choice."""
        self.data = (str(valuelist[0]) or None) if valuelist else None

    def pre_validate(self, form: object) -> None:
        """Refuse what is not an option."""
        del form
        if self.data is not None and all(one.value != self.data for one in self.options):
            raise ValidationError(_not_an_option())

    @property
    def value(self) -> str | None:
        """What a dossier holds."""
        return self.data


class SeveralOf(Field):
    """Any number of options: `data` holds their values in the order in which they are offered.

    Options in `alone` exclude all others.
    """

    data: tuple[str, ...]

    def __init__(self, label: str, options: Iterable[Option], alone: Iterable[str] = (), **more: Any) -> None:
        super().__init__(label, **more)
        self.options, self.alone = tuple(options), frozenset(alone)

    def iter_choices(self) -> list[Option]:
        """Return the options, the chosen ones marked."""
        return [one._replace(selected=True) if one.value in self.data else one for one in self.options]

    def process_data(self, value: Any) -> None:
        """Show what is stored."""
        self.data = tuple(value or ())

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take what was sent, each option once."""
        sent, order = set(map(str, valuelist)), [one.value for one in self.options]
        self.data = (*(value for value in order if value in sent), *sorted(sent.difference(order)))

    def pre_validate(self, form: object) -> None:
        """Refuse what is not an option, and an option that excludes the others beside another."""
        del form
        if not {one.value for one in self.options}.issuperset(self.data):
            raise ValidationError(_not_an_option())
        alone = next((one.label for one in self.options if one.value in self.alone.intersection(self.data)), None)
        if alone is not None and len(self.data) > 1:
            message = _("Je koos '{label}' en ook iets anders. Kies een van de twee.")
            raise ValidationError(message.format(label=alone))

    @property
    def value(self) -> tuple[str, ...] | None:
        """What a dossier holds."""
        return self.data or None


def _not_an_option() -> str:
    return _("Kies een van de antwoorden die hier staan.")
