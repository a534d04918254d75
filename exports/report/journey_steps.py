"""What a step of a journey says, in words: for the report, and for the page in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exports.dutch import number
from exports.report.context import value_text
from exports.report.words import unknown_yet
from questionnaires.journey_model import CountScore, JourneyDefinition, MeanScore
from questionnaires.translation import _
from scoring.comparison.variants import StepCell
from scoring.dossier import Row, Step
from scoring.journey.outcome import StepDetails


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of what a step says. `pieces` when it counts things, `drawn` when it belongs in a picture.

    A line of the light form belongs there when the load of a step is made from it.
    """

    label: str
    fields: tuple[str, ...]
    pieces: bool = False
    drawn: bool = True


def heading_fields(definition: JourneyDefinition) -> tuple[str, str]:
    """Return the fields that stand with the name of a step: the first of the light form, and who does it."""
    return (definition.light[0].fields[0], definition.actors.field)


def heading_words(definition: JourneyDefinition, values: Row) -> Iterator[str]:
    """Yield what is done and who does it, as far as that is known."""
    for name in dict.fromkeys(heading_fields(definition)):
        value = values.get(name)
        if value is not None:
            yield value_text(definition.form, definition.field_by_id[name], value)


def lanes(definition: JourneyDefinition, steps: Iterable[Step]) -> tuple[Lane, ...]:
    """Return the lines of the light form but what, who and how long; and what is added up, such as days of waiting.

    What is no line of the light form is there for every step, once somebody filled it in for one of `steps`.
    """
    told = {name for step in steps for name, value in step.values.items() if value is not None}
    counted = {name for score in definition.scores if isinstance(score, CountScore) for name in score.weights}
    chosen = {name for score in definition.scores if isinstance(score, MeanScore) for name in score.fields}
    elsewhere = {*heading_fields(definition), definition.amounts.minutes}
    found = [
        Lane(
            label=str(light.label),
            fields=light.fields,
            pieces=not counted.isdisjoint(light.fields),
            drawn=not (counted | chosen).isdisjoint(light.fields),
        )
        for light in definition.light
        if elsewhere.isdisjoint(light.fields)
    ]
    light_fields = {name for light in definition.light for name in light.fields}
    found += [
        Lane(label=str(count.label), fields=count.sum)
        for count in definition.counts
        if not told.isdisjoint(count.sum) and light_fields.isdisjoint(count.sum)
    ]
    return tuple(found)


def lane_words(definition: JourneyDefinition, values: Row, lane: Lane) -> str:
    """Return what a step says on a line; several counts are added up.

    A sum of which a part is not known is a least sum. No word stands after the sum, as its parts may have several.
    """
    known = [(name, value) for name in lane.fields if (value := values.get(name)) is not None]
    if not known:
        return _("nog niet bekend")
    if len(lane.fields) == 1:
        name, value = known[0]
        return value_text(definition.form, definition.field_by_id[name], value)
    total = sum(value for _name, value in known if isinstance(value, int | float))
    if len(known) < len(lane.fields):
        return _("minstens {number}").format(number=number(total))
    return number(total) if total else _("geen")


def pieces_of(values: Row, lane: Lane) -> int:
    """Return how many things a line counts, as far as known; 0 on a line that counts nothing."""
    counts = (values.get(name) for name in lane.fields) if lane.pieces else ()
    return int(sum(count for count in counts if isinstance(count, int | float)))


def is_heavy(definition: JourneyDefinition, step: StepDetails | StepCell) -> bool | None:
    """Whether a step is heavy, whatever is not known yet; None when that decides it."""
    if step.load.low >= definition.evidence.heavy_from:
        return True
    return False if step.load.high < definition.evidence.heavy_from else None


def load_words(definition: JourneyDefinition, step: StepDetails | StepCell) -> str:
    """Return the load of a step in words; its number stands in the annex only (RULES section 9)."""
    if not step.counts:
        return _("weegt niet mee")
    low, high = definition.load_band(step.load.low), definition.load_band(step.load.high)
    if low is not None and low is high:
        return str(low.label).lower()
    if low is not None and low.at_least > 0:
        return _("minstens {load}").format(load=str(low.label).lower())
    words = {True: _("zwaar"), False: _("niet zwaar"), None: unknown_yet()}
    return words[is_heavy(definition, step)]


def part_words(definition: JourneyDefinition, values: Row) -> str:
    """Return for which part of the group a step is; empty when that is everybody, or not filled in."""
    share = values.get(definition.amounts.share)
    if not isinstance(share, int | float) or share >= 1:
        return ""
    percent = round(100 * share)
    if percent == 0 and share > 0:
        return _("minder dan 1 procent van de groep")
    return _("{share} procent van de groep").format(share=number(percent))
