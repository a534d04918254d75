"""Marks and times as a table for a spreadsheet, without names: for whoever studies the test itself."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from exports.csv_file import as_text
from questionnaires.catalogue import Catalogue
from questionnaires.translation import _
from toolkit.features.pilot.parts import part_words
from toolkit.features.pilot.recording import mark_word
from toolkit.storage.tables import DossierRow, PilotMarkRow, PilotTimeRow

_BYTE_ORDER_MARK = "\ufeff"


def pilot_csv(session: Session, catalogue: Catalogue) -> bytes:
    """Write the table as CSV with semicolons, in UTF-8 with a byte order mark: what a Dutch Excel opens as it is.

    A dossier is a number that says nothing about it. A text that a spreadsheet would calculate with, stays text.
    """
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(_heading())
    for row in _rows(session, catalogue):
        writer.writerow([as_text(cell) for cell in row])
    return (_BYTE_ORDER_MARK + buffer.getvalue()).encode()


def _heading() -> tuple[str, ...]:
    return (
        _("dossier"),
        _("vragenlijst"),
        _("onderdeel_id"),
        _("onderdeel"),
        _("vraag_id"),
        _("merk"),
        _("toelichting"),
        _("seconden"),
        _("dag"),
    )


def _rows(session: Session, catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    marks = session.scalars(select(PilotMarkRow).order_by(PilotMarkRow.dossier_id, PilotMarkRow.id)).all()
    times = session.scalars(select(PilotTimeRow).order_by(PilotTimeRow.dossier_id, PilotTimeRow.id)).all()
    found = session.execute(select(DossierRow.id, DossierRow.questionnaire))
    questionnaires: dict[str, str] = {one.id: one.questionnaire for one in found}
    recorded = {mark.dossier_id for mark in marks} | {time.dossier_id for time in times}
    # Ids are random, so their order tells nothing about who or when.
    numbers = {name: str(number) for number, name in enumerate(sorted(recorded), 1)}

    def part(identity: str, section: str) -> tuple[str, ...]:
        questionnaire = questionnaires[identity]
        return numbers[identity], questionnaire, section, _title(catalogue, questionnaire, section)

    for mark in marks:
        own = (mark.question or "", mark_word(mark.kind), mark.line, "", mark.at.date().isoformat())
        yield *part(mark.dossier_id, mark.section), *own
    for time in times:
        yield *part(time.dossier_id, time.section), "", "", "", str(time.seconds), ""


def _title(catalogue: Catalogue, questionnaire: str, section: str) -> str:
    found = catalogue.questionnaires.get(questionnaire)
    titles = {one.id: str(one.title) for one in found.sections} if found else dict[str, str]()
    return part_words().get(section) or titles.get(section, "")
