"""A report as one HTML page: the same page is shown on a screen and made into a PDF."""

from __future__ import annotations

import unicodedata
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from exports.report.views import Report
from questionnaires.places import templates
from questionnaires.translation import _

_KEPT_FORMATS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{SOFT HYPHEN}")


def render_html(report: Report) -> str:
    """Write a report as one self-contained page: styles inside, nothing fetched, no script.

    Text from people is only ever text: it is escaped where it is printed, and signs that turn text around or cannot
    be seen are left out.
    """
    return _environment().get_template("report/document.html").render(report=report)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_clean,
        extensions=["jinja2.ext.i18n"],
    )
    environment.globals["_"] = _
    environment.globals["stylesheet"] = _stylesheet
    return environment


@cache
def _stylesheet(name: str) -> Markup:
    # Our own file, never text from people.
    return Markup((templates() / "assets" / name).read_text(encoding="utf-8"))  # noqa: S704


def _clean(value: object) -> object:
    if not isinstance(value, str) or isinstance(value, Markup) or value.isascii():
        return value
    return "".join(sign for sign in value if unicodedata.category(sign) != "Cf" or sign in _KEPT_FORMATS)
