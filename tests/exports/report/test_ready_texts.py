"""The ready texts: 150 to 250 words, out of what is known only, and marked when they are no longer what they were."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.dutch import words_in
from exports.reading_check import reading_check
from exports.ready_text import MOST_READY_WORDS, READY_PARTS, ReadyPart, ready_texts
from exports.report.context import Context
from exports.report.views import Item, Listing, Paragraph
from exports.theme import default_theme
from questionnaires.catalogue import Catalogue, bundled_catalogue
from scoring.dossier import Dossier
from scoring.score import score
from tests.exports.reports import (
    FULLEST,
    NOT_NEEDED,
    UNDECIDED,
    changed,
    example,
    examples,
    report_of,
    section,
    texts_of,
    with_everything,
)
from tests.scoring.catalogues import catalogue_of
from tests.strategies import dossiers, questionnaires

LEAST_WORDS = 150
JOURNEY = "energiehulp_reis"
TESTED = [name for name in examples() if name != NOT_NEEDED]


def texts(dossier: Dossier, catalogue: Catalogue | None = None) -> tuple[ReadyPart, ...]:
    catalogue = catalogue or bundled_catalogue()
    return ready_texts(Context(score(dossier, catalogue, with_trace=False), dossier, catalogue, default_theme()))


def said(dossier: Dossier) -> str:
    return "\n".join(part.text for part in texts(dossier))


@pytest.mark.parametrize("name", TESTED)
def test_they_are_as_long_as_such_texts_are(name: str) -> None:
    assert LEAST_WORDS <= words_in(said(example(name))) <= MOST_READY_WORDS


@pytest.mark.parametrize("name", TESTED)
def test_they_say_the_advice_of_the_outcome(name: str) -> None:
    dossier, catalogue = example(name), bundled_catalogue()
    advice = score(dossier, catalogue, with_trace=False).advice
    assert advice is not None
    label = str(catalogue.advice_rules[advice.definition].words_by_id[advice.outcome].label)
    if advice.provisional:
        assert "voorlopig beeld" in said(dossier)
        assert "Het advies is" not in said(dossier)
    elif advice.deviation is None:
        assert f"Het advies is: {label}." in said(dossier)


@pytest.mark.parametrize("name", examples())
def test_they_read_easily_by_our_own_check(name: str) -> None:
    check = reading_check(part.text for part in texts(example(name)))
    assert check.words_per_sentence <= 15
    assert check.long_sentences == ()


def test_the_fullest_dossier_keeps_to_its_words_and_tells_what_matters() -> None:
    dossier = changed(example(FULLEST), with_everything)
    assert words_in(said(dossier)) <= MOST_READY_WORDS
    for words in ("Het advies is: te doen, mits.", "allemaal toegezegd", "Mensen konden meepraten over"):
        assert words in said(dossier)


def test_what_is_not_known_is_not_told_as_if_it_were() -> None:
    text = said(example(UNDECIDED))
    assert "Wie kon meepraten en waarover, is nog niet ingevuld." in text
    assert "Welke stappen mensen moeten zetten, is nog niet beschreven." in text
    assert "Kosten daarvan zijn dus niet bekend." in text
    assert "uur" not in text.replace("buurt", "")


def test_the_parts_stand_under_the_headings_of_the_theme_on_the_page_after_page_one() -> None:
    report = report_of(example(FULLEST))
    first = report.sections[0]
    assert first.id == "besluittekst"
    assert first.before_contents
    heading = default_theme().heading
    told = texts_of(section(report, "besluittekst"))
    for title in (heading("ready_relation"), heading("ready_explanation"), heading("ready_finance")):
        assert title in told
    for part in texts(example(FULLEST)):
        for line in filter(None, part.text.splitlines()):
            assert line.removeprefix("- ") in told


def test_an_edited_text_stands_beside_the_generated_one_until_that_changes() -> None:
    generated = {part.part: part.generated for part in texts(example(FULLEST))}

    def edit(data: dict[str, Any]) -> None:
        data["advice"] = {
            "ready_texts": [{"part": "finance", "text": "Dit kost niets.", "generated": generated["finance"]}]
        }

    dossier = changed(example(FULLEST), edit)
    parts = {part.part: part for part in texts(dossier)}
    assert parts["finance"].text == "Dit kost niets."
    assert parts["finance"].edited
    assert not parts["finance"].outdated
    assert parts["finance"].generated == generated["finance"]
    assert not parts["explanation"].edited
    told = texts_of(section(report_of(dossier), "besluittekst"))
    assert "Dit kost niets." in told
    assert "aangepast" in told
    assert "Let op." not in told

    later = changed(dossier, lambda data: data.update(measures=[]))
    (finance,) = (part for part in texts(later) if part.part == "finance")
    assert finance.outdated
    assert "Let op." in texts_of(section(report_of(later), "besluittekst"))


@pytest.mark.parametrize("name", examples())
def test_nothing_is_cut_short(name: str) -> None:
    assert "…" not in said(example(name))


def test_the_longest_dossier_is_counted_and_not_cut_short() -> None:
    assert "…" not in said(changed(example(FULLEST), with_everything))


def test_a_proposal_that_needs_no_test_says_why_and_who_agrees_and_asks_for_nothing() -> None:
    dossier = example(NOT_NEEDED)
    assert dossier.not_needed is not None
    text = said(dossier)
    assert "Een verdere toets is niet nodig." in text
    assert dossier.not_needed.reason.strip().rstrip(".") in text
    assert dossier.not_needed.agreed_by.lower() in text.lower()
    for words in ("nog niet", "kompas", "maatregelen"):
        assert words not in text.lower()


def test_a_reason_too_long_for_a_ready_text_is_left_to_the_advice() -> None:
    reason = {"reason": "Er verandert niets. " * 200, "agreed_by": "Directeur"}
    text = said(changed(example(NOT_NEEDED), lambda data: data.update(not_needed=reason)))
    assert "Waarom dat zo is, staat in het advies. Dat vindt ook: directeur." in text.replace("Directeur", "directeur")
    assert words_in(text) <= MOST_READY_WORDS


def test_a_reason_not_to_test_hides_nothing_of_a_proposal_that_is_tested() -> None:
    reason = {"reason": "Er verandert niets.", "agreed_by": "Directeur"}
    text = said(changed(example(UNDECIDED), lambda data: data.update(not_needed=reason)))
    assert "Een verdere toets is niet nodig." not in text
    assert "Welke stappen mensen moeten zetten, is nog niet beschreven." in text


def _brought_in(*decisions: str) -> str:
    def bring(data: dict[str, Any]) -> None:
        data["plan"] = {
            "contributions": [
                {"who": "Bewoners", "what": "Een punt.", "decision": one, "reason": "Daarom."} for one in decisions
            ]
        }

    return said(changed(example(UNDECIDED), bring))


@pytest.mark.parametrize(
    ("decisions", "words"),
    [
        (("partly",), "Mensen brachten één punt in. Dat is deels overgenomen. De reden staat in het advies."),
        (("open", "open"), "Mensen brachten twee punten in. Daarover is nog niet beslist."),
        (("not", "not"), "Mensen brachten twee punten in. Ze zijn allemaal niet overgenomen."),
        (
            ("taken_over", "taken_over", "not", "open"),
            "Daarvan zijn er twee overgenomen en is er één niet overgenomen. Over één is nog niet beslist.",
        ),
    ],
)
def test_what_became_of_the_input_is_told_in_sentences(decisions: tuple[str, ...], words: str) -> None:
    assert words in _brought_in(*decisions)


def test_reasons_are_promised_only_when_something_is_decided() -> None:
    assert "reden" not in _brought_in("open")
    assert "De redenen staan in het advies." in _brought_in("not", "partly")


def test_a_step_is_told_in_the_sentences_of_the_definition() -> None:
    def without_the_rest(data: dict[str, Any]) -> None:
        for key in ("plan", "measures", "compass"):
            data.pop(key, None)

    dossier = changed(example(JOURNEY), without_the_rest)
    text, definition = said(dossier), bundled_catalogue().journeys["reis"]
    told = [str(one) for sentences in definition.sentences.values() for one in sentences.values()]
    assert any(sentence in text for sentence in told)
    asked = [str(definition.field_by_id[field].text) for field in definition.page_one]
    assert not any(question in text for question in asked)


def _paid_from(*covers: str) -> str:
    def pay(data: dict[str, Any]) -> None:
        agreed = {"by": "Directeur", "on": "2026-10-01"}
        data["measures"] = [
            {
                "id": f"maatregel_{number}",
                "text": "Een brief",
                "deadline": "2026-12-01",
                "cover": cover,
                "agreed": agreed,
            }
            for number, cover in enumerate(covers)
        ] + [{"id": "later", "text": "Een loket"}]

    (finance,) = (part for part in texts(changed(example(UNDECIDED), pay)) if part.part == "finance")
    return finance.text


def test_what_is_paid_from_where_is_told_whole() -> None:
    assert "De dekking is: binnen het budget van Zorg. Eén andere maatregel" in _paid_from(
        "Binnen het budget van Zorg."
    )
    lines = _paid_from("5.000 euro, uit de reserve", "Binnen het budget van Zorg").splitlines()
    place = lines.index("- 5.000 euro, uit de reserve")
    assert lines[place + 1 : place + 3] == [
        "- binnen het budget van Zorg", "Eén andere maatregel is nog een voornemen.",
    ]  # fmt: skip


def test_a_red_flag_is_told_with_its_question() -> None:
    text = said(example(FULLEST))
    assert "De toets geeft één rode vlag. Die staat bij de vraag “" in text
    assert "Het antwoord is: " in text


def test_edited_lines_stay_lines_and_dashes_a_list() -> None:
    def edit(data: dict[str, Any]) -> None:
        text = "Dit is nodig:\n- een brief\n- een loket\nMeer niet.\n\nDat is alles."
        data["advice"] = {"ready_texts": [{"part": "finance", "text": text, "generated": "x"}]}

    blocks = section(report_of(changed(example(FULLEST), edit)), "besluittekst").blocks
    assert blocks[-4:] == (
        Paragraph("Dit is nodig:"),
        Listing((Item("een brief"), Item("een loket"))),
        Paragraph("Meer niet."),
        Paragraph("Dat is alles."),
    )


@settings(max_examples=10)
@given(st.data())
def test_any_dossier_keeps_to_its_words(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires())
    parts = texts(data.draw(dossiers(questionnaire)), catalogue_of(questionnaire))
    assert tuple(part.part for part in parts) == READY_PARTS
    assert sum(words_in(part.text) for part in parts) <= MOST_READY_WORDS
    assert all(part.text for part in parts)
