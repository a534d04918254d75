"""Many versions of one dossier: all single changes and pairs, a hundred thousand shaken ones, and how that grows."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.large import large_questionnaire
from benchmarks.measure import Spread, cost_of_call, peak_memory, ratios
from benchmarks.scoring import FULLEST, example, with_groups
from questionnaires.catalogue import Catalogue, bundled_catalogue
from questionnaires.model import NumberQuestion, Question, Questionnaire
from scoring.advice.definition import advice_rules_of
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Dossier
from scoring.robustness.known import foreseen
from scoring.robustness.pairs import changing_pairs
from scoring.robustness.pivotal import single_advice
from scoring.robustness.score import robustness_of
from scoring.robustness.space import Space
from scoring.robustness.stability import shaken
from scoring.score import score

DRAWS = 100_000
LONGEST_JOURNEY = "energiehulp_reis"
SIZES = (50, 100, 200)
PLAIN = 20
"""So many times the plain scorer scores the dossier, to compare with."""


def run(rounds: int) -> None:
    """Print processor time for the fullest example, by the number of groups, and by the number of questions."""
    catalogue, fullest = bundled_catalogue(), example(FULLEST)
    print(f"the fullest example, {FULLEST}")
    _print_all(fullest, catalogue, rounds, target=" (target 2 s)")
    _print_ratio(fullest, catalogue, rounds)
    program = f"from benchmarks.robustness import shake_example; shake_example({FULLEST!r})"
    memory = peak_memory([sys.executable, "-c", program])
    print(f"{'a process that does only that':52} {memory / 2**20:.0f} MB")
    print(f"\nthe example with the longest journey, {LONGEST_JOURNEY}")
    _print_all(example(LONGEST_JOURNEY), catalogue, rounds, target=" (target 2 s)")
    for count in range(1, len(fullest.groups) + 1):
        print(f"\nthe first {count} group(s) of it")
        _print_all(with_groups(fullest, count), catalogue, rounds)
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / "groot.yaml"
            path.write_text(large_questionnaire(size), encoding="utf-8")
            print(f"\none group, {size} questions")
            large = catalogue.with_files([path])
            _print_all(large_dossier(large.questionnaires["groot"]), large, rounds)


def shake_example(name: str) -> None:
    """Shake one example, in a process of its own."""
    _shake(example(name), bundled_catalogue())


def large_dossier(questionnaire: Questionnaire) -> Dossier:
    """Answer every question of a large questionnaire, in turn as light, less light and heavier."""
    answers = tuple(
        {"question": question.id, "proposal": {"value": _value(questionnaire, question, number), "basis": "tested"}}
        for number, question in enumerate(questionnaire.questions)
    )
    group = {"id": "bewoners", "name": "Bewoners", "kind": "resident", "answers": answers}
    shape = {"format": 1, "title": "Groot", "questionnaire": questionnaire.id, "groups": (group,)}
    return Dossier.model_validate(shape)


def _value(questionnaire: Questionnaire, question: Question, number: int) -> str | float:
    if isinstance(question, NumberQuestion):
        return float(number % 3)
    return questionnaire.options_of(question)[number % 3].id


def _print_all(dossier: Dossier, catalogue: Catalogue, rounds: int, target: str = "") -> None:
    space = _space(dossier, catalogue)
    singles, pairs = len(space.moves), _pairs(space)
    name = f"{singles:,} single changes, {pairs:,} pairs{target}"
    _print(name, _measured(rounds, lambda: _examine(dossier, catalogue)), " s")
    _print(f"{DRAWS:,} shaken{target}", _measured(rounds, lambda: _shake(dossier, catalogue)), " s")
    _print("all of its robustness", _measured(rounds, lambda: robustness_of(_batch(dossier, catalogue))), " s")


def _print_ratio(dossier: Dossier, catalogue: Catalogue, rounds: int) -> None:
    plain, batch = [], []
    for _round in range(rounds):
        plain += [one / PLAIN for one in _measured(1, partial(_score_plainly, dossier, catalogue))]
        batch += [one / DRAWS for one in _measured(1, partial(_shake, dossier, catalogue))]
    _print("one version, scored plainly", [one * 1e6 for one in plain], " µs", 0)
    _print("one version, shaken and scored in the batch", [one * 1e6 for one in batch], " µs", 1)
    print(f"{'ratio':52} {ratios(plain, batch).text(digits=0)}")


def _batch(dossier: Dossier, catalogue: Catalogue) -> BatchScorer:
    return BatchScorer(dossier, catalogue, foreseen(dossier, catalogue))


def _space(dossier: Dossier, catalogue: Catalogue) -> Space:
    return Space(_batch(dossier, catalogue))


def _pairs(space: Space) -> int:
    """Count the pairs of moves of different answers."""
    _answers, count = np.unique(space.at, return_counts=True)
    return (len(space.at) ** 2 - int((count**2).sum())) // 2


def _examine(dossier: Dossier, catalogue: Catalogue) -> None:
    space = _space(dossier, catalogue)
    single_advice(space)
    changing_pairs(space)


def _shake(dossier: Dossier, catalogue: Catalogue) -> None:
    rules = advice_rules_of(dossier, catalogue)
    if rules is None or rules.robustness is None:
        raise SystemExit("The rules of the advice say nothing of shaking.")
    shaken(_space(dossier, catalogue), rules.robustness.model_copy(update={"draws": DRAWS}))


def _score_plainly(dossier: Dossier, catalogue: Catalogue) -> None:
    for _time in range(PLAIN):
        score(dossier, catalogue, with_trace=False)


def _measured(rounds: int, call: Callable[[], object]) -> list[float]:
    return [cost_of_call(call).cpu for _round in range(rounds)]


def _print(name: str, figures: Sequence[float], unit: str, digits: int = 2) -> None:
    print(f"{name:52} cpu {Spread.of(figures).text(unit, digits)}")
