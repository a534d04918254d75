"""The compass and the plan in a real browser: with the keyboard alone, saving by itself, and without JavaScript."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from scoring.participation import CheckAnswer, ParticipationPlan
from tests.participation import participation_dossier
from tests.toolkit.browsing import barriers, visit
from tests.toolkit.conftest import Site
from tests.toolkit.features.dossier.test_dossier_in_browser import follow, press_until
from tests.toolkit.working_on import Worker, put


def worker_on(site: Site) -> Worker:
    dossier = participation_dossier(plan=None, signals=(), compass=None, intake={"phase": "besluit"})
    return Worker(site.app, site.app.test_client(), put(site.app, dossier))


def answer_to(worker: Worker, check: str) -> CheckAnswer | None:
    compass = worker.loaded().compass
    return compass.answer_by_check.get(check) if compass else None


def saved(page: Page) -> None:
    expect(page.locator("[data-saved]")).to_contain_text("Opgeslagen om")


def test_the_plan_answers_the_compass_with_the_keyboard_alone(browser: Browser, site: Site) -> None:
    worker = worker_on(site)
    with visit(browser, site) as page:
        page.goto(worker.address())
        press_until(page, "Het participatieplan")
        follow(page)
        press_until(page, "Het doel")
        follow(page)
        press_until(page, "Wat wil je met participatie bereiken?")
        page.keyboard.type("Samen de weg zonder app kiezen.")
        press_until(page, "Opslaan en verder")
        follow(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Wat openstaat en wat vastligt")
        press_until(page, "Regel 1")
        page.keyboard.type("de brief")
        press_until(page, "Nog een regel")
        follow(page)
        # The keyboard goes on at the new row.
        page.keyboard.press("Tab")
        page.keyboard.type("de balie")
        press_until(page, "Opslaan en verder")
        follow(page)
        assert worker.loaded().plan == ParticipationPlan(
            goal="Samen de weg zonder app kiezen.", open=("de brief", "de balie")
        )
        page.goto(worker.address("/kompas"))
        press_until(page, "Een helder doel")
        follow(page)
        press_until(page, "Ja")
        page.keyboard.press("Space")
        press_until(page, "Noem het plan als bewijs")
        follow(page)
        expect(page.get_by_text("Overgenomen uit het plan.")).to_be_visible()
        assert barriers(page) == []
    answer = answer_to(worker, "doel")
    assert answer
    assert (answer.value, answer.evidence[0].description) == ("ja", "Participatieplan: het doel")


def test_a_check_saves_by_itself_and_tells_what_it_counts_as(browser: Browser, site: Site) -> None:
    worker = worker_on(site)
    with visit(browser, site) as page:
        page.goto(worker.address("/kompas/vragen/doel"))
        page.get_by_label("Ja", exact=True).check()
        expect(page.locator("[data-saved]")).to_contain_text("Dit telt nu als deels.")
        page.get_by_label("Wat is het?").first.fill("Het plan, bladzijde 2")
        page.get_by_label("Adres op internet").first.focus()
        expect(page.locator("[data-saved]")).not_to_contain_text("telt nu")
        saved(page)
        assert answer_to(worker, "doel")
        page.goto(worker.address("/kompas/vragen/wijk"))
        page.get_by_label("Niet van toepassing").check()
        expect(page.locator("[data-saved]")).to_contain_text("Nog niet opgeslagen: vul de rest ook in.")
        page.get_by_label("Waarom past deze vraag niet?").fill("Het raakt geen wijk.")
        page.get_by_label("Wat is er wel, en wat niet?").focus()
        saved(page)
    answer = answer_to(worker, "doel")
    assert answer
    assert (answer.value, answer.evidence[0].description) == ("ja", "Het plan, bladzijde 2")
    assert answer_to(worker, "wijk") == CheckAnswer(check="wijk", not_applicable="Het raakt geen wijk.")


def test_the_plan_saves_by_itself(browser: Browser, site: Site) -> None:
    worker = worker_on(site)
    with visit(browser, site) as page:
        page.goto(worker.address("/participatieplan/deel/niet-bereikt"))
        page.get_by_role("textbox", name="Regel 1").fill("ouderen")
        page.get_by_label("Waarom niet, en wat doe je eraan?").fill("De avond was te laat.")
        page.get_by_role("textbox", name="Regel 1").focus()
        saved(page)
        # Pressed right after typing: what was saved by itself is no conflict.
        page.get_by_role("textbox", name="Regel 1").fill("ouderen en studenten")
        page.get_by_role("button", name="Nog een regel").click()
        expect(page.get_by_role("textbox", name="Regel 2")).to_have_value("")
        expect(page).to_have_url(re.compile("#not_reached-1$"))
    assert worker.loaded().plan == ParticipationPlan(
        not_reached=("ouderen en studenten",), not_reached_why="De avond was te laat."
    )


def test_everything_works_without_javascript(browser: Browser, site: Site) -> None:
    worker = worker_on(site)
    with visit(browser, site, script=False) as page:
        page.goto(worker.address("/participatieplan/lijst/deelnemers"))
        page.get_by_role("button", name="Zet deze groepen erbij").click()
        page.get_by_role("button", name="Omlaag Bewoners").click()
        page.get_by_role("link", name="Bezoekers", exact=True).click()
        page.get_by_label("Welke rol hebben zij?").fill("Lezen mee")
        page.get_by_label("Inspraak", exact=True).check()
        page.get_by_role("button", name="Opslaan", exact=True).click()
        expect(page.get_by_text("Lezen mee")).to_be_visible()
        page.get_by_role("link", name="Weghalen Bewoners").click()
        page.get_by_role("button", name="Weghalen").click()
        expect(page.get_by_text("'Bewoners' is weggehaald.")).to_be_visible()
        page.goto(worker.address("/kompas/vragen/rol"))
        expect(page.get_by_text("Lezen mee; Inspraak")).to_be_visible()
        page.get_by_label("Deels", exact=True).check()
        page.get_by_role("button", name="Neem over als toelichting").click()
        expect(page.get_by_label("Wat is er wel, en wat niet?")).to_have_value("Bezoekers: Lezen mee; Inspraak")
        page.get_by_role("button", name="Opslaan en verder").last.click()
        page.goto(worker.address("/kompas"))
        expect(page.get_by_role("listitem").filter(has_text="Een rol voor elke groep").last).to_contain_text("Deels")
    plan = worker.loaded().plan
    assert plan
    assert [(one.name, one.role, one.level) for one in plan.groups] == [("Bezoekers", "Lezen mee", "inspraak")]
    answer = answer_to(worker, "rol")
    assert answer
    assert answer.value == "deels"
