"""What becomes heavier and what becomes lighter, compared with doing nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from exports.dutch import clipped, counted, enumeration
from exports.report.answer_words import response_text, today_text
from exports.report.context import Context
from exports.report.views import Block, Cell, Column, Item, Listing, Section, Subheading, Table
from exports.report.words import comparison_phrase
from questionnaires.translation import _
from scoring.dossier import Group
from scoring.outcome import Difference, GroupOutcome

_LONGEST_NAME = 30


def today_section(context: Context) -> tuple[Section, ...]:
    """Print how each group fares against today, then every difference once, with the groups it is for."""
    if context.outcome.depth == "quickscan" or not context.groups:
        return ()
    summary = Listing(tuple(_summary(outcome, group.name) for outcome, group in context.groups))
    blocks: list[Block] = [summary]
    blocks += _table(context, "heavier", _("Wordt zwaarder"))
    blocks += _table(context, "lighter", _("Wordt lichter"))
    return (Section("nu", context.theme.heading("today"), tuple(blocks)),)


def _summary(outcome: GroupOutcome, name: str) -> Item:
    counts = [
        _("{n} zwaarder").format(n=counted(len(outcome.heavier), _("antwoord"), _("antwoorden"))),
        _("{n} lichter").format(n=len(outcome.lighter)),
        _("van {n} is niet bekend hoe het nu is").format(n=len(outcome.today_unknown)),
    ]
    said = _("{comparison}: {counts}.").format(
        comparison=comparison_phrase(outcome.comparison), counts=enumeration(counts)
    )
    return Item(lead=f"{name}:", text=said)


def _table(context: Context, direction: Literal["heavier", "lighter"], title: str) -> Iterator[Block]:
    """Print a row per question; groups that go from and to the same answer stand together."""
    order = {question: place for place, question in enumerate(context.questionnaire.question_by_id)}
    gathered: dict[tuple[int, str], dict[str, list[str]]] = {}
    for outcome, group in context.groups:
        for one in outcome.heavier if direction == "heavier" else outcome.lighter:
            text = context.question_text(one.question, outcome.kind)
            row = gathered.setdefault((order[one.question], text), {})
            row.setdefault(_from_to(context, group, one), []).append(clipped(group.name, _LONGEST_NAME))
    if gathered:
        rows = tuple(
            (Cell(text), Cell(items=tuple(_item(context, words, names) for words, names in found.items())))
            for (_place, text), found in sorted(gathered.items(), key=lambda one: one[0])
        )
        columns = (Column(_("Vraag"), 38), Column(_("Van en naar"), 62))
        yield Subheading(title)
        yield Table(caption=title, columns=columns, rows=rows, size="fine", caption_hidden=True)


def _from_to(context: Context, group: Group, one: Difference) -> str:
    today = "" if one.today is None else today_text(context, group, one.question)
    proposal = "" if one.proposal is None else response_text(context, group, one.question)
    if not today:
        return _("Speelt nu niet. Straks: {proposal}.").format(proposal=proposal)
    if not proposal:
        return _("Nu: {today}. Speelt straks niet meer.").format(today=today)
    return _("Nu: {today}. Straks: {proposal}.").format(today=today, proposal=proposal)


def _item(context: Context, words: str, names: list[str]) -> Item:
    everyone = len(names) == len(context.groups)
    return Item(words, note="" if everyone else _("({groups})").format(groups=enumeration(names)))
