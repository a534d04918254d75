"""Variants and moments in the browser: made, offered, laid side by side."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from scoring.comparison.doing_nothing import doing_nothing
from scoring.dossier import Dossier, Group
from scoring.dossier_reading import read_dossier
from scoring.whatif.today_apart import with_today_apart
from tests.exports.reports import changed
from tests.toolkit.working_on import Worker, put, read_example
from toolkit.features.compare.operations import make_variant, others
from toolkit.features.start.operations import take_over
from toolkit.storage.heads import head_of
from toolkit.storage.store import add_dossier, load_dossier, remove_dossier

FOLDER = Path(__file__).parents[4] / "examples"


def stored(app: Flask, name: str) -> str:
    path = FOLDER / f"{name}.yaml"
    with Session(app.extensions["engine"]) as session:
        identity, _findings = take_over(
            session, app.extensions["catalogue"], read_dossier(path.read_bytes(), path.name), "beleid"
        )
        session.commit()
    return identity


def token(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page) or re.search(r'value="([^"]+)"[^>]*csrf', page)
    assert found
    return found[1]


def test_a_variant_is_a_copy_that_can_be_laid_beside_the_first(app: Flask, client: FlaskClient) -> None:
    identity = stored(app, "warm_huis")
    page = client.get(f"/dossiers/{identity}/vergelijken").get_data(as_text=True)
    assert "Er is nog geen ander dossier over dit voorstel" in page
    sent = {"called": "Met een gesprek", "this_called": "Met een formulier", "csrf_token": token(page)}
    answer = client.post(f"/dossiers/{identity}/vergelijken", data=sent)
    assert answer.status_code == 303
    copy = answer.headers["Location"].rsplit("/", 1)[1]
    with Session(app.extensions["engine"]) as session:
        first, second = load_dossier(session, identity), load_dossier(session, copy)
        assert (first.variant, second.variant) == ("Met een formulier", "Met een gesprek")
        assert first.proposal == second.proposal is not None
        assert second.groups == with_today_apart(first, app.extensions["catalogue"]).groups
        assert [one.identity for one in others(session, identity, first)] == [copy]
    page = client.get(f"/dossiers/{identity}/vergelijken").get_data(as_text=True)
    assert f'value="{copy}"' in page
    beside = client.get(f"/dossiers/{identity}/vergelijken/{copy}").get_data(as_text=True)
    assert "Met een formulier naast Met een gesprek" in beside
    assert "Geen antwoord weegt anders." in beside


def test_doing_nothing_stays_the_same_when_an_answer_of_a_variant_changes(app: Flask, client: FlaskClient) -> None:
    def nothing_changes(data: dict[str, Any]) -> None:
        (group,) = data["groups"]
        group["themes"] = [{"section": "starting", "changes": "no"}]
        (answer,) = (one for one in group["answers"] if one["question"] == "doing_nothing")
        answer.pop("current", None)

    catalogue = app.extensions["catalogue"]
    identity = put(app, changed(read_example("energiehulp_reis"), nothing_changes))
    with Session(app.extensions["engine"]) as session:
        copy = make_variant(session, catalogue, identity, called="Vanzelf", this_called="Vragen", by="beleid")
        session.commit()
    variant = Worker(app, client, copy)
    (key,) = (group.id for group in variant.loaded().groups)
    variant.fill(f"/groepen/{key}/vragen/doing_nothing", proposal="no_effect")
    first, second = Worker(app, client, identity).loaded(), variant.loaded()
    answers = [one.groups[0].answer_by_question["doing_nothing"] for one in (first, second)]
    assert answers[0].proposal != answers[1].proposal
    nothing = [doing_nothing(one, catalogue, with_trace=False) for one in (first, second)]
    assert nothing[0]
    assert nothing[1]
    assert nothing[0].groups == nothing[1].groups


def test_a_variant_needs_a_name(app: Flask, client: FlaskClient) -> None:
    identity = stored(app, "warm_huis")
    page = client.get(f"/dossiers/{identity}/vergelijken").get_data(as_text=True)
    answer = client.post(
        f"/dossiers/{identity}/vergelijken", data={"called": " ", "this_called": "x", "csrf_token": token(page)}
    )
    assert answer.status_code == 400
    assert "Geef de variant een naam." in answer.get_data(as_text=True)
    with Session(app.extensions["engine"]) as session:
        assert head_of(session, identity).variant is None


def test_the_same_file_again_is_another_moment(app: Flask, client: FlaskClient) -> None:
    first, second = stored(app, "warm_huis"), stored(app, "warm_huis")
    with Session(app.extensions["engine"]) as session:
        assert [one.identity for one in others(session, first, head_of(session, first))] == [second]
    assert client.get(f"/dossiers/{first}/vergelijken/{second}").status_code == 200


def test_another_proposal_is_not_offered_and_not_compared(app: Flask, client: FlaskClient) -> None:
    first, other = stored(app, "warm_huis"), stored(app, "energiehulp_reis")
    with Session(app.extensions["engine"]) as session:
        assert others(session, first, head_of(session, first)) == []
    # A copy is of its original only, not of every dossier that is called the same.
    stranger = stored(app, "warm_huis")
    with Session(app.extensions["engine"]) as session:
        make_variant(session, app.extensions["catalogue"], first, called="b", this_called="a", by="beleid")
        assert stranger not in [one.identity for one in others(session, first, head_of(session, first))]
    answer = client.get(f"/dossiers/{first}/vergelijken/{other}")
    assert answer.status_code == 404
    assert client.get(f"/dossiers/{first}/vergelijken/{first}").status_code == 404


def variant_of(app: Flask, identity: str, name: str, **changes: object) -> str:
    """Make a variant, and store it with some of it changed."""
    with Session(app.extensions["engine"]) as session:
        catalogue, first = app.extensions["catalogue"], "Zoals eerst bedacht"
        copy = make_variant(session, catalogue, identity, called=name, this_called=first, by="beleid")
        otherwise = Dossier.model_construct(**{**dict(load_dossier(session, copy)), **changes})
        remove_dossier(session, copy)
        add_dossier(session, otherwise, "beleid", copy)
        session.commit()
    return copy


def shortened(app: Flask, identity: str, steps: int) -> tuple[Group, ...]:
    """The groups with a journey of only the first steps, and what rests on the others left out."""
    with Session(app.extensions["engine"]) as session:
        (group,) = load_dossier(session, identity).groups
    assert group.journey is not None
    journey = group.journey.model_copy(update={"steps": group.journey.steps[:steps]})
    return (group.model_copy(update={"journey": journey}),)


def test_a_dossier_stands_beside_doing_nothing(app: Flask, client: FlaskClient) -> None:
    identity = stored(app, "energiehulp_reis")
    choose = client.get(f"/dossiers/{identity}/vergelijken").get_data(as_text=True)
    assert "Zet naast niets doen" in choose
    page = client.get(f"/dossiers/{identity}/vergelijken/naast").get_data(as_text=True)
    assert "Naast elkaar: Niets doen en Het voorstel" in page
    assert "is er niet" in page
    assert "heel zwaar, breekpunt" in page
    # Long tables are folded; short ones are not.
    assert re.search(r'<summary><h3 class="dv-chapter__heading">Per vraag \(\d\d\)', page)
    assert "<h3>Per stap</h3>" in page


def test_variants_stand_beside_doing_nothing_and_the_lighter_one_can_be_written_down(
    app: Flask, client: FlaskClient
) -> None:
    identity = stored(app, "energiehulp_reis")
    short = variant_of(app, identity, "Zonder bewijs", groups=shortened(app, identity, 1), measures=())
    other = variant_of(app, identity, "Alles erbij")
    page = client.get(f"/dossiers/{identity}/vergelijken").get_data(as_text=True)
    assert page.count('type="checkbox"') == 2
    address = f"/dossiers/{identity}/vergelijken/naast?met={short}&met={other}"
    page = client.get(address).get_data(as_text=True)
    assert "Naast elkaar: Niets doen, Zoals eerst bedacht, Zonder bewijs en Alles erbij" in page
    assert "is lichter voor mensen" in page
    assert "Zet &#39;Zonder bewijs&#39; klaar als makkelijker alternatief" in page
    assert "Zet &#39;Alles erbij&#39; klaar" not in page
    ready = client.get(f"/dossiers/{identity}/advies/alternatieven?variant={short}").get_data(as_text=True)
    assert 'value="Zonder bewijs"' in ready
    sent = {
        "csrf_token": token(ready),
        "seen": re.search(r'name="seen" value="([^"]*)"', ready)[1],  # type: ignore[index]
        "alternatives-0-name": "Zonder bewijs",
        "alternatives-0-easier": "yes",
        "alternatives-0-why_not": "Dan weet de gemeente niet wie recht heeft.",
    }
    assert client.post(f"/dossiers/{identity}/advies/alternatieven", data=sent).status_code == 303
    with Session(app.extensions["engine"]) as session:
        (kept,) = head_of(session, identity).alternatives
    assert (kept.name, kept.easier) == ("Zonder bewijs", True)
    assert "Hij staat al bij de alternatieven." in client.get(address).get_data(as_text=True)


def test_what_is_not_lighter_or_another_proposal_is_not_made_ready(app: Flask, client: FlaskClient) -> None:
    identity, stranger = stored(app, "energiehulp_reis"), stored(app, "warm_huis")
    same = variant_of(app, identity, "Alles erbij")
    for other in (same, stranger, "bestaat-niet", identity):
        page = client.get(f"/dossiers/{identity}/advies/alternatieven?variant={other}").get_data(as_text=True)
        assert "Alles erbij" not in page
    assert client.get(f"/dossiers/{identity}/vergelijken/naast?met={stranger}").status_code == 404
    assert client.get(f"/dossiers/{identity}/vergelijken/naast?met=bestaat-niet").status_code == 404
    assert client.get(f"/dossiers/{identity}/vergelijken/naast?met={identity}").status_code == 200


def test_more_than_can_be_read_is_refused(app: Flask, client: FlaskClient) -> None:
    identity = stored(app, "energiehulp_reis")
    chosen = [variant_of(app, identity, f"Variant {letter}") for letter in "BCDE"]
    query = "&".join(f"met={one}" for one in chosen)
    answer = client.get(f"/dossiers/{identity}/vergelijken/naast?{query}")
    assert answer.status_code == 400
    page = answer.get_data(as_text=True)
    assert "Kies er hooguit 3." in page
    assert page.count(" checked") == 4
