"""What a measure changes: rows that buttons add and take away without a script, and that are stored with the form."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from questionnaires.findings import Severity
from scoring.dossier import Agreed, AnswerChange, Measure, MeasureChanges, StepEdit
from scoring.dossier_reading import dump_dossier, read_dossier
from scoring.evidence import StepReference
from scoring.validation import validate
from tests.toolkit.html_forms import HtmlForm, form_in
from tests.toolkit.working_on import Worker, put, read_example, text_of


def pressed(worker: Worker, form: HtmlForm, button: str, **fields: str | list[str] | None) -> HtmlForm:
    """Press a button in the form that stores nothing, and return the form that comes back."""
    before = worker.loaded()
    data = form.filled(**fields)
    data["doe"] = button
    answer = worker.client.post(form.action, data=data)
    assert answer.status_code == 200, answer.text
    assert worker.loaded() == before
    return form_in(answer.text)


def journey_worker(app: Flask, client: FlaskClient, *measures: Measure) -> Worker:
    dossier = read_example("energiehulp_reis").model_copy(update={"measures": measures})
    return Worker(app, client, put(app, dossier))


def test_a_measure_says_what_a_question_and_a_step_become(app: Flask, client: FlaskClient) -> None:
    worker = journey_worker(app, client)
    group = worker.loaded().groups[0].id
    form = pressed(worker, worker.form("/nieuwe-maatregel"), "vraag-erbij", text="Korter", nieuwe_vraag="deadline")
    form = pressed(worker, form, "stap-erbij", nieuwe_stap=f"{group}.proof", nieuw_veld="deadline")
    form = pressed(worker, form, "stap-erbij", nieuwe_stap=f"{group}.change", nieuw_veld="vervalt")
    data = form.filled(wordt__vraag__deadline="no_deadline")
    assert data["text"] == "Korter"
    assert worker.client.post(form.action, data=data).status_code == 400
    data[f"wordt-veld-{group}-proof-deadline"] = "no_deadline"
    assert worker.client.post(form.action, data=data).status_code == 303
    (made,) = worker.loaded().measures
    assert made.changes == MeasureChanges(
        answers=(AnswerChange(question="deadline", value="no_deadline"),),
        steps=(
            StepEdit(group=group, step="proof", values={"deadline": "no_deadline"}),
            StepEdit(group=group, step="change", remove=True),
        ),
    )
    # It stands in the advice too, at what it changes.
    assert made.questions == ("deadline",)
    assert made.steps == (StepReference(group=group, step="proof"), StepReference(group=group, step="change"))


def test_rows_are_taken_away_and_what_is_not_there_cannot_be_added(app: Flask, client: FlaskClient) -> None:
    changes = MeasureChanges(
        answers=(AnswerChange(question="deadline", value="no_deadline", basis="tested"),
                 AnswerChange(question="notice", not_applicable="Er komt geen bericht meer."))
    )  # fmt: skip
    worker = journey_worker(app, client, Measure(id="korter", text="Korter", changes=changes))
    before = worker.loaded()
    worker.fill("/maatregelen/korter")
    assert worker.loaded() == before
    form = pressed(worker, worker.form("/maatregelen/korter"), "weg:nvt-notice")
    worker.send(form)
    assert worker.loaded().measures[0].changes == MeasureChanges(answers=changes.answers[:1])
    form = worker.form("/maatregelen/korter")
    for nonsense in ("vraag-erbij", "nvt-erbij", "stap-erbij", "weg:", "weg:x-y"):
        form = pressed(worker, form, nonsense)
        assert form.values.getlist("wijziging") == ["vraag-deadline"]
    data = form.filled()
    for key in ("x", "vraag", "vraag-weg", "veld-a-b-c", "stap-a-b", "vraag-\x00", "nvt-a-b-c-d"):
        data.add("wijziging", key)
    assert client.post(form.action, data=data).status_code == 303
    assert worker.loaded().measures[0].changes == MeasureChanges(answers=changes.answers[:1])


def test_what_the_library_says_is_written_out_to_be_changed(app: Flask, client: FlaskClient) -> None:
    worker = journey_worker(app, client, Measure(id="later", text="Meer tijd", term="longer_term"))
    form = pressed(worker, worker.form("/maatregelen/later"), "uitschrijven")
    assert form.values["wordt-vraag-deadline"] == "six_weeks_to_three_months"
    worker.send(form)
    written = worker.loaded().measures[0].changes
    assert written
    assert AnswerChange(question="deadline", value="six_weeks_to_three_months") in written.answers
    assert {edit.values["deadline"] for edit in written.steps} == {"six_weeks_to_three_months"}


def test_a_step_of_a_group_that_the_measure_is_not_for_is_refused(app: Flask, client: FlaskClient) -> None:
    dossier = read_example("energiehulp_reis")
    first = dossier.groups[0]
    other = first.model_copy(update={"id": "anderen", "name": "Anderen", "journey": None})
    worker = Worker(app, client, put(app, dossier.model_copy(update={"groups": (first, other), "measures": ()})))
    form = worker.form("/nieuwe-maatregel")
    form = pressed(worker, form, "stap-erbij", text="Weg", nieuwe_stap=f"{first.id}.proof", nieuw_veld="vervalt")
    refused = worker.send(form, 400, groups=["anderen"], steps=[])
    assert "Kies die groep ook." in text_of(refused.text)


def test_effort_and_progress_are_stored(app: Flask, client: FlaskClient) -> None:
    worker = journey_worker(app, client, Measure(id="brief", text="Een brief"))
    worker.fill("/maatregelen/brief", effort="small", progress="under_way")
    stored = worker.loaded().measures[0]
    assert (stored.effort, stored.progress) == ("small", "under_way")
    assert "Voornemen Bezig Weghalen Een brief" in text_of(worker.page("/maatregelen"))


def test_the_form_tells_what_is_missing_and_what_does_not_seem_right(app: Flask, client: FlaskClient) -> None:
    odd = Measure(
        id="brief", text="Een brief", term="reminder", questions=("notice",), cover="Binnen bestaand budget",
        agreed=Agreed(by="Directeur", on="2027-02-01"), deadline="2027-01-01",
    )  # fmt: skip
    worker = journey_worker(app, client, odd, Measure(id="plan", text="Een plan"))
    said = text_of(worker.page("/maatregelen/brief"))
    assert "Dit is toegezegd op een dag dat het al klaar moest zijn." in said
    assert "Er staat niet wie betaalt." in said
    assert "Voornemen Vul nog in: wie het toezegt" in text_of(worker.page("/maatregelen/plan"))


def test_only_reminding_for_a_heavy_point_says_what_helps_more(app: Flask, client: FlaskClient) -> None:
    bare = journey_worker(app, client)
    conditions = bare.page("/advies/voorwaarden")
    heavy = next(one for one in ("deadline", "slip_consequence", "own_data") if f"?vraag={one}" in conditions)
    weak = Measure(id="brief", text="Een brief", term="reminder", questions=(heavy,))
    worker = journey_worker(app, client, weak)
    assert "Voor een zwaar punt koos je alleen: herinneren." in text_of(worker.page("/maatregelen/brief"))
    worker = journey_worker(app, client, weak, Measure(id="x", text="Vanzelf", term="automatic", questions=(heavy,)))
    assert "Voor een zwaar punt" not in text_of(worker.page("/maatregelen/brief"))


def test_two_people_see_what_the_other_changed(app: Flask, client: FlaskClient) -> None:
    worker = journey_worker(app, client, Measure(id="brief", text="Een brief"))
    mine, theirs = (worker.form("/maatregelen/brief") for _who in range(2))
    theirs = pressed(worker, theirs, "nvt-erbij", nieuwe_vraag="notice")
    worker.send(theirs, 303, wordt__nvt__notice="Er komt geen bericht")
    stale = worker.send(mine, 409, text="Mijn brief")
    assert "Verandert ook" in text_of(stale.text)


def test_what_excludes_each_other_is_never_stored_together(app: Flask, client: FlaskClient) -> None:
    worker = journey_worker(app, client)
    group = worker.loaded().groups[0].id
    form = pressed(worker, worker.form("/nieuwe-maatregel"), "vraag-erbij", text="Anders", nieuwe_vraag="notice")
    form = pressed(worker, form, "nvt-erbij", nieuwe_vraag="notice")
    form = pressed(worker, form, "stap-erbij", nieuwe_stap=f"{group}.proof", nieuw_veld="deadline")
    form = pressed(worker, form, "stap-erbij", nieuwe_stap=f"{group}.proof", nieuw_veld="vervalt")
    assert form.values.getlist("wijziging") == ["nvt-notice", f"stap-{group}-proof"]
    data = form.filled(wordt__nvt__notice="Er komt geen bericht meer.")
    for key in ("vraag-notice", f"veld-{group}-proof-deadline"):
        data.add("wijziging", key)
        data[f"wordt-{key}"] = "no_deadline"
    assert client.post(form.action, data=data).status_code == 303
    catalogue = app.extensions["catalogue"]
    stored = worker.loaded()
    assert stored.measures[0].changes == MeasureChanges(
        answers=(AnswerChange(question="notice", not_applicable="Er komt geen bericht meer."),),
        steps=(StepEdit(group=group, step="proof", remove=True),),
    )
    file = read_dossier(dump_dossier(stored).encode(), "uit.yaml")
    assert [one for one in validate(file, catalogue) if one.severity is Severity.ERROR] == []


def test_a_question_that_always_applies_cannot_be_left_out(app: Flask, client: FlaskClient) -> None:
    questionnaire = app.extensions["catalogue"].questionnaires["doenvermogen"]
    always = next(one.id for one in questionnaire.questions
                  if questionnaire.is_scored(one) and not one.not_applicable_allowed)  # fmt: skip
    worker = journey_worker(app, client)
    form = pressed(worker, worker.form("/nieuwe-maatregel"), "nvt-erbij", nieuwe_vraag=always)
    assert form.values.getlist("wijziging") == []
