"""The compass without JavaScript: its overview, its checks, who asked for it, and that it does not apply."""

from __future__ import annotations

import pytest

from questionnaires.compass_model import CompassDefinition
from scoring.compass.outcome import CompassOutcome
from scoring.compass.score import score_compass
from scoring.dossier import Pin
from scoring.participation import CheckAnswer, CompassAnswers
from tests.toolkit.html_forms import forms_in
from tests.toolkit.working_on import Worker, counted_queries, put, read_example, text_of
from toolkit.storage.definitions import pins_for

CHECK = "/kompas/vragen/{}"
EVIDENCE = "evidence__0__description"
OVERVIEW_QUERIES, CHECK_QUERIES, SAVE_QUERIES = 3, 3, 8


def answer_to(worker: Worker, check: str) -> CheckAnswer | None:
    compass = worker.loaded().compass
    return compass.answer_by_check.get(check) if compass else None


def outcome_of(worker: Worker) -> CompassOutcome:
    found = score_compass(worker.loaded(), worker.app.extensions["catalogue"])
    assert found
    return found


def fill_everything(worker: Worker, definition: CompassDefinition, value: str) -> None:
    for check in definition.checks:
        worker.fill(CHECK.format(check.id), value=value, evidence__0__description="Het verslag")


def test_without_an_answer_every_check_is_open(fresh: Worker, definition: CompassDefinition) -> None:
    text = text_of(fresh.page("/kompas"))
    assert "Uitkomst tot nu toe: Nog niet te beoordelen" in text
    for check in definition.checks:
        assert str(check.title) in text
        assert str(check.text) in text
    assert text.count("Nog niet ingevuld") == len(definition.checks) + 1
    assert fresh.loaded().compass is None


def test_a_yes_counts_only_with_evidence(fresh: Worker) -> None:
    fresh.fill(CHECK.format("doel"), value="ja")
    assert answer_to(fresh, "doel") == CheckAnswer(check="doel", value="ja")
    assert "Dit telt nu als deels." in text_of(fresh.page(CHECK.format("doel")))
    assert "Antwoord: Ja, telt als deels" in text_of(fresh.page("/kompas"))
    fresh.fill(CHECK.format("doel"), **{EVIDENCE: "Participatieplan, bladzijde 2"})
    assert "Dit telt nu" not in text_of(fresh.page(CHECK.format("doel")))
    text = text_of(fresh.page("/kompas"))
    assert "telt als deels" not in text
    assert "Antwoord: Ja" in text


def test_partly_needs_a_sentence(fresh: Worker) -> None:
    fresh.fill(CHECK.format("doel"), value="deels")
    assert "Antwoord: Deels, telt als niet bekend" in text_of(fresh.page("/kompas"))
    fresh.fill(CHECK.format("doel"), explanation="Het doel is nog algemeen.")
    assert "telt als niet bekend" not in text_of(fresh.page("/kompas"))


def test_what_is_most_needed_cannot_be_waved_away(fresh: Worker, definition: CompassDefinition) -> None:
    for check in definition.checks:
        offered = fresh.form(CHECK.format(check.id)).offered["value"]
        assert ("-not_applicable" in offered) is not bool(check.core), check.id
    refused = fresh.fill(CHECK.format("wijk"), 400, value="-not_applicable")
    assert "Schrijf kort waarom deze vraag niet past." in text_of(refused.text)
    fresh.fill(CHECK.format("wijk"), value="-not_applicable", not_applicable="Het raakt geen wijk.")
    assert answer_to(fresh, "wijk") == CheckAnswer(check="wijk", not_applicable="Het raakt geen wijk.")
    form = fresh.form(CHECK.format("doel"))
    form.offered["value"].append("-not_applicable")
    assert "Kies een van de antwoorden" in fresh.send(form, 400, value="-not_applicable").text


def test_not_knowing_says_who_finds_out_and_when(fresh: Worker) -> None:
    fresh.fill(CHECK.format("signalen"), value="-unknown", by="Klantcontactcentrum", until="2026-12-01")
    assert answer_to(fresh, "signalen") == CheckAnswer(check="signalen", by="Klantcontactcentrum", until="2026-12-01")
    text = text_of(fresh.page("/kompas"))
    assert "Weet ik niet: Klantcontactcentrum zoekt het uit voor 1 december 2026" in text
    assert fresh.form(CHECK.format("signalen")).values["value"] == "-unknown"
    # Whoever answers after all, does not keep somebody at it.
    fresh.fill(CHECK.format("signalen"), value="nee")
    assert answer_to(fresh, "signalen") == CheckAnswer(check="signalen", value="nee")


def test_the_outcome_is_that_of_the_score_with_the_text_of_its_rule(
    fresh: Worker, definition: CompassDefinition
) -> None:
    fill_everything(fresh, definition, "ja")
    outcome = outcome_of(fresh)
    rules = {rule.id: str(rule.text) for rule in definition.outcomes}
    assert outcome.outcome == "op_orde"
    text = text_of(fresh.page("/kompas"))
    assert "Uitkomst tot nu toe: Op orde" in text
    assert rules[outcome.rule] in text
    assert "Wat nu?" not in text
    fresh.fill(CHECK.format("tijdig"), value="nee")
    text = text_of(fresh.page("/kompas"))
    assert "Uitkomst tot nu toe: Niet op orde" in text
    assert rules[outcome_of(fresh).rule] in text
    assert "Maak beter, want dit is de kern: Op tijd" in text


def test_the_phase_says_what_is_core_and_what_is_for_later(fresh: Worker, definition: CompassDefinition) -> None:
    assert "Voor later" not in text_of(fresh.page("/kompas"))
    fresh.fill("/intake", intake_phase="verkenning", title="Een voorstel", intake_what_changes="Iets.")
    page = fresh.page("/kompas")
    later = text_of(page.split('id="later"')[1].split("</section>")[0])
    assert [check.id for check in definition.checks if str(check.title) in later] == ["verwerkt", "terug"]
    core = text_of(page.split('id="kern"')[1].split("</section>")[0])
    wanted = [check.id for check in definition.checks if "verkenning" in check.core]
    assert [check.id for check in definition.checks if str(check.title) in core] == wanted
    assert "In deze fase telt deze vraag nog niet." in text_of(fresh.page(CHECK.format("terug")))


def test_no_assignment_is_a_finding(fresh: Worker, definition: CompassDefinition) -> None:
    answer = fresh.fill("/kompas/opdracht", mandate="nobody", explanation="We doen het erbij.")
    assert answer.location.endswith(CHECK.format(definition.checks[0].id))
    compass = fresh.loaded().compass
    assert compass
    assert (compass.mandate, compass.mandate_explanation) == ("nobody", "We doen het erbij.")
    text = text_of(fresh.page("/kompas"))
    assert "geen fout van jou" in text
    assert "Niemand vroeg erom, en er is geen tijd of geld" in text
    fresh.fill("/kompas/opdracht", mandate="-unknown", explanation="")
    assert fresh.loaded().compass == CompassAnswers(definition="kompas")


def test_the_whole_compass_may_not_apply(told: Worker) -> None:
    before = told.loaded()
    told.fill("/kompas/niet-van-toepassing", 400, reason="")
    told.fill("/kompas/niet-van-toepassing", reason="Voor niemand verandert er iets.")
    assert outcome_of(told).rule == "not_applicable"
    text = text_of(told.page("/kompas"))
    assert "De reden: Voor niemand verandert er iets." in text
    assert "Niet van toepassing" in text_of(told.page())
    told.send(next(form for form in forms_in(told.page("/kompas")) if form.action.endswith("/toch-invullen")))
    assert told.loaded() == before


def test_the_first_answer_names_and_pins_the_definition(fresh: Worker) -> None:
    catalogue = fresh.app.extensions["catalogue"]
    dossier = read_example("stadspas_idee")
    pins = tuple(pin for pin in pins_for(catalogue, dossier.questionnaire) if pin.id != "kompas")
    pinned = dossier.model_copy(update={"compass": None, "definitions": pins})
    worker = Worker(fresh.app, fresh.client, put(fresh.app, pinned))
    for check in ("doel", "ruimte"):
        worker.fill(CHECK.format(check), value="nee")
    after = worker.loaded()
    assert after.compass
    assert after.compass.definition == "kompas"
    version = catalogue.compasses["kompas"].version
    assert after.definitions == (*pins, Pin(id="kompas", version=version, hash=catalogue.hash_of("kompas")))


def test_saving_without_a_change_changes_nothing(told: Worker, definition: CompassDefinition) -> None:
    before = told.loaded()
    told.fill("/kompas/opdracht")
    for check in definition.checks:
        told.fill(CHECK.format(check.id))
    assert told.loaded() == before


def test_answers_stand_in_the_order_of_the_compass(fresh: Worker) -> None:
    for check in ("daarna", "doel", "wijk"):
        fresh.fill(CHECK.format(check), value="nee")
    compass = fresh.loaded().compass
    assert compass
    assert [answer.check for answer in compass.answers] == ["doel", "wijk", "daarna"]


def test_the_checks_come_one_after_the_other(fresh: Worker, definition: CompassDefinition) -> None:
    first, second, *_rest, last = definition.checks
    assert fresh.fill(CHECK.format(first.id), value="nee").location.endswith(CHECK.format(second.id))
    assert fresh.fill(CHECK.format(last.id), value="nee").location.endswith("/kompas")
    fresh.page(CHECK.format("bestaat_niet"), 404)


def test_a_check_tells_which_steps_were_tested(fresh: Worker) -> None:
    fresh.fill(CHECK.format("getest"), value="ja", about_steps=["bewoners.betalen"], **{EVIDENCE: "Testverslag"})
    answer = answer_to(fresh, "getest")
    assert answer
    assert [(one.group, one.step) for one in answer.steps] == [("bewoners", "betalen")]
    assert "about_steps" not in fresh.form(CHECK.format("doel")).names


def test_signals_are_about_questions_and_steps(fresh: Worker) -> None:
    form = fresh.form(CHECK.format("signalen"))
    field = next(name for name in form.offered if name.startswith("about_") and name != "about_steps")
    question = form.offered[field][0]
    fresh.send(form, 303, value="nee", about_steps=["bewoners.aanmelden"], **{field: [question]})
    answer = answer_to(fresh, "signalen")
    assert answer
    assert answer.questions == (question,)
    assert answer.steps[0].step == "aanmelden"


def test_two_people_see_both_answers_and_choose(fresh: Worker) -> None:
    mine, theirs = (fresh.form(CHECK.format("doel")) for _person in range(2))
    fresh.send(theirs, value="nee", explanation="Er is niets.")
    assert fresh.send_alone(mine, 409, value="ja").get_json()["fields"] == {}
    page = fresh.send(mine, 409, value="ja", explanation="Het staat op bladzijde 2.").text
    text = text_of(page)
    assert "Jouw antwoord" in text
    assert "Het staat op bladzijde 2." in text
    assert "Er is niets." in text
    answer = answer_to(fresh, "doel")
    assert answer
    assert answer.value == "nee"
    fresh.send(forms_in(page)[0])
    answer = answer_to(fresh, "doel")
    assert answer
    assert (answer.value, answer.explanation) == ("ja", "Het staat op bladzijde 2.")


def test_two_people_at_two_checks_do_not_hinder_each_other(fresh: Worker) -> None:
    mine, theirs = fresh.form(CHECK.format("doel")), fresh.form(CHECK.format("wie"))
    fresh.send(theirs, value="nee")
    fresh.send(mine, value="nee")
    compass = fresh.loaded().compass
    assert compass
    assert len(compass.answers) == 2


@pytest.mark.parametrize("page", ["/kompas/opdracht", "/kompas/niet-van-toepassing"])
def test_two_people_at_another_page_see_each_other(fresh: Worker, page: str) -> None:
    name = "explanation" if page.endswith("opdracht") else "reason"
    mine, theirs = fresh.form(page), fresh.form(page)
    fresh.send(theirs, **{name: "Van haar"})
    refused = fresh.send(mine, 409, **{name: "Van mij"}).text
    assert "Van haar" in text_of(refused)
    again = next(form for form in forms_in(refused) if name in form.names)
    assert again.values[name] == "Van mij"
    fresh.send(again)
    assert "Van mij" in str(fresh.loaded().compass)


def test_a_page_that_saves_by_itself_tells_what_the_answer_counts_as(fresh: Worker) -> None:
    form = fresh.form(CHECK.format("doel"))
    said = fresh.send_alone(form, value="ja").get_json()
    assert "Dit telt nu als deels." in said["message"]
    form.values["seen"] = said["fields"]["seen"]
    said = fresh.send_alone(form, value="ja", **{EVIDENCE: "Mail 06-12345678"}).get_json()
    assert "telt nu" not in said["message"]
    assert said["warning"] is True
    assert "telefoonnummer" in said["message"]
    form.values["seen"] = said["fields"]["seen"]
    # What is still to come does not hurry anybody, and nothing is stored of it.
    other = fresh.form(CHECK.format("wijk"))
    said = fresh.send_alone(other, 400, value="-not_applicable").get_json()
    assert said["errors"] == {}
    assert answer_to(fresh, "wijk") is None
    said = fresh.send_alone(form, 400, value="-unknown", until="gisteren").get_json()
    assert list(said["errors"]) == ["until"]


def test_what_the_plan_says_is_taken_over_once(fresh: Worker) -> None:
    page = text_of(fresh.page(CHECK.format("doel")))
    assert "Uit het participatieplan" in page
    assert "Bezoek aanmelden zonder telefoon." in page
    for _time in range(2):
        for action in ("plan_evidence", "plan_text"):
            form = fresh.form(CHECK.format("doel"))
            data = form.filled(value="ja")
            data["action"] = action
            assert fresh.client.post(form.action, data=data).status_code == 303
    answer = answer_to(fresh, "doel")
    assert answer
    assert answer.explanation == "Doel: Bezoek aanmelden zonder telefoon."
    assert [one.description for one in answer.evidence] == ["Participatieplan: het doel"]
    checks = {check.id: check for check in outcome_of(fresh).checks}
    assert checks["doel"].counts_as == "ja"


def test_a_plan_that_says_nothing_is_not_offered(fresh: Worker) -> None:
    page = fresh.page(CHECK.format("ruimte"))
    assert "Vul dit in het plan in" in text_of(page)
    assert "plan_evidence" not in page
    form = fresh.form(CHECK.format("ruimte"))
    data = form.values.copy()
    data["action"] = "plan_evidence"
    assert fresh.client.post(form.action, data=data).status_code == 400


def test_a_group_that_should_have_a_journey_is_named(told: Worker) -> None:
    assert "Nog geen reis" not in text_of(told.page("/kompas"))
    told.fill("/participatieplan/lijst/deelnemers/2", group="bezoekers")
    page = told.page("/kompas")
    assert "Nog geen reis" in text_of(page)
    assert told.address("/groepen/bezoekers/reis") in page


def test_every_version_is_kept_and_can_come_back(fresh: Worker) -> None:
    fresh.fill(CHECK.format("doel"), value="nee", explanation="Er is nog niets.")
    fresh.fill(CHECK.format("doel"), value="deels", explanation="Er is iets.")
    page = fresh.page(CHECK.format("doel") + "/geschiedenis")
    assert "Er is nog niets." in text_of(page)
    assert "Dit staat er nu" in text_of(page)
    names = [part.split('"')[0] for part in page.split('name="version" value="')[1:]]
    assert len(names) == 2
    # The last one put back is how it began.
    for name, status in (*((name, 303) for name in names), ("7777", 404)):
        form = fresh.form(CHECK.format("doel") + "/geschiedenis")
        answer = fresh.client.post(form.action, data=form.values | {"version": name})
        assert answer.status_code == status
    assert answer_to(fresh, "doel") is None


def test_pages_of_the_compass_cost_a_few_queries(told: Worker) -> None:
    for page, most in (("/kompas", OVERVIEW_QUERIES), (CHECK.format("doel"), CHECK_QUERIES)):
        with counted_queries(told.app) as statements:
            told.page(page)
        assert len(statements) <= most, statements
    form = told.form(CHECK.format("doel"))
    with counted_queries(told.app) as statements:
        told.send(form, value="nee")
    assert len(statements) <= SAVE_QUERIES, statements
