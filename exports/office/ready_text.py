"""The ready texts as a file of their own, to put into a decision document: for word processors and as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.dutch import clipped
from exports.office.document import Element, OfficeDocument, SectionHeading, Title
from exports.ready_text import ReadyPart
from exports.report.ready_section import text_blocks
from exports.report.views import Paragraph, Running
from exports.theme import Theme
from questionnaires.translation import _
from scoring.dossier import Dossier

_SHORT_TITLE = 70
_LONGEST_DOCUMENT_TITLE = 150


def ready_text_document(parts: Sequence[ReadyPart], dossier: Dossier, theme: Theme) -> OfficeDocument:
    """Lay the ready texts out under their headings."""
    about = clipped(dossier.title, _LONGEST_DOCUMENT_TITLE)
    return OfficeDocument(
        title=_("Tekst voor het besluitstuk: {title}").format(title=about),
        description=_("Tekst van de doenvermogenstoets, om over te nemen in het besluitstuk."),
        created=dossier.filled_in_on or "",
        theme=theme,
        running=Running(clipped(dossier.title, _SHORT_TITLE), _("Bladzijde"), _("van"), ""),
        elements=(Title(dossier.title, _("Tekst voor het besluitstuk")), *_elements(parts)),
    )


def ready_text_plain(parts: Sequence[ReadyPart]) -> str:
    """Return the ready texts as plain text, to copy."""
    texts = (f"{one.heading}\n\n{_with_warning(one)}" for one in _written(parts))
    return "\n\n\n".join(texts) + "\n"


def outdated_warning() -> str:
    """Say that a text was changed by hand and no longer matches the outcome."""
    return _("Let op: de uitkomst is veranderd nadat deze tekst is aangepast. Kijk de tekst na.")


def _elements(parts: Sequence[ReadyPart]) -> Iterator[Element]:
    for one in _written(parts):
        yield SectionHeading(one.part, one.heading)
        if one.outdated:
            yield Paragraph(outdated_warning(), tone="quiet")
        yield from text_blocks(one.text)


def _written(parts: Sequence[ReadyPart]) -> Iterator[ReadyPart]:
    """A heading with nothing under it only asks for work."""
    return (one for one in parts if one.text.strip())


def _with_warning(part: ReadyPart) -> str:
    return f"[{outdated_warning()}]\n\n{part.text}" if part.outdated else part.text
