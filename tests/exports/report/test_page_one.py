"""Page one: words first, at most 200 of them, on one A4, whatever the dossier holds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.dutch import words_in
from exports.html import render_html
from exports.pdf.engine import engine
from exports.report import Report, build_report
from exports.report.page_one import MOST_WORDS, running_text
from exports.report.views import Cell, Listing, PageOne, Paragraph, Table
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from scoring.examination import examined
from scoring.score import score
from tests.exports.reports import (
    FULLEST,
    NOT_NEEDED,
    SHORT,
    UNDECIDED,
    changed,
    example,
    examples,
    outcome_of,
    report_of,
    report_of_example,
    with_everything,
)

NOT_A_MEASUREMENT = "Deze uitkomst is een inschatting vooraf en geen meting bij inwoners."
NOT_ABOUT_POLICY = "Niet over de vraag of het beleid nodig, rechtmatig of betaalbaar is."

NAMES = st.text(st.sampled_from("aeinorst LlMm-,.()0123"), min_size=1, max_size=300).filter(str.strip)


def pages_of_page_one(report: Report) -> int:
    alone = render_html(replace(report, sections=()))
    loaded = engine()
    return len(loaded.page(alone).render(font_config=loaded.fonts).pages)


def words_of(report: Report) -> int:
    return sum(words_in(text) for text in running_text(report.page_one))


@pytest.mark.parametrize("name", examples())
def test_every_example_fits(name: str) -> None:
    report = report_of_example(name)
    assert pages_of_page_one(report) == 1
    assert words_of(report) <= MOST_WORDS


@pytest.mark.parametrize("name", examples())
def test_every_page_one_says_what_it_is_and_is_not(name: str) -> None:
    page = report_of_example(name).page_one
    assert NOT_A_MEASUREMENT in page.closing
    assert NOT_ABOUT_POLICY in page.closing
    said = " ".join(running_text(page))
    assert "ngevuld door:" in said
    assert any(words in said for words in ("inwoners", "uitgeprobeerd", "Bereikt:", "bereikt:"))
    if name != NOT_NEEDED:
        dossier, described = example(name), outcome_of(name).journey_totals is not None
        assert ("reis niet beschreven" in page.quiet) is not described
        assert any(part.title.startswith("De reis") for part in page.parts) is described
        assert ("participatie" in page.quiet) is (dossier.plan is None and dossier.compass is None)


@pytest.mark.parametrize("name", examples())
def test_words_that_never_appear(name: str) -> None:
    html = render_html(report_of_example(name)).lower()
    for word in ("voldoet", "wrr-toets"):
        assert word not in html


@pytest.mark.parametrize("name", [name for name in examples() if name != NOT_NEEDED])
def test_the_headline_is_the_advice_of_the_outcome(name: str) -> None:
    page, advice = report_of_example(name).page_one, outcome_of(name).advice
    assert advice is not None
    if advice.provisional:
        assert page.symbol is None
        assert page.headline.startswith("Voorlopig beeld: ")
        assert "Er is nog geen advies om over te besluiten." in page.outcome
        return
    final = advice.deviation.advice if advice.deviation else advice.outcome
    assert page.symbol == final
    assert page.headline.lower() == str(bundled_catalogue().advice_rules["advies"].words_by_id[final].label)


@settings(max_examples=6)
@given(title=NAMES, decision=NAMES, reason=NAMES, groups=st.lists(NAMES, min_size=1, max_size=7), names=NAMES)
def test_long_texts_and_many_groups_fit_too(
    title: str, decision: str, reason: str, groups: list[str], names: str
) -> None:
    def lengthen(data: dict[str, Any]) -> None:
        with_everything(data)
        data["title"] = title
        data["intake"] |= {"decision_asked": decision, "portfolio_holder": names, "reference_number": "b" * 40}
        data["filled_in_by"] = [{"function": f"{names} {number}"} for number in range(6)]
        data["groups"] = [
            data["groups"][index % 4] | {"id": f"group_{index}", "name": name} for index, name in enumerate(groups)
        ]
        data["alternatives"] = [{"name": names, "why_not": reason}]
        data["advice"] = {"deviation": {"advice": "positief_mits", "reason": reason, "by": names}}

    report = report_of(changed(example(FULLEST), lengthen))
    assert pages_of_page_one(report) == 1
    assert words_of(report) <= MOST_WORDS


def test_the_fullest_dossier_has_all_ten_things_on_one_page() -> None:
    report = report_of(changed(example(FULLEST), with_everything))
    page = report.page_one
    assert pages_of_page_one(report) == 1
    assert words_of(report) <= MOST_WORDS
    titles = [part.title.split(" (")[0].split(":")[0] for part in page.parts]
    expected = ["Voor wie", "Wat het zwaarst weegt", "Participatie", "Rode vlaggen", "Voorwaarden", "Andere keuzes"]
    assert [title for title in titles if title in expected] == expected
    assert titles[-1] == "Hoe zeker is dit"
    assert "Tekst voor het besluitstuk: hierna." in page.quiet


def test_what_does_not_fit_is_counted_in_the_head() -> None:
    page = report_of(changed(example(FULLEST), with_everything)).page_one
    (conditions,) = (part for part in page.parts if part.title.startswith("Voorwaarden"))
    (table,) = conditions.blocks
    assert isinstance(table, Table)
    shown = len(table.rows)
    assert shown <= 5
    assert "\u00a0van\u00a0" in conditions.title
    assert "toegezegd" in conditions.title


@pytest.mark.parametrize("name", examples())
def test_no_question_stands_twice(name: str) -> None:
    for part in report_of_example(name).page_one.parts:
        texts = [item.text for block in part.blocks if isinstance(block, Listing) for item in block.items]
        assert len(set(texts)) == len(texts), part.title


def test_without_advice_the_conditions_are_counted_in_the_quiet_line() -> None:
    advice = outcome_of(FULLEST).advice
    assert advice is not None
    assert advice.outcome == "nog_niet_besluiten"
    expected = f"{len(advice.conditions)} voorwaarden, {advice.promises} toegezegd."
    assert expected in report_of_example(FULLEST).page_one.quiet


def test_all_facts_of_the_journey_stand_there_and_conditions_come_before_what_weighs_most() -> None:
    dossier, catalogue = example("energiehulp_reis"), bundled_catalogue()
    page = build_report(examined(dossier, catalogue), dossier, catalogue, default_theme()).page_one
    assert page.headline == "Eerst aanpassen"
    (journey,) = next(part.blocks for part in page.parts if part.title == "De reis")
    assert isinstance(journey, Listing)
    assert [item.text.partition(" ")[0] for item in journey.items] == ["Per", "De", "Als"]
    assert len(condition_rows(page)) >= 2
    assert "wat het zwaarst weegt" in page.quiet


def test_three_conditions_stand_there_also_when_each_has_a_measure() -> None:
    def promise(data: dict[str, Any]) -> None:
        advice = outcome_of("energiehulp_reis").advice
        assert advice is not None
        data["measures"] = [
            {
                "id": f"maatregel_{number}",
                "text": "Een medewerker van het wijkteam vult dit samen in, thuis of in de wijk.",
                **({"questions": [one.subject]} if one.about == "bottleneck" else {"checks": [one.subject]}),
            }
            for number, one in enumerate(advice.conditions)
            if one.about in {"bottleneck", "check"}
        ]

    page = report_of(changed(example("energiehulp_reis"), promise)).page_one
    assert len(condition_rows(page)) >= 3


def test_what_is_open_stands_above_what_is_agreed_and_the_head_counts_rows_and_conditions() -> None:
    def promise(data: dict[str, Any]) -> None:
        promised = {
            "agreed": {"by": "Manager", "on": "2026-01-01"},
            "deadline": "2026-12-31",
            "cover": "Budget van Economie",
        }
        later = ["verwerkt", "terug", "daarna", "getest", "toegankelijk"]
        data["measures"] = [
            {"id": "nu", "text": "Nu doen", "checks": ["rol", "verwachting"], **promised},
            {"id": "later", "text": "Later doen", "checks": later},
        ]

    dossier = changed(example(SHORT), promise)
    page, advice = report_of(dossier).page_one, score(dossier, bundled_catalogue()).advice
    assert advice is not None
    assert advice.promises == 2
    assert [row[0].lead for row in condition_rows(page)] == ["Voornemen:", "", "Toegezegd:"]
    assert any(part.title == "Voorwaarden (3 regels, voor alle 8): 2 toegezegd, 6 nog niet" for part in page.parts)


def test_rows_that_stand_for_more_conditions_are_counted_apart() -> None:
    def only_promises(data: dict[str, Any]) -> None:
        for measure in data["measures"]:
            measure.pop("changes", None)

    page = report_of(changed(example(SHORT), only_promises)).page_one
    assert len(condition_rows(page)) == 5
    assert any(part.title.startswith("Voorwaarden (5 regels, voor 6 van de 8): ") for part in page.parts)


def condition_rows(page: PageOne) -> tuple[tuple[Cell, ...], ...]:
    (conditions,) = (part for part in page.parts if part.title.startswith("Voorwaarden"))
    (table,) = (block for block in conditions.blocks if isinstance(block, Table))
    return table.rows


@pytest.mark.parametrize("name", examples())
def test_whether_residents_were_involved_is_never_cut(name: str) -> None:
    page, dossier = report_of_example(name).page_one, example(name)
    answer = dossier.answer_by_question.get("tried_out")
    if answer is None or (said := (answer.settled or answer).proposal) is None or said.value is None:
        return
    questionnaire = bundled_catalogue().questionnaires[dossier.questionnaire]
    question = questionnaire.question_by_id["tried_out"]
    label = next(str(option.label) for option in questionnaire.options_of(question) if option.id == said.value)
    assert label[1:] in " ".join(running_text(page))


def test_doing_nothing_stands_once_also_when_it_was_written_down() -> None:
    (written,) = (one for one in example(FULLEST).alternatives if one.name == "Niets doen")
    report = report_of_example(FULLEST)
    (part,) = (part for part in report.page_one.parts if part.title.startswith("Andere keuzes"))
    (listing,) = part.blocks
    assert isinstance(listing, Listing)
    assert [item.lead for item in listing.items].count("Niets doen:") == 1
    (section,) = (section for section in report.sections if section.id == "andere-keuzes")
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    (why,) = (row[2].text for row in table.rows if row[0].lead == "Niets doen")
    assert why == written.why_not


def test_why_doing_nothing_is_not_chosen_is_said_where_there_is_room() -> None:
    def consider(data: dict[str, Any]) -> None:
        data["alternatives"] = [{"name": "niets doen.", "easier": True, "why_not": "Het wachten blijft."}]

    page = report_of(changed(example("paspoort_zonder_afspraak"), consider)).page_one
    (part,) = (part for part in page.parts if part.title.startswith("Andere keuzes"))
    (listing,) = part.blocks
    assert isinstance(listing, Listing)
    (nothing,) = listing.items
    assert nothing.lead == "Niets doen:"
    assert nothing.text == "zwaarte middel; zwaarder voor mensen. Niet gekozen: Het wachten blijft."


def test_doing_nothing_is_told_with_how_heavy_it_is_and_its_hours() -> None:
    page = report_of_example("energiehulp_reis").page_one
    (part,) = (part for part in page.parts if part.title.startswith("Andere keuzes"))
    listing, missing = part.blocks
    assert isinstance(listing, Listing)
    assert listing.items[0].text == "zwaarte laag, 0 uur; lichter voor mensen."
    # Heavy, and nobody wrote down an easier way: that is said once.
    assert isinstance(missing, Paragraph)
    assert missing.text == "Nog niet ingevuld: een makkelijkere weg."
    assert "andere keuzes" not in page.quiet


def test_what_was_open_and_fixed_is_whole_where_there_is_room() -> None:
    page = report_of_example("paspoort_zonder_afspraak").page_one
    (part,) = (part for part in page.parts if part.title.startswith("Participatie"))
    (listing,) = part.blocks
    assert isinstance(listing, Listing)
    assert "Vast: aanvragen gaat op afspraak, want dat staat in de wet en kost meer tijd en " in listing.items[0].text


def test_a_deviation_stands_on_page_one_with_its_reason() -> None:
    def deviate(data: dict[str, Any]) -> None:
        with_everything(data)
        data["advice"] = {"deviation": {"advice": "aanpassen", "reason": "De balie is nog niet open.", "by": "MT"}}

    dossier = changed(example(FULLEST), deviate)
    page, advice = report_of(dossier).page_one, score(dossier, bundled_catalogue()).advice
    assert advice is not None
    assert advice.outcome == "positief_mits"
    assert advice.deviation is not None
    assert page.headline == "Eerst aanpassen"
    assert "De regels geven: te doen, mits. Daarvan is afgeweken, omdat: De balie is nog niet open." in page.outcome


def test_a_first_picture_asks_the_five_questions_that_matter_most() -> None:
    dossier = changed(example(UNDECIDED), lambda data: data["intake"].update(phase="verkenning"))
    page = report_of(dossier).page_one
    (first,) = (part for part in page.parts if part.title.startswith("Dit moeten we eerst weten"))
    (listing,) = first.blocks
    assert isinstance(listing, Listing)
    assert len(listing.items) == 5
    assert page.headline == "Voorlopig beeld: nog niet te beoordelen"
    assert all(not part.title.startswith("Voorwaarden") for part in page.parts)


@pytest.mark.parametrize("title", ["W" * 300, "Woord " * 49 + "einde", "Een kort voorstel"])
def test_the_longest_title_fits(title: str) -> None:
    report = report_of(changed(example(FULLEST), lambda data: data.update(title=title)))
    assert pages_of_page_one(report) == 1
    assert report.page_one.title == title.strip()


def test_a_heavy_proposal_says_so_and_what_weighs_most() -> None:
    page = report_of_example(FULLEST).page_one
    assert "zwaarte hoog voor 2 van de 4 doelgroepen" in page.outcome
    assert "zwaarder dan niets doen" in page.outcome
    assert any(part.title.startswith("Wat het zwaarst weegt") for part in page.parts)


def test_when_nothing_is_known_the_page_is_neutral_and_says_what_to_find_out_first() -> None:
    page = report_of_example(UNDECIDED).page_one
    for_whom, first, *_rest = page.parts
    table, listing = for_whom.blocks[0], first.blocks[0]
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == ["Doelgroep", "Toelichting"]
    assert isinstance(listing, Listing)
    assert listing.style == "numbers"


def test_what_is_certainly_heavy_is_said_before_everything_is_known() -> None:
    page = report_of_example("utrecht_parkeerapp").page_one
    assert "nog niet te beoordelen, zeker al middel" in page.outcome


def test_lighter_for_everyone_says_that_waiting_is_not_free() -> None:
    assert (
        "Uitstel houdt de zwaardere situatie van nu in stand."
        in report_of_example("betalingsregeling").page_one.outcome
    )
    assert "Uitstel" not in report_of_example(FULLEST).page_one.outcome


def test_a_short_test_says_so_twice() -> None:
    page = report_of_example(SHORT).page_one
    assert "verkorte toets" in page.above_title
    assert "Dit is een verkorte toets." in page.outcome


def test_not_needed_is_one_page_with_the_reason_and_who_agrees() -> None:
    report = report_of_example(NOT_NEEDED)
    dossier = example(NOT_NEEDED)
    assert dossier.not_needed is not None
    assert report.sections == ()
    assert report.page_one.headline == "Een verdere toets is niet nodig"
    said = [block.text for part in report.page_one.parts for block in part.blocks if isinstance(block, Paragraph)]
    assert dossier.not_needed.reason.strip() in said[0]
    assert dossier.not_needed.agreed_by in said[1]


def test_without_a_function_that_agrees_there_is_no_not_needed() -> None:
    report = report_of(changed(example(NOT_NEEDED), lambda data: data.pop("not_needed")))
    assert report.sections != ()


def test_without_groups_there_is_a_page_too() -> None:
    report = report_of(changed(example(FULLEST), lambda data: data.update(groups=[], measures=[])))
    assert report.page_one.headline == "Nog niet te beoordelen"
    assert pages_of_page_one(report) == 1
    assert "Er is nog geen doelgroep beschreven." in " ".join(running_text(report.page_one))


def test_names_of_people_are_nowhere() -> None:
    def name(data: dict[str, Any]) -> None:
        data["filled_in_by"] = [{"function": "Adviseur", "name": "Sanne Voorbeeld"}]

    html = render_html(report_of(changed(example(FULLEST), name)))
    assert "Sanne" not in html
    assert "adviseur" in html
