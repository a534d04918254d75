"""What page one can say under each of its heads, what matters most first. How much of it fits is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from exports.dutch import brief, day, lowered, sentence
from exports.report.advice_words import SaidCondition, conditions
from exports.report.context import Context
from exports.report.findings import GatheredBottleneck, bottlenecks, unknowns
from exports.report.first_things import first_things
from exports.report.flags import red_flags
from exports.report.journey_words import about_hours
from exports.report.participation_words import participation_facts
from exports.report.views import Cell, Column, Item, Paragraph, Table
from exports.report.words import class_word, compass_said
from questionnaires.translation import _
from scoring.advice.alternatives import doing_nothing, is_doing_nothing
from scoring.dossier import Alternative, Measure

_LONGEST_QUESTION = 90
_LONGEST_ANSWER = 50
_LONGEST_SUBJECT = 70
_LONGEST_NORM = 40
_LONGEST_CONDITION = 100
_LONGEST_CELL = 46
_LONGEST_NAME = 60
_LONGEST_REASON = 90
_NAMES = ((1, 18), (1, 36), (1, 60), (2, 60), (3, 60), (3, 140))
"""How many names and how long each: from what always fits to as many as are read."""
MOST_ABOUT_NOTHING: Final = 3
MOST_NAMES: Final = len(_NAMES) - 1


def bottleneck_items(context: Context) -> tuple[Item, ...]:
    """Return what weighs most, without the red flags, which have a place of their own."""
    return tuple(_bottleneck_item(context, one) for one in bottlenecks(context) if not one.red_flag)


def question_items(context: Context) -> tuple[Item, ...]:
    """Return what to find out first: what stands in the way of an advice; else all that is not known, by weight."""
    first = first_things(context)
    if first:
        return tuple(_question(one.text, one.by, one.until, one.why) for one in first)
    found = unknowns(context)
    critical = [_question(one.question, one.by, one.until) for one in found if one.critical]
    others = [_question(one.question, one.by, one.until) for one in found if not one.critical]
    return tuple(dict.fromkeys((*critical, *_unknown_checks(context), *others)))


def participation_items(context: Context, names: int) -> tuple[Item, ...]:
    """Return the three facts: what was open, who was reached, what input changed; each only when it is known.

    Args:
        context: what is reported.
        names: 0 to name as little as can be, up to `MOST_NAMES`.
    """
    return participation_facts(context, *_NAMES[names])


def compass_word_of(context: Context) -> str:
    """Return what the compass gives, in a word; empty when nobody filled it in."""
    compass = context.outcome.compass
    return compass_said(compass) if compass is not None and context.dossier.compass is not None else ""


def once(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return each text once, with the first note it comes with: the same question for two groups is one to a reader.

    >>> [item.note for item in once([Item("Lukt het?", note="(door de balie)"), Item("Lukt het?")])]
    ['(door de balie)']
    """
    found: dict[str, Item] = {}
    for item in items:
        known = found.get(item.text)
        if known is None or (item.note and not known.note):
            found[item.text] = item
    return tuple(found.values())


def flag_items(context: Context, *, norms: bool) -> tuple[Item, ...]:
    """Return the red flags, each with the norm that it touches first when there is room for `norms`."""
    items = []
    for one in red_flags(context):
        norm = brief(one.norms[0][0], _LONGEST_NORM) if one.norms and norms else ""
        note = _("(raakt aan: {norm})").format(norm=norm.lower()) if norm else ""
        if one.answer:
            answer = sentence(brief(one.answer, _LONGEST_ANSWER))
            items.append(Item(sentence(brief(one.subject, _LONGEST_SUBJECT)), answer=answer, note=note))
        else:
            subject = brief(one.subject, _LONGEST_NAME)
            items.append(Item(sentence(brief(one.rule, _LONGEST_SUBJECT)), lead=f"{subject}:", note=note))
    return tuple(items)


def alternative_items(context: Context, about_nothing: int) -> tuple[Item, ...]:
    """Return doing nothing, once, then what else was considered.

    Args:
        context: what is reported.
        about_nothing: 0 to only compare, 1 with how heavy doing nothing is, 2 with its hours too, up to
            `MOST_ABOUT_NOTHING` with why it is not chosen; why others are not is always said.
    """
    given = context.dossier.alternatives
    nothing = next((one for one in given if is_doing_nothing(one.name)), None)
    others = [one for one in given if not is_doing_nothing(one.name)]
    return (*_nothing(context, nothing, about_nothing), *(_alternative(one) for one in others))


def missing_alternative(context: Context) -> tuple[Paragraph, ...]:
    """Say that a heavy advice is without the easier way that it needs."""
    advice = context.outcome.advice
    if advice is None or "easier_alternative" not in advice.missing:
        return ()
    return (Paragraph(_("Nog niet ingevuld: een makkelijkere weg."), tone="quiet"),)


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """A row of the table, and how many conditions it stands for: those with the same measure stand together.

    `has_measure`: somebody thought of what to do. `agreed`: nothing of it is left to arrange.
    """

    row: tuple[Cell, ...]
    covers: int
    has_measure: bool
    agreed: bool


def condition_lines(context: Context) -> tuple[ConditionLine, ...]:
    """Return the conditions as rows, what is still open first: what, who, when and what it costs."""
    lines: dict[str, list[SaidCondition]] = {}
    for one in conditions(context):
        lines.setdefault(one.measures[0].id if one.measures else one.condition.id, []).append(one)
    rows = [_condition_line(found) for found in lines.values()]
    return tuple(sorted(rows, key=lambda line: line.agreed))


def condition_table(lines: Sequence[ConditionLine]) -> Table:
    """Make the table of conditions."""
    rows = tuple(line.row for line in lines)
    # As long as nobody promised anything, who, when and what it costs take no more than 'nog open'.
    widths = (48, 20, 14, 18) if any(line.has_measure for line in lines) else (67, 11, 11, 11)
    titles = (_("Voorwaarde"), _("Wie"), _("Wanneer"), _("Kosten"))
    columns = tuple(Column(title, width) for title, width in zip(titles, widths, strict=True))
    return Table(caption=_("Voorwaarden"), columns=columns, rows=rows, size="dense", caption_hidden=True)


def _bottleneck_item(context: Context, one: GatheredBottleneck) -> Item:
    hit, all_groups = len(one.groups), len(context.groups)
    note = _("({n} van de {m} groepen)").format(n=hit, m=all_groups) if hit < all_groups else ""
    return Item(
        text=sentence(brief(one.question, _LONGEST_QUESTION)),
        answer=sentence(brief(one.answer, _LONGEST_ANSWER)),
        note=note,
    )


def _question(question: str, by: str | None = None, until: str | None = None, why: str = "") -> Item:
    who = _("door {function}").format(function=brief(by, _LONGEST_CELL)) if by else ""
    when = _("uiterlijk {day}").format(day=day(until)) if until else ""
    told = ", ".join(part for part in (why, who, when) if part)
    return Item(sentence(brief(question, _LONGEST_QUESTION)), note=f"({told})" if told else "")


def _unknown_checks(context: Context) -> Iterator[Item]:
    compass = context.outcome.compass
    if compass is None:
        return
    definition = context.catalogue.compasses[compass.definition]
    for one in compass.checks:
        if one.state == "unknown" and one.core:
            yield _question(str(definition.check_by_id[one.id].text), one.by, one.until)


def _nothing(context: Context, given: Alternative | None, about: int) -> Iterator[Item]:
    """Say what doing nothing means: what the groups give, with the reason of whoever wrote it down as a way."""
    advice = context.outcome.advice
    if advice is None or not context.groups:
        if given is not None:
            yield _alternative(given)
        return
    if advice.comparison == "niet_te_vergelijken" and given is not None and given.easier is not None:
        yield _alternative(given)
        return
    words = {
        "lichter": _("zwaarder voor mensen."),
        "gelijk": _("even zwaar voor mensen."),
        "zwaarder": _("lichter voor mensen."),
        "niet_te_vergelijken": _("nog niet te vergelijken."),
    }
    figures = ", ".join([*_figures_of_nothing(context)][:about])
    said = "; ".join(filter(None, (figures, words[advice.comparison])))
    yield Item(
        " ".join(filter(None, (said, _why_not(given) if given and about == MOST_ABOUT_NOTHING else ""))),
        lead=f"{doing_nothing()}:",
    )


def _figures_of_nothing(context: Context) -> Iterator[str]:
    """Yield how heavy it is when nothing changes, and what it takes when all journeys of today take the same."""
    found = context.doing_nothing
    if found is None:
        return
    if found.burden_class != "onbekend":
        yield _("zwaarte {burden_class}").format(burden_class=class_word(found.burden_class))
    elif found.burden_at_least != "laag":
        yield _("zwaarte zeker al {burden_class}").format(burden_class=class_word(found.burden_at_least))
    taken = {group.journey.hours_per_household if group.journey else None for group in found.groups}
    if len(taken) == 1 and (only := taken.pop()) is not None:
        yield about_hours(only) if only.high else _("0 uur")


def _alternative(one: Alternative) -> Item:
    easier = {True: _("makkelijker voor mensen."), False: _("niet makkelijker voor mensen."), None: ""}[one.easier]
    text = " ".join(part for part in (easier, _why_not(one)) if part)
    return Item(text or _("nog geen reden opgeschreven."), lead=f"{brief(one.name, _LONGEST_NAME)}:")


def _why_not(one: Alternative) -> str:
    reason = brief(one.why_not, _LONGEST_REASON) if one.why_not else ""
    return _("Niet gekozen: {reason}").format(reason=sentence(lowered(reason))) if reason else ""


def _condition_line(found: Sequence[SaidCondition]) -> ConditionLine:
    agreed = all(one.condition.agreed for one in found)
    return ConditionLine(_condition_row(found[0], agreed=agreed), len(found), bool(found[0].measures), agreed)


def _condition_row(one: SaidCondition, *, agreed: bool) -> tuple[Cell, ...]:
    if not one.measures:
        # Three times 'nog open' says that it is still to be arranged; without a word for that it mostly fits on a line.
        return (Cell(brief(one.text, _LONGEST_CONDITION)), *(Cell(_("nog open")) for _column in range(3)))
    measure = one.measures[0]
    partly = measure.is_agreed and not agreed
    lead = _("Deels toegezegd:") if partly else _("Toegezegd:") if measure.is_agreed else _("Voornemen:")
    return (Cell(brief(measure.text, _LONGEST_CONDITION), lead=lead), *_promise_cells(measure))


def _promise_cells(measure: Measure) -> tuple[Cell, ...]:
    said = (
        measure.agreed.by if measure.agreed else "",
        day(measure.deadline) if measure.deadline else "",
        measure.cover or "",
    )
    return tuple(Cell(brief(text, _LONGEST_CELL) or _("nog open")) for text in said)
