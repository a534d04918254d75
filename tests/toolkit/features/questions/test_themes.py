"""What is said once for a theme: change, basis, all unknown at once, with its history and its conflicts."""

from __future__ import annotations

import pytest

from scoring.dossier import Changes, Response, ThemeStatement, Unknown
from tests.toolkit.features.questions.conftest import Visitor, title
from tests.toolkit.html_forms import form_in


def _statement(visitor: Visitor, section: str) -> ThemeStatement | None:
    group = next(one for one in visitor.loaded().groups if one.id == visitor.group)
    return group.theme_by_section.get(section)


def test_a_group_begins_with_the_first_theme(visitor: Visitor) -> None:
    assert visitor.client.get(visitor.address("begin")).location == visitor.theme("vinden")
    page = visitor.page(visitor.theme("vinden"))
    assert title(page) == "De weg vinden – Bewoners – Parkeerapp – Doenvermogenstoets"
    assert "Over vinden wat je nodig hebt." in page
    assert form_in(page).offered["changes"] == ["no", "yes", "new", "unknown"]
    assert form_in(page).offered["basis"] == ["tested", "figures", "practitioners", "own_estimate"]


def test_beginning_again_goes_to_what_is_still_open(visitor: Visitor) -> None:
    visitor.fill(visitor.theme("vinden"), changes="no", basis="figures")
    visitor.fill(visitor.question("zoeken"), proposal="sterk")
    assert visitor.client.get(visitor.address("begin")).location == visitor.question("stappen")


def test_a_statement_is_stored_and_the_first_question_follows(visitor: Visitor) -> None:
    went = visitor.fill(visitor.theme("vinden"), changes="no", basis="figures", note="Nagevraagd")
    assert went.location == visitor.question("zoeken")
    stored = ThemeStatement(section="vinden", changes=Changes.NO, basis="figures", note="Nagevraagd")
    assert _statement(visitor, "vinden") == stored
    form = visitor.form(visitor.theme("vinden"))
    assert (form.values["changes"], form.values["basis"], form.values["note"]) == ("no", "figures", "Nagevraagd")


def test_circumstances_are_not_asked_for_change(visitor: Visitor) -> None:
    form = visitor.form(visitor.theme("leven"))
    assert "changes" not in form.names
    visitor.fill(visitor.theme("leven"), basis="figures")
    assert _statement(visitor, "leven") == ThemeStatement(section="leven", basis="figures")


def test_a_whole_theme_can_be_unknown_in_one_action(visitor: Visitor) -> None:
    visitor.fill(visitor.question("zoeken"), proposal="sterk")
    went = visitor.fill(visitor.theme("vinden"), action="unknown")
    assert went.location == visitor.theme("wachten")
    assert "2 vragen op &#39;weet ik niet&#39; gezet" in visitor.page(went.location)
    group = visitor.loaded().groups[0]
    found = {answer.question: answer.proposal for answer in group.answers}
    unknown = Response(unknown=Unknown.NOT_KNOWN)
    assert found == {"zoeken": Response(value="sterk"), "stappen": unknown, "waarmee": unknown}
    assert _statement(visitor, "vinden") == ThemeStatement(section="vinden", changes=Changes.UNKNOWN)


def test_a_dossier_in_which_nothing_is_known_takes_one_action_a_theme(visitor: Visitor) -> None:
    address, actions = visitor.theme("vinden"), 0
    while "/themas/" in address:
        address = visitor.fill(address, action="unknown").location
        actions += 1
    assert actions == 3
    answers = visitor.loaded().groups[0].answers
    assert all(answer.proposal and answer.proposal.unknown for answer in answers)
    # 'bericht' may not be unknown: it stays open.
    assert [answer.question for answer in answers] == ["zoeken", "stappen", "waarmee", "onzeker", "drukte"]


def test_saving_alone_and_what_somebody_else_said(visitor: Visitor) -> None:
    form = visitor.form(visitor.theme("vinden"))
    alone = {"X-Autosave": "1"}
    told = visitor.client.post(form.action, data=form.filled(changes="no"), headers=alone)
    assert told.json is not None
    seen = told.json["fields"]["seen"]
    assert (
        visitor.client.post(form.action, data=form.filled(changes="yes", seen=seen), headers=alone).status_code == 200
    )
    assert (
        visitor.client.post(form.action, data=form.filled(changes="new", seen=seen), headers=alone).status_code == 409
    )
    late = visitor.client.post(form.action, data=form.filled(changes="new"))
    assert late.status_code == 409
    assert "Het bestaat nu nog niet" in late.text
    mine = form_in(late.text)
    assert visitor.client.post(mine.action, data=mine.values).status_code == 303
    assert _statement(visitor, "vinden") == ThemeStatement(section="vinden", changes=Changes.NEW)


def test_two_themes_at_the_same_time_do_not_disturb_each_other(visitor: Visitor) -> None:
    one, other = (visitor.form(visitor.theme(name)) for name in ("vinden", "wachten"))
    for form in (one, other):
        assert visitor.client.post(form.action, data=form.filled(changes="no")).status_code == 303
    assert _statement(visitor, "vinden")
    assert _statement(visitor, "wachten")


def test_what_was_said_before_can_be_put_back(visitor: Visitor) -> None:
    address = visitor.theme("vinden")
    for value in ("no", "yes"):
        visitor.fill(address, changes=value)
    page = visitor.page(f"{address}/geschiedenis")
    assert "staat er nu" in page
    visitor.fill(f"{address}/geschiedenis")
    assert _statement(visitor, "vinden") == ThemeStatement(section="vinden", changes=Changes.NO)


@pytest.mark.parametrize("section", ["bestaat_niet", "feiten"])
def test_what_is_no_theme_has_no_page(visitor: Visitor, section: str) -> None:
    visitor.page(visitor.theme(section), status=404)
    visitor.page(visitor.theme(section) + "/geschiedenis", status=404)


@pytest.mark.parametrize("changes", [{"changes": "misschien"}, {"basis": "gok"}, {"note": "x" * 20_001}])
def test_what_cannot_be_said_is_refused(visitor: Visitor, changes: dict[str, str]) -> None:
    form = visitor.form(visitor.theme("vinden"))
    data = form.values.copy()
    for name, value in changes.items():
        data[name] = value
    assert visitor.client.post(form.action, data=data).status_code == 400
    assert visitor.client.post(form.action, data=data, headers={"X-Autosave": "1"}).status_code == 400
    assert _statement(visitor, "vinden") is None
