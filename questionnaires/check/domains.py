"""What a question can be answered with, as far as conditions can tell the answers apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations

from questionnaires import operands
from questionnaires.check.space import TooComplexError
from questionnaires.expressions import Atom, Bare, Chosen, Operand, evaluate, parse
from questionnaires.model import MultipleChoice, NumberQuestion, Question, Questionnaire, SingleChoice
from questionnaires.translation import _

MAXIMUM_NAMED_OPTIONS = 8
"""Options of one multiple choice that conditions may name; all their combinations are gone through."""


@dataclass(frozen=True, slots=True)
class Domain:
    """The classes of answers to one question that the given atoms cannot tell apart, in the order of the options.

    Attributes:
        words: an example of each class, for people.
        absent: the class of a question that is not asked.
        answers: the classes that somebody can choose.
        raises: pairs of classes between which one step to a heavier answer leads, with an example of such a step.
        truths: for each atom, in which classes it is true.
    """

    words: tuple[str, ...]
    absent: int
    answers: tuple[int, ...]
    raises: Mapping[tuple[int, int], tuple[str, str]]
    truths: Mapping[Atom, tuple[bool, ...]]

    @property
    def size(self) -> int:
        """The number of classes."""
        return len(self.words)


@dataclass(frozen=True, slots=True)
class _Answers:
    """All answers that matter; number 0 is 'not asked'. `steps` lead from an answer to the next heavier one."""

    values: tuple[Chosen, ...]
    words: tuple[str, ...]
    steps: tuple[tuple[int, int], ...]


def domain_of(questionnaire: Questionnaire, question: Question, atoms: Sequence[Atom]) -> Domain:
    """Work out what a question can be, as far as these atoms look.

    Args:
        questionnaire: for the options of a shared scale.
        question: a choice or a number.
        atoms: parts of conditions about this question, of the right type.

    Raises:
        TooComplexError: when the conditions name too many options of one multiple choice.
    """
    answers = _answers(questionnaire, question, atoms)
    truths = {atom: tuple(truth_of(atom, value) for value in answers.values) for atom in atoms}
    signatures = list(zip(*truths.values(), strict=True)) or [()] * len(answers.values)
    classes = {signature: number for number, signature in enumerate(dict.fromkeys(signatures))}
    class_of = [classes[signature] for signature in signatures]
    firsts = [class_of.index(number) for number in range(len(classes))]
    # An example of a class is an answer when there is one, and else 'not asked'.
    examples = [class_of.index(number, 1) if number in class_of[1:] else 0 for number in range(len(classes))]
    return Domain(
        words=tuple(answers.words[index] for index in examples),
        absent=class_of[0],
        answers=tuple(sorted(set(class_of[1:]))),
        raises={
            (class_of[low], class_of[high]): (answers.words[low], answers.words[high])
            for low, high in answers.steps
            if class_of[low] != class_of[high]
        },
        truths={atom: tuple(truth[index] for index in firsts) for atom, truth in truths.items()},
    )


def carries_burden(questionnaire: Questionnaire, question: Question) -> bool:
    """Whether conditions can order the answers: every option has a burden, or there are bands.

    It does not matter whether the question stands in a section that is scored.
    """
    if isinstance(question, SingleChoice):
        options = questionnaire.options_of(question)
        return bool(options) and all(option.burden is not None for option in options)
    return isinstance(question, MultipleChoice | NumberQuestion) and bool(question.bands)


def text_of(atom: Atom) -> str:
    """Write a part of a condition as it can stand in a file.

    >>> text_of(parse("q   in (a,b)").atoms[0])
    'q in (a, b)'
    """
    if isinstance(atom, Bare):
        return atom.subject
    constants = ", ".join(str(constant.value) for constant in atom.constants)
    match atom.operator:
        case "holds":
            return f"{constants} in {atom.subject}"
        case "lacks":
            return f"{constants} not in {atom.subject}"
        case "in" | "not in":
            comma = "," if len(atom.constants) == 1 else ""
            return f"{atom.subject} {atom.operator} ({constants}{comma})"
    return f"{atom.subject} {atom.operator} {constants}"


def truth_of(atom: Atom, value: Operand) -> bool:
    """Whether a part of a condition is true when its subject stands for this value."""
    return bool(evaluate(parse(text_of(atom)), lambda _subject: value))


def _answers(questionnaire: Questionnaire, question: Question, atoms: Sequence[Atom]) -> _Answers:
    if isinstance(question, SingleChoice):
        values, words = _single(questionnaire, question)
        steps: Iterable[tuple[int, int]] = _ladder(len(values) + 1)
    elif isinstance(question, NumberQuestion):
        values, words = _numbers(question, atoms)
        steps = _ladder(len(values) + 1)
    elif isinstance(question, MultipleChoice):
        values, words = _ticked(questionnaire, question, atoms)
        steps = _more_ticked(values, _exclusive(questionnaire, question))
    else:
        raise TypeError(question.type)
    return _Answers(
        (operands.absent(question), *values),
        (_("niet gevraagd"), *words),
        tuple(steps) if carries_burden(questionnaire, question) else (),
    )


def _ladder(length: int) -> Iterator[tuple[int, int]]:
    return zip(range(length - 1), range(1, length), strict=True)


def _single(questionnaire: Questionnaire, question: SingleChoice) -> tuple[list[Chosen], list[str]]:
    options = questionnaire.options_of(question)
    return [operands.of_option(option) for option in options], [option.id for option in options]


def _numbers(question: NumberQuestion, atoms: Sequence[Atom]) -> tuple[list[Chosen], list[str]]:
    """The ends, and each number in a condition with its neighbours."""
    scale = 10**question.decimals
    low, high = math.ceil(_exactly(question.minimum) * scale), math.floor(_exactly(question.maximum) * scale)
    steps = {low, high}
    for atom in atoms:
        for constant in () if isinstance(atom, Bare) else atom.constants:
            near = math.floor(_exactly(constant.value) * scale)
            steps.update((near - 1, near, near + 1))
    points = [step / scale for step in sorted(steps) if low <= step <= high]
    return [operands.of_number(point) for point in points], [f"{point:g}" for point in points]


def _exactly(number: float | str) -> Decimal:
    """The number as it is written: 0.1 is a tenth."""
    return Decimal(str(number))


def _ticked(
    questionnaire: Questionnaire, question: MultipleChoice, atoms: Sequence[Atom]
) -> tuple[list[Chosen], list[str]]:
    """Every combination of the options that conditions name, with any number of the others."""
    exclusive = _exclusive(questionnaire, question)
    named = {str(constant.value) for atom in atoms if not isinstance(atom, Bare) for constant in atom.constants}
    options = [option.id for option in questionnaire.options_of(question) if option.id not in exclusive]
    inside = [option for option in options if option in named]
    others = [option for option in options if option not in named]
    if len(inside) > MAXIMUM_NAMED_OPTIONS:
        raise TooComplexError
    subsets = chain.from_iterable(combinations(inside, count) for count in range(len(inside) + 1))
    sets = [(*subset, *others[:count]) for subset in subsets for count in range(len(others) + 1)]
    ticked = [*((option,) for option in sorted(exclusive)), *sets]
    return (
        [operands.of_options(questionnaire, question, options) for options in ticked],
        [_(" en ").join(options) or _("niets aangekruist") for options in ticked],
    )


def _more_ticked(values: Sequence[Chosen], exclusive: frozenset[str]) -> Iterator[tuple[int, int]]:
    """From not asked to nothing or an exclusive option, and from there to one option more each time."""
    alone = [index for index, value in enumerate(values, 1) if value.options & exclusive]
    numbers = {value.options: index for index, value in enumerate(values, 1) if not value.options & exclusive}
    nothing = numbers[frozenset()]
    yield from ((0, index) for index in (nothing, *alone))
    for options, index in numbers.items():
        for option in options:
            if options - {option} in numbers:
                yield numbers[options - {option}], index
        if len(options) == 1:
            yield from ((other, index) for other in alone)


def _exclusive(questionnaire: Questionnaire, question: MultipleChoice) -> frozenset[str]:
    return frozenset(option.id for option in questionnaire.options_of(question) if option.exclusive)
