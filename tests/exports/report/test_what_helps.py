"""What would help, and how sure the advice is: what the chapters, the annex and page one say of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from exports.dutch import words_in
from exports.report import Report, build_report
from exports.report.beside_words import before_and_after
from exports.report.context import Context
from exports.report.number_words import number_words
from exports.report.page_one import MOST_WORDS, running_text
from exports.report.views import Listing, Table
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from scoring.advice.outcome import AdviceOutcome
from scoring.dossier import Dossier
from scoring.outcome import Outcome
from scoring.robustness.numbers import Judging, numbers_of
from scoring.score import score
from scoring.whatif.applying import apply_measures
from tests.exports.examined import SEED, SENTENCE, by_hand, report_by_hand
from tests.exports.reports import changed, example, report_of, section, texts_of

CATALOGUE = bundled_catalogue()
WORKED = "energiehulp_reis"
NO_CHANCE = "Dit is geen kans dat het advies klopt."


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """The worked example with two measures that change it, one of them promised."""
    return changed(example(WORKED), two_measures)


def two_measures(data: dict[str, Any]) -> None:
    group = data["groups"][0]
    steps = [step["id"] for step in group["journey"]["steps"]]
    data["measures"] = [
        {
            "id": "weg",
            "text": "De gemeente haalt de bewijzen zelf op",
            "changes": {"steps": [{"group": group["id"], "step": one, "remove": True} for one in steps[1:]]},
            "agreed": {"by": "Directeur", "on": "2026-01-01"},
            "deadline": "2026-12-31",
            "cover": "Binnen bestaand budget van de dienst",
        },
        {
            "id": "ook_weg",
            "text": "Wie niets doet, krijgt het vanzelf",
            "changes": {
                "answers": [{"question": "actions", "value": 1}, {"question": "doing_nothing", "value": "no_effect"}]
            },
        },
    ]


def without_changes(data: dict[str, Any]) -> None:
    for measure in data["measures"]:
        measure.pop("changes")


@pytest.fixture(scope="module")
def report(dossier: Dossier) -> Report:
    return report_by_hand(dossier)


def advice_of(outcome: Outcome) -> AdviceOutcome:
    assert outcome.advice is not None
    return outcome.advice


def test_page_one_says_the_sentence_in_how_sure_and_what_the_measures_change(report: Report, dossier: Dossier) -> None:
    parts = {part.title: part for part in report.page_one.parts}
    assert SENTENCE in str(parts["Hoe zeker is dit"].blocks)
    (listing,) = parts["Met maatregelen"].blocks
    assert isinstance(listing, Listing)
    (item,) = listing.items
    now, later = (score(one, CATALOGUE) for one in (dossier, apply_measures(dossier, CATALOGUE, ["weg", "ook_weg"])))
    assert now.burden_class == "hoog"
    assert f"Zwaarte van hoog naar {later.burden_class}" in item.text
    words = CATALOGUE.advice_rules["advies"].words_by_id
    assert f"'{words[advice_of(later).outcome].label}'" in item.text
    assert item.note == "(2 maatregelen, 1 toegezegd; telt pas als het voorstel zelf verandert)"
    assert sum(map(words_in, running_text(report.page_one))) <= MOST_WORDS


def test_the_advice_on_page_one_does_not_reckon_with_what_the_measures_would_change(dossier: Dossier) -> None:
    without = changed(dossier, without_changes)
    assert report_of(without).page_one.headline == report_of(dossier).page_one.headline


def test_measures_that_change_nothing_are_not_told_beside_each_other(dossier: Dossier) -> None:
    without = changed(dossier, without_changes)
    context = Context(score(without, CATALOGUE), without, CATALOGUE, default_theme())
    assert before_and_after(context) == ()
    assert all(one.id != "wat-zou-helpen" for one in report_of(without).sections)


def test_what_is_promised_stands_apart_from_what_is_intended(report: Report, dossier: Dossier) -> None:
    found = section(report, "wat-zou-helpen")
    beside = next(block for block in found.blocks if isinstance(block, Table))
    titles = [column.title for column in beside.columns[1:]]
    assert titles == ["Nu", "Met toezeggingen", "Met alle maatregelen"]
    _advice, of_group = beside.rows
    sides = [score(one, CATALOGUE) for one in (
        dossier, apply_measures(dossier, CATALOGUE, ["weg"]), apply_measures(dossier, CATALOGUE, ["weg", "ook_weg"])
    )]  # fmt: skip
    for cell, side in zip(of_group[1:], sides, strict=True):
        assert cell.mark is not None
        assert cell.mark.kind == side.groups[0].burden_class
        assert cell.note.startswith(f"{len(side.groups[0].bottlenecks)} knelpunt")
    both = changed(dossier, lambda data: data["measures"].pop())
    table = next(one for one in section(report_of(both), "wat-zou-helpen").blocks if isinstance(one, Table))
    assert [column.title for column in table.columns[1:]] == ["Nu", "Met alle maatregelen"]


def test_the_shortest_ways_tell_what_to_find_out_what_to_take_and_whether_less_is_possible(report: Report) -> None:
    told = texts_of(section(report, "wat-zou-helpen"))
    for words in (
        "Wat nodig is voor: te doen, mits",
        "Minste maatregelen en minste moeite. Als alles wat nog open is meevalt. Kleiner kan niet: dat is nagegaan.",
        "Minste moeite. Dit is de kleinste die is gevonden. Misschien kan het kleiner. Moeite: 3 punten.",
        "(we nemen aan: geen kans)",
        "(we nemen aan dat het antwoord klopt)",
        "'Geen kans'",
        "Automatisch toekennen of verwerken. (wegnemen)",
        "(eigen maatregel, toegezegd)",
        "(eigen maatregel, voornemen)",
        "Te doen (als wat nog open is tegenvalt): In de weg blijft: de zwaarte en een rode vlag.",
    ):
        assert words.lower() in told.lower(), words


def test_only_reminding_for_what_weighs_most_is_told(dossier: Dossier) -> None:
    heavy = next(one for one in advice_of(score(dossier, CATALOGUE)).conditions if one.heavy)
    assert heavy.about in {"step", "breaking_point"}
    about = {"steps": [{"group": dossier.groups[0].id, "step": heavy.subject}]}

    def remind(data: dict[str, Any]) -> None:
        data["measures"] = [{"id": "brief", "text": "Een brief", "term": "reminder", **about}]

    told = texts_of(section(report_of(changed(dossier, remind)), "wat-zou-helpen"))
    assert "Hier is alleen iets gekozen dat weinig van het werk wegneemt." in told
    assert "(alleen: herinneren)" in told
    assert "weinig van het werk" not in texts_of(section(report_of(dossier), "wat-zou-helpen"))


def test_how_sure_tells_what_turns_the_advice_and_what_it_can_become(report: Report) -> None:
    told = texts_of(section(report, "hoe-zeker"))
    for words in (
        SENTENCE,
        "Hoe groot is de kans dat iemand zich schaamt?",
        "Anderen kunnen het zien",
        "Twee samen wel.",
        "3 punten zijn nog niet of niet goed genoeg bekend. Valt alles mee, dan wordt het advies: te doen, mits.",
        "Valt alles tegen: eerst aanpassen.",
    ):
        assert words in told


def test_thresholds_and_shaken_answers_stand_in_the_annex_only(report: Report) -> None:
    annex = texts_of(section(report, "zekerheid-rekenblad"))
    for words in (
        NO_CHANCE,
        "ongeveer 87 van de 100 keer schudden bleef het: eerst aanpassen.",
        str(SEED),
        "10.000 keer",
        "30 van de 100 keer",
        "60",
    ):
        assert words in annex
    elsewhere = [texts_of(one) for one in report.sections if one.id != "zekerheid-rekenblad"]
    elsewhere += list(running_text(report.page_one))
    assert not any("schud" in text or NO_CHANCE in text or "87 van de" in text for text in elsewhere)


def test_what_changes_the_advice_stands_in_a_table_and_the_rest_in_one_run(report: Report) -> None:
    blocks = section(report, "zekerheid-rekenblad").blocks
    changing = next(one for one in blocks if isinstance(one, Table))
    ((place, value, moved),) = changing.rows
    assert (place.text, value.text) == ("Een stap in het advies", "60")
    (rest,) = (one for one in blocks if isinstance(one, Listing))
    assert [(item.lead, item.text) for item in rest.items] == [
        ("Een thema is hoog.", "Zwaarste antwoord in het thema, van 0 (licht) tot 4 (zwaar): 3.")
    ]
    assert "heavy_answer" not in texts_of(section(report, "zekerheid-rekenblad"))
    assert [item.text for item in moved.items] == [f"keer {one}: te doen" for one in ("0,75", "0,9", "1,1", "1,25")]


@pytest.mark.parametrize("name", ["doenvermogen", "reis", "kompas", "advies"])
def test_each_number_has_words_that_tell_it_from_the_others(name: str) -> None:
    definition = CATALOGUE.sources[name].definition
    assert isinstance(definition, Judging)
    told = [number_words(definition, one.where) for one in numbers_of(definition)]
    assert len(set(told)) == len(told)
    for words in told:
        assert words.about
        assert words.which
        assert "_" not in "".join(words)
        assert words.which not in {"when", "weights", "thresholds", "at least"}


def test_how_often_it_stays_is_told_with_how_much_is_known(report: Report, dossier: Dossier) -> None:
    assert "Bekend en geschud: 12 antwoorden." in texts_of(section(report, "zekerheid-rekenblad"))
    outcome = by_hand(dossier)
    assert outcome.advice
    nothing_yet = replace(outcome, advice=replace(outcome.advice, outcome="nog_niet_besluiten"))
    said = texts_of(section(build_report(nothing_yet, dossier, CATALOGUE, default_theme()), "zekerheid-rekenblad"))
    assert NO_CHANCE in said
    assert "Er is nog geen advies dat gelijk kan blijven." in said
    assert "Bekend en geschud: 12 antwoorden." in said
    assert "keer schudden bleef" not in said
    assert "8.734" not in said


def test_an_outcome_that_was_not_examined_has_no_chapter_on_it(dossier: Dossier) -> None:
    ids = {one.id for one in report_of(dossier).sections}
    assert not ids & {"hoe-zeker", "zekerheid-rekenblad"}


def test_nothing_turns_it_is_said_as_plainly(dossier: Dossier) -> None:
    outcome = by_hand(dossier)
    assert outcome.robustness is not None
    firm = replace(
        outcome.robustness, pivotal=(), smallest_change=(), smallest_size=None, thresholds=(), stability=None,
        range=replace(outcome.robustness.range, open=0),
    )  # fmt: skip
    report = build_report(replace(outcome, robustness=firm), dossier, CATALOGUE, default_theme())
    told = texts_of(section(report, "hoe-zeker"))
    assert "Die zijn er niet." in told
    assert "Ook als twee antwoorden tegelijk anders zijn, blijft het advies gelijk." in told
    assert "Er staat niets meer open." in told
    assert all(one.id != "zekerheid-rekenblad" for one in report.sections)
