"""Pages of the start and to read: at twice the size, at the door, keyboard only, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.toolkit.browsing import VIEWS, barriers, visit
from tests.toolkit.conftest import Site
from toolkit.cli.demo import fill

PAGES = (
    "/",
    "/?zoek=warm&stand=bezig&volgorde=naam",
    "/?zoek=niets+dat+er+is",
    "/nieuw",
    "/quickscan",
    "/voorbeelden",
    "/voorbeelden/warm_huis",
    "/voorbeelden/stadspas_idee",
    "/openen",
    "/uitleg",
    "/begrippen",
    "/toegankelijkheid",
    "/privacy",
    "/dit-bestaat-niet",
)
ASKED_NOTHING_ELSE = ("/", "/nieuw", "/voorbeelden", "/openen", "/uitleg")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_at_twice_the_size_nothing_falls_off(browser: Browser, site: Site, scheme: str) -> None:
    fill(site.app)
    # Zooming in a browser to 200 % leaves half of the CSS pixels.
    with visit(browser, site, scheme=scheme, width=640) as page:
        for address in PAGES:
            page.goto(address)
            wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, address


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_the_door_keeps_nobody_out_but_who_has_no_link(browser: Browser, site: Site, scheme: str, width: int) -> None:
    with visit(browser, site, scheme=scheme, width=width, inside=False) as page:
        for address in ("/", "/binnen/een-oude-link"):
            page.goto(address)
            expect(page).to_have_title("Kom binnen met je link – Doenvermogenstoets")
            expect(page.get_by_role("navigation", name="Hoofdmenu")).to_have_count(0)
            assert barriers(page) == [], address


def test_who_is_in_can_open_an_old_link_again(browser: Browser, site: Site) -> None:
    with visit(browser, site) as page:
        for address in ("/binnen", "/binnen/een-oude-link"):
            page.goto(address)
            expect(page).to_have_title("Begin – Doenvermogenstoets")


def focusable(page: Page) -> int:
    """Count what can be reached with the keyboard on a page."""
    count: int = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
            .filter(one => one.checkVisibility() && one.type !== 'hidden' && !one.disabled).length"""
    )
    return count


@pytest.mark.parametrize("address", ASKED_NOTHING_ELSE)
def test_everything_is_reached_with_the_keyboard_and_seen(browser: Browser, site: Site, address: str) -> None:
    with visit(browser, site) as page:
        page.goto(address)
        seen = []
        for _step in range(focusable(page)):
            page.keyboard.press("Tab")
            focus = page.evaluate(
                """() => { const one = document.activeElement, style = getComputedStyle(one);
                    const box = one.getBoundingClientRect();
                    return {what: one.outerHTML.slice(0, 120), outline: parseFloat(style.outlineWidth),
                            style: style.outlineStyle, size: Math.min(box.width, box.height)}; }"""
            )
            if focus["what"].startswith("<body"):
                break
            seen.append(focus)
        assert len(seen) > 5
        assert [one["what"] for one in seen if one["style"] == "none" or one["outline"] < 2] == []
        assert [one["what"] for one in seen if one["size"] < 20] == []


@pytest.mark.parametrize("address", ASKED_NOTHING_ELSE)
def test_printed_on_paper_the_menu_and_buttons_are_left_out(browser: Browser, site: Site, address: str) -> None:
    with visit(browser, site) as page:
        page.goto(address)
        page.emulate_media(media="print")
        expect(page.locator("header.dv-header")).to_be_hidden()
        expect(page.locator("h1")).to_be_visible()
