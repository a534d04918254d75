"""What could be easier to read in the documents of a dossier, for the person who writes it."""

from __future__ import annotations

from exports.plan import build_plan
from exports.reading_check import ReadingCheck, page_texts, reading_check
from exports.ready_text import ready_texts
from exports.report import build_report
from exports.report.context import Context
from exports.theme import Theme
from questionnaires.catalogue import Catalogue
from questionnaires.translation import _
from scoring.dossier import Dossier
from scoring.examination import examined
from scoring.publication import publication_copy


def reading_advice(dossier: Dossier, catalogue: Catalogue, theme: Theme) -> tuple[str, ...]:
    """Say what could be easier to read in page one and in the ready texts; nothing when nothing stands out.

    Args:
        dossier: a dossier that is valid against `catalogue`.
        catalogue: the definitions it is scored with.
        theme: the headings.
    """
    published = publication_copy(dossier)
    outcome = examined(published, catalogue)
    page = build_report(outcome, published, catalogue, theme).page_one
    parts = ready_texts(Context(outcome, published, catalogue, theme))
    return _named_advice(
        (_("bladzijde één"), reading_check(page_texts(page))),
        (_("de tekst voor het besluitstuk"), reading_check(part.text for part in parts)),
    )


def plan_reading_advice(dossier: Dossier, catalogue: Catalogue, theme: Theme) -> tuple[str, ...]:
    """Say what could be easier to read in the participation plan; nothing when nothing stands out."""
    page = build_plan(publication_copy(dossier), catalogue, theme).page_one
    return _named_advice((_("het participatieplan"), reading_check(page_texts(page))))


def _named_advice(*checks: tuple[str, ReadingCheck]) -> tuple[str, ...]:
    return tuple(
        _("Leestip bij {where}: {advice}").format(where=where, advice=advice)
        for where, check in checks
        for advice in check.advice
    )
