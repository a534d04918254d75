"""Pages in other words: what they state still has to follow from the data."""

from __future__ import annotations

import pytest

from exports.other_words import Statements, figures_of, hold
from exports.page_words import WordDifference

OURS = (
    "Eerst aanpassen",
    "Het kost ongeveer 4 uur.",
    "De zwaarte is hoog.",
    "Wie",
    "Ouders",
    "3",
    "Besluit op 3 mei 2026.",
)
STATEMENTS = Statements(
    advices=frozenset(("te doen", "te doen, mits", "eerst aanpassen")),
    outcomes={"burden": frozenset(("laag", "hoog", "zeer hoog")), "compass": frozenset(("op orde",))},
    figures=frozenset(("2", "3", "4", "9", "2026", "mei")),
)


def _with(old: str, new: str) -> tuple[str, ...]:
    return tuple(new if line == old else line for line in OURS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Eerst aanpassen", "Te doen"),
        ("Het kost ongeveer 4 uur.", "Het kost ongeveer 2 uur."),
        ("De zwaarte is hoog.", "De zwaarte is laag."),
        ("3", "9"),
        ("Besluit op 3 mei 2026.", "Besluit op 3 juni 2026."),
    ],
)
def test_a_line_of_ours_that_states_something_else_is_named(old: str, new: str) -> None:
    assert hold(_with(old, new), OURS, STATEMENTS).untrue == (WordDifference(old, new),)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(_with("De zwaarte is hoog.", "Mensen vinden dit erg zwaar."), id="other words"),
        pytest.param(_with("De zwaarte is hoog.", "Zwaarte: hoog"), id="the same outcome in other words"),
        pytest.param(_with("Het kost ongeveer 4 uur.", "Reken op twee tot negen uur."), id="figures from the data"),
        pytest.param((*OURS[:5], "Gezinnen", "9", *OURS[5:]), id="a row that we do not write"),
        pytest.param((*OURS, "Het is niet altijd makkelijk om dit te doen."), id="ordinary words"),
    ],
)
def test_another_way_to_say_the_same_is_told_and_not_named(lines: tuple[str, ...]) -> None:
    held = hold(lines, OURS, STATEMENTS)
    assert held.untrue == ()
    assert held.reworded == tuple(line for line in lines if line not in OURS)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Eerst aanpassen", "Ons advies: te doen", "Eerst aanpassen"),
        ("De zwaarte is hoog.", "Voor mensen is dit laag.", "De zwaarte is hoog."),
        ("Het kost ongeveer 4 uur.", "Reken op 5 uur.", None),
    ],
)
def test_another_way_to_say_something_else_is_named(old: str, new: str, expected: str | None) -> None:
    assert hold(_with(old, new), OURS, STATEMENTS).untrue == (WordDifference(expected, new),)


def test_what_we_write_and_does_not_stand_there_is_counted() -> None:
    assert hold(OURS[:-2], OURS, STATEMENTS).not_written == 2


def test_figures_in_data_are_known_as_they_may_be_printed() -> None:
    assert {"3.9", "4", "0.35", "35", "2", "12"} <= set(
        figures_of({"hours": 3.92, "share": 0.35, "steps": ["12 uur", "x"]})
    )
