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
from scoring.whatif.effects import ENDS
from scoring.whatif.ground import Ground
from scoring.whatif.outcome import End, Improvement, OutOfReach
from scoring.whatif.search import Found
from scoring.whatif.settling import Settling
from scoring.whatif.way import Way


def improvements_of(
    dossier: Dossier, catalogue: Catalogue, outcome: Outcome, batch: BatchScorer
) -> tuple[tuple[Improvement, ...], tuple[OutOfReach, ...]]:
    """Return the smallest ways to every milder advice, the nearest first, and which are out of reach.

    An advice counts as reached when it is that one or a milder one. When finding out alone leads there, no measure is
    taken: the way is the fewest things to find out. Only when it does not, measures come in: first the fewest things to
    find out, then the fewest measures; beside that the least effort, when it takes another set. What is found out is
    taken at its lightest and, apart, at its heaviest.

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
        # What leads further is a way to that milder advice, and told there; unless the search for that one missed it.
        new = [one for one in improvements if one.advice == ADVICE_ORDER[target] or not _is_told(one, found)]
        found = [*new, *found]
        beyond = [*out_of_reach, *beyond]
    found.sort(key=lambda one: ADVICE_ORDER.index(one.advice), reverse=True)
    return _told(ground, found), tuple(one for one in beyond if not _is_told(one, found))


def _is_told(one: Improvement | OutOfReach, found: Iterable[Improvement]) -> bool:
    """Whether there is a way to the same advice, at the same end of what is not known."""
    return any(other.advice == one.advice and _end(other) in {None, _end(one)} for other in found)


def _end(one: Improvement | OutOfReach) -> End | None:
    return one.assumes.end if isinstance(one, Improvement) else one.end


def _ways_to(ground: Ground, target: int) -> tuple[Sequence[Improvement], Sequence[OutOfReach]]:
    """Return the smallest ways to an advice (a place in `ADVICE_ORDER`) or a milder one, and where none is."""
    bound = ground.lightest_is_best
    alone: Found | None = None
    both: Found | None = None
    improvements: list[Improvement] = []
    beyond: list[OutOfReach] = []
    for end in ENDS if ground.space.items else ENDS[:1]:
        way = Way(ground, target, end, measures=False)
        alone = way.things(alone, bound=bound)
        if alone.sets:
            improvements += way.improvements(alone)
            continue
        way = Way(ground, target, end)
        both = way.things(both, bound=bound)
        if not both.sets:
            beyond.append(way.out_of_reach(both))
        elif both.sets != ((),) or all(one.find_out for one in improvements):
            # Else there is nothing to find out: the same way as at the other end.
            improvements += way.improvements(replace(both, proven=both.proven and alone.proven))
    return improvements, beyond


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
