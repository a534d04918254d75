"""What tests do with a real browser: open a page in a certain way, and look for what keeps people out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.toolkit.conftest import Site

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE = 20_000
"""Milliseconds that a test waits for what it expects: enough for a machine that does much else at the same time."""
SERVER_ERROR = 500
expect.set_options(timeout=PATIENCE)
VIEWS = [(scheme, width) for scheme in ("light", "dark") for width in (320, 1280)]


@contextmanager
def visit(
    browser: Browser, site: Site, *, scheme: str = "light", width: int = 1280, script: bool = True, inside: bool = True
) -> Iterator[Page]:
    """Open a browser window and go in.

    Args:
        browser: Playwright's browser.
        site: the running application.
        scheme: "light" or "dark".
        width: of the window, in CSS pixels.
        script: False turns JavaScript off.
        inside: False stays outside the door.
    """
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
        java_script_enabled=script,
        base_url=site.address,
        locale="nl-NL",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    failures: list[str] = []
    page.on("response", lambda answer: failures.append(answer.url) if answer.status >= SERVER_ERROR else None)
    # What the content security policy stopped, and errors of our own script.
    page.on("console", lambda said: failures.append(said.text) if "Content Security Policy" in said.text else None)
    page.on("pageerror", lambda error: failures.append(str(error)))
    if inside:
        page.goto(site.entrance)
    yield page
    context.close()
    assert failures == []


def barriers(page: Page) -> list[str]:
    """Return what axe finds on a page, and a page that is wider than its window.

    Runs axe in a world of its own, so the content security policy of the page stays in force.
    """
    # Playwright's evaluate is not bound by the policy of the page; a script tag would be.
    page.evaluate(AXE.read_text(encoding="utf-8") + "\n;0")
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})", RULES
    )
    findings = [
        f"{violation['id']}: {violation['help']}: {json.dumps([node['target'] for node in violation['nodes']])} "
        f"{violation['nodes'][0].get('any', [{}])[:1]}"
        for violation in found["violations"]
    ]
    wide: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        findings.append(f"the page is {wide} pixels wider than its window")
    return findings
