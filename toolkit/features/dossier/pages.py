"""What every form of a dossier does alike: show itself, tell about a conflict, warn about data of people."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Any

from flask import flash, render_template, request
from wtforms import Field, Form, FormField

from questionnaires.translation import _
from toolkit.features.dossier.opened import Opened
from toolkit.web import personal_data
from toolkit.web.answer_words import Pairs
from toolkit.web.form_errors import summary
from toolkit.web.forms.values import Entries, value_of

_LONGEST_SEAL = 16


def sent_seal() -> str:
    """Return the fingerprint that the page sent back."""
    return request.form.get("seen", "")[:_LONGEST_SEAL]


def form_page(
    template: str, opened: Opened, form: Form, seen: str, *, title: str, theirs: Pairs | None = None, **more: Any
) -> str:
    """Show a page with a form.

    Args:
        template: below `web/dossier/`.
        opened: the dossier.
        form: its messages stand in a summary on top.
        seen: the fingerprint of what is stored.
        title: of the page.
        theirs: what is stored now, when somebody else changed it in the meantime.
        more: for the template.
    """
    return render_template(
        f"web/dossier/{template}",
        dossier=opened,
        form=form,
        seen=seen,
        page_title=title,
        theirs=theirs,
        errors=summary(form) if form.errors else (),
        **more,
    )


def differences(mine: Form, theirs: Form) -> Pairs:
    """Return what stands in the fields of another form, where that differs."""
    return tuple(
        (field.label.text, _words(field)) for field in theirs if _value(field) != _value(mine[field.short_name])
    )


def in_order(stored: Sequence[str], chosen: Sequence[str], offered: Container[str] | None = None) -> tuple[str, ...]:
    """Return what was chosen, in the order in which it was stored; what is new comes last.

    Args:
        stored: what was chosen before.
        chosen: what is chosen now.
        offered: what could be chosen; what was stored and not offered, stays.
    """
    stays = [one for one in stored if one in chosen or (offered is not None and one not in offered)]
    return tuple(dict.fromkeys((*stays, *chosen)))


def warn_about_people(texts: Iterable[object]) -> None:
    """Warn kindly when a text seems to hold data about a person."""
    warning = personal_data.warning(text for text in texts if isinstance(text, str))
    if warning:
        flash(warning, "warn")


def _value(field: Field) -> Any:
    return value_of(field) if hasattr(field, "value") else field.data


def _words(field: Field) -> str:
    if isinstance(field, Entries):
        return "; ".join(", ".join(_words(cell) for cell in row.form if cell.data) for _n, row in field.filled()) or "–"
    if isinstance(field, FormField):
        return ", ".join(_words(one) for one in field.form)
    if hasattr(field, "iter_choices"):
        return ", ".join(one.label for one in field.iter_choices() if one.selected) or "–"
    if isinstance(field.data, bool):
        return _("Ja") if field.data else _("Nee")
    return getattr(field, "_value")() or "–"  # noqa: B009 - the type of a field does not tell it
