"""What is done to a PDF after WeasyPrint has drawn it and before it is written.

Each step mends one thing that a validator or a reader stumbles over; the tests leave each out once, and see that the
gates notice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from exports.pdf.attachments import AttachedFile
from exports.pdf.draft import Draft
from exports.pdf.embedding import embed
from exports.pdf.figures import place_figures
from exports.pdf.links import describe_links, refuse_unsafe_links
from exports.pdf.lists import gather_list_items
from exports.pdf.metadata import declare_accessibility, keep_metadata_readable, require_title
from exports.pdf.pagination import mark_running_text
from exports.pdf.tables import join_split_tables, scope_table_headers
from exports.pdf.writing import freeze_objects

if TYPE_CHECKING:
    import pydyf
    from weasyprint import Document

Step = Callable[[Draft], None]

STEPS: tuple[Step, ...] = (
    require_title,
    refuse_unsafe_links,
    describe_links,
    gather_list_items,
    join_split_tables,
    scope_table_headers,
    place_figures,
    mark_running_text,
    declare_accessibility,
    keep_metadata_readable,
)


def finisher(files: Sequence[AttachedFile], steps: Sequence[Step] = STEPS) -> Callable[[Document, pydyf.PDF], None]:
    """Make the function that WeasyPrint calls with its pages and the objects of the file."""

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        draft = Draft(document, pdf)
        for step in steps:
            step(draft)
        embed(draft, files)
        freeze_objects(draft)

    return finish
