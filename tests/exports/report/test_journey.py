"""The journey in the report: three facts on page one, every step as a row, and the sums in the annex."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any, NamedTuple

import pytest

from exports.dutch import words_in
from exports.html import render_html
from exports.journey_chart import JourneyChart
from exports.report.context import Context
from exports.report.flags import red_flags
from exports.report.journey_words import about_hours, about_total, journey_facts
from exports.report.page_one import MOST_WORDS, running_text
from exports.report.views import Figure, Item, Listing, Paragraph, Report, Section, Table
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from scoring.dossier import Dossier
from scoring.journey.outcome import AmountRange
from scoring.score import score
from tests.exports.journeys import with_steps, with_today
from tests.exports.reports import changed, example, report_of, report_of_example, section, texts_of

NAME = "energiehulp_reis"


class JourneyFigure(NamedTuple):
    """A figure of which the type checker knows that it shows a journey."""

    chart: JourneyChart
    caption: str


def without_measures(data: dict[str, Any]) -> None:
    """What the measures would change takes room on page one that the facts of the journey need here."""
    data["measures"] = []


def figures(found: Section) -> list[JourneyFigure]:
    charts = [block for block in found.blocks if isinstance(block, Figure)]
    return [JourneyFigure(one.chart, one.caption) for one in charts if isinstance(one.chart, JourneyChart)]


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
                    said += [cell.lead, cell.text, cell.note]
                    said += [f"{one.lead} {one.text} {one.note}" for one in cell.items]
    return "\n".join(said)


def test_red_flags_of_steps_name_the_norms_they_touch(report: Report) -> None:
    definition = bundled_catalogue().journeys["reis"]
    texts = {rule.id: rule.text for rule in definition.red_flags}
    norms = bundled_catalogue().vocabularies["behoorlijkheid"].term_by_id
    told = [
        item for block in section(report, "reis").blocks if isinstance(block, Listing)
        for item in block.items if "Rode vlag" in item.lead
    ]  # fmt: skip
    assert told
    for item in told:
        (rule,) = [rule for rule in definition.red_flags if item.text.endswith(f": {texts[rule.id]}")]
        (norm,) = rule.tags["behoorlijkheid"]
        assert f"{norms[norm].label} (behoorlijkheid)" in item.note
    gathered = [one for one in red_flags(context_of(example(NAME))) if one.code]
    assert gathered
    assert all("behoorlijkheid" in {lens for _norm, lens in one.norms} for one in gathered)


def context_of(dossier: Dossier) -> Context:
    catalogue = bundled_catalogue()
    return Context(score(dossier, catalogue), dossier, catalogue, default_theme())


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of_example(NAME)


def test_page_one_tells_three_facts() -> None:
    report = report_of(changed(example(NAME), without_measures))
    part = next(part for part in report.page_one.parts if part.title == "De reis")
    (listing,) = part.blocks
    assert isinstance(listing, Listing)
    assert [item.text for item in listing.items] == [
        (
            "Per huishouden per jaar ongeveer 4 uur, 2 tot 9; voor wie alles moet doen ongeveer 8 uur; "
            "samen ongeveer 19.000 uur; nu niets."
        ),
        "De zwaarste stap: bewijs bij elkaar zoeken.",
        "Als het misgaat: de aanvraag is weg. Tijd om te herstellen: nog niet bekend.",
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
        "Papieren: 7. Heeft de gemeente al: 2 stukken. Zelf opzoeken: 3 stukken. Bij een ander halen: 2 stukken.",
        "Breekpunt. Hier breekt de reis.",
        "Rode vlag F4. Bewijs bij elkaar zoeken: Deze stap vraagt iets dat de gemeente al heeft.",
        "Nu hoeft niemand hiervoor iets te doen.",
    ):
        assert text in said


def test_exact_figures_stand_in_the_annex_only(report: Report) -> None:
    sums = texts_of(section(report, "reis-rekenblad"))
    for text in (
        "76,04", "hoog 72,4", "4,42 (2,02-8,70)", "7,64", "18.552 (8.470-36.540)", "17.220,00 euro", "Gewicht 1.",
        "Geschat door minstens twee mensen.", "Het is een keuze van de gemeente.", "4.200 keer het gemiddelde.",
    ):  # fmt: skip
        assert text in sums, text
    assert not re.search(r"\d,\d", words(section(report, "reis")))
    assert not any(re.search(r"\d,\d", text) for text in running_text(report.page_one))


def test_every_weight_threshold_and_rule_stands_in_the_annex_in_words(report: Report) -> None:
    sums = texts_of(section(report, "reis-rekenblad"))
    for text in (
        "Vanaf 0,25: 1; vanaf 1: 2; vanaf 3: 3; vanaf 8: 4; daaronder: 0.",
        "Licht vanaf 0; merkbaar vanaf 35; zwaar vanaf 60; heel zwaar vanaf 75.",
        "Wat gewoon is telt 4 keer",
        "Als het misgaat: 3 of meer, en hulp: 3 of meer, en (termijn: 3 of meer, of hoofd: 3 of meer).",
        "Zwaarte van de hele reis (0 tot 100): 60 of meer.",
        "Deel van de uren dat goed bekend is (0 tot 1): 0,6666 of meer",
        "Waarom is deze stap nodig: Het is een keuze van de gemeente of Zo doen we het altijd.",
        "Bron: Standaard Kosten Model",
    ):
        assert text in sums, text
    assert "_" not in sums
    assert ">=" not in sums


def test_the_annex_says_when_the_class_rests_on_a_weight() -> None:
    assert "Niet gevoelig" in texts_of(section(report_of_example(NAME), "reis-rekenblad"))
    lighter = report_of(changed(example(NAME), lambda data: data["groups"][0]["journey"]["steps"].pop(1)))
    assert "Gevoelig: de klasse wordt anders als dit dubbel telt: " in texts_of(section(lighter, "reis-rekenblad"))


def test_what_is_borrowed_or_assumed_is_told_beside_the_figures() -> None:
    def forget(data: dict[str, Any]) -> None:
        values = data["groups"][0]["journey"]["steps"][3]["values"]
        for name in ("travel_minutes", "waiting_minutes", "share"):
            del values[name]

    found = report_of(changed(example(NAME), forget))
    for said in (words(section(found, "reis")), texts_of(section(found, "reis-rekenblad"))):
        assert "57" in said
        assert "Geleend uit Duitsland" in said
        assert "Bron: Gänge aufs Amt" in said
        assert "Aangenomen dat de stap voor iedereen geldt." in said
    assert "Bij stap 4." in words(section(found, "reis"))


def test_what_is_needed_first_is_asked_for() -> None:
    def forget(data: dict[str, Any]) -> None:
        del data["groups"][0]["journey"]["steps"][0]["values"]["help"]

    found = report_of(changed(example(NAME), forget))
    blocks = section(found, "reis").blocks
    place = next(n for n, one in enumerate(blocks) if isinstance(one, Paragraph) and one.lead == "Zoek dit eerst uit.")
    assert blocks[place + 1] == Listing((Item("Welke hulp is er bij deze stap?", note="Bij stap 1."),), style="tasks")
    assert any(
        "Welke hulp is er bij deze stap? (De regeling vinden en lezen)" in text for text in running_text(found.page_one)
    )


@pytest.mark.parametrize("name", ["utrecht_parkeerapp", "bijzondere_bijstand_stukken"])
def test_a_journey_of_which_little_is_known_says_what_to_find_out_first(name: str) -> None:
    found = report_of_example(name)
    (listing,) = next(part for part in found.page_one.parts if part.title == "De reis").blocks
    assert isinstance(listing, Listing)
    (item,) = listing.items
    assert item.text.startswith("Zoek voor de reis eerst uit: Hoelang is iemand per keer bezig?")
    said = words(section(found, "reis"))
    assert "Alle doelgroepen samen" not in texts_of(section(found, "reis"))
    assert "Zonder deze antwoorden is de reis niet te beoordelen." in said
    assert "Hoeveel tijd de reis kost, is nog niet bekend." in said
    assert "In de drukste 30 dagen" in said
    assert "0 uur" not in said


def test_with_more_groups_page_one_says_whose_journey_it_tells() -> None:
    def double(data: dict[str, Any]) -> None:
        data["groups"].append(deepcopy(data["groups"][0]) | {"id": "anderen", "name": "Anderen"})
        data["groups"][1]["journey"]["steps"] = data["groups"][1]["journey"]["steps"][:1]

    page = report_of(changed(example(NAME), double)).page_one
    said = "De zwaarste reis is die van: Huishoudens met een laag inkomen. De andere reizen staan verderop."
    assert any(said in text for text in running_text(page))


def test_a_group_of_which_nothing_is_known_does_not_hide_the_facts_of_another() -> None:
    def add(data: dict[str, Any]) -> None:
        unknown = {"steps": [{"id": "onbekend", "name": "Nog uit te zoeken"}]}
        data["groups"].insert(0, {"id": "anderen", "name": "Anderen", "kind": "resident", "journey": unknown})

    dossier = changed(changed(example(NAME), add), without_measures)
    said = " ".join(running_text(report_of(dossier).page_one))
    assert "De zwaarste reis die bekend is: Huishoudens met een laag inkomen." in said
    assert "ongeveer 4 uur, 2 tot 9" in said
    outcome = score(dossier, bundled_catalogue(), with_trace=False)
    *_others, last = journey_facts(Context(outcome, dossier, bundled_catalogue(), default_theme()))
    assert last.text.startswith("Zoek eerst uit: Hoelang is iemand per keer bezig?")


def test_groups_are_added_up_and_employees_stand_apart() -> None:
    def more(data: dict[str, Any]) -> None:
        first = data["groups"][0]
        colleagues = deepcopy(first) | {"id": "collegas", "name": "Collega's", "kind": "employee", "size": 10}
        for step in colleagues["journey"]["steps"]:
            step["values"]["actor"] = "employee"
        unknown = {"id": "anderen", "name": "Anderen", "kind": "resident"}
        data["groups"] += [deepcopy(first) | {"id": "meer", "name": "Nog meer huishoudens"}, colleagues, unknown]

    said = words(section(report_of(changed(example(NAME), more)), "reis"))
    assert "samen ongeveer 37.000 uur per jaar kwijt. Zij betalen samen ongeveer 34.000 euro zelf." in said
    assert "De tijd van medewerkers staat apart: ongeveer 44 uur per jaar." in said
    assert "Nog geen reis beschreven: Anderen." in said
    assert "Per medewerker kost de reis per jaar" in said


def test_the_same_journey_of_another_group_is_told_once() -> None:
    def double(data: dict[str, Any]) -> None:
        data["groups"].append(deepcopy(data["groups"][0]) | {"id": "anderen", "name": "Anderen"})

    found = section(report_of(changed(example(NAME), double)), "reis")
    assert len(figures(found)) == 1
    assert "dezelfde als die van: Huishoudens met een laag inkomen." in words(found)


def test_the_picture_tells_in_words_all_that_it_shows(report: Report) -> None:
    (figure,) = figures(section(report, "reis"))
    drawn = [*figure.chart.labels, *figure.chart.quiet, *figure.chart.strong]
    said = "".join(figure.chart.title.casefold().split())
    for label in drawn:
        for word in label.text.split():
            assert word.casefold() in said, label.text
    assert figure.chart.title.count("Breekpunt.") == 2
    assert [station.kind for station in figure.chart.stations] == ["step", "breaks", "step", "step", "breaks"]
    assert {"zwaar", "heel zwaar"} <= {label.text for label in figure.chart.strong}


def test_what_is_not_known_has_a_shape_and_no_bar() -> None:
    (figure,) = figures(section(report_of_example("utrecht_parkeerapp"), "reis"))
    assert {station.kind for station in figure.chart.stations} == {"open"}
    assert not [one for one in figure.chart.rectangles if one.role == "mark"]
    assert "Gestippeld rondje" in figure.caption
    assert "Balk bij de tijd" not in figure.caption


@pytest.mark.parametrize("steps", [1, 5, 6, 100])
def test_a_journey_of_any_length_is_drawn_in_pictures_of_a_few_steps(steps: int) -> None:
    found = section(report_of(with_steps(steps)), "reis")
    drawn = [station.number for figure in figures(found) for station in figure.chart.stations]
    assert drawn == [str(number) for number in range(1, steps + 1)]
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    assert len(table.rows) == steps
    captions = [figure.caption for figure in figures(found)]
    assert len(set(captions)) == len(captions)


def test_today_is_drawn_above_the_proposal_and_told_beside_it() -> None:
    found = section(report_of(with_today()), "reis")
    title = " ".join(figure.chart.title for figure in figures(found))
    for text in ("Nu: Stap 1, De regeling vinden en lezen.", "Deze stap vervalt.", "Deze stap is er nu niet."):
        assert text in title
    captions = [block.caption for block in found.blocks if isinstance(block, Table)]
    assert captions == [
        "De reis nu en na het voorstel",
        "De reis van Huishoudens met een laag inkomen nu, stap voor stap",
        "De reis van Huishoudens met een laag inkomen na het voorstel, stap voor stap",
    ]
    said = texts_of(found)
    assert "Nu kost de reis per jaar" in said
    assert "3. Kopieën maken in de bibliotheek" in said


def test_the_sources_of_the_journey_are_listed() -> None:
    assert "Standaard Kosten Model" in texts_of(section(report_of_example(NAME), "bronnen"))
    assert "Standaard Kosten Model" not in texts_of(section(report_of_example("terras_foto"), "bronnen"))


def test_evidence_is_shown_at_the_step_and_at_the_answer() -> None:
    def cross(data: dict[str, Any]) -> None:
        of_step = {"kind": "test", "description": "Proef met de brief", "question": "notice"}
        of_answer = {"kind": "document", "description": "De conceptverordening", "step": "find"}
        group = data["groups"][0]
        group["journey"]["steps"][0]["evidence"] = [of_step]
        group["answers"][0]["proposal"]["evidence"] = [of_answer]

    found = report_of(changed(example(NAME), cross))
    answers = "".join(texts_of(one) for one in found.sections if one.id.startswith("antwoorden-"))
    for text in ("Proef met de brief (test)", "De conceptverordening (document)"):
        assert text in answers
        assert text in words(section(found, "reis"))


def test_an_answer_from_the_journey_is_printed_as_such() -> None:
    def take_over(data: dict[str, Any]) -> None:
        answer = next(one for one in data["groups"][0]["answers"] if one["question"] == "deadline")
        answer["from_steps"] = ["change"]

    def printed(dossier: Dossier) -> str:
        return "".join(texts_of(one) for one in report_of(dossier).sections if one.id.startswith("antwoorden-"))

    taken = changed(example(NAME), take_over)
    assert "Twee weken of korter (overgenomen uit de reis: stap 5)" in printed(taken)
    later = changed(taken, lambda data: data["groups"][0]["journey"]["steps"].pop(2))
    assert "(overgenomen uit de reis: stap 4)" in printed(later)

    def lengthen(data: dict[str, Any]) -> None:
        data["groups"][0]["journey"]["steps"][4]["values"]["deadline"] = "over_three_months"

    assert "(overgenomen uit de reis: stap 5; daar later veranderd)" in printed(changed(taken, lengthen))


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
