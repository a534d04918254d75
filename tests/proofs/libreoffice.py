"""Every document of every example through LibreOffice: advice, ready text and plan, as ODT and as DOCX.

    python -m tests.proofs.libreoffice [FOLDER]

Each is opened and turned into a PDF, which has to keep title, language, headings, tables and the texts beside pictures.
Prints a line a document; exits 1 when something got lost. With FOLDER the files and their PDFs are kept there.
"""

from __future__ import annotations

import sys
import tempfile
from io import BytesIO
from pathlib import Path

import pikepdf

from exports.office.document import OfficeDocument
from exports.office.ready_text import ready_text_document
from exports.office.report import report_document
from exports.plan import build_plan
from exports.ready_text import ready_texts
from exports.report.context import Context
from exports.theme import default_theme
from questionnaires.catalogue import bundled_catalogue
from tests.exports.office.libreoffice import as_pdf, problems_of
from tests.exports.office.said import unsaid
from tests.exports.office.samples import WRITERS
from tests.exports.reports import example, examples, outcome_of, report_of_example


def main(folder: Path) -> int:
    """Write, open and compare everything."""
    documents = {f"{name}-{subject}": made for name in examples() for subject, made in _documents(name).items()}
    files = {
        f"{name}-{kind}.{kind}": write(document)
        for name, document in documents.items()
        for kind, write in WRITERS.items()
    }
    made = as_pdf(files, folder)
    lost = 0
    for file, data in files.items():
        name, _, kind = file.rpartition(".")[0].rpartition("-")
        problems = [*unsaid(documents[name], kind, data), *problems_of(file, documents[name], made[file])]
        with pikepdf.open(BytesIO(made[file])) as pdf:
            _say(f"{file}: {len(data) / 1000:.0f} kB, {len(pdf.pages)} pages; lost: {problems or 'nothing'}")
        lost += len(problems)
    _say(f"{len(files)} documents, {lost} problems")
    return 1 if lost else 0


def _documents(name: str) -> dict[str, OfficeDocument]:
    dossier, catalogue, theme = example(name), bundled_catalogue(), default_theme()
    context = Context(outcome_of(name), dossier, catalogue, theme)
    return {
        "advice": report_document(report_of_example(name)),
        "text": ready_text_document(ready_texts(context), dossier, theme),
        "plan": report_document(build_plan(dossier, catalogue, theme), compact=True),
    }


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
        sys.exit(main(Path(sys.argv[1]).resolve()))
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(main(Path(scratch)))
