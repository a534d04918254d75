"""The shortest ways and how sure the advice is: on pages of their own, in the words of what was worked out."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from questionnaires.advice_model import ADVICE_ORDER
from scoring.examination import examined
from scoring.outcome import Outcome
from scoring.publication import publication_copy
from tests.toolkit.working_on import Worker, example, text_of


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


def test_the_page_of_the_advice_does_not_wait_for_it(heavy: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_given: object) -> Outcome:
        raise AssertionError

    monkeypatch.setattr("toolkit.features.advice.reckoned.examined", never)
    page = heavy.page("/advies")
    assert f'data-fetch="{heavy.address("/advies/hoe-zeker")}"' in page
    heavy.page("/wat-helpt")
    heavy.page()
