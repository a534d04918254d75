"""Every version of an answer is kept, and can be put back."""

from __future__ import annotations

import html

import pytest

from scoring.dossier import Answer, Response
from tests.toolkit.features.questions.conftest import GROUPS, Visitor, add
from tests.toolkit.html_forms import forms_in
from toolkit.web.access import current_name


def _versions(visitor: Visitor) -> list[str]:
    page = visitor.page(visitor.question("zoeken") + "/geschiedenis")
    return [form.values["version"] for form in forms_in(page) if form.method == "post"]


def test_the_page_tells_who_when_and_what(visitor: Visitor) -> None:
    visitor.fill(visitor.question("zoeken"), proposal="sterk", note="Eerst gedacht")
    visitor.fill(visitor.question("zoeken"), proposal="beetje")
    page = visitor.page(visitor.question("zoeken") + "/geschiedenis")
    for text in ("Eerst gedacht", "Sterk", "Een beetje", "iemand op deze computer", "staat er nu"):
        assert text in page
    assert "Eerdere antwoorden op deze vraag" in visitor.page(visitor.question("zoeken"))


def test_an_earlier_answer_comes_back_as_a_new_version(visitor: Visitor) -> None:
    visitor.fill(visitor.question("zoeken"), proposal="sterk", note="Eerst gedacht")
    visitor.fill(visitor.question("zoeken"), proposal="beetje")
    went = visitor.fill(visitor.question("zoeken") + "/geschiedenis")
    assert went.location == visitor.question("zoeken")
    assert visitor.answer("zoeken") == Answer(question="zoeken", proposal=Response(value="sterk", note="Eerst gedacht"))
    assert len(_versions(visitor)) == 2, "nothing of the history is lost"


def test_what_came_with_a_file_can_be_put_back_too(visitor: Visitor) -> None:
    answer = Answer(question="zoeken", proposal=Response(value="sterk"))
    visitor.dossier = add(visitor.app, GROUPS[0].model_copy(update={"answers": (answer,)}))
    visitor.fill(visitor.question("zoeken"), proposal="beetje")
    (version,) = _versions(visitor)
    assert version.endswith("-old")
    visitor.fill(visitor.question("zoeken") + "/geschiedenis")
    assert visitor.answer("zoeken") == answer


def test_a_question_without_a_history_says_so(visitor: Visitor) -> None:
    assert "Hier is nog niets veranderd." in visitor.page(visitor.question("zoeken") + "/geschiedenis")


@pytest.mark.parametrize(("version", "status"), [("999999", 404), ("x", 400), ("", 400), ("1" * 40, 400)])
def test_a_version_that_is_not_there(visitor: Visitor, version: str, status: int) -> None:
    visitor.fill(visitor.question("zoeken"), proposal="sterk")
    visitor.fill(visitor.question("zoeken"), proposal="beetje")
    address = visitor.question("zoeken") + "/geschiedenis"
    data = visitor.form(address).values.copy()
    data["version"] = version
    assert visitor.client.post(address, data=data).status_code == status


def test_a_history_of_another_question_cannot_be_used(visitor: Visitor) -> None:
    visitor.fill(visitor.question("zoeken"), proposal="sterk")
    visitor.fill(visitor.question("zoeken"), proposal="beetje")
    data = visitor.form(visitor.question("zoeken") + "/geschiedenis").values.copy()
    assert visitor.client.post(visitor.question("onzeker") + "/geschiedenis", data=data).status_code == 404


def test_putting_back_what_somebody_just_changed_asks_to_look_again(visitor: Visitor) -> None:
    address = visitor.question("zoeken") + "/geschiedenis"
    for value in ("sterk", "beetje"):
        visitor.fill(visitor.question("zoeken"), proposal=value)
    form = visitor.form(address)
    visitor.fill(visitor.question("zoeken"), proposal="niet")
    went = visitor.client.post(address, data=form.values)
    assert went.location == address
    assert "Er is net iets veranderd." in visitor.page(address)


def test_what_was_the_same_as_a_removed_group_comes_back_on_its_own(visitor: Visitor) -> None:
    said = Response(value="sterk")
    first = GROUPS[0].model_copy(update={"answers": (Answer(question="zoeken", proposal=said),)})
    same = Answer(question="zoeken", proposal=said, same_as=first.id)
    visitor.dossier = add(visitor.app, first, GROUPS[1].model_copy(update={"answers": (same,)}))
    visitor.group = GROUPS[1].id
    visitor.fill(visitor.question("zoeken"), proposal="beetje")
    visitor.fill(f"/dossiers/{visitor.dossier}/doelgroepen/{first.id}/weghalen")
    visitor.fill(visitor.question("zoeken") + "/geschiedenis")
    assert visitor.answer("zoeken") == Answer(question="zoeken", proposal=said)


def test_the_page_about_privacy_promises_no_more_than_the_history_tells(visitor: Visitor) -> None:
    with visitor.app.test_request_context():
        who = current_name()
    page = html.unescape(visitor.client.get("/privacy").text)
    assert f"daar staat '{who}'" in page
    assert "door welke functie" not in page
