"""What would help in a real browser: a tick shows what it does at once, and everything works without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scoring.examination import examined
from scoring.publication import publication_copy
from tests.toolkit.browsing import barriers, visit
from tests.toolkit.conftest import Site
from tests.toolkit.features.whatif.conftest import OWN, helped
from tests.toolkit.person import WithKeyboard
from tests.toolkit.working_on import Worker, example, put

TICK, OTHER = OWN, "Automatisch toekennen of verwerken"


@pytest.fixture
def worker(site: Site) -> Worker:
    return Worker(site.app, site.app.test_client(), put(site.app, helped()))


def ticked(*ids: str) -> str:
    return "/wat-helpt?" + "&".join(f"met={one}" for one in ids)


def outcome(page: Page) -> Locator:
    return page.locator("#uitkomst")


def test_a_tick_shows_what_it_does_and_keeps_the_focus(browser: Browser, site: Site, worker: Worker) -> None:
    before = worker.loaded()
    with visit(browser, site) as page:
        page.goto(worker.address("/wat-helpt"))
        expect(page.get_by_role("button", name="Bereken")).to_be_hidden()
        box = page.get_by_role("checkbox", name=TICK)
        box.focus()
        page.keyboard.press("Space")
        expect(outcome(page)).to_have_attribute("data-said", re.compile(r"^Met 1 maatregel: .+\.$"))
        expect(box).to_be_focused()
        expect(box).to_be_checked()
        assert page.url.endswith("/wat-helpt?met=bewijs")
        said = outcome(page).get_attribute("data-said") or ""
        expect(page.locator("[data-live]")).to_have_text(said)
        told = outcome(page).inner_text()
        page.reload()
        assert outcome(page).inner_text() == told
        expect(page.get_by_role("checkbox", name=TICK)).to_be_checked()
    assert worker.loaded() == before


def test_of_fast_ticks_the_last_one_counts(browser: Browser, site: Site, worker: Worker) -> None:
    with visit(browser, site) as page:
        page.goto(worker.address("/wat-helpt"))
        for name in (TICK, OTHER, TICK, TICK):
            page.get_by_role("checkbox", name=name).click()
        expect(outcome(page)).to_have_attribute("data-said", re.compile("^Met 2 maatregelen: "))
        assert page.url.endswith(ticked("bewijs", "automatic"))


def test_when_it_cannot_be_worked_out_the_button_does_it(browser: Browser, site: Site, worker: Worker) -> None:
    with visit(browser, site) as page:
        page.goto(worker.address("/wat-helpt"))
        page.route("**/wat-helpt?*", lambda route: route.abort())
        page.get_by_role("checkbox", name=TICK).click()
        expect(page.get_by_text("Het uitrekenen lukte niet.").first).to_be_visible()
        page.unroute("**/wat-helpt?*")
        with page.expect_navigation():
            page.get_by_role("button", name="Bereken").click()
        expect(outcome(page)).to_have_attribute("data-said", re.compile("^Met 1 maatregel: "))
        expect(page.get_by_role("checkbox", name=TICK)).to_be_checked()


def test_without_a_script_a_measure_is_tried_and_put_in_the_dossier(
    browser: Browser, site: Site, worker: Worker
) -> None:
    with visit(browser, site, script=False, width=390) as page:
        page.goto(worker.address("/wat-helpt"))
        expect(page.get_by_role("link", name="Wat doet elke maatregel in zijn eentje?")).to_be_visible()
        page.get_by_role("checkbox", name=OTHER).check()
        WithKeyboard(page).press("Bereken")
        expect(outcome(page)).to_have_attribute("data-said", re.compile("^Met 1 maatregel: "))
        told = outcome(page).inner_text()
        page.locator("li", has=page.get_by_role("checkbox", name=OTHER)).locator("summary").click()
        with page.expect_navigation():
            page.get_by_role("button", name=re.compile(f"^Zet in het dossier ?: {OTHER}$")).click()
        expect(page.get_by_text("staat nu bij jullie maatregelen, als voornemen")).to_be_visible()
        expect(page.get_by_role("checkbox", name=OTHER)).to_be_checked()
        assert outcome(page).inner_text() == told
    assert worker.loaded().measures[-1].term == "automatic"


def test_nobody_is_kept_out_of_what_a_tick_shows(browser: Browser, site: Site, worker: Worker) -> None:
    with visit(browser, site, scheme="dark", width=320) as page:
        page.goto(worker.address(ticked("bewijs", "tijd", "warning")))
        page.get_by_role("checkbox", name=OTHER).click()
        expect(outcome(page)).to_have_attribute("data-said", re.compile("^Met 4 maatregelen: "))
        assert barriers(page) == []


def test_the_advice_tells_how_sure_it_is_when_that_is_worked_out(browser: Browser, site: Site) -> None:
    worker = Worker(site.app, site.app.test_client(), example(site.app, "paspoort_zonder_afspraak"))
    with visit(browser, site) as page:
        page.goto(worker.address("/advies"))
        told = page.locator("[data-fetched] #zekerheid")
        expect(told).to_be_visible()
        sentence = told.inner_text()
    with visit(browser, site, script=False) as page:
        page.goto(worker.address("/advies"))
        page.get_by_role("link", name="Reken uit hoe zeker dit advies is").click()
        expect(page.locator("#zekerheid")).to_have_text(sentence, use_inner_text=True)


def test_a_link_to_what_takes_a_while_says_so_until_somebody_comes_back(
    browser: Browser, site: Site, worker: Worker
) -> None:
    with visit(browser, site) as page:
        page.goto(worker.address("/wat-helpt"))
        # What a browser does meanwhile cannot be looked at, so it stays here.
        page.evaluate("addEventListener('click', (event) => event.preventDefault())")
        page.get_by_role("link", name="kortste weg").click()
        said = page.locator("a + span").get_by_text("We rekenen.")
        expect(said).to_be_visible()
        expect(page.locator("[data-live]")).to_contain_text("We rekenen.")
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")
        expect(said).to_have_count(0)


def test_the_result_says_how_sure_it_is_as_page_one_does(browser: Browser, site: Site, worker: Worker) -> None:
    robustness = examined(publication_copy(worker.loaded()), site.app.extensions["catalogue"]).robustness
    assert robustness
    with visit(browser, site) as page:
        page.goto(worker.address("/resultaat"))
        expect(page.get_by_text(robustness.sentence)).to_be_visible()
        expect(page.get_by_role("link", name="Reken uit hoe zeker")).to_have_count(0)


def test_each_box_says_what_it_does_by_itself_and_that_is_fetched_once(
    browser: Browser, site: Site, worker: Worker
) -> None:
    asked: list[str] = []
    with visit(browser, site) as page:
        page.on("request", lambda one: asked.append(one.url))
        page.goto(worker.address("/wat-helpt"))
        expect(page.get_by_role("checkbox", name=TICK)).to_have_accessible_description(
            re.compile(r"^Alleen dit: .+\.$")
        )
        expect(page.get_by_role("checkbox", name=OTHER)).to_have_accessible_description(
            re.compile(r"^Alleen dit: .+\.$")
        )
        expect(page.get_by_text("Wat doet elke maatregel in zijn eentje?")).to_be_hidden()
        assert len([one for one in asked if one.endswith("/elk-apart")]) == 1
