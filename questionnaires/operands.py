"""What an answer stands for in a condition: which options, and which number (its burden, or its value).

The scorer and the checker both take it from here, so that a condition means the same to both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from questionnaires.expressions import Chosen
from questionnaires.model import Band, MultipleChoice, NumberQuestion, Option, Question, Questionnaire


def band_burden(bands: Iterable[Band], value: float) -> int | None:
    """Return the burden that a number stands for, or None when no band holds it.

    Args:
        bands: closed intervals, in order.
        value: the number, or the count of ticked options.

    >>> band_burden((Band(minimum=0, maximum=2, burden=0), Band(minimum=3, burden=4)), 7)
    4
    """
    for band in bands:
        if band.minimum <= value and (band.maximum is None or value <= band.maximum):
            return band.burden
    return None


def of_option(option: Option) -> Chosen:
    """One option of a single choice; its number is its burden."""
    return Chosen(frozenset({option.id}), option.burden)


def of_options(questionnaire: Questionnaire, question: MultipleChoice, ticked: Collection[str]) -> Chosen:
    """The ticked options of a multiple choice; its number is the burden of their count, exclusive ones not counted."""
    exclusive = {option.id for option in questionnaire.options_of(question) if option.exclusive}
    count = len(set(ticked) - exclusive)
    return Chosen(frozenset(ticked), band_burden(question.bands, count) if question.bands else None)


def of_number(value: float) -> Chosen:
    """The value of a number question: conditions compare the value itself, not its burden."""
    return Chosen(frozenset(), value)


def band_ends(question: NumberQuestion) -> tuple[float, ...]:
    """Return the numbers at which something begins or ends, from small to large: the range and every band."""
    numbers = {question.minimum, question.maximum}
    for band in question.bands:
        last = question.maximum if band.maximum is None else band.maximum
        numbers |= {max(band.minimum, question.minimum), min(last, question.maximum)}
    return tuple(sorted(numbers))


def ends(question: NumberQuestion) -> tuple[float, float]:
    """Return the lightest and the heaviest number that can be answered.

    More is heavier, unless the bands say that the smallest number weighs more than the largest one, as with a term in
    days. Of equally light numbers the outermost one is taken, so that conditions see the end of the range too.
    """
    burdens = {number: band_burden(question.bands, number) or 0 for number in band_ends(question)}
    falling = burdens[question.minimum] > burdens[question.maximum]
    ordered = sorted(burdens, key=lambda number: (burdens[number], -number if falling else number))
    return ordered[0], ordered[-1]


def absent(question: Question) -> Chosen:
    """A question that is hidden or does not apply: no option, and the lightest number there is."""
    return Chosen(frozenset(), ends(question)[0] if isinstance(question, NumberQuestion) else 0)
