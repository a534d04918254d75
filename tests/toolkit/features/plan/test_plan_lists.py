"""The lists of the plan without JavaScript: added, changed, put in order, removed, one item on a page."""

from __future__ import annotations

import pytest

from questionnaires.model import Shape
from scoring.evidence import StepReference
from scoring.participation import Contribution, PlanGroup, Signal, Ward
from tests.toolkit.features.plan.test_plan_pages import LIST, PERSONAL, PLAN, plan_of
from tests.toolkit.html_forms import forms_in
from tests.toolkit.working_on import Worker, text_of
from toolkit.features.plan.lists import LISTS

NAMES = {"deelnemers": "name", "wijken": "name", "inbreng": "what", "signalen": "subject"}
"""The field of every list that its items are called by."""


def items_of(worker: Worker, kind: str) -> tuple[Shape, ...]:
    return next(one for one in LISTS if one.address == kind).of(worker.loaded())


def add(worker: Worker, kind: str, *names: str) -> None:
    more = {"who": "Bewoners"} if kind == "inbreng" else {}
    for name in names:
        worker.fill(LIST.format(f"{kind}/nieuw"), **{NAMES[kind]: name}, **more)


def move(worker: Worker, kind: str, number: int, side: str, status: int = 303) -> None:
    page = worker.page(LIST.format(kind))
    form = next(form for form in forms_in(page) if form.action.endswith(f"/{number}/plaats"))
    assert worker.client.post(form.action, data=form.values | {"kant": side}).status_code == status


def test_saving_without_a_change_changes_nothing(told: Worker) -> None:
    before = told.loaded()
    for kind in NAMES:
        for number in range(1, len(items_of(told, kind)) + 1):
            told.fill(LIST.format(f"{kind}/{number}"))
    assert told.loaded() == before


@pytest.mark.parametrize("kind", NAMES)
def test_items_are_added_changed_put_in_order_and_removed(fresh: Worker, kind: str) -> None:
    name = NAMES[kind]
    add(fresh, kind, "Eerste", "Tweede", "Derde")
    assert [getattr(item, name) for item in items_of(fresh, kind)] == ["Eerste", "Tweede", "Derde"]
    move(fresh, kind, 3, "omhoog")
    move(fresh, kind, 1, "omlaag")
    move(fresh, kind, 3, "omlaag")
    move(fresh, kind, 2, "opzij", 400)
    assert [getattr(item, name) for item in items_of(fresh, kind)] == ["Derde", "Eerste", "Tweede"]
    fresh.fill(LIST.format(f"{kind}/2"), **{name: "Anders"})
    assert "Anders" in text_of(fresh.page(LIST.format(kind)))
    assert "Anders" in text_of(fresh.page(LIST.format(f"{kind}/2/weghalen")))
    fresh.fill(LIST.format(f"{kind}/2/weghalen"))
    assert [getattr(item, name) for item in items_of(fresh, kind)] == ["Derde", "Tweede"]
    fresh.page(LIST.format(f"{kind}/3"), 404)
    refused = fresh.fill(LIST.format(f"{kind}/1"), 400, **{name: ""})
    assert "Er klopt nog iets niet" in refused.text
    assert len(items_of(fresh, kind)) == 2


def test_somebody_takes_part_with_a_role_and_a_level(fresh: Worker) -> None:
    fresh.fill(
        LIST.format("deelnemers/nieuw"), group="bewoners", role="Proberen het uit", level="meebeslissen",
        how="In het buurthuis.", hours="2,5", people="12", reached="partly",
    )  # fmt: skip
    assert plan_of(fresh).groups == (
        PlanGroup(
            id="bewoners", group="bewoners", name="Bewoners", role="Proberen het uit", level="meebeslissen",
            how="In het buurthuis.", hours=2.5, people=12, reached="partly",
        ),
    )  # fmt: skip
    text = text_of(fresh.page(LIST.format("deelnemers")))
    for told in ("Proberen het uit", "Meebeslissen", "2,5 uur per persoon", "Deels bereikt"):
        assert told in text, told
    refused = fresh.fill(LIST.format("deelnemers/nieuw"), 400, role="Leest mee")
    assert "Schrijf wie het is, of kies een doelgroep." in refused.text


def test_levels_come_from_the_compass_and_informing_does_not_count(fresh: Worker) -> None:
    compass = fresh.app.extensions["catalogue"].compasses["kompas"]
    page = fresh.page(LIST.format("deelnemers/nieuw"))
    form = fresh.form(LIST.format("deelnemers/nieuw"))
    assert form.offered["level"] == ["", *(level.id for level in compass.levels)]
    assert text_of(page).count("Dit telt niet als meedoen.") == sum(not level.counts for level in compass.levels)


def test_target_groups_are_taken_over_and_not_typed_again(fresh: Worker) -> None:
    add(fresh, "deelnemers", "Ouderenbond")
    page = fresh.page(LIST.format("deelnemers"))
    assert "Bewoners, Bezoekers" in text_of(page)
    fresh.send(next(form for form in forms_in(page) if form.action.endswith("/doelgroepen-overnemen")))
    assert [(one.name, one.group) for one in plan_of(fresh).groups] == [
        ("Ouderenbond", None), ("Bewoners", "bewoners"), ("Bezoekers", "bezoekers"),
    ]  # fmt: skip
    assert "Zet deze groepen erbij" not in fresh.page(LIST.format("deelnemers"))


def test_a_ward_and_a_contribution_say_what_came_of_them(fresh: Worker) -> None:
    fresh.fill(
        LIST.format("wijken/nieuw"), name="Delfshaven", spoken_on="2026-05-12", reaction="Blij.", agreement="Ja."
    )
    fresh.fill(LIST.format("inbreng/nieuw"), what="Ook bellen", who="Bewoners", decision="not", reason="Het kan niet.")
    plan = plan_of(fresh)
    assert plan.wards == (Ward(name="Delfshaven", spoken_on="2026-05-12", reaction="Blij.", agreement="Ja."),)
    assert plan.contributions == (
        Contribution(who="Bewoners", what="Ook bellen", decision="not", reason="Het kan niet."),
    )
    text = text_of(fresh.page(PLAN))
    assert "Ook bellen Bewoners: niet overgenomen. Het kan niet." in text
    assert "gesproken op 12 mei 2026; Blij; wijkakkoord: Ja." in text


def test_a_signal_holds_a_subject_and_numbers_and_small_counts_are_never_told(fresh: Worker) -> None:
    form = fresh.form(LIST.format("signalen/nieuw"))
    period = form.offered["period"][1]
    fresh.send(
        form, 303, source="ombudsman", kind="complaint", theme="statusinformatie", subject="De app", unit="Parkeren",
        ward="Delfshaven", period=period, count="7", about_steps=["bewoners.aanmelden"],
    )  # fmt: skip
    assert fresh.loaded().signals == (
        Signal(
            source="ombudsman", kind="complaint", theme="statusinformatie", subject="De app", unit="Parkeren",
            ward="Delfshaven", period=period, count=7, steps=(StepReference(group="bewoners", step="aanmelden"),),
        ),
    )  # fmt: skip
    for page in (PLAN, LIST.format("signalen"), LIST.format("signalen/1/weghalen"), "/kompas/vragen/signalen"):
        text = text_of(fresh.page(page))
        assert "minder dan 10" in text, page
        assert " 7 " not in text.partition("De app")[2][:60], page
    fresh.fill(LIST.format("signalen/1"), count="1.050")
    assert "1.050" in text_of(fresh.page(LIST.format("signalen")))


def test_a_signal_has_no_place_for_what_a_resident_said(fresh: Worker) -> None:
    page = fresh.page(LIST.format("signalen/nieuw"))
    assert "<textarea" not in page
    assert "Geen woorden van inwoners" in text_of(page)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("deelnemers", "role"), ("deelnemers", "how"), ("wijken", "reaction"), ("inbreng", "reason"),
        ("inbreng", "who"), ("signalen", "subject"), ("signalen", "unit"),
    ],
)  # fmt: skip
def test_data_about_people_gets_a_kind_warning(fresh: Worker, kind: str, field: str) -> None:
    add(fresh, kind, "Eerste")
    said = fresh.send_alone(fresh.form(LIST.format(f"{kind}/1")), **{field: PERSONAL}).get_json()
    assert said["warning"] is True
    assert "telefoonnummer" in said["message"]
    fresh.fill(LIST.format(f"{kind}/1"), **{field: f"{PERSONAL}!"})
    assert "telefoonnummer" in fresh.page(LIST.format(kind))


def test_two_people_at_one_item_see_each_other(fresh: Worker) -> None:
    add(fresh, "wijken", "Delfshaven")
    mine, theirs = (fresh.form(LIST.format("wijken/1")) for _person in range(2))
    fresh.send(theirs, reaction="Van haar")
    assert fresh.send_alone(mine, 409, reaction="Van mij").get_json()["errors"] == {}
    page = fresh.send(mine, 409, reaction="Van mij").text
    assert "Van haar" in text_of(page)
    fresh.send(next(form for form in forms_in(page) if "seen" in form.names))
    assert plan_of(fresh).wards[0].reaction == "Van mij"


def test_an_item_is_found_where_somebody_else_put_it(fresh: Worker) -> None:
    add(fresh, "wijken", "Delfshaven", "Noord")
    form = fresh.form(LIST.format("wijken/1"))
    move(fresh, "wijken", 1, "omlaag")
    fresh.send(form, reaction="Blij.")
    assert [(one.name, one.reaction) for one in plan_of(fresh).wards] == [("Noord", None), ("Delfshaven", "Blij.")]


def test_an_item_that_somebody_else_removed_can_come_back(fresh: Worker) -> None:
    add(fresh, "wijken", "Delfshaven")
    form = fresh.form(LIST.format("wijken/1"))
    fresh.fill(LIST.format("wijken/1/weghalen"))
    answer = fresh.send(form, 409, reaction="Blij.")
    assert "Iemand haalde deze regel net weg." in text_of(answer.text)
    fresh.send(next(form for form in forms_in(answer.text) if "seen" in form.names))
    assert plan_of(fresh).wards == (Ward(name="Delfshaven", reaction="Blij."),)


def test_what_somebody_else_changed_is_not_removed_or_moved(fresh: Worker) -> None:
    add(fresh, "wijken", "Delfshaven", "Noord")
    remove = fresh.form(LIST.format("wijken/1/weghalen"))
    place = next(form for form in forms_in(fresh.page(LIST.format("wijken"))) if form.action.endswith("/1/plaats"))
    fresh.fill(LIST.format("wijken/1"), reaction="Blij.")
    fresh.send(remove)
    fresh.client.post(place.action, data=place.values | {"kant": "omlaag"})
    assert [one.name for one in plan_of(fresh).wards] == ["Delfshaven", "Noord"]
    assert "Iemand veranderde net deze lijst." in text_of(fresh.page(LIST.format("wijken")))
