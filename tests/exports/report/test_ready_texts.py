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
    for words in ("Het advies is: te doen, mits.", "allemaal afgesproken", "Mensen konden meepraten over"):
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
        for paragraph in part.text.split("\n\n"):
            assert paragraph in told


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


@settings(max_examples=10)
@given(st.data())
def test_any_dossier_keeps_to_its_words(data: st.DataObject) -> None:
    questionnaire = data.draw(questionnaires())
    parts = texts(data.draw(dossiers(questionnaire)), catalogue_of(questionnaire))
    assert tuple(part.part for part in parts) == READY_PARTS
    assert sum(words_in(part.text) for part in parts) <= MOST_READY_WORDS
    assert all(part.text for part in parts)
