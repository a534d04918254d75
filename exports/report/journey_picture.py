"""The journey as pictures: a few steps in each, today above the proposal where today is described."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.dutch import clipped, enumeration, sentence
from exports.journey_chart import Extent, LaneInput, StationKind, StepInput, StripInput, journey_chart, spread
from exports.report.context import value_text
from exports.report.journey_sides import Place, Sides, ToldStep, places_of
from exports.report.journey_steps import Lane, is_heavy, lane_words, lanes, load_words, part_words, pieces_of
from exports.report.journey_words import hours_and_range
from exports.report.views import Figure
from questionnaires.journey_model import JourneyDefinition
from questionnaires.translation import _
from scoring.dossier import Journey, Row
from scoring.journey.outcome import StepDetails, StepOutcome

_LONGEST_NAME = 120
_HEAVIEST = 100
_TIME = 1


def journey_figures(name: str, described: Journey, sides: Sides, definition: JourneyDefinition) -> Iterator[Figure]:
    """Draw the journey of a group, in as many pictures as it takes.

    Args:
        name: what the group is called.
        described: its journey.
        sides: every step of it beside its outcome.
        definition: what it was described with.
    """
    places = places_of(described, sides)
    strips = _Strips(definition, sides)
    chosen = tuple(spread(len(places)))
    for first, last in chosen:
        which = _which(first + 1, last, len(places)) if len(chosen) > 1 else ""
        shown = strips.of(places[first:last])
        title = " ".join(
            [sentence(_("De reis van {group}").format(group=clipped(name, _LONGEST_NAME))), which, strips.told(shown)]
        )
        chart = journey_chart(
            title,
            strips.names,
            shown,
            places=max(end - start for start, end in chosen),
            went_on=first > 0,
            goes_on=last < len(places),
        )
        yield Figure(chart, " ".join(part for part in (which, "" if first else strips.legend(shown)) if part))


class _Strips:
    """Makes the strips of every picture of one journey: they share their lanes and the scale of time."""

    def __init__(self, definition: JourneyDefinition, sides: Sides) -> None:
        everything = (*sides.proposal, *sides.today)
        self._definition = definition
        self._compared = bool(sides.today)
        self._lanes = tuple(lane for lane in lanes(definition, [one.step for one in everything]) if lane.drawn)
        self._longest = max((one.details.hours_once.high for one in everything if one.details.hours_once), default=0.0)
        self._bands = tuple(band for band in definition.load_bands if band.at_least > 0)
        self.names = (_("Wie"), _("Tijd per keer"), *(lane.label for lane in self._lanes), _("Zwaarte"))

    def of(self, places: Sequence[Place]) -> tuple[StripInput, ...]:
        gone, new = _("Deze stap vervalt"), _("Deze stap is er nu niet")
        strips = [StripInput(_("Na het voorstel"), tuple(self._step(one.proposal) or gone for one in places))]
        if self._compared:
            strips.insert(0, StripInput(_("Nu"), tuple(self._step(one.today) or new for one in places)))
        return tuple(strips)

    def told(self, strips: Sequence[StripInput]) -> str:
        """Tell in words everything that these strips show."""
        return " ".join(text for strip in strips for text in self._strip_words(strip))

    def legend(self, strips: Sequence[StripInput]) -> str:
        """Say how to read the shapes that occur."""
        steps = [step for strip in strips for step in strip.steps if isinstance(step, StepInput)]
        found = {step.station for step in steps}
        said = []
        if any(step.lanes[_TIME].extent for step in steps):
            said.append(_("Balk bij de tijd: van het minst tot het meest, met een streep bij wat we verwachten."))
        loads = [extent for step in steps if (extent := step.lanes[-1].extent)]
        if loads:
            said.append(_("Balk bij de zwaarte: hoe langer, hoe zwaarder."))
        if loads and self._bands:
            names = enumeration([str(band.label).lower() for band in self._bands])
            said.append(_("Bij de streepjes begint: {names}.").format(names=names))
        if any(extent.sure != extent.end for extent in loads):
            said.append(_("Een licht stuk is nog onzeker."))
        if "breaks" in found:
            said.append(_("Ruit en kader: hier breekt de reis."))
        if "open" in found:
            said.append(_("Gestippeld rondje: of de reis daar breekt, is nog niet te beoordelen."))
        if "outside" in found:
            said.append(_("Vierkant: deze stap doet een ander, hij weegt niet mee."))
        return " ".join(said)

    def _strip_words(self, strip: StripInput) -> Iterator[str]:
        yield f"{strip.title}:"
        for step in strip.steps:
            if isinstance(step, str):
                yield sentence(step)
                continue
            name = clipped(step.name, _LONGEST_NAME)
            yield _("Stap {n}, {name}.").format(n=step.number, name=name)
            if step.word:
                yield sentence(step.word)
            pairs = zip(self.names, step.lanes, strict=True)
            said = ((label, ", ".join(lane.words.splitlines())) for label, lane in pairs)
            yield sentence("; ".join(f"{label}: {words}" for label, words in said if words))

    def _step(self, one: ToldStep | None) -> StepInput | None:
        if one is None:
            return None
        told, values = one.details, one.step.values
        station, word = _station(one.outcome, told)
        return StepInput(
            number=one.place,
            name=told.name,
            station=station,
            word=word,
            lanes=(
                LaneInput(self._who(values)),
                self._time(told, values),
                *(self._lane(told, values, lane) for lane in self._lanes),
                self._load(told),
            ),
        )

    def _lane(self, told: StepDetails, values: Row, lane: Lane) -> LaneInput:
        if not told.counts and all(values.get(name) is None for name in lane.fields):
            return LaneInput("")
        return LaneInput(lane_words(self._definition, values, lane), pieces=pieces_of(values, lane))

    def _field(self, values: Row, name: str) -> str:
        value = values.get(name)
        return "" if value is None else value_text(self._definition.form, self._definition.field_by_id[name], value)

    def _who(self, values: Row) -> str:
        who = self._field(values, self._definition.actors.field) or _("nog niet bekend")
        part = part_words(self._definition, values)
        return f"{who}\n{part}" if part else who

    def _time(self, told: StepDetails, values: Row) -> LaneInput:
        hours, often = told.hours_once, values.get(self._definition.amounts.times_a_year)
        if not told.counts and hours is None:
            return LaneInput("")
        words = _("nog niet bekend") if hours is None else "\n".join(hours_and_range(hours))
        if often not in {None, 1}:
            words += f"\n{self._field(values, self._definition.amounts.times_a_year)}"
        if hours is None or self._longest <= 0:
            return LaneInput(words)
        low, mark, high = (end / self._longest for end in (hours.low, hours.expected, hours.high))
        return LaneInput(words, Extent(low, high, mark=mark))

    def _load(self, told: StepDetails) -> LaneInput:
        words = load_words(self._definition, told)
        if not told.counts:
            return LaneInput(words)
        heavy = is_heavy(self._definition, told) is True
        extent = Extent(
            0,
            told.load.high / _HEAVIEST,
            sure=told.load.low / _HEAVIEST,
            heavy=heavy,
            ticks=tuple(band.at_least / _HEAVIEST for band in self._bands),
        )
        return LaneInput(words, extent, strong=heavy)


def _station(outcome: StepOutcome, told: StepDetails) -> tuple[StationKind, str]:
    if not told.counts:
        return "outside", ""
    if outcome.breaking_point:
        return "breaks", _("Breekpunt")
    if outcome.breaking_point is None:
        return "open", _("Breekpunt?")
    return "step", ""


def _which(first: int, last: int, everything: int) -> str:
    if first == last:
        return _("Deel van de reis: {first} van {all}.").format(first=first, all=everything)
    return _("Deel van de reis: {first} tot en met {last} van {all}.").format(first=first, last=last, all=everything)
