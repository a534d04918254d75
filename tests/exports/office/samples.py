"""One of every kind of element that a document can have, and documents made of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, get_args

from exports.charts import ChartInput, profile_chart
from exports.docx.writer import write_docx
from exports.odt.writer import write_odt
from exports.office.document import (
    Contents,
    Element,
    Facts,
    OfficeDocument,
    Outcome,
    PagePart,
    PartHeading,
    SectionHeading,
    Title,
)
from exports.report.views import (
    Block,
    Cell,
    Column,
    Fact,
    Figure,
    Item,
    Link,
    Listing,
    Mark,
    Paragraph,
    Running,
    Subheading,
    Table,
)
from exports.theme import Theme, default_theme

WRITERS: Final[dict[str, Callable[[OfficeDocument], bytes]]] = {"odt": write_odt, "docx": write_docx}

CHART = profile_chart(
    "Profiel van huurders.",
    [ChartInput("Weten", "hoog", "laag", "hoog", "zeer_hoog", "hoog", "Weten: hoog, nu laag.")],
    ["laag", "matig", "hoog", "zeer hoog"],
)
LINK = Link("https://voorbeeld.example/", "de uitleg")
TABLE = Table(
    caption="Zwaarte: per thema",
    columns=(Column("Thema", 60), Column("Uren", 40, "number")),
    rows=(
        (Cell("Weten", lead="Nu:", answer="brief", note="bron: balie"), Cell("4")),
        (
            Cell(mark=Mark("hoog", "hoog"), items=(Item("bel", link=Link("https://voorbeeld.example/", "de uitleg")),)),
            Cell(),
        ),
    ),
)
SECTION = SectionHeading("het-voorstel", "Het voorstel", fresh_page=True)
LISTS = tuple(
    Listing((Item("bellen", lead="Eerst:", answer="dan schrijven", note="(na een week)"), Item("wachten")), style)
    for style in ("bullets", "numbers", "tasks", "fine", "numbers")
)
ELEMENTS: Final[tuple[Element, ...]] = (
    Title("Geld voor energie", "Collegevoorstel"),
    Facts((Fact("Kenmerk", "26-1"), Fact("Datum", "3 mei 2026"))),
    Outcome("Nog niet te beoordelen", "Er is nog te weinig bekend."),
    PartHeading("Voor wie"),
    Paragraph("huurders in een koud huis", lead="Vooral:"),
    Paragraph("De rest volgt.", tone="quiet"),
    Contents("In dit verslag", (SECTION,)),
    SECTION,
    Subheading("Per groep"),
    Subheading("Per thema", fresh_page=True),
    *LISTS,
    TABLE,
    Table("Verborgen naam", TABLE.columns, TABLE.rows, caption_hidden=True),
    Figure(CHART, "Zo lees je dit beeld."),
)
KINDS = frozenset((*get_args(Block), *get_args(PagePart)))


def document_of(*elements: Element, title: str = "Advies", theme: Theme | None = None) -> OfficeDocument:
    """Make a document of some elements."""
    return OfficeDocument(
        title=title,
        description="Kunnen mensen dit?",
        created="2026-05-03",
        theme=theme or default_theme(),
        running=Running("Geld voor energie", "Bladzijde", "van", "intern"),
        elements=elements,
    )
