"""Shaking answers by how they are known: the same everywhere, and only what may be shaken."""

from __future__ import annotations

import numpy as np
import pytest

from questionnaires.advice_model import ADVICE_ORDER, RobustnessSettings, Shaking
from scoring.robustness.outcome import Stability
from scoring.robustness.space import Space
from scoring.robustness.stability import _column, _draws, shaken
from tests.scoring.robustness.examples import batch_of, example, rules


def settings(chance: float | None = None, seed: int = 1, draws: int = 500) -> RobustnessSettings:
    found = rules().robustness
    assert found is not None
    shaking = found.shaking
    if chance is not None:
        shaking = tuple(Shaking(basis=one.basis, chance=chance) for one in shaking)
    return found.model_copy(update={"seed": seed, "draws": draws, "shaking": shaking})


def stability(name: str, how: RobustnessSettings) -> Stability:
    found = shaken(Space(batch_of(example(name))), how)
    assert found is not None
    return found


def test_the_draws_are_these_numbers_on_every_machine() -> None:
    assert _draws(np.random.PCG64(1), 3).tolist() == [4610079356560476, 8561015897205333, 1298474356252035]


def test_the_same_seed_gives_the_same_draws_and_another_seed_others() -> None:
    found = [stability("terras_foto", settings(seed=seed)).by_advice for seed in (1, 1, 2)]
    assert found[0] == found[1] != found[2]


def test_every_draw_counts_once() -> None:
    found = stability("terras_foto", settings())
    assert list(found.by_advice) == list(ADVICE_ORDER)
    assert sum(found.by_advice.values()) == found.draws == 500
    assert found.share == found.by_advice["positief_mits"] / 500


def test_what_is_sure_is_not_shaken() -> None:
    assert stability("terras_foto", settings(chance=0)).share == 1


def test_the_more_often_answers_change_the_less_often_the_advice_stays() -> None:
    shares = [stability("terras_foto", settings(chance=chance)).share for chance in (0.02, 0.2, 1)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[2]


def test_it_says_how_many_answers_were_shaken_and_how_often() -> None:
    found = stability("terras_foto", settings())
    chances = {one.basis: one.chance for one in settings().shaking}
    assert [(one.basis, one.chance) for one in found.shaken] == [
        (basis, chance) for basis, chance in chances.items() if basis in {one.basis for one in found.shaken}
    ]
    assert sum(one.answers for one in found.shaken) == sum(
        known.kind == "question" for known in Space(batch_of(example("terras_foto"))).known
    )


def test_there_is_nothing_to_shake_when_nothing_is_known() -> None:
    assert shaken(Space(batch_of(example("stadspas_idee"))), settings()) is None


@pytest.mark.parametrize("places", [-1, 1])
def test_half_of_the_changes_go_each_way(places: int) -> None:
    space = Space(batch_of(example("terras_foto")))
    known = next(one for one in space.known if {move.places for move in one.moves} >= {-1, 1})
    codes = {move.places: move.code for move in known.moves}
    column = _column(space, known, _draws(np.random.PCG64(1), 4000), 2**50)
    assert abs(int((column == codes[places]).sum()) - 500) < 80
