"""Page one: ten things in a fixed order, the advice first, for somebody with one minute.

At most 200 words of running text on one A4 (RULES section 9). Labels with what they are, headings and tables are looked
at, not read, and do not count. Under every head stands at least the first thing to say; then each head in turn gets
more, as long as it fits. What does not fit is counted here and stands in full further on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Final

from exports.dutch import counted, enumeration, lowered, number, sentence, words_in
from exports.report import room
from exports.report.advice_words import advised
from exports.report.beside_words import before_and_after
from exports.report.context import Context
from exports.report.journey_words import journey_facts
from exports.report.page_one_groups import group_table
from exports.report.page_one_head import above_title, facts, missing_facts, title_scale
from exports.report.page_one_items import (
    MOST_ABOUT_NOTHING,
    MOST_NAMES,
    ConditionLine,
    alternative_items,
    bottleneck_items,
    compass_word_of,
    condition_lines,
    condition_table,
    flag_items,
    missing_alternative,
    once,
    participation_items,
    question_items,
)
from exports.report.page_one_words import MOST_SURE, fixed_sentences, headline, how_sure, outcome_text
from exports.report.views import Block, Item, Listing, PageOne, Paragraph, Part
from questionnaires.translation import _

MOST_WORDS: Final = 200
_MOST_GROUPS = 4
_MOST_BOTTLENECKS = 3
_MOST_UNKNOWNS = 5
_LEAST_UNKNOWNS = 2
_MOST_FLAGS = 4
_LEAST_CONDITIONS = 3
_MOST_CONDITIONS = 5
_MOST_ALTERNATIVES = 4
_REASONS = (60, 120, 200)


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much stands under each head, in the order in which heads get more."""

    unknown: int = 0
    bottlenecks: int = 0
    journey: int = 2
    reason: int = 0
    flags: int = 1
    norms: int = 1
    conditions: int = 1
    before_and_after: int = 0
    groups: int = 1
    names: int = 1
    alternatives: int = 1
    about_nothing: int = 0
    sure: int = 1


def page_one(context: Context, *, on_screen: bool = False) -> PageOne:
    """Decide what page one says; on a screen there is room for every group, and for as many words as on paper."""
    material = _Material(context, on_screen)
    starts = (
        material.least,
        replace(material.least, conditions=min(2, material.least.conditions)),
        replace(material.least, journey=min(2, len(material.journey))),
        replace(
            material.least,
            journey=min(2, len(material.journey)),
            conditions=min(2, material.least.conditions),
        ),
        replace(material.least, conditions=1, unknown=min(1, material.least.unknown)),
        replace(material.least, conditions=1, unknown=min(1, material.least.unknown), norms=0),
        replace(material.least, conditions=1, unknown=min(1, material.least.unknown), norms=0, before_and_after=0),
        Amounts(journey=len(material.journey)),
        Amounts(journey=len(material.journey), norms=0),
        Amounts(),
        Amounts(journey=0),
        Amounts(journey=0, norms=0),
        Amounts(journey=0, norms=0, names=0, sure=0),
    )
    amounts = next((start for start in starts if material.fits(start)), starts[-1])
    growing = [field.name for field in fields(Amounts)]
    if not material.undecided:
        growing.append(growing.pop(growing.index("unknown")))
    while growing:
        for name in tuple(growing):
            more = replace(amounts, **{name: getattr(amounts, name) + 1})
            if name == "bottlenecks" and "conditions" in growing and not material.has_conditions(amounts):
                continue
            if getattr(more, name) <= getattr(material.most, name) and material.allows(more) and material.fits(more):
                amounts = more
            else:
                growing.remove(name)
    return material.page(amounts)


def running_text(page: PageOne) -> Iterator[str]:
    """Yield what is read as sentences: everything but labels, headings and tables."""
    yield from (page.outcome, page.quiet, page.closing)
    for part in page.parts:
        for block in () if part.facts else part.blocks:
            if isinstance(block, Paragraph):
                yield f"{block.lead} {block.text}"
            elif isinstance(block, Listing):
                yield from (f"{item.lead} {item.text} {item.answer} {item.note}" for item in block.items)


@dataclass(frozen=True)
class _Material:
    """Everything that page one could say, worked out once."""

    context: Context
    on_screen: bool = False

    def fits(self, amounts: Amounts) -> bool:
        page = self.page(amounts)
        few_words = sum(map(words_in, running_text(page))) <= MOST_WORDS
        return few_words and (self.on_screen or room.page(page) <= room.PAGE)

    @cached_property
    def journey(self) -> tuple[Item, ...]:
        return journey_facts(self.context)

    @cached_property
    def bottlenecks(self) -> tuple[Item, ...]:
        return bottleneck_items(self.context)

    @cached_property
    def questions(self) -> tuple[Item, ...]:
        return once(question_items(self.context))

    @cached_property
    def flags(self) -> tuple[tuple[Item, ...], ...]:
        """The red flags, without and with the norm that each touches."""
        return tuple(flag_items(self.context, norms=told) for told in (False, True))

    @cached_property
    def conditions(self) -> tuple[ConditionLine, ...]:
        return () if self.undecided else condition_lines(self.context)

    @cached_property
    def before_and_after(self) -> tuple[Item, ...]:
        """What would remain after the measures, beside what is so now: in short and in full."""
        return before_and_after(self.context)

    @cached_property
    def wanted_conditions(self) -> int:
        """How many rows of conditions there must be, whatever else could be told, when the advice rests on them."""
        found = advised(self.context)
        rests_on_them = found is not None and found.final in {"aanpassen", "positief_mits"}
        return min(_LEAST_CONDITIONS, len(self.conditions)) if rests_on_them else 0

    def has_conditions(self, amounts: Amounts) -> bool:
        """Whether there are enough conditions to give room to more of what weighs most."""
        return amounts.conditions >= self.wanted_conditions

    def allows(self, amounts: Amounts) -> bool:
        """Whether what weighs most stays behind the conditions: beside a journey it is not one of the ten things."""
        return amounts.bottlenecks <= (0 if self.journey else 1) or self.has_conditions(amounts)

    @cached_property
    def alternatives(self) -> tuple[tuple[Item, ...], ...]:
        """What was considered, with more and more about doing nothing."""
        return tuple(alternative_items(self.context, told) for told in range(MOST_ABOUT_NOTHING + 1))

    @cached_property
    def undecided(self) -> bool:
        """Whether there is no advice to act on yet, so that what to find out comes before what to arrange."""
        advice = self.context.outcome.advice
        if advice is None:
            return self.context.outcome.burden_class == "onbekend"
        return advice.provisional or advice.outcome == "nog_niet_besluiten"

    @cached_property
    def least(self) -> Amounts:
        """What should be there whatever else is; in a first picture that is the questions that matter most."""
        advice = self.context.outcome.advice
        provisional = advice is not None and advice.provisional
        unknown = _MOST_UNKNOWNS if provisional else _LEAST_UNKNOWNS if self.undecided else 0
        return Amounts(
            unknown=min(unknown, len(self.questions)),
            journey=len(self.journey),
            before_and_after=min(1, len(self.before_and_after)),
            bottlenecks=0 if self.journey else min(1, len(self.bottlenecks)),
            conditions=max(1, self.wanted_conditions),
        )

    @cached_property
    def most(self) -> Amounts:
        return Amounts(
            reason=len(_REASONS) - 1,
            unknown=min(_MOST_UNKNOWNS, len(self.questions)),
            conditions=min(_MOST_CONDITIONS, len(self.conditions)),
            journey=len(self.journey),
            bottlenecks=min(_MOST_BOTTLENECKS, len(self.bottlenecks)),
            groups=len(self.context.groups) if self.on_screen else min(_MOST_GROUPS, len(self.context.groups)),
            flags=min(_MOST_FLAGS, len(self.flags[0])),
            norms=1,
            before_and_after=len(self.before_and_after),
            names=MOST_NAMES,
            alternatives=min(_MOST_ALTERNATIVES, len(self.alternatives[0])),
            about_nothing=MOST_ABOUT_NOTHING,
            sure=MOST_SURE,
        )

    @cached_property
    def _frame(self) -> PageOne:
        context, title = self.context, self.context.dossier.title
        found = advised(context)
        return PageOne(
            above_title=above_title(context),
            title=title,
            title_scale=title_scale(title),
            facts=facts(context),
            headline=headline(context),
            headline_mark=context.outcome.burden_class,
            outcome="",
            parts=(),
            quiet=missing_facts(context, on_screen=self.on_screen),
            closing=" ".join(fixed_sentences()),
            symbol=None if found is None or found.outcome.provisional else found.final,
        )

    def page(self, amounts: Amounts) -> PageOne:
        """Make the page with this much under each head; a head with nothing to say is left out."""
        parts = tuple(part for part in self._parts(amounts) if part.blocks)
        heading = self.context.theme.heading
        left_out = (
            (bool(self.bottlenecks) and not amounts.bottlenecks, heading("weighs_most")),
            (bool(self.journey) and not amounts.journey, heading("journey_facts")),
            (bool(self.questions) and not amounts.unknown, heading("not_known")),
            (bool(self.before_and_after) and not amounts.before_and_after, heading("with_measures")),
        )
        heads = [lowered(title) for left, title in left_out if left]
        said = "; ".join(filter(None, (enumeration(heads), self._conditions_further)))
        further = [_("Verderop: {heads}.").format(heads=said)] if said else []
        return replace(
            self._frame,
            outcome=outcome_text(self.context, _REASONS[amounts.reason]),
            parts=parts,
            quiet=" ".join((self._frame.quiet, *further)),
        )

    def _parts(self, amounts: Amounts) -> Iterator[Part]:
        heading = self.context.theme.heading
        questions = heading("find_out_first" if self.undecided else "not_known")
        unknown = _part(questions, self.questions, amounts.unknown, numbers=self.undecided)
        yield self._for_whom(amounts.groups)
        if self.undecided:
            yield unknown
        yield _part(heading("journey_facts"), self.journey, amounts.journey)
        yield _part(heading("weighs_most"), self.bottlenecks, amounts.bottlenecks)
        yield self._participation(amounts.names)
        yield _part(heading("red_flags"), self.flags[amounts.norms], amounts.flags)
        yield self._conditions(amounts.conditions)
        shown = amounts.before_and_after
        yield Part(heading("with_measures"), _listing(self.before_and_after[:shown][-1:]), facts=True)
        others = _part(heading("alternatives"), self.alternatives[amounts.about_nothing], amounts.alternatives)
        yield replace(others, blocks=(*others.blocks, *missing_alternative(self.context)))
        if not self.undecided:
            yield unknown
        yield Part(heading("how_sure"), (Paragraph(" ".join(how_sure(self.context, amounts.sure))),))

    def _for_whom(self, shown: int) -> Part:
        title, groups = self.context.theme.heading("for_whom"), len(self.context.groups)
        if not groups:
            return Part(title, (Paragraph(_("Er is nog geen doelgroep beschreven.")),))
        return Part(_shown_of(title, shown, groups), (group_table(self.context, shown),), wide=True)

    def _participation(self, names: int) -> Part:
        facts = participation_items(self.context, names)
        title = self.context.theme.heading("participation_facts")
        compass = compass_word_of(self.context)
        if compass and facts:
            # What the compass gives is a label here: it saves a line that the facts need.
            return Part(_("{title}: {word}").format(title=title, word=compass), _listing(facts), facts=True)
        items = (Item(sentence(compass), lead=_("Kompas:")),) if compass else facts
        return Part(title, _listing(items), facts=True)

    @property
    def _conditions_further(self) -> str:
        """How many conditions there are, when there is no advice yet that rests on them."""
        advice = self.context.outcome.advice
        if not self.undecided or advice is None or not advice.conditions:
            return ""
        count = counted(len(advice.conditions), _("voorwaarde"), _("voorwaarden"))
        return _("{count}, {promises} toegezegd").format(count=count, promises=number(advice.promises))

    def _conditions(self, shown: int) -> Part:
        advice, lines = self.context.outcome.advice, self.conditions[:shown]
        covered, there_are = (sum(line.covers for line in some) for some in (lines, self.conditions))
        title = self.context.theme.heading("conditions")
        if len(lines) == covered:
            title = _shown_of(title, covered, there_are)
        else:
            rows = counted(len(lines), _("regel"), _("regels"))
            words = _("{title} ({rows}, voor alle {all})")
            if covered < there_are:
                words = _("{title} ({rows}, voor {covered} van de {all})")
            title = words.format(title=title, rows=rows, covered=number(covered), all=number(there_are))
        if advice is not None:
            title = _("{title}: {promises} toegezegd, {intentions} nog niet").format(
                title=title, promises=number(advice.promises), intentions=number(advice.intentions)
            )
        return Part(title, (condition_table(lines),) if lines else (), wide=True)


def _part(title: str, items: tuple[Item, ...], shown: int, *, numbers: bool = False) -> Part:
    """Make a part of the first items; when there are more, its title says so."""
    return Part(_shown_of(title, shown, len(items)), _listing(items[:shown], numbers=numbers))


def _shown_of(title: str, shown: int, there_are: int) -> str:
    if shown >= there_are:
        return title
    # Spaces that do not break: the count stays together in the margin.
    return _("{title} ({shown}\u00a0van\u00a0{all})").format(title=title, shown=number(shown), all=number(there_are))


def _listing(items: Sequence[Item], *, numbers: bool = False) -> tuple[Block, ...]:
    return (Listing(tuple(items), style="numbers" if numbers else "bullets"),) if items else ()
