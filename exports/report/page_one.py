"""Page one: the outcome in words first, then for whom, what weighs most, what is unknown and how sure we are.

At most 200 words of running text on one A4 (RULES section 9). Labels, headings and tables are looked at, not read, and
do not count. Texts of the dossier are shortened here; further on they stand in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from exports.dutch import clipped, counted, sentence, words_in
from exports.report import room
from exports.report.context import Context
from exports.report.findings import GatheredBottleneck, bottlenecks, unknowns
from exports.report.journey_words import journey_facts
from exports.report.page_one_groups import group_table
from exports.report.page_one_head import above_title, facts, missing_facts, title_scale
from exports.report.page_one_words import fixed_sentences, headline, how_sure, outcome_text
from exports.report.views import Block, Item, Listing, PageOne, Paragraph, Part
from questionnaires.translation import _

MOST_WORDS: Final = 200
_MOST_GROUPS = 5
_MOST_BOTTLENECKS = 3
_MOST_UNKNOWNS = 5
_LONGEST_QUESTION = 110
_LONGEST_ANSWER = 70
_ROOM_FOR_FINDINGS = 42.0


def page_one(context: Context) -> PageOne:
    """Decide what page one says."""
    title = context.dossier.title
    page = PageOne(
        above_title=above_title(context),
        title=title,
        title_scale=title_scale(title),
        facts=facts(context),
        headline=headline(context.outcome),
        headline_mark=context.outcome.burden_class,
        outcome=outcome_text(context),
        parts=(),
        quiet=missing_facts(context),
        closing=" ".join(fixed_sentences()),
    )
    return replace(page, parts=tuple(_parts(context, page)))


def running_text(page: PageOne) -> Iterator[str]:
    """Yield what is read as sentences: everything but labels, headings and tables."""
    yield from (page.outcome, page.quiet, page.closing)
    for part in page.parts:
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield f"{block.lead} {block.text}"
            elif isinstance(block, Listing):
                yield from (_item_words(item) for item in block.items)


def _parts(context: Context, page: PageOne) -> Iterator[Part]:
    theme = context.theme
    sure = Part(theme.heading("how_sure"), (Paragraph(" ".join(how_sure(context))),))
    journey = Part(theme.heading("journey_facts"), _listing(journey_facts(context)))
    journeys = (journey,) if journey.blocks else ()
    left = room.PAGE - room.fixed(page) - room.part(sure) - sum(map(room.part, journeys))
    for_whom = _for_whom(context, left - _ROOM_FOR_FINDINGS)
    said = replace(page, parts=(for_whom, *journeys, sure))
    words_left = MOST_WORDS - sum(words_in(text) for text in running_text(said))
    heavy, unknown = _findings(context, words_left, left - room.part(for_whom))
    undecided = context.outcome.burden_class == "onbekend"
    weighs_most = Part(theme.heading("weighs_most"), _listing(heavy))
    not_known = Part(
        theme.heading("find_out_first" if undecided else "not_known"), _listing(unknown, numbers=undecided)
    )
    yield for_whom
    yield from journeys
    yield from (part for part in (weighs_most, not_known) if part.blocks)
    yield sure


def _for_whom(context: Context, height: float) -> Part:
    title = context.theme.heading("for_whom")
    if not context.groups:
        return Part(title, (Paragraph(_("Er is nog geen doelgroep beschreven.")),))
    for shown in range(min(_MOST_GROUPS, len(context.groups)), 0, -1):
        part = Part(title, _groups(context, shown), wide=True)
        if room.part(part) <= height:
            return part
    return Part(title, _groups(context, 1), wide=True)


def _groups(context: Context, shown: int) -> tuple[Block, ...]:
    more = len(context.groups) - shown
    rest = _("En nog {groups}, verderop in dit advies.").format(groups=counted(more, _("doelgroep"), _("doelgroepen")))
    return (group_table(context, shown), *((Paragraph(rest, tone="quiet"),) if more else ()))


def _findings(context: Context, words: int, height: float) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Take bottlenecks and unknowns, as many as fit: one of each, then what matters most for the outcome."""
    heavy = [_bottleneck_item(context, one) for one in bottlenecks(context)[:_MOST_BOTTLENECKS]]
    questions = tuple(dict.fromkeys(one.question for one in unknowns(context)))
    unknown = [_question_item(question) for question in questions[:_MOST_UNKNOWNS]]
    first, second = (unknown, heavy) if context.outcome.burden_class == "onbekend" else (heavy, unknown)
    height -= sum(room.part(Part("", ())) for items in (heavy, unknown) if items)
    kept: list[Item] = []
    for item in (*first[:1], *second[:1], *first[1:], *second[1:]):
        cost = words_in(_item_words(item))
        certain = item in (*first[:1], *second[:1])
        if certain or (cost <= words and room.item(item) <= height):
            kept.append(item)
            words -= cost
            height -= room.item(item)
    return tuple(item for item in heavy if item in kept), tuple(item for item in unknown if item in kept)


def _bottleneck_item(context: Context, bottleneck: GatheredBottleneck) -> Item:
    item = _question_item(bottleneck.question)
    hit, all_groups = len(bottleneck.groups), len(context.groups)
    notes = [_("rode vlag")] if bottleneck.red_flag else []
    if hit < all_groups:
        notes.append(_("{n} van de {m} groepen").format(n=hit, m=all_groups))
    note = f"({', '.join(notes)})" if notes else ""
    return replace(item, answer=sentence(clipped(bottleneck.answer, _LONGEST_ANSWER)), note=note)


def _question_item(question: str) -> Item:
    return Item(text=sentence(clipped(question, _LONGEST_QUESTION)))


def _item_words(item: Item) -> str:
    return f"{item.lead} {item.text} {item.answer} {item.note}"


def _listing(items: Sequence[Item], *, numbers: bool = False) -> tuple[Block, ...]:
    return (Listing(tuple(items), style="numbers" if numbers else "bullets"),) if items else ()
