"""The summary of what is wrong in a form, for the top of the page."""

from __future__ import annotations

from collections.abc import Iterator

from wtforms import Field, FieldList, Form, FormField


def summary(*forms: Form) -> tuple[tuple[str, str], ...]:
    """Return (id of the field, message) for every error, in the order of the page.

    Errors of a form as a whole come first, with an empty id.

    Args:
        forms: validated forms. Pass the result to the template as `errors`.
    """
    return tuple(pair for form in forms for pair in _of_form(form))


def _of_form(form: Form) -> Iterator[tuple[str, str]]:
    for message in form.form_errors:
        yield "", str(message)
    for field in form:
        yield from _of_field(field)


def _of_field(field: Field) -> Iterator[tuple[str, str]]:
    if isinstance(field, FormField):
        yield from _of_form(field.form)
    elif isinstance(field, FieldList):
        for entry in field:
            yield from _of_field(entry)
    else:
        for message in field.errors:
            yield field.id, str(message)
