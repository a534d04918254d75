"""What the pages of the advice do alike."""

from __future__ import annotations

from typing import Any

from flask import render_template
from wtforms import Form

from toolkit.features.dossier.opened import Opened
from toolkit.web.form_errors import summary


def form_page(template: str, opened: Opened, form: Form, seen: str, *, title: str, **more: Any) -> str:
    """Show a page with a form, below `web/advice/`.

    Args:
        template: its name.
        opened: the dossier.
        form: its messages stand in a summary on top.
        seen: the fingerprint of what is stored.
        title: of the page.
        more: for the template; `theirs` is what is stored now, when somebody else changed it in the meantime.
    """
    return render_template(
        f"web/advice/{template}",
        dossier=opened,
        form=form,
        seen=seen,
        page_title=title,
        errors=summary(form) if form.errors else (),
        **{"theirs": None, **more},
    )
