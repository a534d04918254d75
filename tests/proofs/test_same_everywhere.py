"""One dossier with everything in it is the same everywhere; `./scripts/prove` does so with every example."""

from __future__ import annotations

from pathlib import Path

from tests.proofs.same_everywhere import differences, running
from tests.toolkit.filling_in import fill_in_everything
from toolkit.jobs.documents import Kind


def test_what_was_filled_in_through_the_pages_is_the_same_on_the_command_line(tmp_path: Path) -> None:
    with running(tmp_path) as (app, client):
        worker = fill_in_everything(app, client)
        dossier = worker.loaded()
        answers = [answer for group in dossier.groups for answer in group.answers]
        assert any(answer.same_as for answer in answers)
        assert any(answer.settled for answer in answers)
        assert any(answer.ratings and not answer.settled for answer in answers)
        assert any(answer.proposal and answer.proposal.evidence and answer.proposal.note for answer in answers)
        kinds = (Kind.PDF, Kind.INTERNAL, Kind.TEXT_PLAIN, Kind.PLAN_HTML)
        assert list(differences(app, client, worker.dossier, tmp_path, kinds)) == []
