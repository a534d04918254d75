"""A plan as one HTML page, which is also made into a PDF."""

from __future__ import annotations

from exports.html import template
from exports.report.views import Report


def render_plan(plan: Report) -> str:
    """Write a plan as one self-contained page: styles inside, nothing fetched, no script."""
    return template("report/plan.html").render(report=plan)
