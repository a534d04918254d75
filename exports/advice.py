"""The advice of a dossier in the form that the suffix of the file asks for."""

from __future__ import annotations

from exports.office.formats import OFFICE_SUFFIXES, write_office
from exports.theme import Theme
from questionnaires.catalogue import Catalogue
from scoring.dossier import Dossier
from scoring.examination import examined
from scoring.publication import publication_copy
from scoring.score import score


def make_advice(dossier: Dossier, catalogue: Catalogue, suffix: str, theme: Theme, *, full: bool = False) -> bytes:
    """Score and examine a dossier, and write what that says.

    Args:
        dossier: a dossier that is valid against `catalogue`.
        catalogue: the definitions it is scored with.
        suffix: `.pdf`, `.odt`, `.docx`, `.html`, `.json` or `.csv`.
        theme: how the document looks.
        full: attach the whole dossier to the PDF and mark every page as internal.

    Returns:
        The bytes of the file; the same dossier gives the same bytes.

    Raises:
        ValueError: for another suffix.
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    # Whatever is written may become public: only the publication copy reaches a document (RULES section 10).
    published = publication_copy(dossier)
    if suffix == ".csv":
        from exports.csv_file import answers_csv

        return answers_csv(score(published, catalogue, with_trace=False), published, catalogue)
    if suffix not in {".pdf", ".html", ".json", *OFFICE_SUFFIXES}:
        raise ValueError(suffix)
    outcome = examined(published, catalogue)
    if suffix == ".json":
        from exports.json_file import outcome_json

        return outcome_json(outcome).encode()
    from exports.html import render_html
    from exports.report import build_report

    if suffix != ".pdf":
        report = build_report(outcome, published, catalogue, theme)
        if suffix == ".html":
            return render_html(report).encode()
        from exports.office.report import report_document

        return write_office(report_document(report), suffix)
    from exports.pdf.characters import drawable
    from exports.pdf.renderer import render_pdf
    from exports.proof import announced, proof_files
    from questionnaires.places import templates

    report = build_report(outcome, published, catalogue, theme, attachments=announced(full=full), internal=full)
    html = drawable(render_html(report), templates() / "assets" / "fonts")
    return render_pdf(html, proof_files(dossier, outcome, catalogue, theme, html, full=full))


def make_plan(dossier: Dossier, catalogue: Catalogue, suffix: str, theme: Theme) -> bytes:
    """Write the participation plan of a dossier on one page.

    Args:
        dossier: a dossier that is valid against `catalogue`.
        catalogue: the definitions; the compass knows what levels of participation are called.
        suffix: `.pdf`, `.odt`, `.docx` or `.html`.
        theme: how the document looks.

    Returns:
        The bytes of the file; the same dossier gives the same bytes.

    Raises:
        ValueError: for another suffix.
    """
    from exports.office.report import report_document
    from exports.plan import build_plan
    from exports.plan.html import render_plan

    report = build_plan(publication_copy(dossier), catalogue, theme)
    if suffix == ".html":
        return render_plan(report).encode()
    if suffix == ".pdf":
        from exports.pdf.renderer import render_pdf

        return render_pdf(render_plan(report))
    return write_office(report_document(report, compact=True), suffix)


def make_ready_text(dossier: Dossier, catalogue: Catalogue, suffix: str, theme: Theme) -> bytes:
    """Write the ready texts of an advice, to put into a decision document.

    Args:
        dossier: a dossier that is valid against `catalogue`.
        catalogue: the definitions it is scored with.
        suffix: `.odt`, `.docx` or `.txt`.
        theme: how the document looks, and the headings.

    Returns:
        The bytes of the file; the same dossier gives the same bytes.

    Raises:
        ValueError: for another suffix.
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    from exports.office.ready_text import ready_text_document, ready_text_plain
    from exports.ready_text import ready_texts
    from exports.report.context import Context

    published = publication_copy(dossier)
    parts = ready_texts(Context(score(published, catalogue, with_trace=False), published, catalogue, theme))
    if suffix == ".txt":
        return ready_text_plain(parts).encode()
    return write_office(ready_text_document(parts, published, theme), suffix)
