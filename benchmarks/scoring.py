"""Scoring: one full dossier with its trace, and ten thousand in a batch."""

from __future__ import annotations

import itertools
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measure import Spread, cost_of_call
from questionnaires.catalogue import Catalogue, bundled_catalogue
from scoring.dossier import Dossier
from scoring.dossier_reading import dossier_data, read_dossier
from scoring.score import score, score_all

EXAMPLES = Path(__file__).parents[1] / "examples"
FULLEST = "warm_huis"
BATCH = 10_000
CALLS_PER_ROUND = 10


def run(rounds: int) -> None:
    """Print processor time for one score, by the number of groups, and for a batch."""
    catalogue = bundled_catalogue()
    fullest = example(FULLEST)
    for count in range(1, len(fullest.groups) + 1):
        dossier = with_groups(fullest, count)
        costs = []
        for _round in range(rounds):
            cost = cost_of_call(partial(_score_often, dossier, catalogue))
            costs.append(cost.cpu / CALLS_PER_ROUND)
        answers = sum(len(group.answers) for group in dossier.groups)
        name = f"one score, {count} group(s), {answers} answers" + (" (target 5 ms)" if count == 1 else "")
        print(f"{name:56} cpu {Spread.of(costs).text(' ms', 1, 1000)}")
    examples = [example(path.stem) for path in sorted(EXAMPLES.glob("*.yaml"))]
    batch = list(itertools.islice(itertools.cycle(examples), BATCH))
    cost = cost_of_call(lambda: sum(1 for _outcome in score_all(batch, catalogue)))
    name = f"{BATCH:,} scores in a batch, all examples in turn"
    print(f"{name:56} cpu {cost.cpu:.1f} s, {cost.cpu / BATCH * 1e3:.2f} ms each")


def _score_often(dossier: Dossier, catalogue: Catalogue) -> None:
    for _call in range(CALLS_PER_ROUND):
        score(dossier, catalogue)


def example(name: str) -> Dossier:
    """Read one of the bundled examples."""
    path = EXAMPLES / f"{name}.yaml"
    return read_dossier(path.read_bytes(), path.name).dossier


def with_groups(dossier: Dossier, count: int) -> Dossier:
    """Return a dossier with only its first groups, and no measures."""
    data: dict[str, Any] = dict(dossier_data(dossier))
    data["groups"] = data["groups"][:count]
    # A measure may name a group that is no longer there.
    data.pop("measures", None)
    return Dossier.model_validate(data)
