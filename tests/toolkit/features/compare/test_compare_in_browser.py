"""Variants side by side in a browser: chosen with the keyboard and without a script, readable in a narrow window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.toolkit.browsing import barriers, visit
from tests.toolkit.conftest import Site
from tests.toolkit.features.compare.test_compare_pages import shortened, variant_of
from tests.toolkit.person import WithKeyboard
from tests.toolkit.working_on import Worker, example

NAME = "Zonder bewijs"


@pytest.fixture
def worker(site: Site) -> Worker:
    """Give somebody who works on a heavy proposal of which there is a lighter variant."""
    found = Worker(site.app, site.app.test_client(), example(site.app, "energiehulp_reis"))
    variant_of(site.app, found.dossier, NAME, groups=shortened(site.app, found.dossier, 1), measures=())
    return found


def test_people_choose_what_stands_beside_it_with_the_keyboard_alone(
    browser: Browser, site: Site, worker: Worker
) -> None:
    with visit(browser, site, width=320, script=False) as page:
        page.goto(worker.address("/vergelijken"))
        page.get_by_label(NAME).focus()
        page.keyboard.press("Space")
        person = WithKeyboard(page)
        person.press("Zet naast elkaar")
        assert person.heading() == "Naast elkaar: Niets doen, Zoals eerst bedacht en Zonder bewijs"
        person.press("Zet 'Zonder bewijs' klaar als makkelijker alternatief")
        expect(page.get_by_label("Welk alternatief?").first).to_have_value(NAME)


def test_a_table_of_variants_can_be_read_in_a_narrow_window(browser: Browser, site: Site, worker: Worker) -> None:
    with visit(browser, site, width=320) as page:
        page.goto(worker.address("/vergelijken"))
        assert barriers(page) == []
        page.get_by_label(NAME).check()
        page.get_by_role("button", name="Zet naast elkaar").click()
        # The wide part can be reached and moved with the keyboard, and the page is no wider than its window.
        frame = page.get_by_role("region", name="Stappen van Huishoudens met een laag inkomen")
        frame.focus()
        expect(frame).to_be_focused()
        assert barriers(page) == []
        # What is heavy and what is not there is told in words.
        row = page.get_by_role("row").filter(has_text="Bewijs bij elkaar zoeken")
        expect(row).to_contain_text("is er niet")
        expect(row).to_contain_text("heel zwaar, breekpunt")
