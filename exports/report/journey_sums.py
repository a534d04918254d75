"""The annex of the journey: exact figures, loads and scores, with what each of them rests on."""

from __future__ import annotations

from collections.abc import Iterator

from exports.dutch import enumeration, number, sentence
from exports.report.context import Context, value_text
from exports.report.journey_assumptions import assumption
from exports.report.journey_rules import journey_rules
from exports.report.journey_words import DescribedJourney, journeys, unit_word
from exports.report.views import Block, Cell, Column, Item, Paragraph, Section, Subheading, Table
from exports.report.words import class_mark
from questionnaires.expressions import parse
from questionnaires.translation import _
from scoring.journey.outcome import AmountRange, StepDetails


def journey_sums_section(context: Context) -> tuple[Section, ...]:
    """Print the exact figures, and the weights and thresholds that made them."""
    blocks: list[Block] = []
    told: list[DescribedJourney] = []
    for one in journeys(context):
        if not blocks:
            blocks.append(Paragraph(str(one.definition.rationale)))
        if len(context.groups) > 1:
            blocks.append(Subheading(one.group.name))
        same = next((before for before in told if before.told_like(one) and before.group.size == one.group.size), None)
        if same is not None:
            blocks.append(Paragraph(_("Dezelfde cijfers als bij: {group}.").format(group=same.group.name)))
            continue
        told.append(one)
        for table in (_figures(one), _hours(one), _loads(one)):
            blocks += (Subheading(table.caption), table)
    if not told:
        return ()
    blocks += [Subheading(_("Gewichten, grenzen en regels")), *journey_rules(told[0].definition)]
    return (Section("reis-rekenblad", context.theme.heading("journey_sums"), tuple(blocks)),)


def _figures(one: DescribedJourney) -> Table:
    return Table(
        caption=_("De cijfers van de hele reis, precies"),
        columns=(Column(_("Wat"), 34), Column(_("Precies"), 28), Column(_("Waar het op rust"), 38)),
        rows=tuple((Cell(what), exact, Cell(" ".join(basis))) for what, exact, basis in _exact_rows(one)),
        size="fine",
        caption_hidden=True,
    )


def _exact_rows(one: DescribedJourney) -> Iterator[tuple[str, Cell, list[str]]]:
    journey, details = one.outcome, one.details
    unit = unit_word(one.group.kind)
    missing = _missing(_("tijd"), details.hours_missing)
    average = _("Alle stappen, zo vaak als ze voorkomen en voor het deel van de groep waarvoor ze gelden.")
    yield (
        _("Uren per {unit} per jaar").format(unit=unit),
        Cell(_exact(journey.hours_per_household)),
        [average, *missing],
    )
    full = _("nog niet bekend") if journey.hours_full_journey is None else number(journey.hours_full_journey, 2)
    yield _("Uren van wie alles moet doen"), Cell(full), [_("Elke stap geldt, zo vaak als hij voorkomt."), *missing]
    yield _("Uren van de hele groep"), Cell(_exact(journey.hours_total, 0)), list(_size(one))
    euros = journey.out_of_pocket_total
    amount = _("nog niet bekend") if euros is None else _("{n} euro").format(n=number(euros, 2))
    yield _("Wat mensen samen betalen"), Cell(amount), [*_size(one), *_missing(_("prijs"), details.money_missing)]
    if journey.avoidable_share is not None:
        share = _("{n} procent").format(n=number(100 * journey.avoidable_share, 1))
        yield (
            _("Tijd die niet nodig is volgens de wet"),
            Cell(share),
            [_("De uren van stappen die niet moeten van de wet.")],
        )
    if details.helper_hours is not None:
        yield _("Uren van wie helpt"), Cell(_exact(details.helper_hours)), [_("Staat apart, telt niet mee hierboven.")]
    if details.participation_hours is not None:
        exact = Cell(_exact(details.participation_hours))
        yield _("Uren om mee te denken"), exact, [_("Van alle deelnemers samen. Staat apart.")]
    index = Cell(
        _between(details.index_range.low, details.index_range.high),
        mark=class_mark(journey.class_, details.class_at_least),
    )
    yield _("Zwaarte van de hele reis (0 tot 100)"), index, [str(one.definition.index.text), *_sensitive(one)]
    founded = _("{n} procent").format(n=number(100 * details.founded_share, 1))
    yield _("Uren die goed bekend zijn"), Cell(founded), [_("Nodig is:"), str(one.definition.evidence.text)]


def _size(one: DescribedJourney) -> Iterator[str]:
    size, source = one.group.size, one.group.size_source
    if size is None:
        yield _("Hoe groot de groep is, is nog niet bekend.")
        return
    yield _("{n} keer het gemiddelde.").format(n=number(size))
    yield _("Bron van het aantal: {source}.").format(source=source) if source else _("Het aantal heeft geen bron.")


def _missing(what: str, steps: tuple[str, ...]) -> list[str]:
    if not steps:
        return []
    return [_("Van {n} van de stappen is de {what} niet bekend; die telt niet mee.").format(n=len(steps), what=what)]


def _sensitive(one: DescribedJourney) -> Iterator[str]:
    """Say whether the class would be another one if a score counted twice (domain formula 7)."""
    labels = [str(score.label) for score in one.definition.scores if score.id in one.details.sensitive_to]
    if labels:
        yield _("Gevoelig: de klasse wordt anders als dit dubbel telt: {labels}.").format(labels=enumeration(labels))
    else:
        yield _("Niet gevoelig: de klasse blijft gelijk als een onderdeel dubbel telt.")


def _hours(one: DescribedJourney) -> Table:
    assumed: dict[str, list[Item]] = {}
    for used in one.details.not_filled_in:
        field = one.definition.field_by_id[used.field]
        item = Item(f"{field.text} {number(used.value)}.", note=assumption(one.definition, used))
        assumed.setdefault(used.step, []).append(item)
    rows = tuple(
        (
            Cell(_numbered(place, step)),
            Cell(_exact(step.hours_once)),
            Cell(_exact(step.hours_average)),
            Cell(_("nog niet bekend") if step.money is None else number(step.money, 2)),
            Cell(items=(*_known(one, step.id), *assumed.get(step.id, ()))),
        )
        for place, step in _counting(one)
    )
    return Table(
        caption=_("Uren per keer, en uren en euro's per jaar, gemiddeld over de groep"),
        columns=(
            Column(_("Stap"), 22),
            Column(_("Per keer"), 16),
            Column(_("Per jaar"), 16),
            Column(_("Euro"), 12),
            Column(_("Aannames"), 34),
        ),
        rows=rows,
        size="fine",
        caption_hidden=True,
    )


def _known(one: DescribedJourney, step_id: str) -> Iterator[Item]:
    """Tell how sure the figures of a step are, and whether it is needed: what the rules for that look at."""
    rules = (one.definition.evidence.founded, one.definition.avoidable)
    values = next(step.values for step in one.described.steps if step.id == step_id)
    for name in dict.fromkeys(name for rule in rules for name in parse(rule).names):
        field, value = one.definition.field_by_id.get(name), values.get(name)
        if field is None:
            continue
        if value is None:
            yield Item(_("{question} Nog niet bekend.").format(question=field.text))
        else:
            yield Item(sentence(value_text(one.definition.form, field, value)))


def _loads(one: DescribedJourney) -> Table:
    scores = one.definition.scores
    share = 48 // len(scores)
    rows = tuple(
        (
            Cell(_numbered(place, step)),
            *(Cell(_between(step.scores[score.id].low, step.scores[score.id].high)) for score in scores),
            Cell(_between(step.load.low, step.load.high)),
            Cell(_between(step.load_when_doubled.low, step.load_when_doubled.high)),
        )
        for place, step in _counting(one)
    )
    return Table(
        caption=_("Scores (0 tot 4) en zwaarte (0 tot 100) per stap, ook als steeds één score dubbel telt"),
        columns=(
            Column(_("Stap"), 100 - share * len(scores) - 28),
            *(Column(str(score.label), share, "number") for score in scores),
            Column(_("Zwaarte"), 10, "number"),
            Column(_("Dubbel geteld"), 18),
        ),
        rows=rows,
        size="fine",
        caption_hidden=True,
    )


def _counting(one: DescribedJourney) -> Iterator[tuple[int, StepDetails]]:
    return ((place, step) for place, step in enumerate(one.details.steps, start=1) if step.counts)


def _numbered(place: int, step: StepDetails) -> str:
    return f"{place}. {step.name}"


def _exact(hours: AmountRange | None, decimals: int = 2) -> str:
    if hours is None:
        return _("nog niet bekend")
    ends = (hours.expected, hours.low, hours.high)
    expected, low, high = (number(end, decimals) if decimals else number(round(end)) for end in ends)
    return _("{expected} ({low}-{high})").format(expected=expected, low=low, high=high)


def _between(low: float, high: float) -> str:
    ends = [number(round(end, 2)) for end in dict.fromkeys((low, high))]
    return enumeration(ends, _("tot"))
