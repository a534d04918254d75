"""The journey in the report: three facts on page one, every step as a row, and the sums in the annex."""

from __future__ import annotations

from typing import Any

import pytest

from exports.dutch import words_in
from exports.html import render_html
from exports.report.journey_words import about_hours, about_total
from exports.report.page_one import MOST_WORDS, running_text
from exports.report.views import Listing, Paragraph, Report, Section, Table
from scoring.journey.outcome import AmountRange
from tests.exports.reports import changed, example, report_of, report_of_example

NAME = "energiehulp_reis"


def section(report: Report, wanted: str) -> Section:
    return next(one for one in report.sections if one.id == wanted)


def words(found: Section) -> str:
    said: list[str] = []
    for block in found.blocks:
        if isinstance(block, Paragraph):
            said += [block.lead, block.text]
        elif isinstance(block, Listing):
            said += [f"{item.lead} {item.text}" for item in block.items]
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    said += [cell.lead, cell.text, cell.note, *(f"{one.lead} {one.text}" for one in cell.items)]
    return "\n".join(said)


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of_example(NAME)


def test_page_one_tells_three_facts(report: Report) -> None:
    part = next(part for part in report.page_one.parts if part.title == "De reis")
    (listing,) = part.blocks
    assert isinstance(listing, Listing)
    assert [item.text for item in listing.items] == [
        (
            "Per huishouden per jaar ongeveer 4 uur, 2 tot 9; voor wie alles moet doen 8 uur; "
            "samen ongeveer 19.000 uur; nu niets."
        ),
        "De zwaarste stap: bewijs bij elkaar zoeken.",
        (
            "Wat gebeurt er als iemand deze stap mist of een fout maakt? De aanvraag is weg. "
            "Welke hulp is er bij deze stap? Er is geen hulp."
        ),
    ]
    assert "reis" not in report.page_one.quiet


def test_page_one_stays_within_its_words(report: Report) -> None:
    assert sum(words_in(text) for text in running_text(report.page_one)) <= MOST_WORDS


def test_without_a_journey_page_one_says_so() -> None:
    report = report_of_example("terras_foto")
    assert "reis" in report.page_one.quiet
    assert all(part.title != "De reis" for part in report.page_one.parts)
    assert all(not one.id.startswith("reis") for one in report.sections)


def test_every_step_is_a_row_with_what_it_asks_and_where_it_pinches(report: Report) -> None:
    said = words(section(report, "reis"))
    for text in (
        "1. De regeling vinden en lezen",
        "5. Elke maand een wijziging doorgeven",
        "Als het misgaat: De aanvraag is weg.",
        "Breekpunt. Hier breekt de reis.",
        "Rode vlag F4. Bewijs bij elkaar zoeken: Deze stap vraagt iets dat de gemeente al heeft.",
        "Nu hoeft niemand hiervoor iets te doen.",
    ):
        assert text in said


def test_loads_and_weights_stand_in_the_annex_only(report: Report) -> None:
    sums = words(section(report, "reis-rekenblad"))
    for text in ("76,04", "72,4", "4,42 (2,02-8,70)", "Gewicht 1."):
        assert text in sums
    assert "76,0" not in words(section(report, "reis"))


def test_what_is_borrowed_or_assumed_is_told_beside_the_figures() -> None:
    def forget(data: dict[str, Any]) -> None:
        values = data["groups"][0]["journey"]["steps"][3]["values"]
        for name in ("travel_minutes", "waiting_minutes", "share"):
            del values[name]

    said = words(section(report_of(changed(example(NAME), forget)), "reis"))
    assert "57" in said
    assert "Geleend uit Duitsland" in said
    assert "Bron: Gänge aufs Amt" in said
    assert "Aangenomen dat de stap voor iedereen geldt." in said


def test_what_is_needed_first_is_asked_for() -> None:
    def forget(data: dict[str, Any]) -> None:
        del data["groups"][0]["journey"]["steps"][0]["values"]["help"]

    said = words(section(report_of(changed(example(NAME), forget)), "reis"))
    assert "Zoek eerst uit: Welke hulp is er bij deze stap?" in said


def test_a_journey_of_which_little_is_known_says_what_to_find_out_first() -> None:
    page = report_of_example("bijzondere_bijstand_stukken").page_one
    (listing,) = next(part for part in page.parts if part.title == "De reis").blocks
    assert isinstance(listing, Listing)
    (item,) = listing.items
    assert item.text.startswith("Zoek voor de reis eerst uit: Hoelang is iemand per keer bezig?")


def test_it_can_be_drawn(report: Report) -> None:
    assert "De reis, stap voor stap" in render_html(report)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (AmountRange(2.02, 4.42, 8.7), "ongeveer 4 uur, 2 tot 9"),
        (AmountRange(0, 0.5, 2), "ongeveer 30 minuten, 0 tot 120"),
        (AmountRange(0.33, 1.22, 3), "ongeveer 73 minuten, 20 tot 180"),
        (AmountRange(0, 1.22, 3), "ongeveer 1 uur, 0 tot 3"),
        (None, "nog niet bekend"),
    ],
)
def test_hours_are_whole_and_a_range(hours: AmountRange | None, said: str) -> None:
    assert about_hours(hours) == said


@pytest.mark.parametrize(("amount", "said"), [(18552, "19.000"), (99.6, "100"), (0.4, "0"), (12, "12"), (0, "0")])
def test_totals_have_two_figures(amount: float, said: str) -> None:
    assert about_total(amount) == said
