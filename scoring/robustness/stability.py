"""How often the advice stays when answers are shaken by how they are known: no chance that the advice is right."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

import numpy as np

from questionnaires.advice_model import ADVICE_ORDER, RobustnessSettings
from scoring.batch.codes import Codes, Column
from scoring.batch.places import Place
from scoring.outcome import NOT_STATED
from scoring.publication import dossier_hash
from scoring.robustness.known import Known
from scoring.robustness.outcome import ShakenBasis, Stability
from scoring.robustness.space import Space

_BITS: Final = 53
"""As many as an exact fraction of a float has."""


def shaken(space: Space, settings: RobustnessSettings) -> Stability | None:
    """Shake every known answer to a question in many draws: one place in rank heavier or lighter, half the times each.

    An answer at an end of its scale stays there when it would go further, and what is not known stays so. Steps and
    checks are not shaken. The same dossier, or its publication copy, gives the same draws on every machine. None when
    there is nothing to shake.
    """
    chances = {one.basis: one.chance for one in settings.shaking}
    answers = [known for known in space.known if known.kind == "question"]
    if not answers or not chances:
        return None
    seed = f"{dossier_hash(space.batch.dossier)}/{settings.seed}"
    generator = np.random.PCG64(int.from_bytes(sha256(seed.encode()).digest()))
    columns: dict[Place, Codes] = {}
    for known in answers:
        half = round(chances[_basis(known, chances)] * 2 ** (_BITS - 1))
        columns[known.place] = _column(space, known, _draws(generator, settings.draws), half)
    found = space.batch.run(settings.draws, columns).advice
    counts = {advice: int((found == place).sum()) for place, advice in enumerate(ADVICE_ORDER)}
    bases = [_basis(known, chances) for known in answers]
    return Stability(
        draws=settings.draws,
        seed=settings.seed,
        share=counts[ADVICE_ORDER[space.now]] / settings.draws,
        by_advice=counts,
        shaken=tuple(
            ShakenBasis(basis, chance, bases.count(basis)) for basis, chance in chances.items() if basis in bases
        ),
    )


def _basis(known: Known, chances: Mapping[str, float]) -> str:
    """How an answer is known; when the settings say nothing of it, it changes as often as what changes most."""
    basis = known.basis or NOT_STATED
    return basis if basis in chances else max(chances, key=chances.__getitem__)


def _draws(generator: np.random.PCG64, draws: int) -> Column:
    """Return a whole number of 53 bits for each draw; the same on every machine."""
    raw: Column = (generator.random_raw(draws) >> np.uint64(64 - _BITS)).astype(np.int64)
    return raw


def _column(space: Space, known: Known, row: Column, half: int) -> Codes:
    """Return the code of an answer in each draw: below `half` it is lighter, below twice that heavier."""
    group = next(
        group
        for name, group in space.batch.groups.items()
        if known.group in {None, name} and group.score.group.kind in group.score.compiled.by_id[known.subject].kinds
    )
    now = group.code_now(group.score.compiled.by_id[known.subject].index)
    beside = {move.places: move.code for move in known.moves if abs(move.places) == 1}
    lighter, heavier = beside.get(-1, now), beside.get(1, now)
    column = np.full(len(row), now, dtype=np.min_scalar_type(max(now, lighter, heavier)))
    column[row < 2 * half] = heavier
    column[row < half] = lighter
    return column
