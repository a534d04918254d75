"""A group or a step that goes is mentioned nowhere in what a dossier says about itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from questionnaires.model import GroupKind
from scoring.dossier import Group, Journey, Step
from tests.participation import EVIDENCE, STEP, participation_dossier
from toolkit.evidence_files import files_in
from toolkit.storage.evidence import evidence_names, keep_evidence, wipe_all_unused
from toolkit.storage.groups import remove_group, replace_group
from toolkit.storage.heads import changed, head_of, replace_head
from toolkit.storage.journeys import change_journey
from toolkit.storage.mentions import without_group, without_steps
from toolkit.storage.store import add_dossier, load_dossier

FILE = EVIDENCE["file"]["sha256"]


@pytest.fixture
def stored(engine: Engine) -> Iterator[tuple[Session, str]]:
    """Give a stored dossier that says everything about participation, on both databases."""
    with Session(engine) as session:
        yield session, add_dossier(session, participation_dossier(), "beleid")


def test_what_is_said_about_participation_comes_back_as_it_was_stored(stored: tuple[Session, str]) -> None:
    session, identity = stored
    session.flush()
    session.expire_all()
    assert load_dossier(session, identity) == participation_dossier()


def test_it_stays_when_something_else_is_changed(stored: tuple[Session, str]) -> None:
    session, identity = stored
    replace_head(session, identity, changed(head_of(session, identity), title="Anders"), "ik")
    replace_group(session, identity, Group(id="bezoekers", name="Bezoek", kind=GroupKind.RESIDENT), "test")
    after = load_dossier(session, identity)
    assert (after.compass, after.plan, after.signals) == tuple(
        getattr(participation_dossier(), name) for name in ("compass", "plan", "signals")
    )


def test_a_group_that_goes_is_mentioned_nowhere(stored: tuple[Session, str]) -> None:
    session, identity = stored
    remove_group(session, identity, "bewoners", "test")
    after = load_dossier(session, identity)
    assert "'bewoners'" not in repr(after)
    assert after.plan is not None
    assert [one.name for one in after.plan.groups] == ["Bewoners", "Bezoekers"], "the people stay, by their own name"


def test_a_step_that_goes_is_mentioned_nowhere_and_another_stays(stored: tuple[Session, str]) -> None:
    session, identity = stored
    journey = Journey(steps=(Step(id="betalen", name="Betalen"),))
    change_journey(session, identity, "bewoners", lambda _group: journey, "beleid")
    after = load_dossier(session, identity)
    assert after.compass is not None
    assert [one.step for one in after.compass.answer_by_check["getest"].steps] == ["betalen"]
    assert after.signals[0].steps == after.measures[0].steps == ()


def test_the_steps_of_another_group_stay() -> None:
    head = participation_dossier(groups=())
    assert without_steps(head, "bezoekers", {"aanmelden", "betalen"}) == head
    assert without_group(head, "bezoekers") == head


def test_a_measure_for_one_group_goes_with_it() -> None:
    measures = (
        {"id": "een", "text": "Een", "groups": ("bewoners",)},
        {"id": "twee", "text": "Twee", "groups": ("bewoners", "bezoekers"), "steps": (STEP,)},
    )
    (left,) = without_group(participation_dossier(groups=(), measures=measures), "bewoners").measures
    assert (left.id, left.groups, left.steps) == ("twee", ("bezoekers",), ())


def test_what_a_measure_changes_of_a_step_goes_with_it() -> None:
    edits = [{"group": "bewoners", "step": step, "remove": True} for step in ("aanmelden", "betalen")]
    measures = (
        {"id": "een", "text": "Een", "changes": {"steps": tuple(edits)}},
        {"id": "twee", "text": "Twee", "changes": {"steps": tuple(edits[:1])}},
    )
    one, two = without_steps(participation_dossier(groups=(), measures=measures), "bewoners", {"aanmelden"}).measures
    assert one.changes
    assert [edit.step for edit in one.changes.steps] == ["betalen"]
    assert two.changes is None


def test_a_file_that_a_check_rests_on_is_kept_and_travels_along(stored: tuple[Session, str]) -> None:
    session, identity = stored
    keep_evidence(session, identity, {FILE: b"verslag", "cd" * 32: b"van niemand"})
    wipe_all_unused(session, identity)
    assert evidence_names(session, identity) == [FILE]
    assert files_in(load_dossier(session, identity)) == {FILE: "verslag.pdf"}
    replace_head(session, identity, changed(head_of(session, identity), compass=None))
    wipe_all_unused(session, identity)
    assert evidence_names(session, identity) == []
