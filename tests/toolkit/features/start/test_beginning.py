"""From the empty start page: an example, the quickscan, a dossier. By mouse, by keyboard and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from scoring.dossier import Dossier
from tests.toolkit.browsing import visit
from tests.toolkit.conftest import Site
from toolkit.features.start.dossiers import Search, find_dossiers
from toolkit.storage.store import load_dossier


def only_dossier(site: Site) -> Dossier:
    """Load the one dossier there is."""
    with site.app.app_context(), Session(site.app.extensions["engine"]) as session:
        (listed,) = find_dossiers(session, Search()).dossiers
        return load_dossier(session, listed.id)


def test_a_first_visit_shows_three_doors(browser: Browser, site: Site) -> None:
    with visit(browser, site) as page:
        doors = page.get_by_role("main").get_by_role("heading", level=2)
        expect(doors).to_have_text(["Kijk eerst even rond", "Doe de quickscan", "Maak een dossier"])


def test_an_example_is_two_presses_away_and_can_be_taken_over(browser: Browser, site: Site) -> None:
    with visit(browser, site) as page:
        page.get_by_role("link", name="Bekijk een voorbeeld").click()
        page.get_by_role("link", name="Warm Huis").click()
        expect(page.get_by_role("heading", name="Nog niet te beoordelen")).to_be_visible()
        page.get_by_role("button", name="Zet bij mijn dossiers").click()
        expect(page.get_by_role("status").first).to_contain_text("staat nu bij je dossiers")
    assert only_dossier(site).title.startswith("Warm Huis")


def fill_in(page: Page) -> None:
    """Fill in all that a new dossier needs."""
    page.get_by_label("Hoe heet het voorstel?").fill("Parkeren met een app")
    page.get_by_label("Wat verandert er vergeleken met nu?").fill("Bezoek wordt aangemeld in een app.")
    page.get_by_label("Om welke mensen gaat het vooral?").fill("Ouderen zonder auto")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_a_dossier_needs_a_title_a_sentence_and_a_group(browser: Browser, site: Site, script: bool) -> None:
    with visit(browser, site, script=script) as page:
        page.get_by_role("link", name="Nieuw dossier").click()
        fill_in(page)
        page.get_by_role("button", name="Opslaan en verder").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Parkeren met een app")
    dossier = only_dossier(site)
    assert dict(dossier.intake) == {"what_changes": "Bezoek wordt aangemeld in een app."}
    assert [(group.id, group.name, group.kind) for group in dossier.groups] == [
        ("ouderen_zonder_auto", "Ouderen zonder auto", "resident")
    ]
    assert dossier.depth == "short"
    assert {pin.id for pin in dossier.definitions} >= {"doenvermogen", "intake"}
    assert all(pin.hash for pin in dossier.definitions)


def test_a_dossier_begins_with_the_keyboard_alone(browser: Browser, site: Site) -> None:
    with visit(browser, site) as page:
        page.get_by_role("link", name="Nieuw dossier").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/nieuw")
        page.get_by_label("Hoe heet het voorstel?").focus()
        for typed in ("Een pas", "De pas komt vanzelf.", "Jongeren"):
            page.keyboard.type(typed)
            page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/dossiers/*")
    dossier = only_dossier(site)
    assert (dossier.title, dossier.groups[0].kind) == ("Een pas", "entrepreneur")


def test_what_was_filled_in_stays_when_something_is_missing(browser: Browser, site: Site) -> None:
    with visit(browser, site) as page:
        page.goto("/nieuw")
        fill_in(page)
        page.get_by_label("Hoe heet het voorstel?").fill("   ")
        page.get_by_role("button", name="Opslaan en verder").click()
        summary = page.locator("[data-focus]")
        expect(summary.get_by_role("link")).to_have_text(["Geef het voorstel een naam."])
        expect(page.get_by_label("Om welke mensen gaat het vooral?")).to_have_value("Ouderen zonder auto")
        summary.get_by_role("link").click()
        expect(page.get_by_label("Hoe heet het voorstel?")).to_be_focused()


def test_data_about_a_person_is_warned_for_and_kept(browser: Browser, site: Site) -> None:
    with visit(browser, site) as page:
        page.goto("/nieuw")
        fill_in(page)
        page.get_by_label("Wat verandert er vergeleken met nu?").fill("Bel 06-12345678 voor bezoek.")
        page.get_by_role("button", name="Opslaan en verder").click()
        expect(page.get_by_role("status").first).to_contain_text("een telefoonnummer")
    assert only_dossier(site).intake["what_changes"] == "Bel 06-12345678 voor bezoek."


def test_the_quickscan_asks_its_first_question_without_a_form(browser: Browser, site: Site) -> None:
    with visit(browser, site) as page:
        page.get_by_role("button", name="Begin de quickscan").click()
        expect(page.get_by_role("main").get_by_role("radio").first).to_be_visible()
        # Nothing is stored for somebody who only looks.
        page.goto("/")
        expect(page.get_by_role("heading", name="Doe de quickscan")).to_be_visible()
