"""The result on screen: page one in words, everything about it folded below, and where it comes from."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from exports.report.views import Paragraph, Section, Subheading
from scoring.dossier import Dossier, Group
from scoring.score import score
from tests.toolkit.working_on import Worker, example, put, read_example, text_of
from toolkit.features.result.chapters import parts_of

FLAG = r"<details[^>]*>(?:(?!</details>).)*Een boete, schuld of andere straf</summary>.*?</details>"


@pytest.fixture
def heavy(app: Flask, client: FlaskClient) -> Worker:
    """Give people who look at the fullest example."""
    return Worker(app, client, example(app, "warm_huis"))


def test_the_verdict_and_the_class_of_every_group_stand_in_words_on_top(heavy: Worker) -> None:
    page = text_of(heavy.page("/resultaat"))
    before, _rest = page.split("Wat het zwaarst weegt", 1)
    assert "Na het voorstel is de zwaarte hoog voor 2 van de 4 doelgroepen." in before
    for group in heavy.loaded().groups:
        assert re.search(re.escape(group.name) + r".{1,120}(hoog|middel|laag) (zwaarder|lichter|gelijk)", before)


def test_every_group_has_its_picture_the_same_as_a_table_and_its_trace(heavy: Worker) -> None:
    page, groups = heavy.page("/resultaat"), heavy.loaded().groups
    assert len(re.findall('<svg [^>]*class="profile"', page)) == len(groups)
    for group in groups:
        assert f"<summary>Dezelfde gegevens als tabel: {group.name}</summary>" in page
        assert heavy.address(f"/resultaat/{group.id}") in page


def test_the_trace_goes_down_to_an_answer_and_its_source(heavy: Worker) -> None:
    group = heavy.loaded().groups[0]
    page = heavy.page(f"/resultaat/{group.id}")
    trace = text_of(page)
    for part in ("De zwaarte is hoog", "Oordeel: groter beroep", "Rode vlaggen", "Knelpunten", "De thema's"):
        assert part in trace
    (flag,) = re.findall(FLAG, page, re.DOTALL)[:1]
    told = text_of(flag)
    assert "Het zwaarste antwoord, op een vraag van doorslaggevend belang." in told
    assert "Antwoord: Een boete, schuld of andere straf (zwaarte 4 van 4)" in told
    assert "Hoe weten we dit: Uitvoering of andere kenners" in told
    assert "Bron van de vraag: Doenvermogen, sleutel tot een responsieve overheid" in told
    assert heavy.address(f"/groepen/{group.id}/vragen/change_not_reported") in flag


def test_a_trace_is_told_in_words_and_not_in_those_of_the_program(heavy: Worker) -> None:
    for group in heavy.loaded().groups:
        trace = text_of(heavy.page(f"/resultaat/{group.id}"))
        assert not re.findall(r"[a-z]+_[a-z_]+|[<>=]=", trace)


def test_when_nothing_is_known_the_page_is_neutral_and_says_what_to_know_first(app: Flask, client: FlaskClient) -> None:
    nothing = read_example("stadspas_idee").model_copy(update={"answers": (), "groups": _without_answers()})
    page = Worker(app, client, put(app, Dossier.model_construct(**dict(nothing)))).page("/resultaat")
    assert 'class="dv-outcome dv-advice dv-advice--voorlopig"' in page
    assert "dv-outcome--hoog" not in page
    text = text_of(page)
    assert "Voorlopig beeld: nog niet te beoordelen" in text
    assert text.index("Dit moeten we eerst weten") < text.index("Alles over deze uitkomst")
    assert "Zoek uit wat jullie nog niet weten" in text


def test_the_advice_comes_first_then_what_is_missing_for_it_then_the_next_step(heavy: Worker) -> None:
    page = text_of(heavy.page("/resultaat"))
    before, _rest = page.split("Download PDF", 1)
    assert "Wat je nu doet:" in before
    assert "Waarom dit advies, en de voorwaarden" in before
    outcome = score(heavy.loaded(), heavy.app.extensions["catalogue"])
    assert outcome.advice
    assert ("nog nodig" in before.lower() or "nodig voor een milder advies" in before.lower()) is bool(
        outcome.advice.next_better
    )


def test_a_group_that_does_not_exist_is_not_found(heavy: Worker) -> None:
    heavy.page("/resultaat/niemand", 404)


def test_what_stands_under_a_subheading_belongs_together() -> None:
    blocks = (Paragraph("Vooraf"), Subheading("Een"), Paragraph("1"), Paragraph("2"), Subheading("Leeg"))
    parts = parts_of(Section("id", "Titel", blocks))
    assert [(part.title, len(part.blocks)) for part in parts] == [("", 1), ("Een", 2)]


def _without_answers() -> tuple[Group, ...]:
    return tuple(
        group.model_copy(update={"answers": (), "themes": ()}) for group in read_example("stadspas_idee").groups
    )
