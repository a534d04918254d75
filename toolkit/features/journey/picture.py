"""The journey as its page shows it: every step with its time, waiting, papers, help and load, and the sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exports.dutch import number
from exports.report.journey_steps import heading_words, is_heavy, lane_words, lanes, load_words
from exports.report.journey_words import about_hours, about_time, about_total
from questionnaires.journey_model import JourneyDefinition
from questionnaires.translation import _
from scoring.dossier import Group
from scoring.journey.outcome import AmountRange, ClassId, JourneyDetails, JourneyOutcome, JourneyToday, StepDetails
from scoring.score import score
from toolkit.features.journey.described import Described
from toolkit.storage.store import load_dossier

WIDTH = 100
"""Of the drawing of a time, whatever the width on the screen."""
_KINDS = {"laag": "good", "middel": "warn", "hoog": "heavy", "onbekend": "neutral"}


@dataclass(frozen=True)
class Bar:
    """A time as it is drawn: from the shortest to the longest, with a mark at what is expected."""

    start: float
    length: float
    mark: float


@dataclass(frozen=True)
class StepView:
    """One step. `lanes` are (what, words) pairs, `unknown` says what is to be found out first."""

    id: str
    name: str
    about: str
    time: str
    bar: Bar | None
    lanes: tuple[tuple[str, str], ...]
    load: str
    load_kind: str
    load_bar: float | None
    counts: bool
    breaks: bool | None
    why: str
    flags: tuple[str, ...]
    against: tuple[str, ...]
    unknown: tuple[str, ...]
    note: str | None


@dataclass(frozen=True)
class Picture:
    """A whole journey. `compared` are rows of (what, proposal, today), `ticks` where the next name of a load begins."""

    steps: tuple[StepView, ...]
    class_name: str
    class_kind: str
    reasons: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    today: str | None
    compared: tuple[tuple[str, str, str], ...]
    find_out: tuple[tuple[str, tuple[str, ...]], ...]
    later: tuple[tuple[str, tuple[str, ...]], ...]
    assumptions: tuple[str, ...]
    ticks: tuple[float, ...] = ()


def class_name(found: ClassId) -> str:
    """Return what a class is called."""
    return {"laag": _("Laag"), "middel": _("Middel"), "hoog": _("Hoog")}.get(found, _("Nog niet te beoordelen"))


def picture_of(place: Described) -> Picture | None:
    """Score the dossier and draw the journey of this group; None when there is none.

    Raises:
        ScoringError: when the dossier does not fit its definitions.
    """
    if place.journey is None:
        return None
    outcome = score(load_dossier(place.opened.session, place.opened.identity), place.opened.definitions.catalogue,
                    with_trace=False)  # fmt: skip
    found = next(group for group in outcome.groups if group.id == place.group.id)
    assert found.journey is not None  # noqa: S101 - this group has a journey
    assert found.journey_details is not None  # noqa: S101
    return _picture(place, found.journey, found.journey_details)


def _picture(place: Described, journey: JourneyOutcome, details: JourneyDetails) -> Picture:
    definition = place.definition
    rules = [one.text for one in definition.classes if one.id == details.class_rule]
    rules += [one.text for one in definition.one_class_up if one.id in details.raised_by]
    return Picture(
        steps=tuple(_steps(place, journey, details)),
        class_name=class_name(journey.class_),
        class_kind=_KINDS[journey.class_],
        reasons=tuple(map(str, rules)),
        facts=tuple(_facts(journey, details, definition, place.group)),
        today=None if journey.current is None else class_name(journey.current.class_),
        compared=tuple(_compared(journey, journey.current)) if journey.current else (),
        find_out=_unknown(details, definition, needed=True),
        later=_unknown(details, definition, needed=False),
        assumptions=tuple(_assumptions(details, definition)),
        ticks=tuple(band.at_least for band in definition.load_bands if band.at_least > 0),
    )


def _steps(place: Described, journey: JourneyOutcome, details: JourneyDetails) -> Iterator[StepView]:
    definition = place.definition
    longest = max((step.hours_once.high for step in details.steps if step.hours_once), default=0.0)
    lines = lanes(definition, place.steps)
    for step, outcome, told in zip(place.steps, journey.steps, details.steps, strict=True):
        broken = next((str(one.text) for one in definition.breaking_points if one.id == told.breaking_rule), "")
        load, kind = _load(definition, told)
        hours = about_hours(told.hours_once)
        texts = {one.id: str(one.text) for one in definition.contradictions}
        yield StepView(
            id=step.id,
            name=step.name,
            about=", ".join(heading_words(definition, step.values)),
            time=_("{time} per keer").format(time=hours) if told.hours_once else hours,
            bar=_bar(told.hours_once, longest),
            lanes=tuple((line.label, lane_words(definition, step.values, line)) for line in lines),
            load=load,
            load_kind=kind,
            load_bar=outcome.load,
            counts=told.counts,
            breaks=outcome.breaking_point,
            why=broken if outcome.breaking_point else "",
            flags=tuple(
                f"{one.code}: {rule.text}" if one.code else str(rule.text)
                for one in journey.red_flags
                for rule in definition.red_flags
                if one.step == step.id and rule.id == one.reason
            ),
            against=tuple(texts[one.rule] for one in details.contradictions if one.step == step.id),
            unknown=tuple(str(definition.field_by_id[name].text) for name in told.missing),
            note=step.note,
        )


def _bar(hours: AmountRange | None, longest: float) -> Bar | None:
    if hours is None or longest <= 0:
        return None
    scale = WIDTH / longest
    start, end = hours.low * scale, hours.high * scale
    return Bar(round(start, 1), round(max(end - start, 1.0), 1), round(hours.expected * scale, 1))


def _load(definition: JourneyDefinition, told: StepDetails) -> tuple[str, str]:
    return load_words(definition, told), "heavy" if told.counts and is_heavy(definition, told) else "neutral"


def _facts(
    journey: JourneyOutcome, details: JourneyDetails, definition: JourneyDefinition, group: Group
) -> Iterator[tuple[str, str]]:
    yield _("Tijd per huishouden, per jaar"), about_hours(journey.hours_per_household)
    yield _("Wie alles moet doen"), about_time(journey.hours_full_journey)
    yield from _of_everybody(journey, group)
    if details.helper_hours is not None:
        yield _("Wie helpt (staat apart)"), about_hours(details.helper_hours)
    if details.participation_hours is not None:
        yield _("Meedenken over het voorstel (staat apart)"), about_hours(details.participation_hours)
    for count in definition.counts:
        if details.counts[count.id]:
            yield str(count.label), number(details.counts[count.id])
    known = _("goed genoeg bekend") if details.evidence == "voldoende" else _("nog niet goed genoeg bekend")
    yield _("Hoe zeker is dit"), known


def _of_everybody(journey: JourneyOutcome, group: Group) -> Iterator[tuple[str, str]]:
    if journey.hours_total is not None:
        hours = about_total(journey.hours_total.expected)
        yield _("De hele groep samen"), _("ongeveer {hours} uur per jaar").format(hours=hours)
    elif group.size is None:
        yield _("De hele groep samen"), _("nog niet bekend: vul in hoeveel mensen het zijn")
    if journey.out_of_pocket_total is not None:
        euros = about_total(journey.out_of_pocket_total)
        yield _("Wat mensen samen zelf betalen"), _("ongeveer {euros} euro per jaar").format(euros=euros)
    if journey.avoidable_share is not None:
        share = number(round(100 * journey.avoidable_share))
        yield _("Niet nodig volgens de wet"), _("{share} procent van de tijd").format(share=share)


def _compared(journey: JourneyOutcome, today: JourneyToday) -> Iterator[tuple[str, str, str]]:
    def euros(amount: float | None) -> str:
        return _("nog niet bekend") if amount is None else _("{n} euro").format(n=about_total(amount))

    def hours(found: AmountRange | None) -> str:
        return _("niets") if found is not None and found.high == 0 else about_hours(found)

    yield _("Zwaarte"), class_name(journey.class_), class_name(today.class_)
    yield _("Tijd per huishouden"), hours(journey.hours_per_household), hours(today.hours_per_household)
    yield _("Wie alles moet doen"), about_time(journey.hours_full_journey), about_time(today.hours_full_journey)
    yield _("Wat mensen samen zelf betalen"), euros(journey.out_of_pocket_total), euros(today.out_of_pocket_total)
    yield _("Stappen"), number(len(journey.steps)), number(len(today.steps))
    breaks = [sum(step.breaking_point is True for step in side.steps) for side in (journey, today)]
    yield _("Breekpunten"), number(breaks[0]), number(breaks[1])


def _unknown(
    details: JourneyDetails, definition: JourneyDefinition, *, needed: bool
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    names = {step.id: step.name for step in details.steps}
    found: dict[str, list[str]] = {}
    for one in details.find_out:
        if one.needed is needed:
            found.setdefault(one.step, []).append(str(definition.field_by_id[one.field].text))
    return tuple((names[step], tuple(texts)) for step, texts in found.items())


def _assumptions(details: JourneyDetails, definition: JourneyDefinition) -> Iterator[str]:
    names = {step.id: step.name for step in details.steps}
    titles = {source.id: str(source.title) for source in definition.sources}
    for used in details.not_filled_in:
        text = next((str(one.text) for one in definition.start_values if one.field == used.field), "")
        source = " " + _("Bron: {title}.").format(title=titles[used.source]) if used.source else ""
        yield f"{names[used.step]}. {definition.field_by_id[used.field].text} {number(used.value)}. {text}{source}"
