"""Paragraphs of an ODT with their words."""

from __future__ import annotations

from typing import assert_never

from odfdo import Element, Header, Link, Paragraph, Span

from exports.office.runs import Run, Runs, plain

_STYLES = {"strong": "Strong_20_Emphasis", "note": "Note", "label": "FactLabel"}


def paragraph(runs: Runs, style: str) -> Paragraph:
    """Make a paragraph of a style."""
    made = Paragraph(style=style)
    for run in runs:
        _append(made, run)
    return made


def heading(level: int, text: str, style: str) -> Header:
    """Make a heading: the level is what readers of the screen hear, the style what it looks like."""
    made = Header(level, plain(text))
    made.style = style
    return made


def link_to(place: str, words: str) -> Element:
    """Make a link to a place in the document itself."""
    return Link(url=f"#{place}", text=plain(words))


def _append(paragraph: Paragraph, run: Run) -> None:
    match run.look:
        case "plain":
            paragraph.append_plain_text(run.text)
        case "strong" | "note" | "label":
            paragraph.append(Span(run.text, style=_STYLES[run.look]))
        case "link":
            paragraph.append(Link(url=run.address, text=run.text, style="Internet_20_link"))
        case _:
            assert_never(run.look)
