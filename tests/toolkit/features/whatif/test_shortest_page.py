"""The shortest ways and how sure the advice is: on pages of their own, in the words of what was worked out."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from exports.report import build_report
from exports.report.context import Context
from exports.report.settle_words import NAMED, folded
from exports.theme import default_theme
from questionnaires.advice_model import ADVICE_ORDER
from scoring.examination import examined
from scoring.outcome import Outcome
from scoring.publication import publication_copy
from tests.exports.reports import section, texts_of
from tests.scoring.changes import made
from tests.toolkit.working_on import Worker, example, put, read_example, text_of
from toolkit.cli.summary import summary


@pytest.fixture
def unknown(app: Flask, client: FlaskClient) -> Worker:
    """Give somebody who works on a proposal of which much is not known."""
    return Worker(app, client, example(app, "brievenproject"))


def outcome_of(worker: Worker) -> Outcome:
    return examined(publication_copy(worker.loaded()), worker.app.extensions["catalogue"])


def test_every_way_can_be_tried_and_gives_its_advice(heavy: Worker) -> None:
    outcome = outcome_of(heavy)
    ways = [one for one in outcome.improvements if not one.find_out]
    assert ways
    page = heavy.page("/wat-helpt/kortste-weg")
    assert "Niets wordt gegokt." not in page, "nothing has to be found out here"
    tried = re.findall(r'href="([^"]+)">Probeer dit', page)
    assert len(tried) == len([one for one in outcome.improvements if one.measures])
    rules = heavy.app.extensions["catalogue"].advice_rules
    assert outcome.advice
    words = rules[outcome.advice.definition].words_by_id
    for way, address in zip(outcome.improvements, tried, strict=True):
        shown = heavy.client.get(html.unescape(address)).text
        assert set(re.findall(r'value="([^"]+)" id="met-[^"]+" checked', shown)) == set(way.measures)
        assert str(words[way.advice].label) in re.findall(r'data-said="([^"]+)"', shown)[0]


def test_what_to_find_out_leads_to_its_page_and_says_who_could_know(unknown: Worker) -> None:
    outcome = outcome_of(unknown)
    page = unknown.page("/wat-helpt/kortste-weg")
    wanted = {one.subject for way in outcome.improvements for one in way.find_out}
    assert wanted
    for subject in wanted:
        assert re.search(f'href="[^"]+/{subject}"', page), subject
    assert "Zoek eerst uit" in page
    assert not any(way.measures for way in outcome.improvements)
    assert "Uitzoeken is hier genoeg." in page
    assert "Probeer dit" not in page
    assert "Proberen kan pas als dit is uitgezocht." not in page
    assert "Weet misschien:" in page
    assert "Niets wordt gegokt." in page
    named = {ADVICE_ORDER.index(one.advice) for one in outcome.improvements}
    order = [ADVICE_ORDER.index(one) for one in re.findall(r'id="naar-([a-z_]+)"', page)]
    assert order == sorted(order, reverse=True)
    assert named <= set(order)


def test_who_tries_a_way_reads_that_nothing_is_found_out_yet(app: Flask, client: FlaskClient) -> None:
    worker = Worker(app, client, example(app, "deeltijdinkomen_app"))
    assert {one for way in outcome_of(worker).improvements for one in way.measures} == {"reuse_data"}
    page = worker.page("/wat-helpt/kortste-weg")
    assert "Probeer dit" in page
    assert "Daar is nog niets uitgezocht." in page


def test_how_sure_the_advice_is_leads_to_the_answers_it_hangs_on(heavy: Worker) -> None:
    robustness = outcome_of(heavy).robustness
    assert robustness
    page = heavy.page("/advies/hoe-zeker")
    assert robustness.sentence in text_of(page)
    assert robustness.pivotal
    for one in robustness.pivotal:
        assert re.search(f'href="[^"]+/{one.change.subject}"', page), one
    # How often the advice stays when answers are shaken stands in the annex only.
    assert "schud" not in page


def test_while_there_is_no_advice_it_does_not_say_that_it_stays(unknown: Worker) -> None:
    robustness = outcome_of(unknown).robustness
    assert robustness
    told = text_of(unknown.page("/advies/hoe-zeker"))
    assert "blijft het advies gelijk" not in told
    assert "is er nog geen advies." in told
    assert str(robustness.range.open) in told


def test_the_pages_of_the_advice_and_the_result_do_not_wait_for_it(
    heavy: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_given: object) -> Outcome:
        raise AssertionError

    monkeypatch.setattr("toolkit.features.advice.reckoned.examined", never)
    for rest, part in (("/advies", "zekerheid"), ("/resultaat", "zekerheid-zin")):
        page = heavy.page(rest)
        assert f'data-fetch="{heavy.address("/advies/hoe-zeker")}" data-fetch-part="{part}"' in page
        assert "Reken uit hoe zeker dit advies is" in page, "where no script runs"
    heavy.page("/wat-helpt")
    heavy.page()


def test_page_paper_and_terminal_name_the_same_things_first_and_count_the_same(app: Flask, client: FlaskClient) -> None:
    data = read_example("brievenproject").model_dump(exclude_none=True)
    (first,) = data["groups"]
    second = {**first, "id": "ook_zij", "name": "Mensen die het ook raakt"}
    worker = Worker(app, client, put(app, made({**data, "groups": (first, second)})))
    dossier, outcome = publication_copy(worker.loaded()), outcome_of(worker)
    context = Context(outcome, dossier, app.extensions["catalogue"], default_theme())
    way = outcome.improvements[0]
    things = folded(context, way)
    asked_of_both = [one for one in things if len(one.things) == 2]
    assert len(asked_of_both) > NAMED
    assert all(not one.whom for one in asked_of_both)
    assert sum(len(one.things) for one in things) == len(way.find_out)
    much = "Er is nog veel niet bekend. Vul eerst de toets verder in."
    count = f"En nog {len(things) - NAMED} vragen"
    page = worker.page("/wat-helpt/kortste-weg")
    paper = texts_of(section(build_report(outcome, dossier, context.catalogue, context.theme), "wat-zou-helpen"))
    terminal = summary(outcome, dossier, context.catalogue)
    for told in (text_of(page), paper, terminal):
        assert much in told
        assert count in told
        places = [told.index(one.text) for one in things[:NAMED]]
        assert places == sorted(places)
    assert f'href="{worker.address("/uitzoeken")}">Naar wat je kunt uitzoeken' in page
    assert page.count(f'">{html.escape(things[0].text)}</a>') == len(outcome.improvements)
