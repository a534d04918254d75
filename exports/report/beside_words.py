"""Before and after the own measures in words: one line for page one, and what each group then has."""

from __future__ import annotations

from exports.dutch import counted, number, sentence
from exports.report.context import Context
from exports.report.sure_words import advice_label
from exports.report.views import Item
from exports.report.words import class_with_floor
from questionnaires.translation import _
from scoring.outcome import GroupOutcome, Outcome
from scoring.totals import Totals, totals


def before_and_after(context: Context) -> tuple[Item, ...]:
    """Return what the own measures change, for page one, in short and in full; nothing when they would change nothing.

    Both say that this counts only once the proposal itself is different (RULES section 8).
    """
    found = context.with_measures
    if found is None:
        return ()
    was, becomes = _advice(context, found.every)
    short, full = _("zwaarte {then}").format(then=_class(found.every)), _burden(context.outcome, found.every)
    if was:
        short = _("{burden}, advies '{then}'").format(burden=short, then=becomes)
        words = _("{burden}; advies blijft '{was}'")
        if was != becomes:
            words = _("{burden}; advies van '{was}' naar '{then}'")
        full = words.format(burden=full, was=was, then=becomes)
    measures = measures_words(len(found.measures), found.promised)
    note = _("({measures}; telt pas als het voorstel zelf verandert)").format(measures=measures)
    return (
        Item(_("Dan: {said}. Dat telt nog niet mee.").format(said=short)),
        Item(sentence(full), note=note),
    )


def measures_words(there_are: int, promised: int) -> str:
    """Say how many measures there are, and how many of them are promised when that is not all.

    >>> measures_words(1, 1), measures_words(3, 2), measures_words(2, 0)
    ('1 maatregel', '3 maatregelen, 2 toegezegd', '2 maatregelen, niet toegezegd')
    """
    words = counted(there_are, _("maatregel"), _("maatregelen"))
    if promised == there_are:
        return words
    if not promised:
        return _("{measures}, niet toegezegd").format(measures=words)
    return _("{measures}, {promised} toegezegd").format(measures=words, promised=number(promised))


def _class(outcome: Outcome) -> str:
    return class_with_floor(outcome.burden_class, outcome.burden_at_least)


def _burden(now: Outcome, later: Outcome) -> str:
    was, then = _class(now), _class(later)
    if was != then:
        return _("zwaarte van {was} naar {then}").format(was=was, then=then)
    before, after = (Totals.of(one.groups).bottlenecks for one in (now, later))
    if before != after:
        return _("zwaarte blijft {was}, knelpunten van {pinching} naar {then}").format(
            was=was, pinching=number(before), then=number(after)
        )
    return _("zwaarte blijft {was}").format(was=was)


def _advice(context: Context, later: Outcome) -> tuple[str, str]:
    """The advice now and then; empty when there is none to give yet."""
    now, then = context.outcome.advice, later.advice
    if now is None or then is None or now.provisional:
        return "", ""
    return advice_label(context, now.outcome), advice_label(context, then.outcome)


def pinches_words(group: GroupOutcome) -> tuple[str, ...]:
    """Say what pinches a group: bottlenecks, breaking points and red flags, each counted."""
    found = totals(group)
    said = [counted(found.bottlenecks, _("knelpunt"), _("knelpunten"))]
    if group.journey is not None:
        said.append(counted(found.breaking_points, _("breekpunt"), _("breekpunten")))
    return (*said, counted(found.red_flags, _("rode vlag"), _("rode vlaggen")))
