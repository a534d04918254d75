"""The journey in the report: every step as a row that can be read aloud, and the sums behind it in the annex."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import enumeration, number, sentence
from exports.report.context import Context
from exports.report.journey_words import about_hours, about_total, field_text, journeys
from exports.report.views import Block, Cell, Column, Item, Listing, Paragraph, Section, Subheading, Table
from exports.report.words import class_mark
from questionnaires.journey_model import JourneyDefinition
from questionnaires.translation import _
from scoring.dossier import Group
from scoring.journey.outcome import AmountRange, JourneyDetails, JourneyOutcome, JourneyToday, StepDetails, StepOutcome
from scoring.outcome import GroupOutcome


def journey_section(context: Context) -> tuple[Section, ...]:
    """Tell the journey of every group, step by step, with what it costs, where it breaks and how sure that is."""
    blocks: list[Block] = []
    for outcome, group, definition in journeys(context):
        if len(context.groups) > 1:
            blocks.append(Subheading(group.name))
        blocks += _story(outcome, definition)
        blocks.append(_steps(outcome, group, definition))
        blocks += _listings(outcome, definition)
    if not blocks:
        return ()
    return (Section("reis", context.theme.heading("journey"), tuple(blocks), fresh_page=True),)


def journey_sums_section(context: Context) -> tuple[Section, ...]:
    """Print the exact loads and scores, and the weights and thresholds that made them."""
    blocks: list[Block] = []
    for outcome, group, definition in journeys(context):
        if not blocks:
            blocks.append(Paragraph(str(definition.rationale)))
            blocks += _formulas(definition)
        if len(context.groups) > 1:
            blocks.append(Subheading(group.name))
        blocks.append(_sums(outcome, definition))
    if not blocks:
        return ()
    return (Section("reis-rekenblad", context.theme.heading("journey_sums"), tuple(blocks)),)


def _parts(outcome: GroupOutcome) -> tuple[JourneyOutcome, JourneyDetails]:
    journey, details = outcome.journey, outcome.journey_details
    assert journey is not None  # noqa: S101 - only groups with a journey come here
    assert details is not None  # noqa: S101
    return journey, details


def _story(outcome: GroupOutcome, definition: JourneyDefinition) -> Iterator[Block]:
    journey, details = _parts(outcome)
    rule = next((str(rule.text) for rule in definition.classes if rule.id == details.class_rule), "")
    raised = [str(rule.text) for rule in definition.one_class_up if rule.id in details.raised_by]
    yield Paragraph(" ".join([rule, *raised]), lead=_("Zwaarte van de reis:"))
    yield Paragraph(" ".join(_amounts(journey, details)), lead=_("Tijd en geld:"))
    if journey.current is not None and details.change is not None:
        yield Paragraph(_today(journey.current), lead=_("Vergeleken met nu:"))
    known = (
        _("De reis is goed genoeg bekend.")
        if details.evidence == "voldoende"
        else _("De reis is nog niet goed genoeg bekend.")
    )
    yield Paragraph(f"{known} {definition.evidence.text}", lead=_("Hoe zeker is dit:"))


def _today(today: JourneyToday) -> str:
    if not today.steps:
        return _("Nu hoeft niemand hiervoor iets te doen.")
    return _("Nu kost de reis {hours} per huishouden.").format(hours=about_hours(today.hours_per_household))


def _amounts(journey: JourneyOutcome, details: JourneyDetails) -> Iterator[str]:
    yield _("Een huishouden is per jaar {hours} kwijt.").format(hours=about_hours(journey.hours_per_household))
    if journey.hours_full_journey is not None:
        full = number(round(journey.hours_full_journey, 1), 1)
        yield _("Wie alles moet doen, is {hours} uur kwijt.").format(hours=full)
    if journey.hours_total is not None:
        yield _("Voor de hele groep is dat ongeveer {hours} uur.").format(
            hours=about_total(journey.hours_total.expected)
        )
    if journey.out_of_pocket_total is not None:
        yield _("Mensen betalen samen ongeveer {euros} euro zelf.").format(
            euros=about_total(journey.out_of_pocket_total)
        )
    if details.helper_hours is not None:
        yield _("Wie helpt, is {hours} kwijt. Dat staat apart.").format(hours=about_hours(details.helper_hours))
    if details.participation_hours is not None:
        yield _("Meedenken over het voorstel vraagt {hours} van alle deelnemers samen.").format(
            hours=about_hours(details.participation_hours)
        )
    if journey.avoidable_share is not None:
        share = number(round(100 * journey.avoidable_share))
        yield _("Van de tijd is {share} procent niet nodig volgens de wet.").format(share=share)


def _steps(outcome: GroupOutcome, group: Group, definition: JourneyDefinition) -> Table:
    journey, details = _parts(outcome)
    rows = tuple(
        _row(place, step, told, group, definition)
        for place, (step, told) in enumerate(zip(journey.steps, details.steps, strict=True), start=1)
    )
    return Table(
        caption=_("De reis van {group}, stap voor stap").format(group=group.name),
        columns=(Column(_("Stap"), 26), Column(_("Wat het vraagt"), 46), Column(_("Waar het knelt"), 28)),
        rows=rows,
        size="dense",
        caption_hidden=True,
        may_break=True,
    )


def _row(
    place: int, step: StepOutcome, told: StepDetails, group: Group, definition: JourneyDefinition
) -> tuple[Cell, ...]:
    time = about_hours(told.hours_once)
    return (
        Cell(lead=f"{place}. {told.name}", note=_("{time} per keer").format(time=time)),
        Cell(items=tuple(_asked(told, group, definition))),
        Cell(items=tuple(_pinches(step, told, definition))),
    )


def _asked(told: StepDetails, group: Group, definition: JourneyDefinition) -> Iterator[Item]:
    for light in definition.light:
        said = [(name, field_text(definition, group, told.id, name)) for name in light.fields]
        known = [text for _name, text in said if text]
        if len(light.fields) > 1:
            known = [
                f"{definition.field_by_id[name].text} {text}"
                for name, text in said
                if text and not text.startswith("0 ")
            ] or [_("geen") for _name, text in said if text][:1]
        yield Item(lead=f"{light.label}:", text=sentence("; ".join(known) if known else _("nog niet bekend")))


def _pinches(step: StepOutcome, told: StepDetails, definition: JourneyDefinition) -> Iterator[Item]:
    if not told.counts:
        yield Item(_("Dit weegt niet mee voor deze groep."))
        return
    if step.breaking_point:
        text = next((str(rule.text) for rule in definition.breaking_points if rule.id == told.breaking_rule), "")
        yield Item(lead=_("Breekpunt."), text=text)
    elif step.breaking_point is None:
        yield Item(_("Of de reis hier breekt, is nog niet te beoordelen."))
    if told.missing:
        texts = [str(definition.field_by_id[name].text) for name in told.missing]
        yield Item(lead=_("Zoek eerst uit:"), text=" ".join(texts))
    if told.apart:
        yield Item(_("De uren van wie helpt staan apart."))


def _listings(outcome: GroupOutcome, definition: JourneyDefinition) -> Iterator[Block]:
    journey, details = _parts(outcome)
    names = {step.id: step.name for step in details.steps}
    rules = {rule.id: rule for rule in definition.red_flags}
    flags = tuple(
        Item(
            lead=_("Rode vlag {code}.").format(code=flag.code or ""),
            text=f"{names[flag.step]}: {rules[flag.reason].text}",
        )
        for flag in journey.red_flags
    )
    if flags:
        yield Listing(flags)
    texts = {one.id: str(one.text) for one in definition.contradictions}
    if details.contradictions:
        yield Listing(
            tuple(
                Item(lead=_("Dit klopt niet met elkaar."), text=f"{names[one.step]}: {texts[one.rule]}")
                for one in details.contradictions
            )
        )
    counts = [
        f"{count.label}: {number(details.counts[count.id])}" for count in definition.counts if details.counts[count.id]
    ]
    busy = _("in de drukste {days} dagen {actions} handelingen en {hours} uur").format(
        days=details.busiest.days, actions=details.busiest.actions, hours=number(details.busiest.hours, 1)
    )
    yield Paragraph(sentence("; ".join([*counts, busy])), lead=_("Alles bij elkaar:"))
    yield from _assumptions(details, definition, names)


def _assumptions(details: JourneyDetails, definition: JourneyDefinition, names: dict[str, str]) -> Iterator[Block]:
    titles = {source.id: str(source.title) for source in definition.sources}
    items = []
    for used in details.not_filled_in:
        field = definition.field_by_id[used.field]
        text = next((str(one.text) for one in definition.start_values if one.field == used.field), "")
        source = _("Bron: {title}.").format(title=titles[used.source]) if used.source else ""
        said = f"{names[used.step]}. {field.text} {number(used.value)}. {text} {source}".strip()
        items.append(Item(said))
    if items:
        yield Paragraph(_("Deze getallen vulde niemand in. Ze zijn geleend of aangenomen."), lead=_("Aannames:"))
        yield Listing(tuple(items), style="fine")


def _formulas(definition: JourneyDefinition) -> Iterator[Block]:
    items = [
        Item(
            lead=f"{score.label}:",
            text=_("{text} Gewicht {weight}.").format(text=score.text, weight=number(score.weight)),
        )
        for score in definition.scores
    ]
    items.append(Item(lead=_("De hele reis:"), text=str(definition.index.text)))
    items += [Item(lead=_("Klasse:"), text=str(rule.text), note=rule.when or "") for rule in definition.classes]
    yield Listing(tuple(items), style="fine")


def _sums(outcome: GroupOutcome, definition: JourneyDefinition) -> Table:
    journey, details = _parts(outcome)
    labels = [str(score.label) for score in definition.scores]
    share = 40 // len(labels)
    columns = (
        Column(_("Stap"), 100 - share * len(labels) - 30),
        Column(_("Uren per jaar"), 18, "number"),
        *(Column(label, share, "number") for label in labels),
        Column(_("Zwaarte"), 12, "number"),
    )
    rows = [_sum_row(step, definition) for step in details.steps if step.counts]
    hours = journey.hours_per_household
    rows.append(
        (
            Cell(lead=_("De hele reis"), mark=class_mark(journey.class_, details.class_at_least)),
            Cell(_exact(hours)),
            *(Cell("") for _label in labels),
            Cell(_between(journey.index, details.index_range.high)),
        )
    )
    return Table(
        caption=_("Scores en zwaarte per stap"), columns=columns, rows=tuple(rows), size="fine", caption_hidden=True
    )


def _sum_row(step: StepDetails, definition: JourneyDefinition) -> tuple[Cell, ...]:
    scores = [step.scores[score.id] for score in definition.scores]
    return (
        Cell(step.name),
        Cell(_exact(step.hours_average)),
        *(Cell(_between(ends.low, ends.high)) for ends in scores),
        Cell(_between(step.load.low, step.load.high)),
    )


def _exact(hours: AmountRange | None) -> str:
    if hours is None:
        return _("nog niet bekend")
    return _("{expected} ({low}-{high})").format(
        expected=number(hours.expected, 2), low=number(hours.low, 2), high=number(hours.high, 2)
    )


def _between(low: float, high: float) -> str:
    ends = [number(round(end, 2)) for end in dict.fromkeys((low, high))]
    return enumeration(ends, _("tot"))
