"""The advice in a real browser: with the keyboard alone and without JavaScript, and what JavaScript adds."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from scoring.dossier import Alternative, Deviation
from tests.toolkit.browsing import barriers, visit
from tests.toolkit.conftest import Site
from tests.toolkit.features.advice.conftest import with_compass_in_order
from tests.toolkit.person import Person, WithKeyboard, WithMouse
from tests.toolkit.working_on import Worker, put, read_example


def worker_on(site: Site, name: str) -> Worker:
    return Worker(site.app, site.app.test_client(), put(site.app, with_compass_in_order(site.app, read_example(name))))


@pytest.mark.parametrize(("somebody", "script"), [(WithKeyboard, False), (WithMouse, True)])
def test_people_read_the_advice_add_an_alternative_and_deviate(
    browser: Browser, site: Site, somebody: type[Person], *, script: bool
) -> None:
    worker = worker_on(site, "paspoort_zonder_afspraak")
    with visit(browser, site, script=script) as page:
        page.goto(worker.address())
        person = somebody(page)
        person.press("Bekijk het advies")
        assert person.heading().startswith("Advies:")
        person.press("Alternatieven")
        person.press("Zet 'Niets doen' klaar")
        person.press("Opslaan")
        person.press("Terug naar het advies")
        person.press("Wijk één stap af, met een reden")
        boxes = {box.get_attribute("name"): box for box in person.boxes()}
        person.write(boxes["reason"], "De balie is nog niet klaar.")
        person.write(boxes["by"], "Directeur")
        person.press("Opslaan")
        expect(page.get_by_role("heading", level=2, name="Te doen, mits")).to_be_visible()
    stored = worker.loaded()
    assert [way.name for way in stored.alternatives] == ["Niets doen"]
    assert isinstance(stored.alternatives[0], Alternative)
    assert stored.advice
    assert stored.advice.deviation == Deviation(
        advice="positief_mits", reason="De balie is nog niet klaar.", by="Directeur"
    )


def test_a_measure_is_added_to_a_condition_with_the_keyboard_and_without_a_script(browser: Browser, site: Site) -> None:
    worker = worker_on(site, "energiehulp_reis")
    with visit(browser, site, script=False) as page:
        page.goto(worker.address("/advies/voorwaarden"))
        page.get_by_role("link", name="Voeg een maatregel toe").first.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        person = WithKeyboard(page)
        person.write(page.get_by_label("Wat verandert er aan het voorstel?"), "De gemeente zoekt het bewijs zelf op")
        person.press("Opslaan")
        assert person.heading() == "Voorwaarden"
        expect(page.get_by_role("link", name="De gemeente zoekt het bewijs zelf op").first).to_be_visible()
    assert worker.loaded().measures[-1].steps


def test_a_text_saves_by_itself_and_is_copied_where_a_script_runs(browser: Browser, site: Site) -> None:
    worker = worker_on(site, "paspoort_zonder_afspraak")
    with visit(browser, site) as page:
        page.goto(worker.address("/advies/teksten/toelichting"))
        page.get_by_label("Jouw tekst").fill("Onze eigen tekst.")
        page.get_by_label("Jouw tekst").blur()
        expect(page.locator("[data-saved]")).to_contain_text("Opgeslagen om")
        page.get_by_role("link", name="Terug", exact=True).click()
        expect(page.get_by_text("Door jullie aangepast")).to_be_visible()
        page.get_by_role("button", name="Kopieer alle teksten").click()
        expect(page.get_by_role("button", name="Gekopieerd")).to_be_visible()
    stored = worker.loaded().advice
    assert stored
    assert stored.ready_texts[0].text == "Onze eigen tekst."
    with visit(browser, site, script=False) as page:
        page.goto(worker.address("/advies/teksten"))
        expect(page.get_by_role("button", name="Kopieer alle teksten")).to_be_hidden()


@pytest.mark.parametrize("rest", ["/advies", "/advies/voorwaarden", "/advies/teksten", "/advies/brillen"])
def test_a_refusal_and_a_heavy_advice_keep_nobody_out(browser: Browser, site: Site, rest: str) -> None:
    worker = worker_on(site, "energiehulp_reis")
    with visit(browser, site, scheme="dark", width=320) as page:
        page.goto(worker.address(rest))
        assert barriers(page) == []


def test_an_alternative_without_a_name_is_told_on_top_and_at_the_field(browser: Browser, site: Site) -> None:
    worker = worker_on(site, "paspoort_zonder_afspraak")
    with visit(browser, site) as page:
        page.goto(worker.address("/advies/alternatieven"))
        page.get_by_label("Wat houdt het in?").last.fill("Iets anders")
        _save(page)
        expect(page).to_have_title(
            "Fout: Alternatieven – Paspoort ophalen zonder afspraak (fictief) – Doenvermogenstoets"
        )
        page.get_by_role("link", name="Geef het alternatief een naam.").click()
        expect(page.get_by_label("Welk alternatief?").last).to_be_focused()
        assert barriers(page) == []


def _save(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Opslaan", exact=True).click()
