"""A journey in a real browser: with the keyboard alone, and saving by itself."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from scoring.dossier import Estimate, Journey
from tests.toolkit.browsing import barriers, visit
from tests.toolkit.conftest import Site
from tests.toolkit.features.dossier.test_dossier_in_browser import follow, press_until, worker_on
from tests.toolkit.features.journey.conftest import JOURNEY, journey_of
from tests.toolkit.working_on import Worker


def journey(worker: Worker) -> Journey:
    found = worker.loaded().groups[0].journey
    assert found is not None
    return found


def test_a_journey_is_built_with_the_keyboard_alone(browser: Browser, site: Site) -> None:
    worker = worker_on(site, "stadspas_idee")
    with visit(browser, site) as page:
        page.goto(worker.address(journey_of(worker)))
        press_until(page, "Eerste stap toevoegen")
        follow(page)
        press_until(page, "Hoe heet deze stap?")
        page.keyboard.type("De brief lezen")
        press_until(page, "Wat doet iemand in deze stap?")
        page.keyboard.type("Lezen")
        press_until(page, "Weet ik niet")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        press_until(page, "Opslaan en nog een stap")
        follow(page)
        press_until(page, "Hoe heet deze stap?")
        page.keyboard.type("Bellen")
        # Enter is the first button, whatever stands below.
        follow(page)
        assert barriers(page) == []
        steps = journey(worker).steps
        assert [step.name for step in steps] == ["De brief lezen", "Bellen"]
        assert steps[0].values == {"action": "read", "minutes": Estimate(low=5, likely=15, high=30)}
        press_until(page, "Omhoog Bellen")
        follow(page)
        assert [step.name for step in journey(worker).steps] == ["Bellen", "De brief lezen"]
        press_until(page, "Weghalen Bellen")
        follow(page)
        press_until(page, "Stap weghalen")
        follow(page)
        expect(page.get_by_text("De stap 'Bellen' is weggehaald.")).to_be_visible()
    assert [step.name for step in journey(worker).steps] == ["De brief lezen"]


def test_a_step_saves_by_itself(browser: Browser, site: Site) -> None:
    worker = worker_on(site, "energiehulp_reis")
    with visit(browser, site) as page:
        page.goto(worker.address(f"{JOURNEY}/stappen/find"))
        page.get_by_label("Welke hulp is er bij deze stap?").select_option("taken_over")
        expect(page.locator("[data-saved]")).to_contain_text("Opgeslagen om")
        page.get_by_label("Ongeveer een uur (30 tot 120 minuten)").check()
        page.get_by_role("button", name="Opslaan", exact=True).click()
        expect(page.get_by_text("Opgeslagen.", exact=True)).to_be_visible()
        assert barriers(page) == []
    values = journey(worker).steps[0].values
    assert values["help"] == "taken_over"
    assert values["minutes"] == Estimate(low=30, likely=60, high=120)
