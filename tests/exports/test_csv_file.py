"""The answers as a spreadsheet: a row per question that was asked, and nothing that calculates."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.csv_file import answers_csv, as_text
from questionnaires.catalogue import bundled_catalogue
from scoring.dossier import Dossier, Group
from scoring.score import score
from tests.exports.reports import FULLEST, changed, example, examples


def table(dossier: Dossier) -> list[dict[str, str]]:
    catalogue = bundled_catalogue()
    data = answers_csv(score(dossier, catalogue, with_trace=False), dossier, catalogue)
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("name", examples())
def test_every_answer_has_its_row_once(name: str) -> None:
    dossier = example(name)
    rows = table(dossier)
    keys = [(row["doelgroep"], row["vraag_id"]) for row in rows]
    assert len(keys) == len(set(keys))
    answered = {(group.name, answer.question) for group in dossier.groups for answer in group.answers}
    hidden = {
        (group.name, one.question) for group in score(dossier, bundled_catalogue()).groups for one in group.hidden
    }
    depth = next(one for one in bundled_catalogue().questionnaires["doenvermogen"].depths if one.id == dossier.depth)
    asked = {key for key in answered if not depth.questions or key[1] in depth.questions}
    assert asked - hidden <= set(keys)


def test_bottlenecks_are_marked() -> None:
    rows = table(example(FULLEST))
    outcome = score(example(FULLEST), bundled_catalogue())
    marked = {(row["doelgroep"], row["vraag_id"]) for row in rows if row["knelpunt"] == "ja"}
    assert marked == {(group.name, one.question) for group in outcome.groups for one in group.bottlenecks}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "  ="])
def test_a_text_never_calculates(start: str) -> None:
    def name(data: dict[str, Any]) -> None:
        data["groups"][0]["name"] = f"x{start}"
        for answer in data["groups"][0]["answers"]:
            answer.get("proposal", {})["evidence"] = [{"kind": "other", "description": f"{start}HYPERLINK(1)"}]

    cells = [row["bewijs"] for row in table(changed(example(FULLEST), name)) if "HYPERLINK" in row["bewijs"]]
    assert cells
    assert all(cell.startswith("'") for cell in cells)


@given(st.text())
def test_whatever_the_text_it_starts_with_nothing_that_calculates(text: str) -> None:
    safe = as_text(text)
    assert safe.endswith(text)
    assert not safe.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["a;b", 'zegt "nee"', "regel een\nregel twee"])
def test_separators_quotes_and_line_ends_stay_in_their_cell(text: str) -> None:
    def name(data: dict[str, Any]) -> None:
        data["groups"][0]["name"] = text

    assert text in {row["doelgroep"] for row in table(changed(example(FULLEST), name))}


def test_what_was_taken_over_says_from_where() -> None:
    dossier = example("energiehulp_reis")
    (group,) = dossier.groups
    plain = {name: getattr(group, name) for name in Group.model_fields}
    answers = [one.model_copy(update={"from_steps": ("find", "change")}) for one in group.answers]
    same = [one.model_copy(update={"same_as": group.id}) for one in group.answers]
    taken = Group(**{**plain, "answers": tuple(answers)})
    others = Group(**{**plain, "id": "anderen", "name": "Anderen", "answers": tuple(same), "journey": None})
    rows = table(dossier.model_copy(update={"groups": (taken, others)}))
    found = {(row["doelgroep"], row["vraag_id"]): row["overgenomen_uit"] for row in rows}
    assert found[group.name, "deadline"] == "de reis: De regeling vinden en lezen | Elke maand een wijziging doorgeven"
    assert found["Anderen", "deadline"] == group.name
    assert {row["overgenomen_uit"] for row in table(dossier)} == {""}
