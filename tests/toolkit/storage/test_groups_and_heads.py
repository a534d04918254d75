"""Groups and what a dossier says about itself, in a real database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from questionnaires.model import GroupKind
from scoring.dossier import Answer, Dossier, Group, Journey, Measure, Rater, Response, Step, ThemeStatement
from toolkit.storage.evidence import evidence_of, keep_evidence
from toolkit.storage.groups import add_group, groups_of, order_groups, remove_group, replace_group
from toolkit.storage.heads import changed, head_of, intake_history, note_intake, replace_head, value_from
from toolkit.storage.record import record_history
from toolkit.storage.store import NoSuchDossierError, add_dossier, load_dossier, remove_dossier

ALIKE = Answer(question="q", proposal=Response(value="a"), same_as="een")


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session


@pytest.fixture
def dossier(session: Session) -> str:
    groups = (
        Group(
            id="een", name="Een", kind=GroupKind.RESIDENT, answers=(Answer(question="q", proposal=Response(value="a")),)
        ),
        Group(
            id="twee", name="Twee", kind=GroupKind.RESIDENT, answers=(ALIKE,),
            themes=(ThemeStatement(section="t", basis="tested"),),
        ),
    )  # fmt: skip
    return add_dossier(
        session, Dossier(format=1, title="T", questionnaire="mini", groups=groups, intake={"b": "2", "a": "1"}), "test"
    )


def test_a_head_replaced_by_itself_changes_nothing(session: Session, dossier: str) -> None:
    before = load_dossier(session, dossier)
    replace_head(session, dossier, head_of(session, dossier, to_change=True))
    session.flush()
    assert load_dossier(session, dossier) == before
    assert list(load_dossier(session, dossier).intake) == ["b", "a"]


def test_a_head_leaves_groups_and_answers_alone(session: Session, dossier: str) -> None:
    before = load_dossier(session, dossier)
    replace_head(session, dossier, changed(before, title="Anders", depth="short"))
    session.flush()
    after = load_dossier(session, dossier)
    assert (after.title, after.depth, after.groups) == ("Anders", "short", before.groups)


def test_there_is_no_head_without_a_dossier(session: Session, dossier: str) -> None:
    head = head_of(session, dossier)
    with pytest.raises(NoSuchDossierError):
        head_of(session, "bestaat niet")
    with pytest.raises(NoSuchDossierError):
        replace_head(session, "bestaat niet", head)


def test_a_group_keeps_its_answers_and_themes_when_it_is_replaced(session: Session, dossier: str) -> None:
    replace_group(session, dossier, Group(id="twee", name="Anders", kind=GroupKind.EMPLOYEE), "test")
    session.flush()
    after = load_dossier(session, dossier).groups[1]
    assert (after.name, after.kind) == ("Anders", GroupKind.EMPLOYEE)
    assert after.answers == (ALIKE,)
    assert after.themes == (ThemeStatement(section="t", basis="tested"),)


def test_a_group_keeps_its_journey_when_it_is_replaced(session: Session, dossier: str) -> None:
    described = Journey(steps=(Step(id="s", name="Bellen", values={"help": "no_help"}),))
    add_group(session, dossier, Group(id="drie", name="Drie", kind=GroupKind.RESIDENT, journey=described), "test")
    replace_group(session, dossier, Group(id="drie", name="Anders", kind=GroupKind.RESIDENT), "test")
    session.flush()
    after = load_dossier(session, dossier).groups[2]
    assert (after.name, after.journey) == ("Anders", described)


def test_groups_come_in_the_order_in_which_they_are_put(session: Session, dossier: str) -> None:
    add_group(session, dossier, Group(id="drie", name="Drie", kind=GroupKind.RESIDENT), "test")
    session.flush()
    assert [group.id for group in groups_of(session, dossier)] == ["een", "twee", "drie"]
    order_groups(session, dossier, ["drie", "een"])
    session.flush()
    assert [group.id for group in groups_of(session, dossier)] == ["drie", "een", "twee"]


def test_a_group_that_goes_is_mentioned_nowhere(session: Session, dossier: str) -> None:
    remove_group(session, dossier, "een", "test")
    session.flush()
    after = load_dossier(session, dossier)
    assert [group.id for group in after.groups] == ["twee"]
    assert after.groups[0].answers == (ALIKE.model_copy(update={"same_as": None}),)
    with pytest.raises(LookupError):
        remove_group(session, dossier, "een", "test")
    with pytest.raises(LookupError):
        replace_group(session, dossier, Group(id="een", name="Een", kind=GroupKind.RESIDENT), "test")


def test_the_intake_remembers_what_it_was(session: Session, dossier: str) -> None:
    note_intake(session, dossier, {"a": "1", "b": [{"c": 1}], "d": "x"}, {"a": "2", "b": None, "d": "x"}, "ik")
    rows = intake_history(session, dossier, 10)
    assert {row.question: (row.old, row.new) for row in rows} == {
        "=a": ({"value": "1"}, {"value": "2"}),
        "=b": ({"value": [{"c": 1}]}, None),
    }
    assert value_from([{"c": 1}]) == ({"c": 1.0},)


def test_evidence_goes_with_its_dossier(session: Session, dossier: str) -> None:
    files = {"a" * 64: b"\x00een", "b" * 64: b""}
    keep_evidence(session, dossier, files)
    session.flush()
    assert evidence_of(session, dossier) == files
    remove_dossier(session, dossier)
    assert evidence_of(session, dossier) == {}


def test_what_groups_measures_and_people_were_is_kept_also_when_they_are_gone(session: Session, dossier: str) -> None:
    group = Group(id="drie", name="Drie", kind=GroupKind.RESIDENT)
    add_group(session, dossier, group, "anna")
    replace_group(session, dossier, group.model_copy(update={"name": "Anders"}), "bert")
    replace_group(session, dossier, group.model_copy(update={"name": "Anders"}), "nobody changes anything")
    remove_group(session, dossier, "drie", "cees")
    head = head_of(session, dossier)
    measure = Measure(id="bellen", text="Eerst bellen")
    replace_head(session, dossier, changed(head, measures=(measure,)), "dina")
    replace_head(session, dossier, changed(head, filled_in_by=(Rater(function="beleid"),)), "els")
    kept = [(row.by, row.question, row.old, row.new) for row in record_history(session, dossier, 10)]
    stored = {"id": "bellen", "text": "Eerst bellen"}
    drie = {"id": "drie", "name": "Drie", "kind": "resident"}
    assert kept == [
        ("els", "!", {}, {"filled_in_by": [{"function": "beleid"}]}),
        ("els", "+bellen", stored, None),
        ("dina", "+bellen", None, stored),
        ("cees", "&drie", {**drie, "name": "Anders"}, None),
        ("bert", "&drie", drie, {**drie, "name": "Anders"}),
        ("anna", "&drie", None, drie),
    ]
    assert len(record_history(session, dossier, 2)) == 2
