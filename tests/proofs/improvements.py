"""Every exact claim about the shortest ways, by trying everything: `python -m tests.proofs.improvements 2000 [SEED]`.

On small random dossiers every set of things to find out is tried with every set of measures, by the plain scorer only.
What is told (how many things, how many measures, the least effort, that nothing helps) has to be what comes of that.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import Any

from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from hypothesis import strategies as st

from questionnaires.advice_model import ADVICE_ORDER
from questionnaires.catalogue import Catalogue
from scoring.batch.scorer import BatchScorer
from scoring.compiled import CompiledQuestion
from scoring.dossier import Dossier
from scoring.publication import publication_copy
from scoring.score import score, score_groups
from scoring.weighing import answered
from scoring.whatif.applying import apply_measures
from scoring.whatif.candidates import candidates
from scoring.whatif.improvements import improvements_of
from scoring.whatif.outcome import End, Improvement, OutOfReach
from scoring.whatif.settling import settle, to_settle
from tests.scoring.changes import made
from tests.scoring.whatif.taking import cases

MOST_OPEN, MOST_THINGS = 3, 7
"""So many things are left to find out; together with the measures there are no more than this."""
ENDS: tuple[End, ...] = ("lightest", "heaviest")
POINTS = {"small": 1, "medium": 3, "large": 9}
Told = tuple[tuple[Improvement, ...], tuple[OutOfReach, ...]]
Told_by = Callable[[Dossier, Catalogue], Told]


def told_by_the_search(dossier: Dossier, catalogue: Catalogue) -> Told:
    outcome = score(dossier, catalogue, with_trace=False)
    return improvements_of(dossier, catalogue, outcome, BatchScorer(dossier, catalogue))


# Small dossiers -----------------------------------------------------------------------------------------------------


@st.composite
def small_cases(draw: st.DrawFn) -> tuple[Dossier, Catalogue]:
    """Draw a dossier with measures of which nearly everything is known."""
    dossier, catalogue = draw(cases())
    data = dossier.model_dump(exclude_none=True)
    data["compass"] = draw(_compass(catalogue))
    # A few groups, and mostly without a journey: those are in the proof for what they add, and take most of the time.
    data["groups"] = tuple(_with_few_steps(draw, group) for group in data["groups"][:2])
    kept = {group["id"] for group in data["groups"]}
    data["measures"] = tuple(_without_groups(measure, kept) for measure in data["measures"])
    efforts = st.sampled_from((None, "small", "medium", "large"))
    data["measures"] = tuple({**measure, "effort": draw(efforts)} for measure in data["measures"])
    dossier = made({**data, "depth": "full"})
    items = [one.id for one in to_settle(dossier, catalogue, score(dossier, catalogue, with_trace=False))]
    some = st.sampled_from(items) if items else st.nothing()
    left = draw(st.lists(some, max_size=min(MOST_OPEN, len(items)), unique=True))
    for end in ENDS:
        # What may still be found out hangs on what was found out before.
        now = {one.id for one in to_settle(dossier, catalogue, score(dossier, catalogue, with_trace=False))}
        known = [
            one for one in items if one in now and one not in left and (end == "heaviest" or draw(st.integers(0, 3)))
        ]
        dossier = settle(dossier, catalogue, known, end)
    if draw(st.booleans()):
        dossier = draw(_with_helping_measures(dossier, catalogue))
    assume(len(things_of(dossier, catalogue)) + len(measures_of(dossier, catalogue)) <= MOST_THINGS)
    return dossier, catalogue


@st.composite
def _with_helping_measures(draw: st.DrawFn, dossier: Dossier, catalogue: Catalogue) -> Dossier:
    """Put measures in the dossier that each make one or two of its heavy answers as light as can be."""
    scores, _outcome = score_groups(dossier, catalogue)
    heavy = [
        (group.group.id, question, positions.lightest.value)
        for group in scores
        for question, position in answered(group.plan, group.proposal.actual)
        if position.burden >= 2 and (positions := question.positions) is not None and not question.of_dossier
    ]
    if not heavy:
        return dossier
    chosen = st.lists(st.sampled_from(heavy), min_size=1, max_size=2, unique_by=lambda one: (one[0], one[1].id))
    measures = tuple(
        {
            "id": f"helps_{number}",
            "text": "Iets",
            "groups": (group,),
            "effort": draw(st.sampled_from(("small", "small", "medium", "large"))),
            "changes": {"answers": tuple(_lightest(one, value) for name, one, value in some if name == group)},
        }
        for number in range(draw(st.integers(2, 5)))
        for some in [draw(chosen)]
        for group in [some[0][0]]
    )
    return made({**dossier.model_dump(exclude_none=True), "measures": measures})


def _lightest(question: CompiledQuestion, value: Any) -> dict[str, Any]:
    return {"question": question.id, "value": value}


def _with_few_steps(draw: st.DrawFn, group: dict[str, Any]) -> dict[str, Any]:
    journey = group.pop("journey", None)
    if journey is None or draw(st.integers(0, 3)):
        return group
    steps = journey["steps"][:2]
    today = tuple(step for step in journey.get("current_steps", ()) if step["like"] in {one["id"] for one in steps})
    return {**group, "journey": {**journey, "steps": steps, "current_steps": today}}


def _without_groups(measure: dict[str, Any], kept: set[str]) -> dict[str, Any]:
    return {**measure, "groups": tuple(group for group in measure.get("groups", ()) if group in kept)}


@st.composite
def _compass(draw: st.DrawFn, catalogue: Catalogue) -> dict[str, Any]:
    if draw(st.booleans()):
        return {"not_applicable": "Het raakt niemand."}
    checks = catalogue.compasses["kompas"].checks
    evidence = ({"kind": "other", "description": "Verslag"},)
    usual = draw(st.sampled_from(("ja", "ja", "ja", "deels")))
    answers = [
        {"check": one.id, "value": draw(st.sampled_from((usual,) * 60 + ("nee",))), "explanation": "Zo is het.",
         "evidence": evidence}
        for one in checks
    ]  # fmt: skip
    unknown = draw(st.lists(st.sampled_from(range(len(answers))), max_size=2, unique=True))
    for place in unknown:
        del answers[place]["value"]
    return {"definition": "kompas", "answers": tuple(answers)}


def things_of(dossier: Dossier, catalogue: Catalogue) -> list[str]:
    return [one.id for one in to_settle(dossier, catalogue, score(dossier, catalogue, with_trace=False))]


def measures_of(dossier: Dossier, catalogue: Catalogue) -> list[str]:
    """Every measure that is worth trying, now or once everything is found out."""
    states = [dossier, *(settle(dossier, catalogue, None, end) for end in ENDS)]
    return list(dict.fromkeys(one.id for state in states for one in candidates(state, catalogue)))


# By trying everything ----------------------------------------------------------------------------------------------


@dataclass
class Everything:
    """Every version of a dossier, at one end, each scored once by the plain scorer."""

    dossier: Dossier
    catalogue: Catalogue
    end: End
    things: Sequence[str]
    measures: Sequence[str]
    _settled: dict[tuple[str, ...], Dossier] = field(default_factory=dict)
    _known: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = field(default_factory=dict)

    def advice(self, things: tuple[str, ...], measures: tuple[str, ...]) -> int:
        """Return the place of the advice in `ADVICE_ORDER`."""
        key = (things, measures)
        if key not in self._known:
            if things not in self._settled:
                self._settled[things] = settle(self.dossier, self.catalogue, things, self.end)
            taken = apply_measures(self._settled[things], self.catalogue, measures)
            advice = score(taken, self.catalogue, with_trace=False).advice
            assert advice is not None
            self._known[key] = ADVICE_ORDER.index(advice.outcome)
        return self._known[key]

    def smallest(self, target: int) -> tuple[int, int, int | None] | None:
        """Return the fewest things, the fewest measures with those, and the least effort with those; None: nothing.

        When finding out alone leads there, that is the way: measures come in only when it does not.
        """
        for measures in ((), self.measures):
            for size in range(len(self.things) + 1):
                found = self._with(size, measures, target)
                if found is not None:
                    return found
        return None

    def _with(self, size: int, measures: Sequence[str], target: int) -> tuple[int, int, int | None] | None:
        effort = {one.id: POINTS.get(one.effort or "") for one in self.dossier.measures}
        good = [
            taken
            for some in combinations(self.things, size)
            for taken in _sets(measures)
            if self.advice(some, taken) <= target
        ]
        known = [[effort.get(one) for one in taken] for taken in good]
        points = [sum(one for one in each if one) for each in known if None not in each]
        return (size, min(map(len, good)), min(points, default=None)) if good else None


def _sets(things: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(things, size) for size in range(len(things) + 1))


def failures(dossier: Dossier, catalogue: Catalogue, told_by: Told_by, counts: Counter[str]) -> Iterator[str]:
    """Yield what is told and is not so."""
    improvements, beyond = told_by(dossier, catalogue)
    if told_by(publication_copy(dossier), catalogue) != (improvements, beyond):
        yield "the publication copy says something else"
    outcome = score(dossier, catalogue, with_trace=False)
    assert outcome.advice is not None
    now = ADVICE_ORDER.index(outcome.advice.outcome)
    things, measures = things_of(dossier, catalogue), measures_of(dossier, catalogue)
    ends = [Everything(dossier, catalogue, end, things, measures) for end in ENDS]
    for one in improvements:
        # Without anything to find out: the smallest way at the ends where finding out alone is not enough.
        wrong = [list(_wrong(one, every, counts)) for every in ends if one.assumes.end in {None, every.end}]
        yield from min(wrong, key=len)
    for every in ends:
        for target in range(now):
            yield from _wrong_about(target, every, improvements, beyond, counts)


def _wrong_about(
    target: int,
    every: Everything,
    improvements: Sequence[Improvement],
    beyond: Sequence[OutOfReach],
    counts: Counter[str],
) -> Iterator[str]:
    out = [one for one in beyond if one.advice == ADVICE_ORDER[target] and one.end in {None, every.end}]
    mine = [one for one in improvements if one.assumes.end in {None, every.end}]
    reached = any(ADVICE_ORDER.index(one.advice) <= target for one in mine)
    smallest = every.smallest(target)
    proven = any(one.proven for one in out)
    counts["reached" if smallest else "out of reach"] += 1
    counts["out of reach, proven"] += smallest is None and proven
    if smallest is None and (reached or not out):
        yield f"{every.end} {target}: nothing leads there, but that is not said"
    if smallest is not None and (proven or not (reached or out)):
        yield f"{every.end} {target}: {smallest} leads there, but {out}"
    if any((one.end is None) is bool(every.things) for one in out):
        yield f"{every.end} {target}: {out} at the wrong end"


def _wrong(one: Improvement, every: Everything, counts: Counter[str]) -> Iterator[str]:
    counts["improvements"] += 1
    target = ADVICE_ORDER.index(one.advice)
    if every.advice(tuple(thing.id for thing in one.find_out), one.measures) != target:
        yield f"{every.end}: {one} does not lead there"
    smallest = every.smallest(target)
    assert smallest is not None
    size, number, effort = smallest
    counts["proven"] += one.proven
    counts["two or more measures"] += len(one.measures) > 1
    counts["find out and measures"] += bool(one.find_out and one.measures)
    counts["by effort alone"] += one.smallest_by == ("effort",)
    if one.proven and len(one.find_out) != size:
        yield f"{every.end}: {len(one.find_out)} things in {one}, {size} are enough"
    if one.proven and "number" in one.smallest_by and len(one.measures) != number:
        yield f"{every.end}: {len(one.measures)} measures in {one}, {number} are enough"
    if one.proven and "effort" in one.smallest_by and one.effort != effort:
        yield f"{every.end}: an effort of {one.effort} in {one}, {effort} is enough"


def prove(number: int, start: int, told_by: Told_by = told_by_the_search) -> tuple[Counter[str], list[str]]:
    """Return counts by what happened, and what went wrong."""
    counts: Counter[str] = Counter()
    found: list[str] = []

    @seed(start)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(small_cases())
    def every(case: tuple[Dossier, Catalogue]) -> None:
        counts["dossiers"] += 1
        found.extend(failures(*case, told_by, counts))

    every()
    return counts, found


def main(arguments: Sequence[str]) -> int:
    """Tell what was found; 1 when a claim does not hold."""
    number, start = (int(arguments[0]) if arguments else 100), (int(arguments[1]) if len(arguments) > 1 else 1)
    counts, found = prove(number, start)
    lines = [
        f"{counts['dossiers']} random dossiers, seed {start}",
        *(f"  {name}: {count}" for name, count in counts.items() if name != "dossiers"),
        f"{len(found)} claims do not hold",
        *(f"  {failure}" for failure in found[:5]),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
