"""The report on paper: accessible and fit for the archive, from the emptiest to the fullest."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from exports.html import render_html
from exports.pdf.renderer import render_pdf
from scoring.dossier import Dossier
from tests.exports.journeys import WORKED, with_steps, with_today
from tests.exports.pdf.gates import assert_accessible_archive
from tests.exports.reports import FULLEST, NOT_NEEDED, SHORT, UNDECIDED, changed, example, report_of, report_of_example


def pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


@pytest.mark.parametrize("name", [NOT_NEEDED, UNDECIDED, SHORT, FULLEST])
def test_the_report_passes_every_gate(name: str) -> None:
    pdf = render_pdf(render_html(report_of_example(name)))
    assert_accessible_archive(pdf)
    assert (pages(pdf) == 1) is (name == NOT_NEEDED)


@pytest.mark.parametrize(
    "dossier", [example(WORKED), with_today(), with_steps(1), with_steps(12)], ids=["worked", "today", "one", "twelve"]
)
def test_a_journey_in_pictures_passes_every_gate(dossier: Dossier) -> None:
    assert_accessible_archive(render_pdf(render_html(report_of(dossier))))


def test_a_report_without_a_date_can_be_printed() -> None:
    dossier = changed(example(NOT_NEEDED), lambda data: data.pop("filled_in_on"))
    assert pages(render_pdf(render_html(report_of(dossier)))) == 1


def test_not_needed_stays_one_page_for_three_groups_with_long_names() -> None:
    def three(data: dict[str, Any]) -> None:
        group = data["groups"][0]
        data["groups"] = [group | {"id": f"group_{n}", "name": "Bewoners van de wijk " * 14} for n in range(3)]
        data["title"] = "Een lange titel " * 18
        data["not_needed"] = {"reason": "Er verandert niets voor mensen. " * 60, "agreed_by": "Directeur " * 25}

    assert pages(render_pdf(render_html(report_of(changed(example(NOT_NEEDED), three))))) == 1
