"""A report as one HTML page: the same page is shown on a screen and made into a PDF."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from exports.characters import printable
from exports.charts import ProfileChart
from exports.journey_chart import JourneyChart
from exports.report.views import Report
from exports.theme import Theme
from questionnaires.places import templates
from questionnaires.translation import _


def render_html(report: Report) -> str:
    """Write a report as one self-contained page: styles inside, nothing fetched, no script.

    Text from people is only ever text: it is escaped where it is printed, and signs that turn text around or cannot
    be seen are left out.
    """
    return template("report/document.html").render(report=report)


def draw_chart(chart: ProfileChart | JourneyChart, theme: Theme) -> str:
    """Draw one chart of a report as SVG, a file of its own."""
    return template("report/picture.svg").render(chart=chart, report={"theme": theme}).strip()


def template(name: str) -> Template:
    """Return a template of a document, in which text from people is only ever text."""
    return _environment().get_template(name)


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
    environment.globals["cannot_draw"] = _cannot_draw
    return environment


@cache
def _stylesheet(name: str) -> Markup:
    # Our own file, never text from people.
    return Markup((templates() / "assets" / name).read_text(encoding="utf-8"))  # noqa: S704


def _cannot_draw(block: object) -> None:
    raise TypeError(f"templates/report/blocks.html does not know {type(block).__name__}")


def _clean(value: object) -> object:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
