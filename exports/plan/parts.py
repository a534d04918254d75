"""What the participation plan says under each of its heads, as briefly as asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from exports.dutch import clipped, day, lowered, number, sentence
from exports.participation_labels import count_words, decision_labels, reached_labels
from exports.report.views import Block, Cell, Column, Item, Listing, Paragraph, Table
from questionnaires.readability import sentences_of
from questionnaires.translation import _
from scoring.participation import Contribution, ParticipationPlan, PlanGroup, PlanMoment, Ward


@dataclass(frozen=True, slots=True)
class Brevity:
    """How many of each kind are told, and how long a text may be in characters."""

    most: int
    longest: int

    def text(self, said: str | None) -> str:
        """Return a text as a sentence; when it is too long its first sentences, or else its first words."""
        text = sentence(said) if said else ""
        if len(text) <= self.longest:
            return text
        kept = ""
        for one in sentences_of(text):
            if len(kept) + len(one) + 2 > self.longest:
                break
            kept = f"{kept} {one}".strip()
        return f"{kept} …" if kept else clipped(text, self.longest)

    def words(self, said: str | None) -> str:
        """Return a text as part of a sentence, shortened when it is too long."""
        return clipped(said.strip(), self.longest).rstrip(".") if said else ""

    def more(self, all_of_them: Sequence[object]) -> str:
        """Count what is not told."""
        left = len(all_of_them) - self.most
        return _("En nog {n}.").format(n=number(left)) if left > 0 else ""


ALL = Brevity(most=300, longest=100_000)
"""Everything, in full."""


def room(plan: ParticipationPlan, brevity: Brevity) -> tuple[Block, ...]:
    """What is open and what is fixed."""
    shared = _("Dit is gedeeld op {day}.").format(day=day(plan.shared_on)) if plan.shared_on else ""
    return _items(
        Item(_enumerated(plan.open, brevity), lead=_("Hierover kun je meepraten:")) if plan.open else None,
        Item(_enumerated(plan.fixed, brevity), lead=_("Dit ligt vast:")) if plan.fixed else None,
        Item(shared) if shared else None,
    )


def who(plan: ParticipationPlan, brevity: Brevity, levels: Mapping[str, str]) -> tuple[Block, ...]:
    """Who takes part, in what way, how much say they have and how much time it asks."""
    shown = [column for column in _who_columns(levels) if any(column.fill(group, brevity) for group in plan.groups)]
    if len(shown) == 1:
        names = (_name(group, brevity) for group in plan.groups[: brevity.most])
        more = brevity.more(plan.groups)
        return _items(*(Item(cell.lead, note=cell.note) for cell in names), Item(more) if more else None)
    total = sum(column.width for column in shown)
    widths = [column.width * 100 // total for column in shown]
    columns = tuple(Column(column.title, width) for column, width in zip(shown, widths, strict=True))
    rows = (
        tuple(column.fill(group, brevity) or Cell(_("nog niet afgesproken")) for column in shown)
        for group in plan.groups[: brevity.most]
    )
    return _table(_("Wie meedoet"), _to_the_edge(columns), rows, brevity.more(plan.groups))


def unsaid_of_groups(plan: ParticipationPlan) -> tuple[str, ...]:
    """Name what is not told of anybody who takes part."""
    if not plan.groups:
        return ()
    columns = _who_columns({})
    return tuple(column.title for column in columns if not any(column.fill(group, ALL) for group in plan.groups))


def expectations(plan: ParticipationPlan, brevity: Brevity) -> tuple[Block, ...]:
    """What the city and the people who take part expect of each other, and what they get for it."""
    said = (
        (_("De gemeente:"), _enumerated(plan.from_city, brevity)),
        (_("Wie meedoet:"), _enumerated(plan.from_participants, brevity)),
        (_("Vergoeding en hulp:"), brevity.text(plan.compensation)),
    )
    return _items(*(Item(text, lead=lead) if text else None for lead, text in said))


def moments(plan: ParticipationPlan, brevity: Brevity) -> tuple[Block, ...]:
    """What happens when; the decision itself stands out and is never left out."""
    in_order = sorted(plan.moments, key=lambda moment: (moment.on, moment.decision))
    kept = sorted(in_order, key=lambda moment: not moment.decision)[: brevity.most]
    more = brevity.more(in_order)
    return _items(*(_moment(one, brevity) for one in in_order if one in kept), Item(more) if more else None)


def wards(plan: ParticipationPlan, brevity: Brevity) -> tuple[Block, ...]:
    """What the wards said."""
    more = brevity.more(plan.wards)
    return _items(*(_ward(one, brevity) for one in plan.wards[: brevity.most]), Item(more) if more else None)


def youth(plan: ParticipationPlan, brevity: Brevity) -> tuple[Block, ...]:
    """Why and how children and young people take part."""
    if plan.youth is None:
        return ()
    said = (
        (_("Waarom:"), plan.youth.why),
        (_("Hoe:"), plan.youth.how),
        (_("Wie de brug slaat:"), plan.youth.bridge_builder),
        (_("Zo horen zij terug:"), plan.youth.heard_back),
    )
    return _items(*(Item(brevity.text(text), lead=lead) if text else None for lead, text in said))


def not_reached(plan: ParticipationPlan, brevity: Brevity) -> tuple[Block, ...]:
    """Who did not take part, and why."""
    by_group = tuple(group.name for group in plan.groups if group.reached == "no")
    names = tuple(dict.fromkeys((*by_group, *plan.not_reached)))
    said = (sentence(_enumerated(names, brevity)), brevity.text(plan.not_reached_why))
    text = " ".join(one for one in said if one)
    return (Paragraph(text),) if text else ()


def contributions(plan: ParticipationPlan, brevity: Brevity) -> tuple[Block, ...]:
    """What came in, what was done with it and why."""
    columns = (Column(_("Inbreng"), 42), Column(_("Wat ermee is gedaan"), 58))
    rows = (_contribution_row(one, brevity) for one in plan.contributions[: brevity.most])
    return _table(_("Wat er met de inbreng is gedaan"), columns, rows, brevity.more(plan.contributions))


def feedback(plan: ParticipationPlan, brevity: Brevity) -> tuple[Block, ...]:
    """When and how people hear what was done with it."""
    when = _("Op {day}.").format(day=day(plan.fed_back_on)) if plan.fed_back_on else ""
    text = " ".join(one for one in (when, brevity.text(plan.fed_back_how)) if one)
    return (Paragraph(text),) if text else ()


def afterwards(plan: ParticipationPlan, brevity: Brevity) -> tuple[Block, ...]:
    """How the city goes on learning after the decision."""
    return (Paragraph(brevity.text(plan.afterwards)),) if plan.afterwards else ()


def _items(*items: Item | None) -> tuple[Block, ...]:
    kept = tuple(item for item in items if item)
    return (Listing(kept),) if kept else ()


def _table(caption: str, columns: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]], more: str) -> tuple[Block, ...]:
    found = tuple(rows)
    if not found:
        return ()
    table = Table(caption, columns, found, size="dense", caption_hidden=True)
    return (table, Paragraph(more, tone="quiet")) if more else (table,)


def _enumerated(lines: Sequence[str], brevity: Brevity) -> str:
    told = "; ".join(brevity.words(line) for line in lines[: brevity.most])
    return " ".join(one for one in (told and _closed(told), brevity.more(lines)) if one)


def _closed(text: str) -> str:
    return text if text[-1] in ".!?…" else f"{text}."


@dataclass(frozen=True, slots=True)
class _WhoColumn:
    """A column of the table of groups, and how it is filled: nothing when it is not known."""

    title: str
    width: int
    fill: Callable[[PlanGroup, Brevity], Cell | None]


def _who_columns(levels: Mapping[str, str]) -> tuple[_WhoColumn, ...]:
    return (
        _WhoColumn(_("Wie"), 28, _name),
        _WhoColumn(_("Rol en manier"), 40, _role),
        _WhoColumn(
            _("Invloed"),
            17,
            lambda group, _brevity: Cell(levels.get(group.level, group.level)) if group.level else None,
        ),
        _WhoColumn(_("Tijd"), 15, _hours),
    )


def _to_the_edge(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Give what rounding left over to the first column."""
    if not columns:
        return ()
    first, *others = columns
    return (Column(first.title, 100 - sum(column.width for column in others)), *others)


def _name(group: PlanGroup, brevity: Brevity) -> Cell:
    people = _("{count} mensen").format(count=count_words(group.people)) if group.people else ""
    reached = reached_labels()[group.reached].lower() if group.reached else ""
    return Cell(lead=brevity.words(group.name), note=", ".join(one for one in (people, reached) if one))


def _role(group: PlanGroup, brevity: Brevity) -> Cell | None:
    if not group.role and not group.how:
        return None
    return Cell(brevity.text(group.role), note=brevity.text(group.how))


def _level(group: PlanGroup, levels: Mapping[str, str]) -> Cell | None:
    return Cell(levels.get(group.level, group.level)) if group.level else None


def _hours(group: PlanGroup, _brevity: Brevity) -> Cell | None:
    if group.hours is None:
        return None
    return Cell(_("{hours} uur per persoon").format(hours=number(group.hours)))


def _moment(moment: PlanMoment, brevity: Brevity) -> Item:
    lead = f"{day(moment.on)}:"
    if not moment.decision:
        return Item(brevity.text(moment.what), lead=lead)
    what = brevity.text(moment.what)
    says_so = what.lower().startswith(_("besluit"))
    return Item(lead=lead, answer=what if says_so else _("Besluit: {what}").format(what=lowered(what)))


def _ward(ward: Ward, brevity: Brevity) -> Item:
    spoken = _("Gesproken op {day}.").format(day=day(ward.spoken_on)) if ward.spoken_on else _("Nog niet gesproken.")
    reaction = _("Reactie: {text}").format(text=brevity.text(ward.reaction)) if ward.reaction else ""
    agreement = _("Wijkakkoord: {text}").format(text=brevity.text(ward.agreement)) if ward.agreement else ""
    return Item(" ".join(one for one in (spoken, reaction, agreement) if one), lead=f"{brevity.words(ward.name)}:")


def _contribution_row(one: Contribution, brevity: Brevity) -> tuple[Cell, ...]:
    return (
        Cell(brevity.text(one.what), note=brevity.words(one.who)),
        Cell(brevity.text(one.reason), lead=f"{decision_labels()[one.decision]}."),
    )


PlanPart = Callable[[ParticipationPlan, Brevity], tuple[Block, ...]]
