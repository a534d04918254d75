"""The summary of what is wrong in a form, for the top of the page."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Response, make_response
from wtforms import Field, FieldList, Form, FormField


def refused(page: str, status: int = 400) -> Response:
    """Return a page that shows a form again; the back button may show it as it was, without sending it again.

    Args:
        page: the page, with what was filled in.
        status: 400 when the form was refused, 409 when somebody else was first.
    """
    response = make_response(page, status)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


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
