"""What a page asks of the database: the same for ten questions as for two hundred, answered or not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event

from scoring.dossier import Answer, Response
from tests.toolkit.conftest import LINK
from tests.toolkit.features.questions.conftest import GROUPS, Visitor, add
from toolkit.web.application import create_app
from toolkit.web.settings import Settings

PAGE, SAVE, THEME = 2, 5, 3

_HEAD = """kind: questionnaire
id: lang
version: "1.0.0"
title: Een lange lijst
description: Verzonnen, om te meten.
origin: Verzonnen.
scales:
  mate:
    - {id: niet, label: Niet, burden: 0}
    - {id: sterk, label: Sterk, burden: 4}
sections:
"""
_TAIL = """scoring:
  rationale: Eenvoudig.
  bands: [{id: licht, band: laag}]
  classes: [{id: licht, burden_class: laag, text: Licht.}]
"""


def _questionnaire(number: int) -> str:
    """Return a questionnaire of this many questions, ten to a theme, every third one with a condition."""
    lines = []
    for place in range(number):
        if place % 10 == 0:
            lines.append(f"  - {{id: thema_{place // 10}, title: Thema, role: theme, questions: [")
        when = f", when: vraag_{place - 1} >= 1" if place % 3 == 2 else ""
        lines.append(f"    {{id: vraag_{place}, type: single_choice, scale: mate, text: Vraag {place}?{when}}},")
        if place % 10 == 9:
            lines.append("    ]}")
    return _HEAD + "\n".join(lines) + "\n" + _TAIL


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
    (tmp_path / "lang").mkdir()
    (tmp_path / "lang" / "lang.yaml").write_text(_questionnaire(number), encoding="utf-8")
    app = create_app(Settings(tmp_path / "data", questionnaires=(tmp_path / "lang",), sign_in_token=LINK, testing=True))
    answers = tuple(
        Answer(question=f"vraag_{place}", proposal=Response(value="sterk"))
        for place in range(number if answered else 0)
    )
    client = app.test_client()
    client.get(f"/binnen/{LINK}")
    dossier = add(app, GROUPS[0].model_copy(update={"answers": answers}), GROUPS[1], questionnaire="lang")
    visitor = Visitor(app, client, dossier)
    visitor.page(visitor.question("vraag_5"))
    with _statements(app) as found:
        form = visitor.form(visitor.question("vraag_4"))
    assert len(found) <= PAGE, found
    with _statements(app) as found:
        assert visitor.client.post(form.action, data=form.filled(proposal="niet")).location.endswith("vraag_6")
    assert len(found) <= SAVE, found
    last = visitor.form(visitor.question("vraag_9"))
    with _statements(app) as found:
        visitor.client.post(last.action, data=last.filled(proposal="niet"))
    assert len(found) <= SAVE, found
    with _statements(app) as found:
        visitor.page(visitor.theme("thema_0"))
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
