"""An answer that was taken over from another group is printed so, never silently."""

from __future__ import annotations

from typing import Any

from scoring.dossier import Dossier
from scoring.publication import publication_copy
from tests.exports.reports import FULLEST, changed, example, report_of, texts_of


def _with_same_answer(data: dict[str, Any]) -> None:
    first, second = data["groups"][:2]
    answer = dict(first["answers"][0])
    second["answers"] = [
        {**answer, "same_as": first["id"]},
        *(one for one in second["answers"] if one["question"] != answer["question"]),
    ]


def _and_changed_later(data: dict[str, Any]) -> None:
    _with_same_answer(data)
    data["groups"][0]["answers"][0]["proposal"] = {"unknown": "not_known"}


def _printed(dossier: Dossier) -> str:
    return "\n".join(texts_of(section) for section in report_of(dossier).sections)


def test_the_annex_says_with_whom_an_answer_is_the_same() -> None:
    dossier = publication_copy(changed(example(FULLEST), _with_same_answer))
    name = dossier.groups[0].name
    assert f"(gelijk aan {name})" in _printed(dossier)


def test_and_when_that_one_changed_since() -> None:
    dossier = publication_copy(changed(example(FULLEST), _and_changed_later))
    printed = _printed(dossier)
    assert f"(overgenomen van {dossier.groups[0].name}, daar later veranderd)" in printed
    assert "gelijk aan" not in printed
