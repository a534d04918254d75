"""A journey as a picture: steps from left to right, a lane for everything that a step asks, today above the proposal.

Shapes tell how a step stands, and a word beside it says the same: nothing is told by a colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from exports.charts import WIDTH, Label
from exports.wrapping import text_width, wrapped

StationKind = Literal["step", "breaks", "open", "outside"]
"""A step; one where the journey breaks; one of which that is not known; one that is no burden of this group."""

MOST_STEPS = 5
_LANE_LABELS = 82
_WIDEST = 200
_GAP = 9
_SIZE = 11
_LINE = 13
_PAD = 6
_HEAD = 42
_STATION_Y = 27
_RADIUS = 9
_NAME_LINES, _LANE_LINES, _LABEL_LINES = 3, 4, 2
_BAR = 7
_PIECE, _PIECE_GAP, _MOST_PIECES = 6, 2.2, 9
_BETWEEN = 16


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where something is drawn in a lane, as shares of its width (0 to 1); `mark` is what is expected.

    `sure` is how far it is filled; the rest up to `end` is only possible. `ticks` are bounds to see it against.
    """

    start: float
    end: float
    mark: float | None = None
    sure: float | None = None
    heavy: bool = False
    ticks: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class LaneInput:
    """What one lane says about a step: words, and perhaps an extent or a number of pieces to draw above them."""

    words: str
    extent: Extent | None = None
    pieces: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class StepInput:
    """A step, with what each lane says about it. `word` says what its shape says."""

    number: int
    name: str
    station: StationKind
    word: str
    lanes: tuple[LaneInput, ...]


@dataclass(frozen=True, slots=True)
class StripInput:
    """One side, today or the proposal. A text instead of a step says why there is none in that place."""

    title: str
    steps: tuple[StepInput | str, ...]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A bar, a piece of paper, or the frame around a breaking point; `role` is what it is drawn as."""

    x: float
    y: float
    width: float
    height: float
    role: Literal["pale", "fill", "heavy", "mark", "tick", "piece", "frame"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line above a lane, from the left."""

    x2: int
    y: int


@dataclass(frozen=True, slots=True)
class Station:
    """The place of a step on the line of the journey."""

    kind: StationKind
    x: int
    y: int
    number: str


@dataclass(frozen=True, slots=True)
class Rail:
    """A piece of the line of the journey; `broken` where it breaks, `onward` when more steps follow."""

    x1: int
    x2: int
    y: int
    broken: bool = False
    onward: bool = False


@dataclass(frozen=True, slots=True)
class JourneyChart:
    """A picture of some steps of a journey; `title` tells all of it."""

    title: str
    width: int
    height: int
    rules: tuple[Rule, ...]
    separators: tuple[tuple[int, int, int], ...]
    rails: tuple[Rail, ...]
    rectangles: tuple[Rectangle, ...]
    stations: tuple[Station, ...]
    labels: tuple[Label, ...]
    quiet: tuple[Label, ...]
    strong: tuple[Label, ...]
    kind: Literal["journey"] = "journey"


def spread(steps: int) -> Iterator[tuple[int, int]]:
    """Yield from which to which place the steps of each picture run, so that pictures are about as full.

    >>> list(spread(7)), list(spread(5)), list(spread(1))
    ([(0, 4), (4, 7)], [(0, 5)], [(0, 1)])
    """
    pictures = ceil(steps / MOST_STEPS)
    each = ceil(steps / pictures) if pictures else 1
    for start in range(0, steps, each):
        yield start, min(start + each, steps)


def journey_chart(
    title: str, lanes: Sequence[str], strips: Sequence[StripInput], *, places: int, goes_on: bool, went_on: bool
) -> JourneyChart:
    """Place the steps of one picture.

    Args:
        title: everything that the picture tells, in words.
        lanes: what each lane is called.
        strips: one side, or today and the proposal, with as many steps and as many lanes each.
        places: for how many steps there is room; at least as many as a strip has.
        goes_on: whether more steps follow.
        went_on: whether other steps went before.
    """
    column = min((WIDTH - _LANE_LABELS) // places, _WIDEST)
    drawing = _Drawing(column, goes_on=goes_on, went_on=went_on)
    for strip in strips:
        drawing.strip(strip, lanes)
    return drawing.finished(title)


class _Drawing:
    """Collects what is drawn, from top to bottom."""

    def __init__(self, column: int, *, goes_on: bool, went_on: bool) -> None:
        self.column, self.goes_on, self.went_on = column, goes_on, went_on
        self.y = 0
        self.rules: list[Rule] = []
        self.separators: list[tuple[int, int, int]] = []
        self.rails: list[Rail] = []
        self.rectangles: list[Rectangle] = []
        self.stations: list[Station] = []
        self.labels: list[Label] = []
        self.quiet: list[Label] = []
        self.strong: list[Label] = []

    def finished(self, title: str) -> JourneyChart:
        return JourneyChart(
            title=title,
            width=WIDTH,
            height=self.y + 1,
            rules=tuple(self.rules),
            separators=tuple(self.separators),
            rails=tuple(self.rails),
            rectangles=tuple(self.rectangles),
            stations=tuple(self.stations),
            labels=tuple(self.labels),
            quiet=tuple(self.quiet),
            strong=tuple(self.strong),
        )

    def strip(self, strip: StripInput, lanes: Sequence[str]) -> None:
        if self.y:
            self.y += _BETWEEN
        top = self.y
        self._text(self.strong, 0, top + _STATION_Y - 3, wrapped(strip.title, _LANE_LABELS - _GAP, _SIZE, _LABEL_LINES))
        for place, step in enumerate(strip.steps):
            self._head(self._left(place), top, step)
        self._rail(strip, top + _STATION_Y)
        self.y = top + _HEAD
        self._names(strip)
        for index, lane in enumerate(lanes):
            self._lane(lane, [step.lanes[index] if isinstance(step, StepInput) else None for step in strip.steps])
        self._around(strip, top)

    def _left(self, place: int) -> int:
        return _LANE_LABELS + place * self.column

    @property
    def _inner(self) -> int:
        return self.column - 2 * _GAP

    def _text(self, kept: list[Label], x: int, first: int, lines: Sequence[str]) -> None:
        kept += [Label(x, first + index * _LINE, line) for index, line in enumerate(lines) if line]

    def _head(self, left: int, top: int, step: StepInput | str) -> None:
        if isinstance(step, str):
            return
        x = left + _GAP
        self.stations.append(Station(step.station, x + _RADIUS, top + _STATION_Y, str(step.number)))
        words = wrapped(step.word, self._inner, _SIZE, 1)
        self._text(self.strong if step.station == "breaks" else self.quiet, x, top + 12, words)

    def _rail(self, strip: StripInput, y: int) -> None:
        """Draw the line of the journey from step to step, broken after a breaking point."""
        there = [place for place, step in enumerate(strip.steps) if isinstance(step, StepInput)]
        if not there:
            return
        middle = _GAP + _RADIUS
        if self.went_on:
            self.rails.append(Rail(self._left(0) - 4, self._left(there[0]) + middle - _RADIUS, y))
        for here, there_next in zip(there, [*there[1:], None], strict=True):
            step = strip.steps[here]
            broken = isinstance(step, StepInput) and step.station == "breaks"
            start = self._left(here) + middle + _RADIUS + (4 if broken else 0)
            if there_next is not None:
                self.rails.append(Rail(start, self._left(there_next) + middle - _RADIUS, y, broken=broken))
            elif self.goes_on:
                end = self._left(len(strip.steps)) - 4
                self.rails.append(Rail(start, end, y, broken=broken, onward=True))

    def _names(self, strip: StripInput) -> None:
        highest = 1
        for place, step in enumerate(strip.steps):
            x = self._left(place) + _GAP
            if isinstance(step, str):
                self._text(self.quiet, x, self.y + _LINE, wrapped(step, self._inner, _SIZE, _LABEL_LINES))
                continue
            lines = wrapped(step.name, self._inner, _SIZE, _NAME_LINES)
            self._text(self.strong, x, self.y + _LINE, lines)
            highest = max(highest, len(lines))
        self.y += highest * _LINE + _PAD

    def _lane(self, lane: str, cells: Sequence[LaneInput | None]) -> None:
        self.rules.append(Rule(self._left(len(cells)), self.y))
        names = wrapped(lane, _LANE_LABELS - _GAP, _SIZE, _LABEL_LINES)
        first = self.y + _LINE + 1
        self._text(self.quiet, 0, first, names)
        shift = self._shift(cells)
        highest = len(names)
        for place, cell in enumerate(cells):
            if cell is None:
                continue
            x = self._left(place) + _GAP
            beside = 0 if shift else _pieces_width(cell)
            lines = wrapped(cell.words, self._inner - beside, _SIZE, _LANE_LINES)
            self._text(self.strong if cell.strong else self.labels, x + beside, first + shift, lines)
            highest = max(highest, len(lines) + (1 if shift else 0))
            self._pieces(x, cell.pieces)
            if cell.extent:
                self._extent(x, cell.extent)
        self.y += highest * _LINE + _PAD

    def _shift(self, cells: Sequence[LaneInput | None]) -> int:
        """How much lower than the name of the lane the words begin: pieces leave them room, an extent does not."""
        there = [cell for cell in cells if cell is not None]
        beside = all(
            _pieces_width(cell) + text_width(cell.words, _SIZE) <= self._inner for cell in there if cell.pieces
        )
        return 0 if beside and not any(cell.extent for cell in there) else _BAR + 5

    def _extent(self, x: int, extent: Extent) -> None:
        y, width = self.y + 5, self._inner

        def bar(start: float, end: float, role: Literal["pale", "fill", "heavy"]) -> Rectangle:
            return Rectangle(round(x + start * width, 1), y, round(max((end - start) * width, 1.5), 1), _BAR, role)

        self.rectangles.append(bar(extent.start, extent.end, "pale"))
        if extent.sure is not None and extent.sure > extent.start:
            self.rectangles.append(bar(extent.start, extent.sure, "heavy" if extent.heavy else "fill"))
        for tick in extent.ticks:
            self.rectangles.append(Rectangle(round(x + tick * width, 1), y + _BAR, 0.8, 3, "tick"))
        if extent.mark is not None:
            mark = round(min(x + extent.mark * width, x + width - 2), 1)
            self.rectangles.append(Rectangle(mark, y - 2, 2, _BAR + 4, "mark"))

    def _pieces(self, x: int, pieces: int) -> None:
        for index in range(min(pieces, _MOST_PIECES)):
            left = round(x + index * (_PIECE + _PIECE_GAP), 1)
            self.rectangles.append(Rectangle(left, self.y + 5, _PIECE, _BAR + 2, "piece"))

    def _around(self, strip: StripInput, top: int) -> None:
        """Draw lines between the steps, and a frame around every breaking point."""
        for place, step in enumerate(strip.steps):
            self.separators.append((self._left(place), top, self.y))
            if isinstance(step, StepInput) and step.station == "breaks":
                left = self._left(place)
                frame = Rectangle(left + 1.5, top + 1, self.column - 3, self.y - top - 1, "frame")
                self.rectangles.append(frame)


def _pieces_width(cell: LaneInput) -> int:
    """How wide the pieces of a cell are, with the room after them."""
    return ceil(min(cell.pieces, _MOST_PIECES) * (_PIECE + _PIECE_GAP) + 4) if cell.pieces else 0
