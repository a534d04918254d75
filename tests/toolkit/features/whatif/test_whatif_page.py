"""The page on what would help: what can be ticked, and now and then side by side."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from exports.report.advice_words import advised
from exports.report.context import Context
from exports.theme import read_theme
from scoring.publication import publication_copy
from scoring.score import score
from scoring.totals import Totals
from scoring.whatif.applying import apply_measures
from scoring.whatif.candidates import candidates
from tests.toolkit.html_forms import form_in
from tests.toolkit.working_on import Worker, counted_queries, example, put, read_example, text_of

QUERIES = 6


def ids_on(page: str) -> list[str]:
    return re.findall(r'name="met" value="([^"]+)"', page)


def ticked(*ids: str) -> str:
    return "/wat-helpt?" + "&".join(f"met={one}" for one in ids)


def region(page: str) -> str:
    return text_of(page.partition('id="uitkomst"')[2].partition("</section>\n</div>")[0])


def label_with(worker: Worker, *ids: str) -> str:
    """Return what the advice is called with these measures, worked out without the page."""
    catalogue = worker.app.extensions["catalogue"]
    dossier = apply_measures(publication_copy(worker.loaded()), catalogue, ids)
    outcome = score(dossier, catalogue)
    found = advised(Context(outcome, dossier, catalogue, read_theme(None)))
    assert found
    label = str(found.words(found.outcome.outcome).label)
    return label[:1].upper() + label[1:]


def test_everything_that_would_change_something_can_be_ticked_in_order(heavy: Worker) -> None:
    known = candidates(publication_copy(heavy.loaded()), heavy.app.extensions["catalogue"])
    page = heavy.page("/wat-helpt")
    assert ids_on(page) == [one.id for one in known]
    for one in known:
        assert one.text in text_of(page)
    assert "Vink iets aan." in region(page)


@pytest.mark.parametrize("chosen", [("bewijs",), ("bewijs", "automatic", "warning", "less_proof")])
def test_ticking_shows_the_advice_as_it_would_be_and_changes_nothing(heavy: Worker, chosen: tuple[str, ...]) -> None:
    before = heavy.loaded()
    page = heavy.page(ticked(*chosen))
    now, later = re.findall(r'dv-side__label">.*?</span>([^<]+)</p>', page)
    assert (now, later) == (label_with(heavy), label_with(heavy, *chosen))
    number = "1 maatregel" if len(chosen) == 1 else f"{len(chosen)} maatregelen"
    said = re.search(r'data-said="([^"]+)"', page)
    assert said
    assert said[1] == f"Met {number}: {later[:1].lower()}{later[1:]}."
    assert heavy.loaded() == before


def test_the_same_address_gives_the_same_whatever_the_order(heavy: Worker) -> None:
    one, other = heavy.page(ticked("automatic", "bewijs")), heavy.page(ticked("bewijs", "automatic"))
    assert region(one) == region(other)


def test_what_goes_and_what_stays_is_told_for_each_group(heavy: Worker) -> None:
    page = heavy.page(ticked("bewijs"))
    catalogue, dossier = heavy.app.extensions["catalogue"], publication_copy(heavy.loaded())
    now, later = (score(one, catalogue).groups[0] for one in (dossier, apply_measures(dossier, catalogue, ("bewijs",))))
    assert now.journey
    assert later.journey
    broken = {step.id for step in now.journey.steps if step.breaking_point}
    assert broken - {step.id for step in later.journey.steps if step.breaking_point} == {"proof"}
    said = region(page)
    assert "Verdwijnt (1) Bewijs bij elkaar zoeken breekpunt" in said
    assert f"Knelpunten {len(now.bottlenecks)} {len(later.bottlenecks)}" in said
    assert "Komt erbij" not in said


def test_each_box_says_what_it_changes_from_what_to_what(heavy: Worker) -> None:
    said = text_of(heavy.page("/wat-helpt"))
    assert "Bewijs bij elkaar zoeken deze stap vervalt" in said
    assert "Voornemen Vul nog in: wie het toezegt" in said
    dossier, questionnaire = heavy.loaded(), heavy.app.extensions["catalogue"].questionnaires["doenvermogen"]
    (longer,) = [
        one for one in candidates(publication_copy(dossier), heavy.app.extensions["catalogue"]) if one.id == "tijd"
    ]
    for (_group, question), change in longer.answers.items():
        asked = questionnaire.question_by_id[question]
        labels = {option.id: str(option.label) for option in questionnaire.options_of(asked)}
        before = dossier.groups[0].answer_by_question[question].proposal
        assert before
        assert f"van: {labels[str(before.value)]} → naar: {labels[str(change.value)]}" in said


def test_what_is_not_there_does_not_count(heavy: Worker) -> None:
    page = heavy.page(ticked("bewijs", "weg", "%00"))
    assert "2 maatregelen uit dit adres veranderen hier niets (meer)." in text_of(page)
    assert 'data-said="Met 1 maatregel:' in page


def test_a_measure_of_the_library_is_put_in_the_dossier_and_stays_ticked(heavy: Worker) -> None:
    page = heavy.page(ticked("automatic", "bewijs"))
    put_form = form_in(page)
    before = region(page)
    # Pressed twice it is put there once.
    answers = [heavy.client.post(put_form.action, data={**put_form.values, "maatregel": "automatic"}) for _n in "ab"]
    assert [answer.status_code for answer in answers] == [303, 303]
    made = heavy.loaded().measures[-1]
    assert (made.id, made.term, made.changes, made.is_agreed) == ("automatic", "automatic", None, False)
    assert made.questions
    after = heavy.client.get(answers[-1].location).text
    assert region(after) == before
    assert [measure.id for measure in heavy.loaded().measures] == ["bewijs", "tijd", "automatic"]
    for nonsense in ("weg", "", "x\x00"):
        assert heavy.client.post(put_form.action, data={**put_form.values, "maatregel": nonsense}).status_code == 404
    assert heavy.client.post(put_form.action, data={"maatregel": "warning"}).status_code == 400


def test_without_anything_to_tick_it_says_why(app: Flask, client: FlaskClient) -> None:
    light = Worker(app, client, example(app, "paspoort_zonder_afspraak"))
    assert "Er is hier niets om aan te vinken." in text_of(light.page("/wat-helpt"))
    scan = read_example("energiehulp_reis").model_copy(update={"depth": "quickscan", "measures": ()})
    worker = Worker(app, client, put(app, scan))
    assert "Dit is een quickscan." in text_of(worker.page("/wat-helpt"))


def test_it_takes_as_many_queries_whatever_is_ticked(heavy: Worker) -> None:
    for rest in ("/wat-helpt", ticked("bewijs", "automatic", "warning")):
        with counted_queries(heavy.app) as statements:
            heavy.page(rest)
        assert len(statements) <= QUERIES, statements


@pytest.mark.parametrize("rest", ["", "/advies", "/resultaat", "/maatregelen"])
def test_pages_about_the_dossier_lead_there(heavy: Worker, rest: str) -> None:
    assert f'href="{heavy.address("/wat-helpt")}"' in heavy.page(rest)


def test_what_each_measure_does_by_itself_is_what_comes_of_it(app: Flask, client: FlaskClient) -> None:
    worker = Worker(app, client, example(app, "energiehulp_reis"))
    dossier, catalogue = publication_copy(worker.loaded()), app.extensions["catalogue"]
    page = worker.page("/wat-helpt/elk-apart")
    told = dict(re.findall(r'<span id="alleen-([a-z_]+)">(.+?)</span>', page))
    assert set(told) == {one.id for one in candidates(dossier, catalogue)}
    now = score(dossier, catalogue)
    for name, words in told.items():
        then = score(apply_measures(dossier, catalogue, [name]), catalogue)
        changed = re.findall(r"van (\d+) naar (\d+)", words)
        totals = zip(Totals.of(now.groups), Totals.of(then.groups), strict=True)
        assert changed == [(str(was), str(will_be)) for was, will_be in totals if was != will_be], name
        assert now.advice
        assert then.advice
        assert ("Advies: " in words) is (now.advice.outcome != then.advice.outcome), name
        assert ("Zwaarte van " in words) is (now.groups[0].burden_class != then.groups[0].burden_class), name
    assert "Advies: " in "".join(told.values())


def test_of_more_groups_it_says_for_how_many_it_is_lighter(app: Flask, client: FlaskClient) -> None:
    page = Worker(app, client, example(app, "warm_huis")).page("/wat-helpt/elk-apart")
    assert re.search(r"Alleen dit: knelpunten van 37 naar \d+\. Lichter voor 1 van de 4 groepen\.", page)
    assert "Alleen dit: geen knelpunt minder." in page
