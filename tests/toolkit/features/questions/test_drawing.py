"""What was drawn once is shown again only to who gave the same answer."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.toolkit.features.questions.conftest import Visitor
from toolkit.features.questions import drawing


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the parts that are drawn, as they are drawn."""
    names: list[str] = []
    draw = drawing._drawn

    def note(macro: str, *arguments: object) -> object:
        names.append(macro)
        return draw(macro, *arguments)

    monkeypatch.setattr(drawing, "_drawn", note)
    return names


def test_a_choice_is_drawn_once_whoever_makes_it(app: Flask, visitor: Visitor, drawn: list[str]) -> None:
    other = Visitor(app, visitor.client, visitor.dossier, "ouderen")
    visitor.fill(visitor.question("zoeken"), proposal="sterk")
    first = visitor.page(visitor.question("zoeken"))
    drawn.clear()
    assert visitor.page(visitor.question("zoeken")) == first
    assert drawn == []
    other.page(other.question("zoeken"))
    other.fill(other.question("zoeken"), proposal="sterk")
    assert 'value="sterk" checked' in other.page(other.question("zoeken"))
    visitor.fill(visitor.question("zoeken"), proposal="-unknown", proposal_unknown="not_known")
    page = visitor.page(visitor.question("zoeken"))
    assert 'value="sterk" checked' not in page
    assert 'value="-unknown" checked' in page


def test_text_is_drawn_for_each(visitor: Visitor, drawn: list[str]) -> None:
    visitor.fill(visitor.question("zoeken"), proposal="sterk", note="alleen hier")
    drawn.clear()
    assert "alleen hier" in visitor.page(visitor.question("zoeken"))
    assert drawn == ["grounds"]
    assert "alleen hier" not in visitor.page(visitor.question("stappen"))
