"""Dossiers in and out of a real database."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from questionnaires.model import GroupKind
from scoring.dossier import Answer, Dossier, Group, HistoryEntry, Response, ThemeStatement
from toolkit.storage.store import (
    NOT_STORED,
    Conflict,
    NoSuchDossierError,
    StoredAnswer,
    add_dossier,
    answers_to,
    history_of,
    load_dossier,
    quick,
    remove_dossier,
    save_answer,
)
from toolkit.storage.tables import WHOLE_DOSSIER, AnswerRow, DossierRow, GroupRow


def _dossier(questions: int = 3) -> Dossier:
    answers = tuple(
        Answer(question=f"q{'abcdefghij'[n % 10]}{n}", proposal=Response(value="veel", note="één\nnotitie"))
        for n in range(questions)
    )
    group = Group(
        id="bewoners", name="Bewoners", kind=GroupKind.RESIDENT, size=10, answers=answers,
        themes=(ThemeStatement(section="t", basis="tested"),),
    )  # fmt: skip
    return Dossier(
        format=1, title="Een voorstel", questionnaire="mini", depth="short", intake={"fase": "ontwerp", "n": 1.5},
        groups=(group, Group(id="lege_groep", name="Leeg", kind=GroupKind.EMPLOYEE)),
        answers=(Answer(question="p", proposal=Response(value=("a", "b"))),),
        history=(HistoryEntry(at="2026-01-01", who="x", what="y"),),
    )  # fmt: skip


def test_a_dossier_comes_back_as_it_was_stored(engine: Engine) -> None:
    with Session(engine) as session:
        identity = add_dossier(session, _dossier(), "beleid")
        session.commit()
    with Session(engine) as session:
        assert load_dossier(session, identity) == _dossier()


def test_an_unknown_dossier_is_told_apart(engine: Engine) -> None:
    with Session(engine) as session, pytest.raises(NoSuchDossierError):
        load_dossier(session, "nergens")


def test_saving_changes_the_answer_and_keeps_the_old_one(engine: Engine) -> None:
    new = Answer(question="qa0", proposal=Response(value="weinig"))
    with Session(engine) as session:
        identity = add_dossier(session, _dossier(), "beleid")
        saved = save_answer(session, identity, "bewoners", new, 1, "uitvoering")
        session.commit()
        assert isinstance(saved, StoredAnswer)
        assert saved.revision == 2
        assert load_dossier(session, identity).groups[0].answers[0] == new
        (entry,) = history_of(session, identity, "bewoners", "qa0")
    assert entry.by == "uitvoering"
    assert entry.old is not None
    assert entry.old["proposal"]["value"] == "veel"
    assert entry.new == {"proposal": {"value": "weinig"}}


def test_a_new_answer_comes_last_and_a_dossier_wide_one_stays_apart(engine: Engine) -> None:
    with Session(engine) as session:
        identity = add_dossier(session, _dossier(), "beleid")
        for key in ("bewoners", WHOLE_DOSSIER):
            saved = save_answer(session, identity, key, Answer(question="nieuw"), NOT_STORED, "x")
            assert isinstance(saved, StoredAnswer)
        loaded = load_dossier(session, identity)
    assert [answer.question for answer in loaded.groups[0].answers][-1] == "nieuw"
    assert [answer.question for answer in loaded.answers] == ["p", "nieuw"]


def test_the_second_of_two_people_gets_to_see_the_first(engine: Engine) -> None:
    first, second = (Answer(question="qa0", proposal=Response(value=value)) for value in ("een", "twee"))
    with Session(engine) as session:
        identity = add_dossier(session, _dossier(), "beleid")
        save_answer(session, identity, "bewoners", first, 1, "eerste")
        conflict = save_answer(session, identity, "bewoners", second, 1, "tweede")
        assert isinstance(conflict, Conflict)
        assert conflict.theirs.answer == first
        assert conflict.theirs.updated_by == "eerste"
        assert load_dossier(session, identity).groups[0].answers[0] == first
        again = save_answer(session, identity, "bewoners", first, 1, "tweede")
        assert isinstance(again, StoredAnswer), "the same text twice is no conflict"


def test_two_people_who_both_answer_first(engine: Engine) -> None:
    with Session(engine) as session:
        identity = add_dossier(session, _dossier(), "beleid")
        save_answer(session, identity, "bewoners", Answer(question="nieuw"), NOT_STORED, "x")
        late = Answer(question="nieuw", proposal=Response(value="laat"))
        assert isinstance(save_answer(session, identity, "bewoners", late, NOT_STORED, "y"), Conflict)


def test_only_the_wanted_answers_are_fetched(engine: Engine) -> None:
    with Session(engine) as session:
        identity = add_dossier(session, _dossier(), "beleid")
        found = answers_to(session, identity, [("bewoners", "qa0"), (WHOLE_DOSSIER, "p"), ("bewoners", "p")])
    assert set(found) == {("bewoners", "qa0"), (WHOLE_DOSSIER, "p")}


def test_removing_leaves_nothing_behind(engine: Engine) -> None:
    with Session(engine) as session:
        identity = add_dossier(session, _dossier(), "beleid")
        session.commit()
        remove_dossier(session, identity)
        session.commit()
        for table in (DossierRow, GroupRow, AnswerRow):
            assert session.scalar(select(func.count()).select_from(table)) == 0


@pytest.mark.parametrize("questions", [10, 200])
def test_saving_takes_the_same_queries_however_many_answers_there_are(engine: Engine, questions: int) -> None:
    with Session(engine) as session:
        identity = add_dossier(session, _dossier(questions), "beleid")
        session.commit()
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *arguments: statements.append(arguments[2]))
    with Session(engine) as session:
        save_answer(session, identity, "bewoners", Answer(question="qa0"), 1, "x")
        session.commit()
    assert len([one for one in statements if not one.startswith("BEGIN")]) <= 4


def test_statements_go_on_after_a_transaction_has_ended(engine: Engine) -> None:
    with Session(engine) as session:
        identity = add_dossier(session, _dossier(), "beleid")
        assert quick(session) is quick(session)
        for end in (session.commit, session.rollback, session.commit):
            end()
            assert set(answers_to(session, identity, [("bewoners", "qa0")])) == {("bewoners", "qa0")}
            assert quick(session) is session.connection()


def test_an_answer_that_changed_is_not_shown_as_it_was_read_before(engine: Engine) -> None:
    place = ("bewoners", "qa0")
    with Session(engine) as session:
        identity = add_dossier(session, _dossier(), "beleid")
        for revision, value in enumerate(("a", "b", "a"), start=1):
            given = Answer(question="qa0", proposal=Response(value=value))
            save_answer(session, identity, "bewoners", given, revision, "uitvoering")
            session.commit()
            assert answers_to(session, identity, [place])[place].answer == given
