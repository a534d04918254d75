"""The payment arrangement, before and after, as the letter tells it: those changes and no others.

First somebody was connected through to the department, now the call agent arranges it at once: one contact instead of
several, somebody who may decide, and certainty at once. Before that it took longer, but not how long. Choosing the date
and the number of terms could be done for some time already, so it stands on both sides.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from exports.html import render_html
from exports.pdf.logical_text import logical_text
from exports.pdf.renderer import render_pdf
from tests.exports.reports import report_of_example
from toolkit.cli import main

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "betalingsregeling.yaml")
BEFORE_AND_AFTER = {
    "contacts": ("two_or_three", "one"),
    "time_until_sure": (None, "at_once"),
    "may_decide": ("not_arranged", "fully"),
}


def told(capsys: pytest.CaptureFixture[str], command: str) -> Any:
    assert main([command, EXAMPLE, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_side_by_side_only_these_answers_differ(capsys: pytest.CaptureFixture[str]) -> None:
    beside = told(capsys, "compare")["side_by_side"]
    assert [one["kind"] for one in beside["columns"]] == ["doing_nothing", "variant"]
    (group,) = beside["groups"]
    found = {row["question"]: tuple(cell["answer"] for cell in row["cells"]) for row in group["answers"]}
    assert found == BEFORE_AND_AFTER
    bands = {row["theme"]: [cell["band"] for cell in row["cells"]] for row in group["themes"]}
    assert {theme: pair for theme, pair in bands.items() if pair[0] != pair[1]} == {
        "doing": ["matig", "laag"],
        "persisting": [None, "laag"],
        "support": ["zeer_hoog", "laag"],
    }
    assert bands["choosing"] == ["matig", "matig"]


def test_the_step_of_being_connected_through_is_gone(capsys: pytest.CaptureFixture[str]) -> None:
    (group,) = told(capsys, "compare")["side_by_side"]["groups"]
    steps = [[cell and cell["name"] for cell in row["cells"]] for row in group["steps"]]
    assert steps == [
        ["Bellen met 14010 en doorverbonden worden", "Bellen met 14010 en de regeling meteen afspreken"],
        ["De regeling afspreken met de afdeling", None],
    ]


def test_the_outcome_tells_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = told(capsys, "score")
    (group,) = outcome["groups"]
    assert group["heavier"] == []
    # How long it took is not known, so that it became lighter is not said of it; that it is not known is.
    assert {one["question"] for one in group["lighter"]} == {"contacts", "may_decide"}
    assert group["today_unknown"] == ["time_until_sure"]
    assert (outcome["lighter_for_everyone"], outcome["advice"]["comparison"]) == (True, "lichter")
    bands = {theme["id"]: (theme["today"], theme["band"]) for theme in group["themes"]}
    assert {theme for theme, pair in bands.items() if pair[0] != pair[1]} == {"doing", "persisting", "support"}


def test_the_pdf_tells_it_too() -> None:
    with pikepdf.open(io.BytesIO(render_pdf(render_html(report_of_example("betalingsregeling"))))) as document:
        said = "".join(logical_text(document).split())
    for words in (
        "Het is lichter dan niets doen.",
        "Nu: 2 of 3. Straks: 1.",
        "Nu: Niet geregeld. Straks: Ja, helemaal geregeld.",
        "De regeling afspreken met de afdeling",
        "Bellen met 14010 en doorverbonden worden",
        "Bellen met 14010 en de regeling meteen afspreken",
    ):
        assert "".join(words.split()) in said, words
    assert said.count("Straks:") == len(BEFORE_AND_AFTER) - 1
