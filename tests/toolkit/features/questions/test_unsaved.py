"""What was not saved is never lost without a word: refused, still under way, or sent to a page that is gone."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Dialog, Page, Route, expect

from scoring.dossier import Response
from tests.toolkit.browsing import visit
from tests.toolkit.conftest import Site
from tests.toolkit.features.questions.conftest import Visitor

THEME = re.compile("themas/vinden$")
NOTE = "Gebeld met de balie."
PAUSE = 300
"""Milliseconds in which the browser may ask whether to leave."""
AGAIN = 2500
"""Milliseconds in which a page tries again when there was no connection."""


def _asked_when_leaving(page: Page) -> list[str]:
    """Stay on the page whenever the browser asks whether to leave it; collect what it asked."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    return asked


def test_text_that_was_refused_is_not_left_behind_unasked(browser: Browser, site: Site, visitor: Visitor) -> None:
    with visit(browser, site) as page:
        page.goto(visitor.question("zoeken"))
        asked = _asked_when_leaving(page)
        saved = page.locator("[data-saved]")
        page.get_by_label("Weet ik niet").check()
        page.get_by_label("Iemand zoekt het uit").check()
        page.locator("summary").click()
        page.get_by_label("Notitie").fill(NOTE)
        page.get_by_label("Notitie").blur()
        expect(saved).to_have_text("Nog niet opgeslagen: vul de rest ook in.")
        page.get_by_role("link", name="Terug").click()
        page.wait_for_timeout(PAUSE)
        assert asked == ["beforeunload"]
        expect(page.get_by_label("Notitie")).to_have_value(NOTE)
        page.get_by_label("Wie zoekt het uit?").fill("Team data")
        page.get_by_label("Wanneer weet je het?").fill("2027-02-01")
        page.get_by_label("Wanneer weet je het?").blur()
        expect(saved).to_contain_text("Opgeslagen om")
        page.get_by_role("link", name="Terug").click()
        expect(page).to_have_url(THEME)
        assert asked == ["beforeunload"]
    answer = visitor.answer("zoeken")
    assert answer is not None
    assert answer.proposal is not None
    assert answer.proposal.note == NOTE


def test_what_was_typed_during_a_save_is_not_left_behind_unasked(
    browser: Browser, site: Site, visitor: Visitor
) -> None:
    with visit(browser, site) as page:
        page.goto(visitor.question("zoeken"))
        asked, held = _asked_when_leaving(page), list[Route]()
        page.route("**/vragen/zoeken", lambda route: route.continue_() if held else held.append(route))
        with page.expect_request("**/vragen/zoeken"):
            page.get_by_label("Sterk", exact=True).first.check()
        page.locator("summary").click()
        page.get_by_label("Notitie").fill(NOTE)
        page.get_by_role("link", name="Terug").click()
        page.wait_for_timeout(PAUSE)
        assert asked == ["beforeunload"]
        held[0].continue_()
        expect(page.locator("[data-saved]")).to_contain_text("Opgeslagen om")
        expect(page.get_by_label("Notitie")).to_have_value(NOTE)
        page.get_by_role("link", name="Terug").click()
        expect(page).to_have_url(THEME)
    answer = visitor.answer("zoeken")
    assert answer is not None
    assert answer.proposal == Response(value="sterk", note=NOTE)


def test_leaving_during_a_save_keeps_what_is_being_saved(browser: Browser, site: Site, visitor: Visitor) -> None:
    with visit(browser, site) as page:
        page.goto(visitor.question("zoeken"))
        asked = _asked_when_leaving(page)
        page.get_by_label("Sterk", exact=True).first.check()
        page.get_by_role("link", name="Terug").click()
        expect(page).to_have_url(THEME)
        assert asked == []
    answer = visitor.answer("zoeken")
    assert answer is not None
    assert answer.proposal == Response(value="sterk")


def test_what_is_no_matter_of_connection_is_not_called_so(browser: Browser, site: Site, visitor: Visitor) -> None:
    with visit(browser, site) as page:
        page.goto(visitor.question("zoeken"))
        saved, kind = page.locator("[data-saved]"), "data-saved"
        page.context.clear_cookies()
        tries: list[str] = []
        page.on("request", lambda request: tries.append(request.url))
        page.get_by_label("Sterk", exact=True).first.check()
        expect(saved).to_contain_text("Kopieer eerst je tekst en laad de bladzijde opnieuw.")
        expect(saved).to_have_attribute(kind, "wrong")
        assert "verbinding" not in saved.inner_text()
        page.wait_for_timeout(AGAIN)
        assert len(tries) == 1, "it does not try again what cannot succeed"
        page.route("**/vragen/zoeken", lambda route: route.abort())
        page.get_by_label("Redelijk", exact=True).first.check()
        expect(saved).to_contain_text("er is geen verbinding")


def test_what_goes_wrong_with_us_is_told_and_tried_again(browser: Browser, site: Site, visitor: Visitor) -> None:
    # Not with `visit`, which wants no page to go wrong.
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    page.goto(site.entrance)
    page.goto(visitor.question("zoeken"))
    page.route("**/vragen/zoeken", lambda route: route.fulfill(status=503, body="<p>druk</p>"))
    page.get_by_label("Sterk", exact=True).first.check()
    expect(page.locator("[data-saved]")).to_contain_text("er ging iets mis bij ons")
    page.unroute("**/vragen/zoeken")
    expect(page.locator("[data-saved]")).to_contain_text("Opgeslagen om")
    context.close()
