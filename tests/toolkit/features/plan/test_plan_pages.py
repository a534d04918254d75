"""The pages of the plan that are one form, without JavaScript, and its overview."""

from __future__ import annotations

import pytest

from scoring.participation import ParticipationPlan, PlanMoment, Youth
from tests.toolkit.html_forms import forms_in
from tests.toolkit.working_on import Worker, counted_queries, text_of
from toolkit.features.plan.order import ORDER, PAGES
from toolkit.features.plan.parts import PARTS
from toolkit.features.questions.place import WHOLE

PLAN, PART, LIST = "/participatieplan", "/participatieplan/deel/{}", "/participatieplan/lijst/{}"
PAGE_QUERIES, SAVE_QUERIES = 3, 8
PERSONAL = "Bel 06-12345678"


def plan_of(worker: Worker) -> ParticipationPlan:
    return worker.loaded().plan or ParticipationPlan()


def press(worker: Worker, subject: str, button: str, status: int = 303, **fields: str) -> str:
    """Press a button beside a row, with these fields filled in; return where it leads, or the page."""
    form = worker.form(PART.format(subject))
    data = form.filled(**fields)
    data["doe"] = button
    answer = worker.client.post(form.action, data=data)
    assert answer.status_code == status, text_of(answer.text)
    return answer.location or answer.text


def test_every_part_of_the_plan_has_one_page() -> None:
    assert sorted(ORDER) == sorted(PAGES)
    asked = [name for part in PARTS for name in part.names] + ["groups", "wards", "contributions"]
    assert sorted(asked) == sorted(ParticipationPlan.model_fields)


def test_saving_without_a_change_changes_nothing(told: Worker) -> None:
    before = told.loaded()
    for part in PARTS:
        told.fill(PART.format(part.address))
    assert told.loaded() == before


def test_a_part_that_says_something_through_another_part_is_not_called_empty(fresh: Worker) -> None:
    before = fresh.page(PLAN).count("Nog leeg")
    fresh.fill("/participatieplan/lijst/deelnemers/nieuw", name="Huurders", hours="2")
    page = fresh.page(PLAN)
    assert "2 uur" in text_of(page)
    assert page.count("Deels ingevuld") == 1
    assert page.count("Nog leeg") == before - 2


def test_a_plan_is_written_part_by_part_and_goes_when_it_is_emptied(fresh: Worker) -> None:
    assert "Nog leeg" in text_of(fresh.page(PLAN))
    after = fresh.fill(PART.format("doel"), goal="Samen kiezen.", better_because="Het past.", client="Hoofd Parkeren")
    assert after.location.endswith(PART.format("ruimte"))
    fresh.fill(PART.format("jongeren"), why="Zij fietsen.", bridge_builder="Jongerenwerker")
    fresh.fill(PART.format("terugkoppeling"), fed_back_on="2026-09-03", fed_back_how="Een brief.")
    assert plan_of(fresh) == ParticipationPlan(
        goal="Samen kiezen.", better_because="Het past.", client="Hoofd Parkeren", fed_back_on="2026-09-03",
        youth=Youth(why="Zij fietsen.", bridge_builder="Jongerenwerker"), fed_back_how="Een brief.",
    )  # fmt: skip
    text = text_of(fresh.page(PLAN))
    assert "3 van 12 delen ingevuld" in text
    assert "3 september 2026" in text
    fresh.fill(PART.format("doel"), goal="", better_because="", client="")
    fresh.fill(PART.format("jongeren"), why="", bridge_builder="")
    fresh.fill(PART.format("terugkoppeling"), fed_back_on="", fed_back_how="")
    assert fresh.loaded().plan is None


def test_rows_are_added_put_in_order_and_taken_away(fresh: Worker) -> None:
    assert press(fresh, "ruimte", "open:meer", open__0__text="de prijs").endswith("#open-1")
    press(fresh, "ruimte", "open:meer", open__1__text="de brief")
    press(fresh, "ruimte", "open:meer", open__2__text="de balie", fixed__0__text="de app")
    assert plan_of(fresh).open == ("de prijs", "de brief", "de balie")
    assert press(fresh, "ruimte", "open:2:omhoog").endswith("#open-1")
    assert plan_of(fresh).open == ("de prijs", "de balie", "de brief")
    press(fresh, "ruimte", "open:0:omlaag", open__0__text="het tarief")
    assert plan_of(fresh).open == ("de balie", "het tarief", "de brief")
    press(fresh, "ruimte", "open:1:weghalen")
    assert plan_of(fresh).open == ("de balie", "de brief")
    assert plan_of(fresh).fixed == ("de app",)
    # The first goes no higher, and what is no row is no row.
    press(fresh, "ruimte", "open:0:omhoog")
    for nonsense in ("open:9:omhoog", "open:x:y", "niets:0:omhoog", "shared_on:0:omhoog", "open", ":"):
        press(fresh, "ruimte", nonsense)
    assert plan_of(fresh).open == ("de balie", "de brief")


def test_an_emptied_row_is_gone(fresh: Worker) -> None:
    press(fresh, "niet-bereikt", "not_reached:meer", not_reached__0__text="ouderen")
    fresh.fill(PART.format("niet-bereikt"), not_reached__0__text="", not_reached__1__text="studenten")
    assert plan_of(fresh).not_reached == ("studenten",)


def test_moments_stand_against_the_decision(fresh: Worker) -> None:
    press(fresh, "planning", "moments:meer", moments__0__on="2026-09-15", moments__0__what="Besluit",
          moments__0__decision="yes")  # fmt: skip
    assert "Na het besluit" not in text_of(fresh.page(PART.format("planning"))).replace("Na het besluit –", "")
    fresh.fill(PART.format("planning"), moments__1__on="1-10-2026", moments__1__what="Avond in de wijk")
    assert plan_of(fresh).moments == (
        PlanMoment(on="2026-09-15", what="Besluit", decision=True),
        PlanMoment(on="2026-10-01", what="Avond in de wijk"),
    )
    for page in (PLAN, PART.format("planning")):
        text = text_of(fresh.page(page))
        assert "Dit valt na het besluit." in text
        assert "veranderen: Avond in de wijk." in text


def test_a_row_that_is_wrong_is_told_and_nothing_is_stored(fresh: Worker) -> None:
    page = press(fresh, "planning", "moments:0:omlaag", 400, moments__0__on="31-2-2026", moments__0__what="")
    text = text_of(page)
    assert "Vul een dag in die bestaat" in text
    assert "Schrijf kort wat er dan gebeurt." in text
    assert 'value="31-2-2026"' in page
    assert fresh.loaded().plan is None
    # Taking the wrong row away helps.
    form = next(form for form in forms_in(page) if form.method == "post")
    form.values["doe"] = "moments:0:weghalen"
    assert fresh.client.post(form.action, data=form.values).status_code == 303
    assert fresh.loaded().plan is None


def test_a_page_that_saves_by_itself_keeps_what_is_right(fresh: Worker) -> None:
    form = fresh.form(PART.format("terugkoppeling"))
    said = fresh.send_alone(form, 400, fed_back_on="morgen", fed_back_how="Een brief.").get_json()
    assert list(said["errors"]) == ["fed_back_on"]
    assert plan_of(fresh).fed_back_how == "Een brief."
    form.values["seen"] = said["fields"]["seen"]
    said = fresh.send_alone(form, fed_back_how="Een brief en een avond.").get_json()
    assert said["message"].startswith("Opgeslagen om")
    assert plan_of(fresh).fed_back_how == "Een brief en een avond."
    # A row that is half done is not hurried.
    said = fresh.send_alone(fresh.form(PART.format("planning")), 400, moments__0__on="2026-01-01").get_json()
    assert said["errors"] == {}
    assert "vul de rest ook in" in said["message"]


def test_two_people_at_one_part_see_each_other(fresh: Worker) -> None:
    mine, theirs = (fresh.form(PART.format("ruimte")) for _person in range(2))
    fresh.send(theirs, open__0__text="Van haar")
    assert fresh.send_alone(mine, 409, open__0__text="Van mij").get_json()["errors"] == {}
    page = fresh.send(mine, 409, open__0__text="Van mij").text
    assert "Van haar" in text_of(page)
    assert plan_of(fresh).open == ("Van haar",)
    fresh.send(next(form for form in forms_in(page) if "seen" in form.names))
    assert plan_of(fresh).open == ("Van mij",)


def test_two_people_at_two_parts_do_not_hinder_each_other(fresh: Worker) -> None:
    mine, theirs = fresh.form(PART.format("doel")), fresh.form(PART.format("daarna"))
    fresh.send(theirs, afterwards="Na een half jaar.")
    fresh.send(mine, goal="Samen kiezen.")
    assert plan_of(fresh) == ParticipationPlan(goal="Samen kiezen.", afterwards="Na een half jaar.")


@pytest.mark.parametrize(
    ("subject", "field"),
    [
        ("doel", "goal"), ("ruimte", "open__0__text"), ("afspraken", "compensation"), ("jongeren", "why"),
        ("niet-bereikt", "not_reached_why"), ("terugkoppeling", "fed_back_how"), ("daarna", "afterwards"),
    ],
)  # fmt: skip
def test_data_about_people_gets_a_kind_warning(fresh: Worker, subject: str, field: str) -> None:
    said = fresh.send_alone(fresh.form(PART.format(subject)), **{field: PERSONAL}).get_json()
    assert said["warning"] is True
    assert "telefoonnummer" in said["message"]
    answer = fresh.fill(PART.format(subject), **{field: f"{PERSONAL}!"})
    assert "telefoonnummer" in fresh.client.get(answer.location).text


def test_the_overview_leads_to_the_checks_and_back(told: Worker) -> None:
    page = told.page(PLAN)
    compass = told.app.extensions["catalogue"].compasses["kompas"]
    for check in compass.checks:
        assert (told.address(f"/kompas/vragen/{check.id}") in page) is bool(check.plan)
        linked = told.page(f"/kompas/vragen/{check.id}")
        for part in check.plan:
            kind = "deel" if PAGES[part] in PARTS else "lijst"
            assert f"{PLAN}/{kind}/{PAGES[part].address}" in linked


def test_the_task_list_tells_how_far_the_plan_is(fresh: Worker, told: Worker) -> None:
    assert "Het participatieplan Wie meedoet" in text_of(fresh.page())
    assert "van 12 delen" not in text_of(fresh.page())
    assert "12 van 12 delen" in text_of(told.page())
    assert f'href="{told.address(PLAN)}"' in told.page()
    fresh.fill(f"/weglaten/{WHOLE}/participatieplan", reason="Er verandert niets voor mensen.")
    assert "Er verandert niets voor mensen." in text_of(fresh.page())
    assert "Weggelaten: participatieplan." in fresh.loaded().change_log[0].what


def test_there_are_no_other_pages(fresh: Worker) -> None:
    fresh.page(PART.format("iets"), 404)
    fresh.page(LIST.format("iets"), 404)
    fresh.page(LIST.format("wijken/1"), 404)


def test_pages_of_the_plan_cost_a_few_queries(told: Worker) -> None:
    for page in (PLAN, PART.format("ruimte"), LIST.format("deelnemers"), LIST.format("deelnemers/1")):
        with counted_queries(told.app) as statements:
            told.page(page)
        assert len(statements) <= PAGE_QUERIES, statements
    form = told.form(PART.format("doel"))
    with counted_queries(told.app) as statements:
        told.send(form, goal="Anders")
    assert len(statements) <= SAVE_QUERIES, statements
