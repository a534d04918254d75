"""The page of the advice says what the outcome says: in words, why, and what would have to change."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from scoring.dossier import AdviceForm, Deviation, Dossier
from scoring.outcome import Outcome
from scoring.participation import CompassAnswers
from scoring.score import score
from tests.toolkit.working_on import Worker, counted_queries, example, put, read_example, text_of

QUERIES = 6


def outcome_of(worker: Worker) -> Outcome:
    return score(worker.loaded(), worker.app.extensions["catalogue"])


def words(worker: Worker) -> tuple[str, str]:
    """Return what the advice of a dossier is called, and why."""
    outcome = outcome_of(worker).advice
    assert outcome
    definition = worker.app.extensions["catalogue"].advice_rules[outcome.definition]
    return str(definition.words_by_id[outcome.outcome].label), " ".join(outcome.because)


@pytest.mark.parametrize("name", ["heavy", "light", "unknown"])
def test_the_advice_stands_in_words_with_why_and_both_halves(name: str, request: pytest.FixtureRequest) -> None:
    worker: Worker = request.getfixturevalue(name)
    label, why = words(worker)
    page = text_of(worker.page("/advies"))
    assert f"{label[:1].upper()}{label[1:]}" in page
    assert f"Waarom: {why}" in page
    assert "niets doen" in page
    assert "Dit gaat over de vraag of mensen dit kunnen." in page


def test_the_four_advices_look_different(heavy: Worker, light: Worker, unknown: Worker) -> None:
    marks = {
        name for worker in (heavy, light, unknown) for name in worker.page("/advies").split() if "dv-advice--" in name
    }
    assert len(marks) == 3


def test_every_input_leads_to_where_it_comes_from(heavy: Worker) -> None:
    page, outcome = heavy.page("/advies"), outcome_of(heavy)
    assert outcome.advice
    for group in outcome.groups:
        assert heavy.address(f"/resultaat/{group.id}") in page
    flags = [(group.id, flag.step) for group in outcome.groups if group.journey for flag in group.journey.red_flags]
    assert flags
    for where, step in flags:
        assert heavy.address(f"/groepen/{where}/reis/stappen/{step}") in page
    assert heavy.address("/advies/voorwaarden") in page
    assert heavy.address("/kompas") in page


def test_it_says_what_would_have_to_change_and_where(heavy: Worker) -> None:
    outcome = outcome_of(heavy).advice
    assert outcome
    assert outcome.next_better
    label = heavy.app.extensions["catalogue"].advice_rules[outcome.definition].words_by_id[outcome.next_better.advice]
    assert f"Wat er nodig is voor '{label.label}'" in text_of(heavy.page("/advies"))


def test_the_best_advice_has_nothing_better(light: Worker) -> None:
    assert "Wat er nodig is voor" not in text_of(light.page("/advies"))


def test_what_cannot_be_advised_yet_says_what_to_find_out_first(unknown: Worker) -> None:
    page, outcome = text_of(unknown.page("/advies")), outcome_of(unknown)
    assert "Zoek dit eerst uit" in page
    compass = unknown.app.extensions["catalogue"].compasses[outcome.compass.definition] if outcome.compass else None
    assert compass
    core = (
        [check for check in outcome.compass.checks if check.core and check.state == "unknown"]
        if outcome.compass
        else []
    )
    assert str(compass.check_by_id[core[0].id].title) in page


def test_an_estimate_in_the_way_is_named_with_a_link_and_a_missing_journey_too(app: Flask, client: FlaskClient) -> None:
    estimated = Worker(app, client, example(app, "warm_huis"))
    asked = outcome_of(estimated).advice
    assert asked
    assert [one.kind for one in asked.find_first] == ["estimate"]
    first = estimated.page("/advies").partition('id="eerst"')[2].partition("</section>")[0]
    assert "(nu nog een eigen inschatting)" in first
    assert f"/vragen/{asked.find_first[0].subject}" in first
    dossier = estimated.loaded()
    intake = {**dossier.intake, "phase": "besluit"}
    deciding = Worker(app, client, put(app, dossier.model_copy(update={"intake": intake})))
    first = deciding.page("/advies").partition('id="eerst"')[2].partition("</section>")[0]
    assert "Beschrijf de reis van elke doelgroep." in first
    assert f"/groepen/{dossier.groups[0].id}/reis" in first


def test_a_compass_that_does_not_apply_is_not_called_in_order(app: Flask, client: FlaskClient, light: Worker) -> None:
    left_out = CompassAnswers(not_applicable="Dit is al besloten door het Rijk.")
    worker = Worker(app, client, put(app, light.loaded().model_copy(update={"compass": left_out})))
    # Below that the page has the table of the rules, in the words for every case.
    advice = text_of(worker.page("/advies").partition('id="regel"')[0]).casefold()
    for page in (advice, text_of(worker.page("/kompas")).casefold()):
        assert "niet van toepassing" in page
        assert "betrokken, is op orde" not in page
    assert "hoe mensen zijn betrokken niet van toepassing" in advice


def test_without_a_test_the_page_says_why_not_and_who_agrees(app: Flask, client: FlaskClient) -> None:
    worker = Worker(app, client, example(app, "subsidie_eerder"))
    agreed = worker.loaded().not_needed
    assert agreed
    page = text_of(worker.page("/advies"))
    assert f"Waarom: Een verdere toets is niet nodig. {agreed.reason}" in page
    assert f"Dat vindt ook: {agreed.agreed_by}." in page


def test_an_exploration_has_a_first_picture_and_no_advice(idea: Worker) -> None:
    outcome = outcome_of(idea).advice
    assert outcome
    assert outcome.provisional
    page = text_of(idea.page("/advies"))
    assert "Voorlopig beeld" in page
    assert "Er is nog geen advies om over te besluiten." in page
    assert "Waarom:" not in page
    assert "Zoek dit eerst uit" in page


def test_an_empty_dossier_has_every_page(app: Flask, client: FlaskClient) -> None:
    empty = Worker(app, client, put(app, Dossier(format=1, title="Leeg", questionnaire="doenvermogen")))
    assert "Noem een doelgroep" in text_of(empty.page("/advies"))
    for rest in ("/voorwaarden", "/afwijken", "/teksten", "/teksten/toelichting", "/alternatieven", "/brillen"):
        empty.page(f"/advies{rest}")


def test_a_deviation_stands_on_the_page_with_its_reason_and_its_function(
    app: Flask, client: FlaskClient, light: Worker
) -> None:
    deviation = Deviation(advice="positief_mits", reason="De balie is nog niet klaar.", by="Directeur")
    dossier = light.loaded().model_copy(update={"advice": AdviceForm(deviation=deviation)})
    page = text_of(Worker(app, client, put(app, dossier)).page("/advies"))
    assert "Te doen, mits De regels geven: te doen. Daarvan is afgeweken door: Directeur." in page
    assert "De reden: De balie is nog niet klaar." in page
    assert "Waarom:" not in page


def test_a_deviation_that_is_too_far_now_is_told(app: Flask, client: FlaskClient, heavy: Worker) -> None:
    deviation = Deviation(advice="positief", reason="Het kan wel.", by="Directeur")
    dossier = heavy.loaded().model_copy(update={"advice": AdviceForm(deviation=deviation)})
    worker = Worker(app, client, put(app, dossier))
    page = text_of(worker.page("/advies"))
    assert "Je afwijking telt niet meer" in page
    assert "Daarvan is afgeweken" not in page
    assert "Het kan wel." in text_of(worker.page("/advies/afwijken"))


def test_without_rules_for_an_advice_the_page_says_so(app: Flask, client: FlaskClient) -> None:
    catalogue = app.extensions["catalogue"]
    files = {name: file for name, file in catalogue.sources.items() if name not in catalogue.advice_rules}
    worker = Worker(app, client, put(app, read_example("warm_huis")))
    app.extensions["catalogue"] = type(catalogue)(files)
    assert "geen regels voor een advies" in text_of(worker.page("/advies"))
    assert "Er zijn geen voorwaarden." in text_of(worker.page("/advies/voorwaarden"))
    assert "geen regels voor een advies" in text_of(worker.page("/advies/afwijken"))


def test_the_page_takes_as_many_queries_for_a_full_dossier_as_for_an_empty_one(
    app: Flask, client: FlaskClient, unknown: Worker
) -> None:
    empty = Worker(app, client, put(app, Dossier(format=1, title="Leeg", questionnaire="doenvermogen")))
    numbers = []
    for worker in (empty, unknown):
        with counted_queries(app) as statements:
            worker.page("/advies")
        numbers.append(len(statements))
    assert numbers[0] == numbers[1]
    assert max(numbers) <= QUERIES, numbers


def test_the_task_list_shows_the_advice_so_far_with_what_is_missing(
    unknown: Worker, light: Worker, idea: Worker
) -> None:
    label, _why = words(unknown)
    page = text_of(unknown.page())
    assert f"Advies tot nu toe: {label[:1].upper()}{label[1:]}" in page
    assert "Hoe mensen zijn betrokken: dat moet eerst bekend zijn. Naar het kompas" in page
    assert "Advies tot nu toe: Te doen" in text_of(light.page())
    assert "Nodig voor een milder advies" not in text_of(light.page())
    assert "Advies tot nu toe: Voorlopig beeld" in text_of(idea.page())


def test_the_task_list_of_an_empty_dossier_has_no_advice_yet(app: Flask, client: FlaskClient) -> None:
    empty = Worker(app, client, put(app, Dossier(format=1, title="Leeg", questionnaire="doenvermogen")))
    assert "Advies tot nu toe" not in text_of(empty.page())
    assert empty.address("/advies") in empty.page()


@pytest.mark.parametrize("name", ["heavy", "light", "unknown", "idea"])
def test_the_advice_on_the_task_list_is_that_of_the_dossier(name: str, request: pytest.FixtureRequest) -> None:
    worker: Worker = request.getfixturevalue(name)
    outcome = outcome_of(worker).advice
    assert outcome
    mark = "voorlopig" if outcome.provisional else outcome.outcome
    assert f"dv-advice--{mark}" in worker.page()
    assert f"dv-advice--{mark}" in worker.page("/advies")
    assert f"dv-advice--{mark}" in worker.page("/resultaat")
