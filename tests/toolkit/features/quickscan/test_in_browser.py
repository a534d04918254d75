"""The quickscan in a real browser: no page keeps anybody out. How a person gets through it: test_person.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.toolkit.browsing import VIEWS, barriers, visit
from tests.toolkit.conftest import Site


def _choose(page: Page, option: str) -> int:
    """Choose an answer for every question of the page; return how many there were."""
    questions = page.locator("form[data-autosave] > .dv-field > fieldset").all()
    for question in questions:
        question.locator(f"> .dv-option input{option}").check()
    return len(questions)


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_no_page_keeps_anybody_out(browser: Browser, site: Site, scheme: str, width: int) -> None:
    with visit(browser, site, scheme=scheme, width=width) as page:
        page.get_by_role("button", name="Begin de quickscan").click()
        for _page in range(2):
            page.locator("summary").first.click()
            _choose(page, "[value='-unknown']")
            expect(page.locator("[data-saved]")).to_contain_text("Opgeslagen")
            assert barriers(page) == []
            page.get_by_role("button", name="Opslaan en verder").last.click()
            page.wait_for_load_state()
        assert barriers(page) == []
        page.get_by_label("Hoe heet het voorstel?").fill("")
        page.get_by_role("button", name="Naam opslaan").click()
        expect(page.get_by_role("heading", name="Er klopt nog iets niet")).to_be_visible()
        assert barriers(page) == []
