"""Paragraphs of a DOCX with their words, links and places to link to."""

from __future__ import annotations

from typing import assert_never

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from exports.office.runs import Run, Runs

_STYLES = {"strong": "Strong", "note": "Kleine noot", "label": "Kenmerk"}


def add_runs(paragraph: Paragraph, runs: Runs) -> None:
    """Append words to a paragraph."""
    for run in runs:
        match run.look:
            case "plain":
                paragraph.add_run(run.text)
            case "strong" | "note" | "label":
                paragraph.add_run(run.text, style=_STYLES[run.look])
            case "link":
                _add_link(paragraph, run)
            case _:
                assert_never(run.look)


def add_link_to(paragraph: Paragraph, place: str, words: str) -> None:
    """Append a link to a place in the document itself."""
    paragraph._p.append(_hyperlink(words, {qn("w:anchor"): place}))  # noqa: SLF001 - the library has no links to places


def place_name(number: int) -> str:
    """Return the name of a place to link to: Word allows letters, digits and underscores, at most forty."""
    return f"deel_{number}"


def mark_place(paragraph: Paragraph, place: str, number: int) -> None:
    """Let links lead to this paragraph; `number` is different for every place of a document."""
    paragraph._p.append(start_of_place(place, number))  # noqa: SLF001 - the library has no bookmarks
    paragraph._p.append(end_of_place(number))  # noqa: SLF001


def start_of_place(place: str, number: int) -> BaseOxmlElement:
    """Make the beginning of a place."""
    return _element("w:bookmarkStart", {"w:id": str(number), "w:name": place})


def end_of_place(number: int) -> BaseOxmlElement:
    """Make the end of a place."""
    return _element("w:bookmarkEnd", {"w:id": str(number)})


def field_mark(kind: str) -> BaseOxmlElement:
    """Make a run that begins, separates or ends a field."""
    run = OxmlElement("w:r")
    run.append(_element("w:fldChar", {"w:fldCharType": kind}))
    return run


def field_instruction(text: str) -> BaseOxmlElement:
    """Make the run that says what a field is."""
    run = OxmlElement("w:r")
    instruction = _element("w:instrText", {"xml:space": "preserve"})
    instruction.text = f" {text} "
    run.append(instruction)
    return run


def _add_link(paragraph: Paragraph, run: Run) -> None:
    relation = paragraph.part.relate_to(run.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    paragraph._p.append(_hyperlink(run.text, {qn("r:id"): relation}))  # noqa: SLF001 - the library only reads links


def _hyperlink(words: str, attributes: dict[str, str]) -> BaseOxmlElement:
    link = OxmlElement("w:hyperlink")
    for name, value in attributes.items():
        link.set(name, value)
    run = OxmlElement("w:r")
    look = OxmlElement("w:rPr")
    look.append(_element("w:rStyle", {"w:val": "Hyperlink"}))
    run.append(look)
    text = OxmlElement("w:t")
    text.text = words
    run.append(text)
    link.append(run)
    return link


def _element(tag: str, attributes: dict[str, str]) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made
