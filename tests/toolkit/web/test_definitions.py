"""What is kept of the definitions is the same object for everybody, also when threads are in each other's way."""

from __future__ import annotations

import pytest

from questionnaires.catalogue import bundled_catalogue
from toolkit.web import definitions
from toolkit.web.definitions import Definitions


@pytest.fixture
def kept() -> Definitions:
    catalogue = bundled_catalogue()
    return Definitions(catalogue, catalogue.questionnaires["doenvermogen"])


def test_who_comes_second_gets_what_came_first(kept: Definitions) -> None:
    def build_while_another_thread_does_too() -> object:
        others.append(kept.keep("key", object))
        return object()

    others: list[object] = []
    assert kept.keep("key", build_while_another_thread_does_too) is others[0]
    assert kept.keep("key", object) is others[0]


def test_letting_go_in_the_middle_takes_nothing_from_anybody(
    kept: Definitions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(definitions, "_MOST_PARTS", 1)

    def build_while_another_thread_lets_go() -> str:
        kept.keep_some("other", lambda: "other")
        kept.keep_some("third", lambda: "third")
        return "mine"

    assert kept.keep_some("key", build_while_another_thread_lets_go) == "mine"
