"""What a page asks of the database: the same for ten questions as for two hundred, answered or not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from benchmarks.large import large_questionnaire
from questionnaires.model import NumberQuestion
from scoring.dossier import Answer, Response
from tests.toolkit.conftest import LINK
from tests.toolkit.features.questions.conftest import GROUPS, Visitor, add
from toolkit.web.application import create_app
from toolkit.web.settings import Settings

PAGE, SAVE, THEME = 2, 5, 3


@contextmanager
def _statements(app: Flask) -> Iterator[list[str]]:
    found: list[str] = []

    def note(*arguments: object) -> None:
        statement = str(arguments[2])
        if not statement.startswith("BEGIN"):
            found.append(statement)

    engine = app.extensions["engine"]
    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("number", [10, 50, 200])
@pytest.mark.parametrize("answered", [False, True])
def test_a_page_and_an_answer_take_the_same_queries(tmp_path: Path, number: int, *, answered: bool) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "groot.yaml").write_text(large_questionnaire(number), encoding="utf-8")
    app = create_app(Settings(tmp_path / "data", questionnaires=(tmp_path / "own",), sign_in_token=LINK, testing=True))
    questions = tuple(app.extensions["catalogue"].questionnaires["groot"].questions)
    assert len(questions) == number
    values = {one.id: 3 if isinstance(one, NumberQuestion) else "sterk" for one in questions}
    answers = tuple(Answer(question=name, proposal=Response(value=values[name])) for name in values if answered)
    names = list(values)
    client = app.test_client()
    client.get(f"/binnen/{LINK}")
    dossier = add(app, GROUPS[0].model_copy(update={"answers": answers}), GROUPS[1], questionnaire="groot")
    visitor = Visitor(app, client, dossier)
    for name in (names[0], names[number // 2], names[-1]):
        visitor.page(visitor.question(name))  # the form is built once
        with _statements(app) as found:
            form = visitor.form(visitor.question(name))
        assert len(found) <= PAGE, found
        value = "2" if values[name] == 3 else "beetje"
        with _statements(app) as found:
            assert visitor.client.post(form.action, data=form.filled(proposal=value)).status_code == 303
        assert len(found) <= SAVE, found
    with _statements(app) as found:
        visitor.page(visitor.theme("thema_a"))
    assert len(found) <= THEME, found
    app.extensions["engine"].dispose()


def test_no_page_of_questions_scores(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError((arguments, options))

    monkeypatch.setattr("scoring.score.score_group", refuse)
    visitor.fill(visitor.theme("vinden"), changes="yes")
    visitor.fill(visitor.question("zoeken"), proposal="sterk")
    visitor.page(visitor.question("zoeken") + "/geschiedenis")


def test_the_form_of_a_question_is_built_once(visitor: Visitor) -> None:
    visitor.page(visitor.question("zoeken"))
    (kept,) = (one for one in visitor.app.extensions["definitions"].values() if one.questionnaire.id == "alle_soorten")
    before = set(kept._kept)
    visitor.page(visitor.question("zoeken"))
    visitor.fill(visitor.question("zoeken"), proposal="sterk")
    assert {key for key in set(kept._kept) - before if key[0] == "answer"} == set()
