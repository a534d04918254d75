"""The journey in the report: what it costs, what to find out first, pictures, and every step as a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.dutch import clipped, counted, enumeration, number, sentence
from exports.report.context import Context
from exports.report.flags import step_flag_norms
from exports.report.journey_assumptions import assumptions, needed_first, needed_later
from exports.report.journey_picture import journey_figures
from exports.report.journey_sides import sides_of
from exports.report.journey_table import steps_table, today_table
from exports.report.journey_words import DescribedJourney, about_hours, about_time, about_total, journeys, unit_word
from exports.report.views import Block, Cell, Column, Item, Listing, Paragraph, Section, Subheading, Table
from exports.report.words import class_word
from questionnaires.translation import _
from scoring.journey.outcome import AmountRange, JourneyOutcome, JourneyToday

_LONGEST_NAME = 120


def journey_section(context: Context) -> tuple[Section, ...]:
    """Tell the journey of every group, step by step, with what it costs, where it breaks and how sure that is."""
    blocks: list[Block] = []
    told: list[DescribedJourney] = []
    for one in journeys(context):
        if len(context.groups) > 1:
            blocks.append(Subheading(one.group.name))
        same = next((before for before in told if before.told_like(one)), None)
        blocks += _story(one)
        if same is None:
            blocks += _steps(context, one)
            told.append(one)
        else:
            words = _("Stap voor stap is deze reis dezelfde als die van: {group}.").format(group=same.group.name)
            blocks.append(Paragraph(words, lead=_("De stappen:")))
    if not blocks:
        return ()
    blocks += _together(context)
    return (Section("reis", context.theme.heading("journey"), tuple(blocks)),)


def _together(context: Context) -> Iterator[Block]:
    """Add up the groups; hours of employees are never added to those of residents (RULES section 6)."""
    totals = context.outcome.journey_totals
    if totals is None or len(totals.described) + len(totals.not_described) < 2:  # noqa: PLR2004 - one is no sum.
        return
    names = {group.id: clipped(group.name, _LONGEST_NAME) for group in context.dossier.groups}
    said = []
    if totals.public_hours is not None:
        hours = about_total(totals.public_hours.expected)
        said.append(_("Inwoners en ondernemers zijn samen ongeveer {hours} uur per jaar kwijt.").format(hours=hours))
    if totals.public_money is not None:
        euros = about_total(totals.public_money)
        said.append(_("Zij betalen samen ongeveer {euros} euro zelf.").format(euros=euros))
    if totals.employee_hours is not None:
        hours = about_total(totals.employee_hours.expected)
        said.append(_("De tijd van medewerkers staat apart: ongeveer {hours} uur per jaar.").format(hours=hours))
    if not said:
        return
    if totals.size_unknown:
        groups = enumeration([names[one] for one in totals.size_unknown])
        said.append(_("Hoe groot dit is, is nog niet bekend en telt niet mee: {groups}.").format(groups=groups))
    if totals.not_described:
        groups = enumeration([names[one] for one in totals.not_described])
        said.append(_("Nog geen reis beschreven: {groups}.").format(groups=groups))
    yield Subheading(_("Alle doelgroepen samen"))
    yield Paragraph(" ".join(said))


def _story(one: DescribedJourney) -> Iterator[Block]:
    definition, details = one.definition, one.details
    rule = next((str(rule.text) for rule in definition.classes if rule.id == details.class_rule), "")
    raised = [str(rule.text) for rule in definition.one_class_up if rule.id in details.raised_by]
    yield Paragraph(" ".join([rule, *raised]), lead=_("Zwaarte van de reis:"))
    yield Paragraph(" ".join(_amounts(one)), lead=_("Tijd en geld:"))
    yield Paragraph(_compared_with_today(one), lead=_("Vergeleken met nu:"))
    yield Paragraph(_how_sure(one), lead=_("Hoe zeker is dit:"))


def _steps(context: Context, one: DescribedJourney) -> Iterator[Block]:
    sides = sides_of(one.described, one.outcome, one.details)
    if sides.today and one.outcome.current:
        yield _difference(one.outcome, one.outcome.current)
    yield from needed_first(one)
    yield from journey_figures(one.group.name, one.described, sides, one.definition)
    proposal = steps_table(one, sides)
    if sides.today:
        today = today_table(one, sides)
        yield from (Subheading(today.caption), today, Subheading(proposal.caption))
    yield proposal
    yield from _listings(context, one)
    yield from assumptions(one)
    yield from needed_later(one)


def _how_sure(one: DescribedJourney) -> str:
    if one.details.evidence == "onvoldoende":
        return _("De reis is nog niet goed genoeg bekend.")
    if one.outcome.class_ == "onbekend":
        return _("Wat is ingevuld, is goed genoeg bekend. Maar er ontbreekt nog iets.")
    return _("De reis is goed genoeg bekend.")


def _compared_with_today(one: DescribedJourney) -> str:
    today = one.outcome.current
    if today is None:
        return _("Hoe het nu gaat, is nog niet beschreven. Of de reis lichter of zwaarder wordt, is niet te zeggen.")
    if not today.steps:
        return _("Nu hoeft niemand hiervoor iets te doen.")
    if one.described.current == "same":
        return _("De reis is nu hetzelfde.")
    return _("Nu kost de reis per jaar {today}. Na het voorstel is dat {proposal}.").format(
        today=about_hours(today.hours_per_household), proposal=about_hours(one.outcome.hours_per_household)
    )


def _amounts(one: DescribedJourney) -> Iterator[str]:
    journey, details = one.outcome, one.details
    unit = unit_word(one.group.kind)
    if journey.hours_per_household is None:
        yield _("Hoeveel tijd de reis kost, is nog niet bekend.")
    else:
        hours = about_hours(journey.hours_per_household)
        yield _("Per {unit} kost de reis per jaar {hours}.").format(unit=unit, hours=hours)
        if details.hours_missing:
            missing = counted(len(details.hours_missing), _("stap"), _("stappen"))
            yield _("De tijd van {steps} is nog niet bekend en zit daar niet in.").format(steps=missing)
        yield _("Wie alles moet doen, is {hours} kwijt.").format(hours=about_time(journey.hours_full_journey))
    if journey.hours_total is not None:
        yield _("Voor de hele groep is dat ongeveer {hours} uur.").format(
            hours=about_total(journey.hours_total.expected)
        )
    if journey.out_of_pocket_total is not None:
        yield _("Mensen betalen samen ongeveer {euros} euro zelf.").format(
            euros=about_total(journey.out_of_pocket_total)
        )
    if details.helper_hours is not None:
        yield _("De tijd van wie helpt, staat apart: {hours}.").format(hours=about_hours(details.helper_hours))
    if details.participation_hours is not None:
        yield _("De tijd om mee te denken over het voorstel staat ook apart. Alle deelnemers samen: {hours}.").format(
            hours=about_hours(details.participation_hours)
        )
    if journey.avoidable_share is not None:
        share = number(round(100 * journey.avoidable_share))
        yield _("Van de tijd is {share} procent niet nodig volgens de wet.").format(share=share)


def _difference(journey: JourneyOutcome, today: JourneyToday) -> Table:
    """Put the figures of today beside those of the proposal."""

    def euros(amount: float | None) -> str:
        return _("nog niet bekend") if amount is None else _("{n} euro").format(n=about_total(amount))

    def hours(found: AmountRange | None) -> str:
        return _("niets") if found is not None and found.high == 0 else about_hours(found)

    def breaks(side: JourneyOutcome | JourneyToday) -> str:
        return number(sum(step.breaking_point is True for step in side.steps))

    rows = (
        (_("Zwaarte van de reis"), class_word(today.class_), class_word(journey.class_)),
        (_("Tijd per jaar"), hours(today.hours_per_household), hours(journey.hours_per_household)),
        (_("Wie alles moet doen"), about_time(today.hours_full_journey), about_time(journey.hours_full_journey)),
        (_("Wat mensen samen betalen"), euros(today.out_of_pocket_total), euros(journey.out_of_pocket_total)),
        (_("Stappen"), number(len(today.steps)), number(len(journey.steps))),
        (_("Breekpunten"), breaks(today), breaks(journey)),
    )
    return Table(
        caption=_("De reis nu en na het voorstel"),
        columns=(Column(_("Wat"), 34), Column(_("Nu"), 33), Column(_("Na het voorstel"), 33)),
        rows=tuple((Cell(what), Cell(before), Cell(after)) for what, before, after in rows),
        size="dense",
    )


def _listings(context: Context, one: DescribedJourney) -> Iterator[Block]:
    definition, details = one.definition, one.details
    names = {step.id: step.name for step in details.steps}
    rules = {rule.id: rule for rule in definition.red_flags}
    flags = tuple(
        Item(
            lead=_("Rode vlag {code}.").format(code=flag.code or ""),
            text=f"{names[flag.step]}: {rules[flag.reason].text}",
            note=_touches(step_flag_norms(context, definition, flag.reason)),
        )
        for flag in one.outcome.red_flags
    )
    if flags:
        yield Listing(flags)
    texts = {rule.id: str(rule.text) for rule in definition.contradictions}
    if details.contradictions:
        yield Listing(
            tuple(
                Item(lead=_("Dit klopt niet met elkaar."), text=f"{names[found.step]}: {texts[found.rule]}")
                for found in details.contradictions
            )
        )
    yield Paragraph(sentence("; ".join(_everything(one))), lead=_("Alles bij elkaar:"))


def _touches(norms: Sequence[tuple[str, str]]) -> str:
    named = [_("{norm} ({lens})").format(norm=norm, lens=lens) for norm, lens in norms]
    return _("Raakt aan: {norms}.").format(norms=enumeration(named)) if named else ""


def _everything(one: DescribedJourney) -> Iterator[str]:
    details = one.details
    for count in one.definition.counts:
        if details.counts[count.id]:
            yield f"{count.label}: {number(details.counts[count.id])}"
    busiest = details.busiest
    actions = counted(busiest.actions, _("handeling"), _("handelingen"))
    if details.hours_missing:
        yield _("in de drukste {days} dagen {actions}").format(days=busiest.days, actions=actions)
    else:
        yield _("in de drukste {days} dagen {actions} en {hours}").format(
            days=busiest.days, actions=actions, hours=about_time(busiest.hours)
        )
