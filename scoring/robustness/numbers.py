"""The numbers of the definitions that a dossier is judged by: thresholds, points and weights, each in its place.

Every number in the parts that decide is found by walking the definition itself, so none can be forgotten. What is not
moved stands in `NOT_MOVED`, with why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar, cast

from questionnaires.advice_model import AdviceDefinition
from questionnaires.compass_model import CompassDefinition
from questionnaires.expressions import Bare, Constant
from questionnaires.journey_model import JourneyDefinition
from questionnaires.model import Questionnaire, Shape
from scoring.conditions import read_condition
from scoring.identity import remembered

Judging = Questionnaire | JourneyDefinition | CompassDefinition | AdviceDefinition
"""The kinds of definitions that decide on an advice."""

JudgingT = TypeVar("JudgingT", Questionnaire, JourneyDefinition, CompassDefinition, AdviceDefinition)
Step = str | int
"""The name of a field, a key, or a place in a list."""

_PARTS: Mapping[type[Judging], tuple[str, ...]] = {
    Questionnaire: ("scoring",),
    JourneyDefinition: (
        "amounts",
        "scores",
        "index",
        "breaking_points",
        "red_flags",
        "classes",
        "one_class_up",
        "evidence",
    ),
    CompassDefinition: ("options", "outcomes"),
    AdviceDefinition: ("rules", "evidence", "heavy_step_from"),
}

NOT_MOVED: Mapping[str, str] = {
    "sections.*": "What an answer weighs and when it is asked belong to the answer: see what other answers do.",
    "scales.*": "What an answer weighs belongs to the answer: see what other answers do.",
    "depths.*": "For a quickscan, of which no robustness is worked out.",
    "scoring.profile_from": "Only for a table that counts answers; no advice comes of it.",
    "fields.*": "What a field weighs, its range and when it is asked belong to the field: see what other values do.",
    "light.*": "How a step is filled in.",
    "ready_ranges.*": "How a step is filled in.",
    "start_values.*": "Stands in for a number that nobody filled in; no threshold.",
    "index.heaviest_steps": "A number of steps: a part of a step is none.",
    "scores.*.thresholds.*.burden": "What an amount weighs is a place on the scale of 0 to 4, as of an answer.",
    "load_bands.*": "How a load is called; no advice comes of it.",
    "counts.*": "Only counted; no advice comes of it.",
    "busiest.*": "Only told; no advice comes of it.",
    "contradictions.*": "Asks for a look at an answer; no advice comes of it.",
    "prefill.*": "Suggests an answer; a person takes it over.",
    "prefill_basis.*": "Suggests how an answer is known; a person takes it over.",
    "avoidable": "Only told; no advice comes of it.",
    "mandate.*": "Not in the sum of the compass.",
    "robustness.*": "These settings say how sure an advice is, and not what it is.",
    "deviation.steps": "How far a person may deviate, not what the rules say.",
    "rules.*.because.*": "Why a rule holds is told with it; no advice comes of it.",
}
"""The numbers that are not moved, by where they stand, and why. Nor is a zero: times anything it stays zero."""

_CONDITIONS = frozenset({"when", "founded"})
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a definition. `where` is its place with dots, ids for places in lists.

    `path` leads to the number, or to the condition that it stands in at `column`.
    """

    where: str
    value: float
    path: tuple[Step, ...]
    column: int | None = None

    @property
    def part(self) -> str:
        """The part of the definition that it stands in."""
        return str(self.path[0])

    def moved(self, definition: JudgingT, factor: float) -> tuple[float, JudgingT]:
        """Return the number times a factor, and the definition with that number in its place.

        The decimals are those of the file: 3 times 1.1 is 3.3, and not 3.3000000000000003.
        """
        product = Decimal(repr(self.value)) * Decimal(repr(factor))
        return float(product), _with(definition, self.path, _Replacement(self.column, product))


@dataclass(frozen=True, slots=True)
class _Replacement:
    column: int | None
    number: Decimal

    def of(self, old: object) -> object:
        """Return what takes the place of a number, or of a condition with it."""
        if self.column is None or not isinstance(old, str):
            return float(self.number)
        found = _NUMBER.match(old, self.column)
        end = found.end() if found else self.column
        return f"{old[: self.column]}{self.number.normalize():f}{old[end:]}"


@remembered
def numbers_of(definition: Judging) -> tuple[Number, ...]:
    """Return the numbers of a definition that are moved in turn, in the order in which they stand there."""
    found = (
        number for part in _PARTS[type(definition)] for number in _walk(getattr(definition, part), (part,), (part,))
    )
    return tuple(one for one in found if one.value != 0 and why_not_moved(one.where) is None)


def why_not_moved(where: str) -> str | None:
    """Return why a number at a place is not moved; None when it is.

    >>> why_not_moved("busiest.days") is None, why_not_moved("index.peak_share") is None
    (False, True)
    """
    for pattern, reason in NOT_MOVED.items():
        if re.fullmatch(pattern.replace(".", r"\.").replace("*", ".+"), where):
            return reason
    return None


def _walk(part: object, path: tuple[Step, ...], names: tuple[str, ...]) -> Iterator[Number]:
    match part:
        case bool() | None:
            return
        case int() | float():
            yield Number(".".join(names), float(part), path)
        case str() if path[-1] in _CONDITIONS:
            yield from _in_condition(part, path, names)
        case _:
            for step, name, one in _inner(part):
                yield from _walk(one, (*path, step), (*names, name))


def _inner(part: object) -> Iterator[tuple[Step, str, object]]:
    """Yield what stands in a part: how to get there, what it is called, and what it is."""
    match part:
        case Shape():
            yield from ((name, name, getattr(part, name)) for name in type(part).model_fields)
        case tuple():
            yield from ((place, str(getattr(one, "id", place + 1)), one) for place, one in enumerate(part))
        case Mapping():
            yield from ((key, str(key), one) for key, one in part.items())


def _in_condition(text: str, path: tuple[Step, ...], names: tuple[str, ...]) -> Iterator[Number]:
    seen: dict[str, int] = {}
    for atom in read_condition(text).atoms:
        for constant in () if isinstance(atom, Bare) else atom.constants:
            if isinstance(constant.value, int | float):
                seen[atom.subject] = seen.get(atom.subject, 0) + 1
                again = (str(seen[atom.subject]),) if seen[atom.subject] > 1 else ()
                yield Number(
                    ".".join((*names, atom.subject, *again)), float(constant.value), path, _start(text, constant)
                )


def _start(text: str, constant: Constant) -> int:
    """Where the digits of a constant begin."""
    found = _NUMBER.search(text, constant.column)
    return found.start() if found else constant.column


ShapeT = TypeVar("ShapeT", bound=Shape)


def _with(shape: ShapeT, path: tuple[Step, ...], new: _Replacement) -> ShapeT:
    """Return a shape with another number in one place. What stands beside it is shared, and nothing is read anew."""
    name, *rest = path
    fields = {one: getattr(shape, one) for one in type(shape).model_fields}
    # A copy would keep what was worked out from the old number.
    fields[str(name)] = _inside(fields[str(name)], tuple(rest), new)
    return cast("ShapeT", type(shape).model_construct(shape.model_fields_set, **fields))


def _inside(part: object, path: tuple[Step, ...], new: _Replacement) -> object:
    match part:
        case _ if not path:
            return new.of(part)
        case Shape():
            return _with(part, path, new)
        case tuple():
            place = int(path[0])
            return (*part[:place], _inside(part[place], path[1:], new), *part[place + 1 :])
        case Mapping():
            return {**part, path[0]: _inside(part[path[0]], path[1:], new)}
        case _:
            raise TypeError(part)
