"""Target groups: add, change, put in order, remove."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient

from questionnaires.model import GroupKind
from scoring.compiled import compiled
from scoring.dossier import Added
from tests.toolkit.html_forms import form_in
from tests.toolkit.working_on import Worker, put, read_example, text_of
from toolkit.web.moments import HERE


def test_saving_a_group_without_a_change_changes_nothing(warm_huis: Worker) -> None:
    before = warm_huis.loaded()
    for group in before.groups:
        warm_huis.fill(f"/doelgroepen/{group.id}")
    assert warm_huis.loaded() == before


def test_a_group_needs_only_a_name_and_a_kind(idea: Worker) -> None:
    refused = idea.fill("/nieuwe-doelgroep", 400, kind=None)
    assert "Geef de groep een naam." in refused.text
    idea.fill("/nieuwe-doelgroep", name="Ouderen zonder computer", kind="resident")
    added = idea.loaded().groups[-1]
    assert (added.id, added.name, added.kind, added.added) == (
        "ouderen_zonder_computer", "Ouderen zonder computer", "resident", None,
    )  # fmt: skip


def test_everything_of_a_group_is_stored(idea: Worker) -> None:
    idea.fill(
        "/doelgroepen/winkeliers", name="Winkels", kind="entrepreneur", size="1.900", size_source="Register",
        circumstances=["digital", "money"], description="Kleine winkels.", new=None,
    )  # fmt: skip
    group = idea.loaded().groups[1]
    assert (group.name, group.size, group.size_source) == ("Winkels", 1900, "Register")
    assert set(group.circumstances) == {"digital", "money"}
    assert (group.description, group.current) == ("Kleine winkels.", None)


def test_another_kind_of_group_tells_how_many_answers_do_not_count_any_more(warm_huis: Worker) -> None:
    before = warm_huis.loaded()
    group = before.groups[0]
    questionnaire = warm_huis.app.extensions["catalogue"].questionnaires[before.questionnaire]
    lost = [
        answer.question
        for answer in group.answers
        if GroupKind.EMPLOYEE not in compiled(questionnaire).by_id[answer.question].kinds
    ]
    assert len(lost) > 1
    page = warm_huis.client.get(warm_huis.fill(f"/doelgroepen/{group.id}", kind="employee").location)
    assert f"{len(lost)} antwoorden tellen daarom niet meer mee." in page.text
    page = warm_huis.client.get(warm_huis.fill(f"/doelgroepen/{group.id}", kind="resident").location)
    assert "niet meer mee" not in page.text
    assert warm_huis.loaded() == before


def test_a_name_twice_gives_two_keys(idea: Worker) -> None:
    for _time in range(2):
        idea.fill("/nieuwe-doelgroep", name="Dossier", kind="employee")
    assert [group.id for group in idea.loaded().groups[2:]] == ["dossier_2", "dossier_3"]


def test_a_group_called_new_can_be_changed(idea: Worker) -> None:
    idea.fill("/nieuwe-doelgroep", name="Nieuw", kind="resident")
    idea.fill("/doelgroepen/nieuw", name="Nieuwe bewoners")
    assert [(group.id, group.name) for group in idea.loaded().groups[2:]] == [("nieuw", "Nieuwe bewoners")]


def test_a_group_after_the_first_outcome_is_named_with_the_reason(warm_huis: Worker) -> None:
    refused = warm_huis.fill("/nieuwe-doelgroep", 400, name="Studenten", kind="resident")
    assert "Schrijf kort waarom deze groep erbij komt." in refused.text
    warm_huis.fill(
        "/nieuwe-doelgroep", name="Studenten", kind="resident", reason="Zij huren ook.", split_from="huurders"
    )
    today = datetime.now(UTC).astimezone(HERE).date().isoformat()
    assert warm_huis.loaded().groups[-1].added == Added(on=today, reason="Zij huren ook.", split_from="huurders")


def test_groups_can_be_put_in_order(warm_huis: Worker) -> None:
    names = [group.id for group in warm_huis.loaded().groups]
    form = warm_huis.form("/doelgroepen")
    assert form.action.endswith(f"/doelgroepen/{names[0]}/plaats")
    data = form.values | {"kant": "omlaag"}
    assert warm_huis.client.post(form.action, data=data).status_code == 303
    assert [group.id for group in warm_huis.loaded().groups] == [names[1], names[0], *names[2:]]
    assert warm_huis.client.post(form.action, data=form.values | {"kant": "opzij"}).status_code == 400


def test_removing_a_group_asks_first_and_takes_every_mention_along(warm_huis: Worker) -> None:
    page = text_of(warm_huis.page("/doelgroepen/huurders/weghalen"))
    before = warm_huis.loaded()
    assert f"de {len(before.groups[0].answers)} antwoorden van deze groep weg" in page
    assert any("huurders" in measure.groups for measure in before.measures)
    warm_huis.fill("/doelgroepen/huurders/weghalen")
    after = warm_huis.loaded()
    assert [group.id for group in after.groups] == [group.id for group in before.groups[1:]]
    assert not any("huurders" in measure.groups for measure in after.measures)
    assert after.groups[0].added is not None
    assert after.groups[0].added.split_from is None
    # What comes under the same name later, begins anew.
    warm_huis.fill("/nieuwe-doelgroep", name="Huurders", kind="resident", reason="Toch weer.")
    assert warm_huis.loaded().groups[-1].answers == ()


def test_a_measure_for_a_removed_group_alone_does_not_become_one_for_all(warm_huis: Worker) -> None:
    own = next(measure for measure in warm_huis.loaded().measures if "huurders" in measure.groups)
    warm_huis.fill(f"/maatregelen/{own.id}", groups=["huurders"])
    others = [measure.id for measure in warm_huis.loaded().measures if measure.id != own.id]
    page = text_of(warm_huis.page("/doelgroepen/huurders/weghalen"))
    assert own.text in page
    assert "Ze gaan ook weg" in page
    warm_huis.fill("/doelgroepen/huurders/weghalen")
    left = warm_huis.loaded().measures
    assert [measure.id for measure in left] == others
    assert all(measure.groups for measure in left)


def test_two_people_on_one_group_see_both_texts(idea: Worker) -> None:
    mine, theirs = idea.form("/doelgroepen/winkeliers"), idea.form("/doelgroepen/winkeliers")
    idea.send(theirs, name="Hun winkels")
    stale = idea.send(mine, 409, name="Mijn winkels")
    assert "Hun winkels" in text_of(stale.text)
    assert idea.loaded().groups[1].name == "Hun winkels"
    idea.send(form_in(stale.text))
    assert idea.loaded().groups[1].name == "Mijn winkels"


def test_answers_and_themes_stay_when_a_group_is_saved_with_a_page_from_before(warm_huis: Worker) -> None:
    from sqlalchemy.orm import Session

    from scoring.dossier import ThemeStatement
    from toolkit.storage.statements import NOTHING_SAID, save_statement

    form = warm_huis.form("/doelgroepen/huurders")
    before = warm_huis.loaded().groups[0]
    section = next(
        theme for theme in ("doing", "trust", "help", "access", "mistakes") if theme not in before.theme_by_section
    )
    with Session(warm_huis.app.extensions["engine"]) as session:
        statement = ThemeStatement(section=section, basis="tested")
        save_statement(session, warm_huis.dossier, "huurders", statement, seen=NOTHING_SAID, by="test")
        session.commit()
    warm_huis.send(form, name="Huurders in een koud huis")
    after = warm_huis.loaded().groups[0]
    assert after.name == "Huurders in een koud huis"
    assert section in after.theme_by_section
    assert after.answers == before.answers


def test_a_group_with_a_long_description_can_be_saved(app: Flask, client: FlaskClient) -> None:
    dossier = read_example("warm_huis")
    first = dossier.groups[0].model_copy(update={"description": "x" * 20_000})
    worker = Worker(app, client, put(app, dossier.model_copy(update={"groups": (first, *dossier.groups[1:])})))
    worker.fill(f"/doelgroepen/{first.id}", name="Huurders in de kou")
    assert worker.loaded().groups[0] == first.model_copy(update={"name": "Huurders in de kou"})
