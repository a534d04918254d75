"""Every page that can be opened, in a real browser: for every eye, every hand and every window.

The list of pages comes from the routes of the application itself: a new route without an example address fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.toolkit.browsing import AXE, visit
from tests.toolkit.conftest import Site
from tests.toolkit.web.every_route import address, cases, stock
from tests.toolkit.working_on import example
from toolkit.features.quickscan.fresh import new_token
from toolkit.jobs.documents import State
from toolkit.storage.tables import JobRow

CHECKS = Path(__file__).with_name("every_page.js")
SCRIPT = f"{AXE.read_text(encoding='utf-8')}\n;{CHECKS.read_text(encoding='utf-8')}"
NOT_OUR_PAGES = {"static", "sign_in.enter"}
"""Files, and the one-time link: what it shows to somebody outside is tested with the door."""
OTHER_STATES = ("/?zoek=warm&stand=bezig&volgorde=naam", "/?zoek=niets+dat+er+is", "/dit-bestaat-niet")
WHEN_UNKNOWN = (
    "", "/resultaat", "/uitzoeken", "/uitzoeken?was=laag-middel", "/uitzoeken/vragen-aan/kcc_14010",
    "/uitzoeken/invullen", "/uitzoeken/invullen?wie=kcc_14010", "/samen", "/samen/verslag", "/documenten",
    "/kompas", "/kompas/vragen/signalen", "/participatieplan", "/participatieplan/deel/planning",
    "/participatieplan/lijst/signalen/nieuw",
)  # fmt: skip
"""Of a dossier of which nothing is known yet."""
WRONG = """<!doctype html><html lang="nl"><title>Fout</title><style>
  .thin:focus { outline: none } .cover { position: fixed; inset: 0 auto auto 0; height: 400px; width: 320px }
  @media (prefers-color-scheme: dark) { p { background: #000; color: #111 } }
</style><main><h2>Eerst</h2><h1>Kop</h1><h1>Nog een kop</h1><h4>Diep</h4>
<p>Tekst</p><input class="thin">
<button style="width: 9px; height: 9px; padding: 0">x</button><button>y</button><button tabindex="3">Eerder</button>
<div style="display: flex; flex-direction: column-reverse"><button>Onder</button><button>Boven</button></div>
<div style="width: 900px">Breed</div></main><div class="cover"></div>"""
EXPECTED = (
    "axe: ", "pixels wider", "not exactly one h1", "is not the h1", "a level is skipped", "no label",
    "smaller than 24", "no ring", "not in view", "out of the order", "stands before", "dark: axe: color-contrast",
)  # fmt: skip
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
"""What a dark scheme can change; everything else of a page is the same."""
OK = 200
REDIRECTS = range(300, 400)


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_in_light_and_dark(browser: Browser, site: Site, width: int) -> None:
    findings, titles = [], dict[str, list[str]]()
    with visit(browser, site, width=width) as page:
        findings += [f"the first visit: {finding}" for finding in found_on(page)]
        for where in [*every_page(site), *other_states(site.app)]:
            page.goto(where)
            # What is fetched into a page afterwards belongs to it.
            expect(page.locator("[data-fetch]:not([data-fetched])")).to_have_count(0)
            findings += [f"{where}: {finding}" for finding in found_on(page)]
            titles.setdefault(page.title(), []).append(where.partition("?")[0])
    assert not findings, "\n".join(findings)
    assert {title: alike for title, alike in titles.items() if len(set(alike)) > 1} == {}


def test_the_checks_find_what_is_wrong(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 400})
    page.set_content(WRONG)
    found = found_on(page)
    for expected in EXPECTED:
        assert any(expected in one for one in found), (expected, found)


def found_on(page: Page) -> list[str]:
    """Return everything that keeps people out of the page that is open, in light and in dark."""
    # Playwright's evaluate is not bound by the content security policy of the page; a script tag would be.
    page.evaluate(SCRIPT)
    page.evaluate("checks.open()")
    found: list[str] = page.evaluate("checks.all()")
    for _press in range(page.evaluate("checks.presses()")):
        page.keyboard.press("Tab")
    found += page.evaluate("checks.focusOrder()")
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {one}" for one in page.evaluate("rules => checks.axe(rules)", RULES_OF_COLOUR)]
    page.emulate_media(color_scheme="light")
    return found


def every_page(site: Site) -> list[str]:
    """Return an address for each route that shows a page, of a dossier that has something in every place."""
    app = site.app
    stocked = stock(app)
    make_ready(app, stocked.values["job"])
    with app.test_request_context():
        of_endpoint = {"quickscan.fresh": {"token": new_token()}}
    client = app.test_client()
    client.get(site.entrance.removeprefix(site.address))
    pages = []
    for method, rule in cases(app):
        if method != "GET" or rule.endpoint in NOT_OUR_PAGES:
            continue
        where = address(rule, stocked.values | of_endpoint.get(rule.endpoint, {}))
        answer = client.get(where)
        assert answer.status_code == OK or answer.status_code in REDIRECTS, f"no example address for {rule.rule}"
        if answer.status_code == OK and answer.mimetype == "text/html":
            pages.append(where)
    return pages


def other_states(app: Flask) -> Sequence[str]:
    """Return addresses of pages that a full dossier does not show."""
    unknown = f"/dossiers/{example(app, 'stadspas_idee')}"
    return [*OTHER_STATES, *(unknown + rest for rest in WHEN_UNKNOWN)]


def make_ready(app: Flask, job: str) -> None:
    """Finish a document, so that it can be fetched."""
    values = {"state": State.READY, "result": b"klaar", "finished_at": datetime.now(UTC)}
    with Session(app.extensions["engine"]) as session:
        session.execute(update(JobRow).where(JobRow.id == job).values(values))
        session.commit()
