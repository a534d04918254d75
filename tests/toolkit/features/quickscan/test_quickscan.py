"""The quickscan: no dossier form first, few actions, and then what stands out and what to do next."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from questionnaires.model import GroupKind
from scoring.dossier import Dossier, NotNeeded
from tests.toolkit.html_forms import HtmlForm, form_in, forms_in
from toolkit.storage.store import load_dossier
from toolkit.storage.tables import DossierRow


def _count(app: Flask) -> int:
    with Session(app.extensions["engine"]) as session:
        return session.scalar(select(func.count()).select_from(DossierRow)) or 0


def _loaded(app: Flask, address: str) -> Dossier:
    found = re.search(r"/dossiers/([^/]+)/", address)
    assert found
    with Session(app.extensions["engine"]) as session:
        return load_dossier(session, found[1])


def _begin(client: FlaskClient) -> str:
    """Press 'Begin de quickscan' on the start page; return the address of the first questions."""
    form = next(form for form in forms_in(client.get("/").text) if form.method == "post")
    return client.post(form.action, data=form.values).location


def _answered(form: HtmlForm, place: int) -> dict[str, str]:
    """Return the answer at this place (the last one is 'weet ik niet') to every question of a page."""
    questions = [name.removesuffix("_seen") for name in form.names if name.endswith("_seen")]
    return {name: [one for one in form.offered[name] if one != "-not_applicable"][place] for name in questions}


def _walk(client: FlaskClient, place: int) -> tuple[str, int]:
    """Give every question the same answer; return the address of the outcome, and how many actions it took."""
    address, actions = _begin(client), 1
    while "quickscan/" in address or "/quickscan/" in address:
        form = form_in(client.get(address).text)
        chosen = _answered(form, place)
        answer = client.post(form.action, data=form.filled(**chosen))
        assert answer.status_code == 303, answer.text
        address, actions = answer.location, actions + len(chosen) + 1
        if address.endswith("/quickscan"):
            break
    return address, actions


def test_nothing_is_stored_before_the_first_answer(app: Flask, client: FlaskClient) -> None:
    address = _begin(client)
    client.get(address)
    assert _count(app) == 0
    form = form_in(client.get(address).text)
    name = next(one.removesuffix("_seen") for one in form.names if one.endswith("_seen"))
    told = client.post(form.action, data=form.filled(**{name: form.offered[name][0]}), headers={"X-Autosave": "1"})
    assert told.json is not None
    assert told.json["message"].startswith("Opgeslagen om")
    assert _count(app) == 1
    again = form_in(client.get(address).text)
    assert again.values[name] == form.offered[name][0], "the same address shows what was saved"
    client.post(again.action, data=again.values)
    assert _count(app) == 1, "one dossier, however often it is sent"


def test_from_the_start_page_to_the_outcome_in_at_most_twelve_actions(app: Flask, client: FlaskClient) -> None:
    address, actions = _walk(client, 0)
    assert actions <= 12
    dossier = _loaded(app, address + "/")
    assert dossier.depth == "quickscan"
    assert dossier.title.startswith("Quickscan van ")
    assert len(dossier.definitions) > 1
    assert "Wat valt op" in client.get(address).text


def test_when_everything_is_light_no_test_is_needed_with_a_reason_and_a_function(
    app: Flask, client: FlaskClient
) -> None:
    address, _actions = _walk(client, 0)
    page = client.get(address).text
    assert "Een toets is niet nodig" in page
    assert "Geen enkel antwoord springt eruit als zwaar." in page
    form = next(form for form in forms_in(page) if form.action.endswith("niet-nodig"))
    refused = client.post(form.action, data=form.filled(reason=""))
    assert refused.status_code == 400
    assert refused.text.count("Vul dit in.") >= 2
    sent = client.post(form.action, data=form.filled(reason="Het gaat vanzelf.", agreed_by="Teamleider uitvoering"))
    assert sent.location == address
    assert _loaded(app, address + "/").not_needed == NotNeeded(
        reason="Het gaat vanzelf.", agreed_by="Teamleider uitvoering"
    )
    assert "<dt>Daarmee eens</dt><dd>Teamleider uitvoering</dd>" in client.get(address).text


def test_what_is_heavy_stands_out_and_the_full_test_follows(app: Flask, client: FlaskClient) -> None:
    address, _actions = _walk(client, -2)
    page = client.get(address).text
    assert "Dit kan zwaar zijn voor mensen:" in page
    back, anchor = re.findall(r'href="([^"#]+/quickscan/\d)#(q\d+)"', page)[-1]
    assert f'id="{anchor}"' in client.get(back).text, "what stands out is changed where it was answered"
    form = next(form for form in forms_in(page) if form.action.endswith("verder"))
    went = client.post(form.action, data={**form.values.to_dict(), "depth": "full"})
    dossier = _loaded(app, address + "/")
    assert dossier.depth == "full"
    assert len(dossier.groups[0].answers) + len(dossier.answers) == 8, "what was answered stays"
    first = client.get(went.location).location
    assert "/themas/" in first, "nothing is asked twice"


def test_what_is_not_known_counts_as_heavy(client: FlaskClient) -> None:
    address, _actions = _walk(client, -1)
    page = client.get(address).text
    assert "Dit weet je nog niet. Daarom telt het hier als zwaar:" in page
    assert "Dit kan zwaar zijn voor mensen:" not in page


def test_a_name_comes_afterwards(app: Flask, client: FlaskClient) -> None:
    address, _actions = _walk(client, 0)
    form = next(form for form in forms_in(client.get(address).text) if form.action.endswith("naam"))
    assert client.post(form.action, data=form.filled(title="")).status_code == 400
    client.post(form.action, data=form.filled(title="Parkeerapp", group="Bewoners"))
    dossier = _loaded(app, address + "/")
    assert (dossier.title, dossier.groups[0].name) == ("Parkeerapp", "Bewoners")
    page = client.get(address).text
    assert "Geef het een naam" not in page, "it has one now"
    assert "Verander de naam" in page
    assert len(dossier.groups[0].answers) == 7


def _form(client: FlaskClient, address: str, ending: str) -> HtmlForm:
    return next(form for form in forms_in(client.get(address).text) if form.action.endswith(ending))


def test_a_name_that_somebody_else_gave_meanwhile_is_not_lost_silently(app: Flask, client: FlaskClient) -> None:
    address, _actions = _walk(client, 0)
    mine = _form(client, address, "naam")
    theirs = mine.filled(title="Parkeren zonder kaart", group="Bewoners")
    assert client.post(mine.action, data=theirs).status_code == 303
    assert client.post(mine.action, data=theirs).status_code == 303, "the same is no conflict"
    refused = client.post(mine.action, data=mine.filled(title="Parkeerapp", group="Bewoners"))
    assert refused.status_code == 409
    assert "Parkeren zonder kaart" in refused.text
    assert "Parkeerapp" in refused.text
    assert _loaded(app, address + "/").title == "Parkeren zonder kaart"
    again = next(form for form in forms_in(refused.text) if form.action.endswith("naam"))
    assert client.post(again.action, data=again.values).status_code == 303
    assert _loaded(app, address + "/").title == "Parkeerapp"


def test_what_somebody_else_chose_meanwhile_is_not_lost_silently(app: Flask, client: FlaskClient) -> None:
    address, _actions = _walk(client, 0)
    reason, further = _form(client, address, "niet-nodig"), _form(client, address, "verder")
    mine, theirs = NotNeeded(reason="Te klein.", agreed_by="Directie"), NotNeeded(reason="Vanzelf.", agreed_by="Balie")
    assert client.post(reason.action, data=reason.filled(**dict(theirs))).status_code == 303
    refused = client.post(reason.action, data=reason.filled(**dict(mine)))
    assert refused.status_code == 409
    assert "Vanzelf." in refused.text
    told = client.post(further.action, data={**further.values.to_dict(), "depth": "full"}, follow_redirects=True)
    assert "Iemand anders koos hier net iets." in told.text
    dossier = _loaded(app, address + "/")
    assert (dossier.depth, dossier.not_needed) == ("quickscan", theirs)
    again = next(form for form in forms_in(refused.text) if form.action.endswith("niet-nodig"))
    assert client.post(again.action, data=again.values).status_code == 303
    assert _loaded(app, address + "/").not_needed == mine


def test_it_can_be_about_others(app: Flask, client: FlaskClient) -> None:
    page = client.get(_begin(client)).text
    found = re.search(r'href="(/quickscan/[^"]+voor=employee)"', page)
    assert found
    form = form_in(client.get(found[1]).text)
    assert "collega" in client.get(found[1]).text
    went = client.post(form.action, data=form.filled(**_answered(form, 0)))
    assert _loaded(app, went.location).groups[0].kind is GroupKind.EMPLOYEE


def test_two_people_on_one_page_the_second_sees_both(app: Flask, client: FlaskClient) -> None:
    form = form_in(client.get(_begin(client)).text)
    went = client.post(form.action, data=form.filled(**_answered(form, 0)))
    address = re.sub(r"/2$", "/1", went.location)
    form = form_in(client.get(address).text)
    client.post(form.action, data=form.filled(**_answered(form, 1)))
    before = _loaded(app, address)
    late = client.post(form.action, data=form.filled(**_answered(form, 2)))
    assert late.status_code == 409
    assert "Er zijn twee antwoorden" in late.text
    assert _loaded(app, address) == before
    alone = client.post(form.action, data=form.filled(**_answered(form, 2)), headers={"X-Autosave": "1"})
    assert alone.status_code == 409
    mine = form_in(late.text)
    assert client.post(mine.action, data=mine.values).status_code == 303
    assert _loaded(app, address) != before


def test_an_address_that_we_did_not_hand_out_makes_nothing(app: Flask, client: FlaskClient) -> None:
    token = _begin(client).rsplit("/", 1)[-1]
    form = form_in(client.get(f"/quickscan/{token}").text)
    for forged in ("x", token[:-2] + "xx", "Im5lZSI.verzonnen"):
        assert client.get(f"/quickscan/{forged}").status_code == 404
        assert client.post(f"/quickscan/{forged}", data=form.values).status_code == 404
    assert _count(app) == 0


def test_forged_answers_store_nothing(app: Flask, client: FlaskClient) -> None:
    form = form_in(client.get(_begin(client)).text)
    chosen = _answered(form, 0)
    name = next(iter(chosen))
    for field, value in ((name, "verzonnen"), (f"{name}_seen", "²"), (f"{name}_seen", "1" * 20)):
        data = form.filled(**chosen)
        data[field] = value
        assert client.post(form.action, data=data).status_code == 400
    assert _count(app) == 0


def test_a_depth_that_is_no_test_is_refused(app: Flask, client: FlaskClient) -> None:
    address, _actions = _walk(client, -2)
    form = next(form for form in forms_in(client.get(address).text) if form.action.endswith("verder"))
    for depth in ("quickscan", "verzonnen", ""):
        assert client.post(form.action, data={**form.values.to_dict(), "depth": depth}).status_code == 400
    assert _loaded(app, address + "/").depth == "quickscan"


def test_a_page_that_is_not_there(app: Flask, client: FlaskClient) -> None:
    address, _actions = _walk(client, 0)
    dossier = re.sub(r"/quickscan$", "", address)
    key = _loaded(app, address + "/").groups[0].id
    for number in (0, 3, 99):
        assert client.get(f"{dossier}/groepen/{key}/quickscan/{number}").status_code == 404
    assert client.get(f"{dossier}/groepen/-/quickscan/1").status_code == 404
    assert client.get(f"{dossier}x/quickscan").status_code == 404
