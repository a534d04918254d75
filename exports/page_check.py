"""Do the pages of a PDF say what its data say? Write them again and compare the words."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import pikepdf
from pydantic import ValidationError

from exports.html import render_html
from exports.mismatch import finding, mend_get_original
from exports.page_words import WordDifference, compare_words
from exports.pdf.characters import drawable
from exports.pdf.logical_text import logical_text
from exports.proof import announced, layout_hash
from exports.report import build_report
from exports.theme import Theme
from questionnaires.catalogue import Catalogue
from questionnaires.findings import Finding
from questionnaires.places import templates
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.examination import examined
from scoring.publication import publication_copy

SHOWN = 5
SHORT = 90


def page_findings(
    pdf: bytes, name: str, dossier: Dossier, catalogue: Catalogue, envelope: Mapping[str, Any]
) -> tuple[Finding, ...] | None:
    """Compare the words on the pages with the words that the attached data lead to.

    Args:
        pdf: the file.
        name: what to call it in messages.
        dossier: the attached dossier.
        catalogue: the attached definitions.
        envelope: the attached outcome with what surrounds it: who wrote it, in which theme.

    Returns:
        A finding per difference, the first few; None when another version wrote the pages, so that they may say the
        same in other words.
    """
    written_by = envelope.get("written_by")
    if not isinstance(written_by, dict) or written_by.get("layout") != layout_hash():
        return None
    try:
        theme = Theme.model_validate_json(json.dumps(envelope.get("theme")))
    except ValidationError:
        return (finding("P840", name, _("de huisstijl die bij deze PDF hoort is veranderd"), mend_get_original()),)
    internal = envelope.get("internal") is True
    published = publication_copy(dossier)
    report = build_report(
        examined(published, catalogue), published, catalogue, theme,
        attachments=announced(full=internal), internal=internal,
    )  # fmt: skip
    expected = drawable(render_html(report), templates() / "assets" / "fonts")
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            found = logical_text(document)
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, RecursionError):
        message = _("de tekst op de bladzijden is niet in volgorde te lezen")
        return (finding("P841", name, message, mend_get_original()),)
    return tuple(
        finding("P842", name, _told(difference), mend_get_original())
        for difference in compare_words(expected, found)[:SHOWN]
    )


def _told(difference: WordDifference) -> str:
    if difference.missing is None:
        return _("op de bladzijde staat iets dat niet uit de gegevens volgt: '{text}'").format(
            text=_short(difference.surplus or "")
        )
    if difference.surplus is None:
        return _("op de bladzijde ontbreekt: '{text}'").format(text=_short(difference.missing))
    return _("op de bladzijde staat '{found}' waar hoort: '{expected}'").format(
        found=_short(difference.surplus), expected=_short(difference.missing)
    )


def _short(text: str) -> str:
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"
