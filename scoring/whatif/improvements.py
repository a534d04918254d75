"""The shortest ways to each better advice: what to find out first, and then which measures to take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from questionnaires.advice_model import ADVICE_ORDER
from questionnaires.catalogue import Catalogue
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Dossier
from scoring.outcome import Outcome
from scoring.whatif.answer_effects import answer_effects
from scoring.whatif.ground import Ground
from scoring.whatif.outcome import Improvement, OutOfReach
from scoring.whatif.settling import Settling
from scoring.whatif.way import Way


def improvements_of(
    dossier: Dossier, catalogue: Catalogue, outcome: Outcome, batch: BatchScorer
) -> tuple[tuple[Improvement, ...], tuple[OutOfReach, ...]]:
    """Return the smallest ways to every milder advice, the nearest first, and which are out of reach.

    An advice counts as reached when it is that one or a milder one. First the fewest things to find out, then the
    fewest measures; beside that the least effort, when it takes another set. What is found out is taken at its
    lightest and, apart, at its heaviest.

    Args:
        dossier: a dossier that is valid against the catalogue, with a short or a full test.
        catalogue: the definitions.
        outcome: what `scoring.score` makes of them.
        batch: the batch scorer of the dossier.

    Raises:
        ScoringError: when the dossier cannot be scored; nothing is guessed.
    """
    if outcome.advice is None:
        return (), ()
    better = range(ADVICE_ORDER.index(outcome.advice.outcome))
    if not better:
        return (), ()
    settling = Settling(dossier, catalogue, [one.score for one in batch.groups.values()], outcome.compass)
    ground = Ground(dossier, catalogue, batch, settling)
    found: list[Improvement] = []
    beyond: list[OutOfReach] = []
    for target in better:
        improvements, out_of_reach = _ways_to(ground, target)
        found = [*(one for one in improvements if one.advice == ADVICE_ORDER[target]), *found]
        beyond = [*out_of_reach, *beyond]
    return _told(ground, found), tuple(beyond)


def _ways_to(ground: Ground, target: int) -> tuple[Sequence[Improvement], Sequence[OutOfReach]]:
    """Return the smallest ways to an advice (a place in `ADVICE_ORDER`) or a milder one, and where none is."""
    light = Way(ground, target, "lightest")
    found = light.things()
    if found.sets == ((),):
        return list(light.improvements(found)), ()
    if not ground.space.items:
        return (), [light.out_of_reach(found)]
    heavy = Way(ground, target, "heaviest")
    both = [(light, found), (heavy, heavy.things(found, bound=ground.lightest_is_best))]
    return (
        [one for way, things in both if things.sets for one in way.improvements(things)],
        [way.out_of_reach(things) for way, things in both if not things.sets],
    )


def _told(ground: Ground, improvements: Iterable[Improvement]) -> tuple[Improvement, ...]:
    """Fill in what each answer to what has to be found out would do to the advice."""
    every = list(improvements)
    wanted = {one.id for improvement in every for one in improvement.find_out}
    items = [one for one in ground.space.items if one.id in wanted]
    effects = answer_effects(ground.space.batch, ground.settling, items)
    return tuple(
        replace(
            improvement,
            find_out=tuple(replace(one, answers=effects[one.id]) for one in improvement.find_out),
        )
        for improvement in every
    )
