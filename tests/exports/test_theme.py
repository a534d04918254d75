"""A theme file changes names and colours, strictly, and never below what people can read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.colour import NIGHT, PAPER, READABLE_CONTRAST, VISIBLE_CONTRAST, contrast, mixed
from exports.html import render_html
from exports.report import build_report
from exports.theme import HeadingId, Theme, default_theme, read_theme
from questionnaires.catalogue import bundled_catalogue
from questionnaires.findings import UnreadableError
from tests.exports.reports import FULLEST, example, outcome_of

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "huisstijl.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_default_theme_has_every_heading_and_readable_colours() -> None:
    theme = default_theme()
    assert set(theme.headings) == set(HeadingId.__args__)  # type: ignore[attr-defined]
    assert contrast(theme.accent, PAPER) >= READABLE_CONTRAST
    assert contrast(theme.accent_on_dark, NIGHT) >= READABLE_CONTRAST


def test_a_theme_changes_only_what_it_names(tmp_path: Path) -> None:
    theme = read_theme(
        written(
            tmp_path, 'organisation: Gemeente Rivierstad\naccent: "#00694b"\nheadings:\n  for_whom: Wie raakt dit?\n'
        )
    )
    assert theme.heading("for_whom") == "Wie raakt dit?"
    assert theme.heading("sources") == default_theme().heading("sources")
    html = render_html(build_report(outcome_of(FULLEST), example(FULLEST), bundled_catalogue(), theme))
    assert "Gemeente Rivierstad · Doenvermogenstoets" in html
    assert "Wie raakt dit?" in html
    assert "#00694b" in html
    assert default_theme().accent not in html


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("acent: '#00694b'\n", "S102", 1),
        ("organisation: Rivierstad\naccent: groen\n", "S104", 2),
        ("organisation: Rivierstad\naccent: '#9fe0c8'\n", "S120", 2),
        ("accent_on_dark: '#10454f'\n", "S120", 1),
        ("headings:\n  for_who: Wie?\n", None, 2),
        ("accent: '#00694b'\naccent: '#00694c'\n", "Y011", 2),
        ("", "Y006", 1),
    ],
)
def test_a_wrong_theme_is_refused_where_it_is_wrong(tmp_path: Path, text: str, code: str | None, line: int) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_theme(written(tmp_path, text))
    finding = caught.value.findings[0]
    assert finding.line == line
    assert finding.mend
    if code:
        assert finding.code == code


def test_a_theme_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"weg\.yaml"):
        read_theme(tmp_path / "weg.yaml")


@given(COLOURS, COLOURS)
def test_contrast_is_between_1_and_21_and_the_same_both_ways(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) <= 21
    assert contrast(one, other) == contrast(other, one)


@given(COLOURS, st.floats(0, 1))
def test_a_tint_never_has_more_contrast_with_paper_than_its_colour(colour: str, share: float) -> None:
    assert contrast(mixed(colour, PAPER, share), PAPER) <= contrast(colour, PAPER) + 0.1


def test_heavier_bands_are_darker_on_paper_and_lighter_at_night() -> None:
    theme: Theme = default_theme()
    for palette, background in ((theme.palette, PAPER), (theme.dark_palette, NIGHT)):
        ratios = [contrast(step, background) for step in palette.steps]
        assert ratios == sorted(ratios)
        assert ratios[0] >= VISIBLE_CONTRAST
        assert len(set(palette.steps)) == 4
