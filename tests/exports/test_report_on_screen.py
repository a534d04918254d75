"""The page in a browser: accessible by axe, light and dark, and readable on a phone without scrolling sideways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from exports.html import render_html
from tests.exports.journeys import WORKED
from tests.exports.reports import FULLEST, NOT_NEEDED, SHORT, changed, example, report_of, report_of_example

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PHONE, ZOOMED, DESK = 320, 640, 1280
Scheme = Literal["light", "dark"]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Any]:
    contexts = []

    def open_it(html: str, width: int, scheme: Scheme = "light") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.set_content(html)
        return page

    yield open_it
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        (FULLEST, PHONE, "dark"),
        (FULLEST, DESK, "light"),
        (WORKED, DESK, "dark"),
        *(
            (name, width, scheme)
            for name in (SHORT, NOT_NEEDED)
            for width in (PHONE, DESK)
            for scheme in ("light", "dark")
        ),
    ],
)
def test_axe_finds_nothing(open_page: Any, name: str, width: int, scheme: Scheme) -> None:
    page = open_page(render_html(report_of_example(name)), width, scheme)
    page.add_script_tag(path=AXE)
    result = page.evaluate("() => axe.run()")
    found = [f"{one['id']}: {one['help']} {one['nodes'][0]['html'][:120]}" for one in result["violations"]]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [PHONE, ZOOMED, DESK])
def test_nobody_has_to_scroll_sideways(open_page: Any, width: int) -> None:
    def lengthen(data: dict[str, Any]) -> None:
        data["title"] = "Lange" * 60
        data["groups"][0]["name"] = "Doelgroepenbeleid" * 17

    page = open_page(render_html(report_of(changed(example(FULLEST), lengthen))), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dark_is_dark_and_light_is_light(open_page: Any) -> None:
    html = render_html(report_of_example(FULLEST))
    backgrounds = [
        open_page(html, DESK, scheme).evaluate("getComputedStyle(document.documentElement).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert backgrounds == ["rgb(255, 255, 255)", "rgb(18, 24, 27)"]


def test_the_page_asks_the_network_for_nothing(browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(render_html(report_of_example(FULLEST)), wait_until="networkidle")
    assert asked == []
    page.close()
