"""What is said of how sure an advice is, held against scoring every version of small random dossiers.

    python -m tests.proofs.robustness [DOSSIERS] [SEED]

The oracle knows nothing but `scoring.score`: it writes other answers, checks, fields and definitions into the dossier
and the catalogue, and scores those. For every dossier:

- pivotal: every other value of every answer and check is tried (of steps: some fields, but for how well a step is
  known); what alone changes the advice, in which direction and how near is what is reported;
- smallest change: every combination of other values is tried; the size and all the sets are those that are reported,
  also for a fourth as many dossiers of which it takes several answers. Of fields of steps pairs are tried, and of one
  with an answer or a check: those that do it are reported, and what is reported does it. Of some dossiers in which two
  steps have a red flag all pairs of a few fields are tried;
- range: ways in which everything unknown can turn out, all of it well known, give an advice within the two ends;
- thresholds: some numbers, moved, give the advice that is reported.

Prints what it counted; exits 1 when something differs.
"""

from __future__ import annotations

import copy
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product
from math import prod
from random import Random
from typing import Any, TypeVar, cast

from questionnaires.advice_model import ADVICE_ORDER, AdviceId
from questionnaires.catalogue import Catalogue
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import (
    Column,
    EstimateQuestion,
    MultipleChoice,
    NumberQuestion,
    Questionnaire,
    Shape,
    SingleChoice,
)
from scoring.batch.scorer import BatchScorer
from scoring.dossier import Answer, Dossier, Estimate
from scoring.robustness import smallest
from scoring.robustness.known import foreseen
from scoring.robustness.outcome import ChangedAnswer, Robustness, SmallestChange
from scoring.robustness.score import robustness_of
from scoring.score import score
from tests.proofs.small_dossiers import mild_case, random_case, values_of
from tests.scoring.robustness.examples import flags_at

PAIR = 2
MOST_FIELDS, MOST_FIELD_PAIRS = 8, 30
MOST_VERSIONS, MOST_PAIRS = 150, 400
"""Of larger dossiers every pair is tried, and not every combination; of the largest every single answer."""
Value = str | float | tuple[str, ...]
ShapeT = TypeVar("ShapeT", bound=Shape)
Where = tuple[str, str | None, str]
"""Question or check, its group, and its id."""
Field = tuple[str, str, str]
"""A group, a step of its journey, and a field."""


def main(arguments: list[str]) -> int:
    """Hold so many random dossiers against the oracle."""
    count, seed = (int(arguments[place]) if len(arguments) > place else other for place, other in enumerate((2000, 1)))
    counts, failures = prove(count, seed)
    sys.stdout.write(f"{count} random dossiers, seed {seed}\n")
    for name, times in sorted(counts.items()):
        sys.stdout.write(f"{times:8} {name}\n")
    for failure in failures[:20]:
        sys.stdout.write(f"WRONG {failure}\n")
    return 1 if failures else 0


def prove(count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Return what was counted, and what differs.

    Of a fourth as many dossiers it takes several answers to change, and of a twentieth two steps.
    """
    counts, failures = Counter[str](), []
    for number in range(count):
        rng = Random(f"{seed}/{number}")  # noqa: S311 - no secret is drawn
        dossier, catalogue = random_case(rng, journeys=number % 4 == 3)
        failures += [f"{seed}/{number}: {one}" for one in _Case(rng, dossier, catalogue, counts).differences()]
    for number in range(count // 4):
        rng = Random(f"{seed}/mild/{number}")  # noqa: S311 - no secret is drawn
        dossier, catalogue = mild_case(rng)
        failures += [f"{seed}/mild/{number}: {one}" for one in _Case(rng, dossier, catalogue, counts).differences()]
    for number in range(count // 20):
        rng = Random(f"{seed}/flags/{number}")  # noqa: S311 - no secret is drawn
        flagged, fields = rng.choice(((("s0", "s1"), _light_fields), ((), _noticeable_fields)))
        case = _Case(rng, *flags_at(*flagged, s0=fields(rng), s1=fields(rng)), counts)
        case.fields = frozenset({*rng.sample(_FEW_FIELDS, 3), *(["help"] if flagged else [])})
        failures += [f"{seed}/flags/{number}: {one}" for one in case.differences()]
    return counts, failures


_FEW_FIELDS = (
    "tension", "understand", "deadline", "times_a_year", "minutes", "travel_minutes", "share", "channels",
    "own_documents", "known_documents", "consequence", "repair_term", "reminder", "actor",
)  # fmt: skip


def _noticeable_fields(rng: Random) -> dict[str, object]:
    """Return other values of a step that is neither light nor heavy, and not always well known."""
    efforts = {name: rng.choice(("none", "little", "some")) for name in ("understand", "remember", "tension")}
    papers = {name: float(rng.choice((0, 0, 1))) for name in ("own_documents", "third_party_documents", "own_story")}
    likely = rng.choice((5, 20, 50, 100))
    return {
        **efforts,
        **papers,
        "minutes": Estimate(low=likely / 2, likely=likely, high=likely * 2),
        "channels": rng.choice((("counter", "phone"), ("letter",))),
        "travel_minutes": rng.choice((10.0, 57.0)),
        "waiting_minutes": 20.0,
        "times_a_year": rng.choice((0.0, 0.5, 1.0, 4.0)),
        "deadline": rng.choice(("no_deadline", "over_three_months", "two_to_six_weeks")),
        "consequence": rng.choice(("nothing", "repairable", "delay_or_cost")),
        "certainty": rng.choice(("tested", "tested", "guessed")),
        "reminder": rng.choice(("yes", "no")),
        "repair_term": rng.choice(("yes", "no")),
        "help": rng.choice(("fixed_person", "reachable")),
    }


def _light_fields(rng: Random) -> dict[str, object]:
    """Return other values of a step that stays light."""
    efforts = {name: rng.choice(("none", "little")) for name in ("understand", "remember", "weigh")}
    return {**efforts, "times_a_year": rng.choice((1, 2))}


def differences(dossier: Dossier, catalogue: Catalogue, fields: frozenset[str]) -> list[str]:
    """Return in what one dossier differs from what is said of it; every pair with one of these fields is tried."""
    case = _Case(Random(1), dossier, catalogue, Counter[str]())  # noqa: S311 - no secret is drawn
    case.fields = fields
    return [*case.differences()]


def advice_of(dossier: Dossier, catalogue: Catalogue) -> AdviceId:
    """Score a dossier."""
    found = score(dossier, catalogue, with_trace=False).advice
    assert found is not None
    return found.outcome


class _Case:
    def __init__(self, rng: Random, dossier: Dossier, catalogue: Catalogue, counts: Counter[str]) -> None:
        self.rng, self.dossier, self.catalogue, self.counts = rng, dossier, catalogue, counts
        self.questionnaire: Questionnaire = catalogue.questionnaires[dossier.questionnaire]
        outcome = score(dossier, catalogue, with_trace=False)
        assert outcome.advice is not None
        self.now = outcome.advice.outcome
        self.hidden = {(group.id, one.question) for group in outcome.groups for one in group.hidden}
        counts[f"advice {self.now}"] += 1
        self.fields = frozenset(field.id for field in catalogue.journeys["reis"].fields)
        self.values: dict[Where, Value] = {}
        self.others: dict[Where, list[Value]] = {}
        self._read()

    def _read(self) -> None:
        given = [(None, self.dossier.answers), *((group.id, group.answers) for group in self.dossier.groups)]
        for group, answers in given:
            for answer in answers:
                value = answer.proposal.value if answer.proposal else None
                # What is not asked is no answer on the path; it counts as it stands when another answer reveals it.
                if value is not None and (group, answer.question) not in self.hidden:
                    every = values_of(self.questionnaire, self.questionnaire.question_by_id[answer.question])
                    self._add(("question", group, answer.question), value, every)
        compass = self.dossier.compass
        for check in compass.answers if compass and compass.not_applicable is None else ():
            # Without the sentence that it needs, "deels" is not known.
            if check.value in {"ja", "nee"} or (check.value == "deels" and check.explanation):
                self._add(("check", None, check.check), check.value, ["ja", "deels", "nee"])

    def _add(self, where: Where, value: Any, every: list[Value]) -> None:
        self.values[where] = value
        self.others[where] = [one for one in every if one != value]

    def with_values(self, changed: Mapping[Where, Value]) -> Dossier:
        """Write other answers into the dossier."""
        dossier = self.dossier
        groups = tuple(_remade(group, answers=_answered(group.answers, group.id, changed)) for group in dossier.groups)
        compass = dossier.compass
        if compass is not None:
            checks = tuple(
                _remade(one, value=changed["check", None, one.check], explanation=one.explanation or "Aangenomen.")
                if ("check", None, one.check) in changed
                else one
                for one in compass.answers
            )
            compass = _remade(compass, answers=checks)
        return _remade(dossier, answers=_answered(dossier.answers, None, changed), groups=groups, compass=compass)

    def advice(self, changed: Mapping[Where, Value]) -> AdviceId:
        return advice_of(self.with_values(changed), self.catalogue)

    def differences(self) -> Iterator[str]:
        most, smallest.MOST_REPORTED = smallest.MOST_REPORTED, 10**6
        try:
            found = robustness_of(BatchScorer(self.dossier, self.catalogue, foreseen(self.dossier, self.catalogue)))
        finally:
            smallest.MOST_REPORTED = most
        singles = {
            (where, value): self.advice({where: value}) for where, others in self.others.items() for value in others
        }
        yield from self._pivotal(found, singles)
        yield from self._smallest(found, singles)
        yield from self._pairs_of_steps(found)
        yield from self._steps(found)
        yield from self._range(found)
        yield from self._thresholds(found)

    # Pivotal -----------------------------------------------------------------------------------------------------

    def _pivotal(self, found: Robustness, singles: Mapping[tuple[Where, Value], AdviceId]) -> Iterator[str]:
        reported: dict[Where, list[tuple[ChangedAnswer, AdviceId]]] = {}
        for one in found.pivotal:
            change = one.change
            if change.kind != "step":
                reported.setdefault((change.kind, change.group, change.subject), []).append((change, one.advice))
        for where, others in self.others.items():
            turns = [value for value in others if singles[where, value] != self.now]
            said = reported.pop(where, [])
            self.counts["pivotal answers"] += bool(turns)
            if bool(turns) != bool(said):
                yield f"{where} is {'not ' if not said else ''}said to change the advice; {turns}"
                continue
            for change, advice in said:
                if singles.get((where, _plain(change.to))) != advice or change.now != self.values[where]:
                    yield f"{where} to {change.to} does not give {advice}"
            yield from self._nearest(where, turns, [_plain(change.to) for change, _advice in said])
        if reported:
            yield f"{list(reported)} cannot change"

    def _nearest(self, where: Where, turns: list[Value], said: list[Value]) -> Iterator[str]:
        kind, _group, name = where
        # Ticks have more than one nearest; a check that counts as another one is no nearer than that.
        if kind == "check" or isinstance(self.questionnaire.question_by_id[name], MultipleChoice):
            return
        every = values_of(self.questionnaire, self.questionnaire.question_by_id[name])
        at = every.index(self.values[where])
        places = [every.index(value) - at for value in turns]
        nearest = {
            max((one for one in places if one < 0), default=None),
            min((one for one in places if one > 0), default=None),
        }
        if {every.index(value) - at for value in said} != nearest - {None}:
            yield f"{where}: {said} is not the nearest of {turns}"

    # Smallest change ---------------------------------------------------------------------------------------------

    def _smallest(self, found: Robustness, singles: Mapping[tuple[Where, Value], AdviceId]) -> Iterator[str]:
        largest = self._tried()
        size, truth = self._truth(largest, singles)
        tried = "the end" if largest == len(self.others) else largest
        self.counts[f"smallest size {size}, tried to {tried}"] += 1
        if size == 1 or any(one.change.kind == "step" for one in found.pivotal):
            # What alone changes it is held against the oracle as pivotal.
            if found.smallest_size != 1:
                yield f"smallest size {found.smallest_size}, and it is 1"
            return
        said = [one for one in found.smallest_change if all(change.kind != "step" for change in one.changes)]
        if size is None or (not said and found.smallest_size == PAIR < size):
            if said and len(said[0].changes) <= largest:
                yield f"smallest size {found.smallest_size}, and nothing changes up to {largest}"
        elif found.smallest_size is None:
            self.counts["left open"] += 1
            if found.examined_up_to >= size or size == PAIR:
                yield f"nothing said to change up to {found.examined_up_to}; {size} does: {truth}"
        elif found.smallest_size != size:
            yield f"smallest size {found.smallest_size}, and it is {size}: {truth}"
        else:
            yield from self._sets(said, truth)

    def _pairs_of_steps(self, found: Robustness) -> Iterator[str]:
        """Hold pairs in which there is a field of a step against what is reported."""
        if found.smallest_size == 1 or not self._fields():
            return
        said = {self._of(change.changes): change for change in found.smallest_change}
        for pair, advice in self._tried_pairs():
            self.counts["pairs with a field of a step tried"] += 1
            self.counts["pairs with a field of a step that change the advice"] += advice != self.now
            if advice != self.now and (pair not in said or found.smallest_size != PAIR):
                yield f"{sorted(map(str, pair))} gives {advice}, and {found.smallest_size} is said to be the smallest"
        of_steps = [one for one in said.values() if any(change.kind == "step" for change in one.changes)]
        for one in self.rng.sample(of_steps, min(MOST_FIELDS, len(of_steps))):
            self.counts["pairs with a field of a step that are reported"] += 1
            if one.advice not in {*self._as_said(one.changes)}:
                yield f"{one.changes} does not give {one.advice}"
        if found.smallest_size is None and found.examined_up_to < min(PAIR, len(self.others) + len(self._fields())):
            yield f"only {found.examined_up_to} examined"

    @staticmethod
    def _of(changes: Sequence[ChangedAnswer]) -> frozenset[object]:
        return frozenset((one.kind, one.group, one.subject, one.field) for one in changes)

    def _tried_pairs(self) -> Iterator[tuple[frozenset[object], AdviceId]]:
        """Yield some pairs with some values, or all of them when few fields are looked at."""
        tried = self._fields()
        every = len(tried) <= MOST_FIELDS
        fields = list(combinations(tried, PAIR))
        if not every:
            fields = self.rng.sample(fields, min(MOST_FIELD_PAIRS, len(fields)))
        for (one, ones), (other, others) in fields:
            values = [*product(ones, others)]
            for value, beside in values if every else self.rng.sample(values, min(PAIR, len(values))):
                names = frozenset(("step", group, step, field) for group, step, field in (one, other))
                yield names, self._with_fields({one: value, other: beside})
        answers = list(product(tried, self.others.items()))
        for (one, ones), (where, others) in self.rng.sample(answers, min(MOST_FIELD_PAIRS, len(answers))):
            group, step, field = one
            for value, beside in product(self.rng.sample(ones, 1), others):
                yield (
                    frozenset({("step", group, step, field), (*where, None)}),
                    self._with_fields({one: value}, {where: beside}),
                )

    def _as_said(self, changes: Sequence[ChangedAnswer]) -> Iterator[AdviceId]:
        """Yield the advice with these changes; of minutes only what is likely is said, of a ready-made range too."""
        answers: dict[Where, Value] = {
            (one.kind, one.group, one.subject): _plain(one.to) for one in changes if one.kind != "step"
        }
        definition = self.catalogue.journeys["reis"]
        values: dict[tuple[str | None, str, str | None], list[Value]] = {}
        for one in changes:
            if one.kind == "step":
                found = [_plain(one.to)]
                if one.field == definition.amounts.minutes and isinstance(one.to, float):
                    ready = [Estimate(low=x.low, likely=x.likely, high=x.high) for x in definition.ready_ranges]
                    whole = Estimate(low=one.to, likely=one.to, high=one.to)
                    found = cast("list[Value]", [whole, *(x for x in ready if x.likely == one.to)])
                values[one.group, one.subject, one.field] = found
        for chosen in product(*values.values()):
            yield self._with_fields(dict(zip(values, chosen, strict=True)), answers)

    def _truth(
        self, largest: int, singles: Mapping[tuple[Where, Value], AdviceId]
    ) -> tuple[int | None, set[frozenset[Where]]]:
        for size in range(1, largest + 1):
            sets = {frozenset(chosen) for chosen in combinations(self.others, size) if self._some(chosen, singles)}
            if sets:
                return size, sets
        return None, set()

    def _tried(self) -> int:
        """Return up to which size everything is tried."""
        whole = prod(len(others) + 1 for others in self.others.values())
        pairs = sum(len(one) * len(other) for one, other in combinations(self.others.values(), PAIR))
        if whole <= MOST_VERSIONS:
            return len(self.others)
        return PAIR if pairs <= MOST_PAIRS else 1

    def _sets(self, found: Sequence[SmallestChange], truth: set[frozenset[Where]]) -> Iterator[str]:
        said = {frozenset((one.kind, one.group, one.subject) for one in change.changes) for change in found}
        if said != truth:
            yield f"sets {said ^ truth}"
        for change in found[:5]:
            new: dict[Where, Value] = {(one.kind, one.group, one.subject): _plain(one.to) for one in change.changes}
            if self.advice(new) != change.advice:
                yield f"{new} does not give {change.advice}"

    def _some(self, chosen: tuple[Where, ...], singles: Mapping[tuple[Where, Value], AdviceId]) -> bool:
        """Whether some values of exactly these answers change the advice."""
        if len(chosen) == 1:
            return any(singles[chosen[0], value] != self.now for value in self.others[chosen[0]])
        every = product(*(self.others[where] for where in chosen))
        return any(self.advice(dict(zip(chosen, values, strict=True))) != self.now for values in every)

    # Steps -------------------------------------------------------------------------------------------------------

    def _steps(self, found: Robustness) -> Iterator[str]:
        said = {
            (one.change.group, one.change.subject, one.change.field): one
            for one in found.pivotal
            if one.change.kind == "step"
        }
        tried = self._fields()
        for place, others in self.rng.sample(tried, min(MOST_FIELDS, len(tried))):
            turns = [value for value in others if self._with_fields({place: value}) != self.now]
            self.counts["fields of steps that change the advice"] += bool(turns)
            if turns and place not in said:
                yield f"step {place} to {turns} is not said to change the advice"
        for (group_id, step_id, field_id), one in said.items():
            if (
                isinstance(one.change.to, str)
                and self._with_fields({(group_id, step_id, field_id): one.change.to}) != one.advice
            ):
                yield f"step {step_id}.{field_id} to {one.change.to} does not give {one.advice}"

    def _fields(self) -> list[tuple[Field, list[Value]]]:
        """Return the known fields of steps that are tried, with their other values."""
        definition = self.catalogue.journeys["reis"]
        found: list[tuple[Field, list[Value]]] = []
        for group in self.dossier.groups:
            for step in group.journey.steps if group.journey else ():
                for field in definition.fields:
                    now = step.values.get(field.id)
                    left_out = field.id in definition.evidence.founded.split() or field.id not in self.fields
                    if now is None or left_out:
                        continue
                    others = [one for one in _field_values(definition, field) if one != now]
                    found += [((group.id, step.id, field.id), others)] if others else []
        return found

    def _with_fields(
        self, changed: Mapping[tuple[str | None, str, str | None], Value], answers: Mapping[Where, Value] | None = None
    ) -> AdviceId:
        dossier = self.with_values(answers or {})
        groups = []
        for group in dossier.groups:
            journey = group.journey
            if journey is not None:
                steps = []
                for step in journey.steps:
                    new = {key[2]: value for key, value in changed.items() if key[:2] == (group.id, step.id)}
                    steps.append(_remade(step, values={**step.values, **new}))
                journey = _remade(journey, steps=tuple(steps))
            groups.append(_remade(group, journey=journey))
        return advice_of(_remade(dossier, groups=tuple(groups)), self.catalogue)

    # Range -------------------------------------------------------------------------------------------------------

    def _range(self, found: Robustness) -> Iterator[str]:
        if any(group.journey for group in self.dossier.groups):
            return
        low, high = (ADVICE_ORDER.index(one) for one in (found.range.lightest, found.range.heaviest))
        self.counts[f"range of {high - low + 1}"] += 1
        for _try in range(12):
            settled = self._completed()
            advice = ADVICE_ORDER.index(advice_of(settled, self.catalogue))
            if not low <= advice <= high:
                yield f"it can turn out {ADVICE_ORDER[advice]}, outside {found.range}"
                return

    def _completed(self) -> Dossier:
        """Answer everything that is not known at random, and let all be well known."""
        data = self.dossier.model_dump()
        for answers in (data["answers"], *(group["answers"] for group in data["groups"])):
            for answer in answers:
                said = answer["proposal"]
                if said["unknown"] is not None:
                    every = values_of(self.questionnaire, self.questionnaire.question_by_id[answer["question"]])
                    said |= {"unknown": None, "value": self.rng.choice(every)}
                if said["value"] is not None and said["basis"] in {None, "own_estimate"}:
                    said["basis"] = "tested"
        compass = data["compass"]
        if compass["not_applicable"] is None:
            known = {one["check"]: one for one in compass["answers"]}
            for check in self.catalogue.compasses["kompas"].checks:
                one = known.get(check.id, {"check": check.id})
                unknown = one.get("value") is None or (one["value"] == "deels" and not one["explanation"])
                if unknown:
                    proof = ({"kind": "document", "description": "Verslag"},)
                    known[check.id] = {
                        **one,
                        "value": self.rng.choice(("ja", "deels", "nee")),
                        "evidence": proof,
                        "explanation": "Zo.",
                    }
            compass["answers"] = tuple(known.values())
        return Dossier.model_validate(data)

    # Thresholds --------------------------------------------------------------------------------------------------

    def _thresholds(self, found: Robustness) -> Iterator[str]:
        changing = [one for one in found.thresholds if one.changes]
        chosen = [*self.rng.sample(found.thresholds, min(4, len(found.thresholds))), *changing[:3]]
        for check in chosen:
            moved = self.rng.choice(check.moved)
            self.counts["thresholds moved"] += 1
            self.counts["thresholds that change the advice"] += check.changes
            file = self.catalogue.sources[check.definition]
            other = poked(file.definition, check.where, check.value, moved.value)
            catalogue = Catalogue({**self.catalogue.sources, check.definition: replace(file, definition=other)})
            if advice_of(self.dossier, catalogue) != moved.advice:
                yield f"{check.definition} {check.where} = {moved.value} does not give {moved.advice}"


def _answered(answers: tuple[Answer, ...], group: str | None, changed: Mapping[Where, Value]) -> tuple[Answer, ...]:
    return tuple(
        _remade(one, proposal=_remade(one.proposal, value=changed["question", group, one.question]))
        if one.proposal and ("question", group, one.question) in changed
        else one
        for one in answers
    )


def _remade(shape: ShapeT, **changes: Any) -> ShapeT:
    """Make the same shape with some fields changed, from nothing but its fields."""
    fields = {name: getattr(shape, name) for name in type(shape).model_fields}
    return cast("ShapeT", type(shape).model_construct(**{**fields, **changes}))


def _field_values(definition: JourneyDefinition, field: Column) -> list[Value]:
    """Return values of a choice, a number, ticks (of many options some sets) or an estimate of a step."""
    match field:
        case SingleChoice():
            return [option.id for option in definition.form.options_of(field)]
        case NumberQuestion():
            return [float(one) for one in (0, 1, 2, 4, 7, 30, 100, 366) if field.minimum <= one <= field.maximum]
        case MultipleChoice():
            options = [option.id for option in definition.form.options_of(field)]
            sets = [one for size in (1, 2, len(options)) for one in combinations(options, size)]
            return [*sets]
        case EstimateQuestion():
            ends = (0, 1, 14, 15, 59, 60, 500, 6000)
            return cast("list[Value]", [Estimate(low=one / 2, likely=one, high=one * 1.5) for one in ends])
        case _:
            return []


def _plain(value: Any) -> Value:
    return float(value) if isinstance(value, int) else tuple(value) if isinstance(value, list) else value


def poked(definition: Any, where: str, old: float, new: float) -> Any:
    """Return a definition with another number in one place, written into a copy of it; nothing is checked."""
    other = copy.deepcopy(definition)
    parts: list[Any] = [other]
    names = where.split(".")
    for place, name in enumerate(names):
        here = parts[-1]
        if isinstance(here, str):
            # What is left of the place is the fact that the number is compared with.
            again = int(names[place + 1]) if place + 1 < len(names) else 1
            _poke(parts[-2], names[place - 1], _worded(here, name, again, old, new))
            return _fresh(other)
        parts.append(_inside(here, name))
    _poke(parts[-2], names[-1], new)
    return _fresh(other)


def _inside(part: Any, name: str) -> Any:
    if isinstance(part, tuple):
        return next((one for one in part if getattr(one, "id", None) == name), None) or part[int(name) - 1]
    return part[name] if isinstance(part, dict) else getattr(part, name)


def _poke(part: Any, name: str, value: Any) -> None:
    if isinstance(part, dict):
        part[name] = value
    else:
        part.__dict__[name] = value


def _worded(text: str, fact: str, again: int, old: float, new: float) -> str:
    """Replace the number that a fact is compared with."""
    words = text.replace("(", " ( ").replace(")", " ) ").split()
    seen = 0
    for place, word in enumerate(words):
        if word == fact:
            seen += 1
            if seen == again:
                assert float(words[place + 2]) == old
                words[place + 2] = f"{new:.12f}"
                return " ".join(words)
    raise AssertionError((text, fact))


def _fresh(definition: Any) -> Any:
    """Forget what was worked out from the old number."""
    for name in [name for name in definition.__dict__ if name not in type(definition).model_fields]:
        del definition.__dict__[name]
    return definition


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
