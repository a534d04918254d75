"""What to know first, in words, as page one and the ready text say it."""

from __future__ import annotations

from dataclasses import dataclass

from exports.report.context import Context
from scoring.advice.to_know_words import what_to_know, why_to_know


@dataclass(frozen=True, slots=True)
class FirstThing:
    """What to know, why when it has an answer already, and who finds it out and when."""

    text: str
    why: str
    by: str | None
    until: str | None


def first_things(context: Context) -> tuple[FirstThing, ...]:
    """Return what to know before there is an advice, in order; nothing when there is one."""
    advice = context.outcome.advice
    things = advice.find_first if advice else ()
    return tuple(
        FirstThing(what_to_know(one, context.outcome, context.catalogue), why_to_know(one), one.by, one.until)
        for one in things
    )
