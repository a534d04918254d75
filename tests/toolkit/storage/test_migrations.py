"""Every migration, on both databases, with data in every table of every version there has been."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, column, func, select, table
from sqlalchemy.orm import Session

from scoring.dossier import Answer, Response
from toolkit.storage import migrations
from toolkit.storage.evidence import evidence_of
from toolkit.storage.migrating import migrate
from toolkit.storage.statements import statement_from
from toolkit.storage.store import history_of, load_dossier
from toolkit.storage.tables import Table

MOMENT = datetime(2026, 11, 22, 14, 3, tzinfo=UTC)
ANSWER = {"proposal": {"value": "véél", "note": "twee\nregels"}}
NEW = {"proposal": {"value": "weinig"}}
# What a version wrote, column by column. Never changed afterwards: a later version has to read it.
WRITTEN: dict[str, dict[str, list[dict[str, Any]]]] = {
    "0001": {
        "dossier": [
            {
                "id": "d1", "title": "Een voorstel", "questionnaire": "mini", "depth": "short", "revision": 1,
                "head": {"format": 1, "title": "Een voorstel", "questionnaire": "mini", "depth": "short"},
                "created_at": MOMENT, "updated_at": MOMENT,
            }
        ],
        "target_group": [
            {
                "id": 1, "dossier_id": "d1", "key": "bewoners", "position": 0, "revision": 1,
                "data": {
                    "id": "bewoners", "name": "Bewoners", "kind": "resident",
                    "themes": [{"section": "geld", "changes": "no"}],
                },
            }
        ],
        "answer": [
            {
                "id": 1, "dossier_id": "d1", "group_key": key, "question": "q", "position": 0, "data": ANSWER,
                "revision": 2, "updated_at": MOMENT, "updated_by": "beleid",
            }
            | {"id": number}
            for number, key in enumerate(("", "bewoners"), start=1)
        ],
        "answer_history": [
            {
                "id": 1, "dossier_id": "d1", "group_key": "bewoners", "question": "q", "at": MOMENT, "by": "beleid",
                "old": None, "new": NEW,
            },
            {
                "id": 2, "dossier_id": "d1", "group_key": "bewoners", "question": "q", "at": MOMENT, "by": "beleid",
                "old": NEW, "new": ANSWER,
            },
        ],
        "evidence_file": [{"id": 1, "dossier_id": "d1", "sha256": "ab" * 32, "content": b"\x00bytes\xff"}],
        "definition_file": [{"id": 1, "definition": "mini", "version": "1.0.0", "hash": "sha256:x", "text": "a"}],
        "job": [
            {
                "id": "j1", "dossier_id": "d1", "suffix": ".pdf", "content": "sha256:y", "state": "ready",
                "message": None, "result": b"%PDF", "asked_at": MOMENT, "finished_at": None,
            }
        ],
        "pilot_mark": [
            {
                "id": 1, "dossier_id": "d1", "section": "geld", "question": None, "kind": "unclear", "line": "Wat?",
                "at": MOMENT,
            }
        ],
        "pilot_time": [{"id": 1, "dossier_id": "d1", "section": "geld", "seconds": 90}],
        "setting": [{"name": "x", "value": "y"}],
    },
}  # fmt: skip


def _revisions() -> list[str]:
    """Return every version of the schema there has been, oldest first."""
    script = ScriptDirectory(str(next(iter(migrations.__path__))))
    return [one.revision for one in script.walk_revisions()][::-1]


def _fill(engine: Engine, rows: dict[str, list[dict[str, Any]]]) -> None:
    there = MetaData()
    there.reflect(engine)
    with engine.begin() as connection:
        for found in (one for one in there.sorted_tables if one.name in rows):
            # The columns of that version, with our types: those know how a moment and JSON are written.
            types = {column.name: column.type for column in Table.metadata.tables[found.name].columns}
            columns = [column(one.name, types.get(one.name, one.type)) for one in found.columns]
            connection.execute(table(found.name, *columns).insert(), rows[found.name])


def test_the_migrations_make_the_tables_of_this_version(engine: Engine) -> None:
    with engine.connect() as connection:
        assert (
            compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Table.metadata) == []
        )


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    _fill(engine, WRITTEN[_revisions()[-1]])
    migrate(engine)
    with Session(engine) as session:
        assert load_dossier(session, "d1").title == "Een voorstel"


@pytest.mark.parametrize("revision", _revisions())
def test_what_an_older_version_wrote_is_all_there(empty: Engine, revision: str) -> None:
    migrate(empty, revision)
    _fill(empty, WRITTEN[revision])
    migrate(empty)
    answer = Answer(question="q", proposal=Response(value="véél", note="twee\nregels"))
    with Session(empty) as session:
        dossier = load_dossier(session, "d1")
        assert (dossier.title, dossier.answers, dossier.groups[0].answers) == ("Een voorstel", (answer,), (answer,))
        assert dossier.groups[0].themes == (statement_from({"section": "geld", "changes": "no"}),)
        versions = history_of(session, "d1", "bewoners", "q")
        assert sorted((entry.old is None, entry.new) for entry in versions) == [(False, ANSWER), (True, NEW)]
        assert {entry.at for entry in versions} == {MOMENT}
        assert evidence_of(session, "d1") == {"ab" * 32: b"\x00bytes\xff"}
        for name, rows in WRITTEN[revision].items():
            stored = session.scalar(select(func.count()).select_from(Table.metadata.tables[name]))
            assert stored == len(rows)


def test_every_table_is_written_by_the_newest_version() -> None:
    assert WRITTEN[_revisions()[-1]].keys() == Table.metadata.tables.keys()
