"""How many things have to be found out at least, before anything can be said at all.

Without a class for every group, or without an outcome of the compass, some advices are out of reach whatever is found
out. A class takes so many answers and so many steps, and the compass so many checks. Those are different things, so the
numbers add up. What is found with no more than that is the smallest, however many sets there are.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import product

from questionnaires.advice_model import ADVICE_ORDER
from scoring.advice.table import decision_table
from scoring.batch.compasses import COMPASSES
from scoring.group import GroupScore
from scoring.journey.weighing import judged
from scoring.outcome import Fact
from scoring.score import score_groups
from scoring.whatif.outcome import End
from scoring.whatif.space import Space
from scoring.whatif.unsettled import Unsettled

_UNKNOWN = "onbekend"
_QUESTION_FACTS = (
    "unknown_critical", "theme_unknown_share", "bottlenecks", "heavy_bottlenecks", "themes_with_heavy_bottleneck",
    "themes_matig", "themes_hoog", "themes_zeer_hoog",
)  # fmt: skip
_STEP_FACTS = ("index", "heaviest_step", "breaking_points")


def fewest(space: Space, alike: Sequence[Hashable | None], target: int, end: End) -> int:
    """Return a number of things to find out below which an advice is out of reach without measures.

    It rests on RULES section 3: a class that is not known with everything else at its best is not known at all.

    Args:
        space: the versions of a dossier.
        alike: of each thing to find out what it has in common with those that may take its place.
        target: a place in `ADVICE_ORDER`.
        end: how everything that is found out turns out.
    """
    reached = [row for row in decision_table(space.rules) if ADVICE_ORDER.index(row.advice) <= target]
    number = 0
    if all(row.burden != _UNKNOWN for row in reached):
        number += _for_classes(space, end)
    if all(row.compass != _UNKNOWN for row in reached):
        number += _for_compass(space, alike, end)
    return number


def _for_classes(space: Space, end: End) -> int:
    settling = space.settling
    settled = score_groups(settling.settled(None, end), space.batch.catalogue)[0]
    questions = [_questions(one, after) for one, after in zip(settling.scores, settled, strict=True)]
    # An answer about the whole dossier counts for every group.
    wide = sum(one.kind == "question" and one.group is None for one in settling.items)
    apart = sum(max(0, number - wide) for number in questions)
    return max(apart, *questions, 0) + sum(map(_steps, settling.scores))


def _questions(score: GroupScore, settled: GroupScore) -> int:
    """Return how many questions have to be answered at least before the questionnaire gives a class."""
    compared, positions = score.plan.compared, score.proposal.actual.positions
    unknown = [question.index for question in compared if positions[question.index] is None]
    after = settled.proposal.actual.positions
    # What is then not asked any more goes by itself; nothing else is hidden when less is found out.
    hidden = sum((one := after[index]) is not None and one.value is None for index in unknown)
    for left in range(len(unknown), 0, -1):
        facts: dict[str, Fact] = {**dict.fromkeys(_QUESTION_FACTS, 0), "unknown_share": left / len(compared)}
        if score.compiled.classes.rule(facts).burden_class != _UNKNOWN:
            return max(0, len(unknown) - left - hidden)
    return max(0, len(unknown) - hidden)


def _steps(score: GroupScore) -> int:
    """Return how many steps have to be found out at least before the journey has a class."""
    journey = score.journey
    if journey is None:
        return 0
    unknown = sum(bool(step.missing) for step in journey.proposal.counting)
    for left in range(unknown, 0, -1):
        facts: dict[str, Fact] = {**dict.fromkeys(_STEP_FACTS, 0), "unknown_steps": left}
        if judged(journey.compiled, facts, journey.around, "low").burden_class != _UNKNOWN:
            return unknown - left
    return unknown


def _for_compass(space: Space, alike: Sequence[Hashable | None], end: End) -> int:
    """Return with how many checks the compass has an outcome, by trying how many of each kind."""
    kinds: dict[Hashable, list[Unsettled]] = {}
    for place, (item, key) in enumerate(zip(space.items, alike, strict=True)):
        if item.kind == "check":
            kinds.setdefault(("own", place) if key is None else ("kind", key), []).append(item)
    numbers = product(*(range(len(kind) + 1) for kind in kinds.values()))
    for chosen in sorted(numbers, key=sum):
        ends: Mapping[Unsettled, End] = {
            item: end for kind, number in zip(kinds.values(), chosen, strict=True) for item in kind[:number]
        }
        answers = space.settling.compass(ends)
        if COMPASSES[space.batch.compass_variant(answers).outcome] != _UNKNOWN:
            return sum(chosen)
    return 0
