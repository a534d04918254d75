"""A municipality's own colours and name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, expect

from exports.colour import NIGHT, PAPER, READABLE_CONTRAST, contrast, mixed
from questionnaires.findings import UnreadableError
from tests.toolkit.browsing import VIEWS, barriers, visit
from tests.toolkit.conftest import LINK, running
from toolkit.web.application import create_app
from toolkit.web.settings import Settings
from toolkit.web.theme import DARK_GROUNDS, DARK_INK, DARK_TINT, LIGHT_GROUNDS, LIGHT_INK, LIGHT_TINT, legible

# Both accents only just pass the check of theme files.
THEME = """\
organisation: Gemeente Voorbeeldstad
method: Doenlijkheidstoets
accent: "#a05a00"
accent_on_dark: "#80808c"
"""
COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def with_theme(folder: Path, text: str) -> Settings:
    """Return the settings of an installation with its own theme."""
    path = folder / "theme.yaml"
    path.write_text(text, encoding="utf-8")
    return Settings(folder / "data", theme=path, sign_in_token=LINK, testing=True)


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_an_accent_that_only_just_passes_can_be_read_everywhere(
    browser: Browser, tmp_path: Path, scheme: str, width: int
) -> None:
    with (
        running(create_app(with_theme(tmp_path, THEME))) as site,
        visit(browser, site, scheme=scheme, width=width) as page,
    ):
        expect(page.get_by_role("banner")).to_contain_text("Gemeente Voorbeeldstad")
        expect(page).to_have_title("Begin – Doenlijkheidstoets")
        for address in ("/", "/nieuw", "/uitleg", "/voorbeelden"):
            page.goto(address)
            assert barriers(page) == [], address
        expected = "rgb(160, 90, 0)" if scheme == "light" else "rgb(128, 128, 140)"
        page.goto("/nieuw")
        expect(page.get_by_role("button", name="Opslaan en verder")).to_have_css("background-color", expected)


def test_the_style_is_kept_until_it_changes(tmp_path: Path) -> None:
    client = create_app(with_theme(tmp_path, THEME)).test_client()
    answer = client.get("/huisstijl.css")
    assert answer.content_type.startswith("text/css")
    assert "immutable" in answer.headers["Cache-Control"]
    assert "--theme-accent:#a05a00;" in answer.text
    before = client.get("/uitleg").text
    other = create_app(with_theme(tmp_path, THEME.replace("a05a00", "00693e"))).test_client().get("/uitleg").text
    address = 'href="/huisstijl.css?v='
    assert before.split(address)[1][:12] != other.split(address)[1][:12]


def test_a_theme_that_cannot_be_read_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="te weinig op"):
        create_app(with_theme(tmp_path, 'accent: "#dddddd"\n'))


@given(COLOURS)
def test_text_in_any_accent_can_be_read_on_every_ground(colour: str) -> None:
    light = (*LIGHT_GROUNDS, mixed(colour, PAPER, LIGHT_TINT))
    dark = (*DARK_GROUNDS, mixed(colour, NIGHT, DARK_TINT))
    assert min(contrast(legible(colour, light, LIGHT_INK), ground) for ground in light) >= READABLE_CONTRAST
    assert min(contrast(legible(colour, dark, DARK_INK), ground) for ground in dark) >= READABLE_CONTRAST


def test_the_grounds_are_those_of_the_style() -> None:
    style = (Path(__file__).parents[3] / "templates" / "assets" / "app.css").read_text(encoding="utf-8")
    for ground in (*LIGHT_GROUNDS, LIGHT_INK, *DARK_GROUNDS):
        assert f": {ground};" in style, ground
    assert f"var(--dv-accent) {LIGHT_TINT:.0%}, var(--dv-paper)" in style
    assert f"var(--dv-accent) {DARK_TINT:.0%}, var(--dv-paper)" in style
