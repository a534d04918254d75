"""LibreOffice opens what leaves as ODT and DOCX; as PDF it keeps headings, tables and the texts beside pictures."""

from __future__ import annotations

from pathlib import Path

from exports.office.document import OfficeDocument
from exports.office.report import report_document
from exports.plan import build_plan
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from tests.exports.office.libreoffice import as_pdf, problems_of
from tests.exports.office.samples import ELEMENTS, WRITERS, document_of
from tests.exports.plan.plans import FULL, with_plan
from tests.exports.reports import NOT_NEEDED, SHORT, example, report_of_example


def documents() -> dict[str, OfficeDocument]:
    """A report, one of a single page, a plan, and one of everything."""
    plan = build_plan(with_plan(example(SHORT), FULL), bundled_catalogue(), default_theme())
    return {
        "report": report_document(report_of_example(SHORT)),
        "one-page": report_document(report_of_example(NOT_NEEDED)),
        "plan": report_document(plan, compact=True),
        "everything": document_of(*ELEMENTS),
    }


def test_headings_tables_and_texts_beside_pictures_survive_libreoffice(tmp_path: Path) -> None:
    wanted = {f"{name}-{kind}.{kind}": document for name, document in documents().items() for kind in WRITERS}
    files = {name: WRITERS[name.rpartition(".")[2]](document) for name, document in wanted.items()}
    made = as_pdf(files, tmp_path)
    assert [problem for name in wanted for problem in problems_of(name, wanted[name], made[name])] == []
