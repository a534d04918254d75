"""Pictures as data: what stands where. Templates draw them as SVG; every picture tells itself in words too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from exports.dutch import clipped
from questionnaires.translation import _
from scoring.outcome import BAND_ORDER, BandId

WIDTH = 640
_LABELS = 216
_COLUMN = (WIDTH - _LABELS) // 4
_HEAD = 26
_ROW = 27
_LINE_LENGTH = 36
_LINE_HEIGHT = 12
_MARK = 43
_TODAY_BESIDE = 17
_WORD_GAP = 12


@dataclass(frozen=True, slots=True)
class ChartInput:
    """What one row of a profile shows: a name, the band now and after, and how far unknowns could move it.

    `low` is null when the theme can still turn out to ask nothing.
    """

    name: str
    band: BandId | None
    today: BandId | None
    low: BandId | None
    high: BandId | None
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text in a picture; `ends` when it ends at its place instead of starting there."""

    x: int
    y: int
    text: str
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """From where to where a theme could lie while answers are unknown."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Marker:
    """A band at its place: shape and shade differ per band."""

    band: BandId
    x: int
    y: int

    @property
    def step(self) -> int:
        """Which step of the palette, 0 (light) to 3 (heavy)."""
        return BAND_ORDER.index(self.band)


@dataclass(frozen=True, slots=True)
class Connector:
    """The way from today to the proposal."""

    x1: int
    x2: int
    y: int


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One theme."""

    labels: tuple[Label, ...]
    rule_y: int
    bar: Bar | None
    connector: Connector | None
    today: Marker | None
    marker: Marker | None
    word: Label


@dataclass(frozen=True, slots=True)
class ProfileChart:
    """A profile: themes from top to bottom, bands from left (light) to right (heavy)."""

    title: str
    width: int
    height: int
    columns: tuple[Label, ...]
    separators: tuple[int, ...]
    rows: tuple[ChartRow, ...]
    kind: Literal["profile"] = "profile"


def profile_chart(title: str, themes: Sequence[ChartInput], column_words: Sequence[str]) -> ProfileChart:
    """Place the themes of one group.

    Args:
        title: what the picture is of; the sentences of all themes follow it as the text alternative.
        themes: from top to bottom.
        column_words: the four bands, light to heavy, as words.
    """
    rows = tuple(_row(theme, _HEAD + index * _ROW) for index, theme in enumerate(themes))
    return ProfileChart(
        title=" ".join((title, *(theme.sentence for theme in themes))),
        width=WIDTH,
        height=_HEAD + len(rows) * _ROW + 2,
        columns=tuple(
            Label(_column_x(band) + _MARK, 15, word) for band, word in zip(BAND_ORDER, column_words, strict=True)
        ),
        separators=tuple(_column_x(band) for band in BAND_ORDER),
        rows=rows,
    )


def _row(theme: ChartInput, top: int) -> ChartRow:
    middle = top + _ROW // 2
    marker = Marker(theme.band, _column_x(theme.band) + _MARK, middle) if theme.band else None
    today = _today(theme, middle)
    return ChartRow(
        labels=_labels(theme.name, middle),
        rule_y=top + _ROW,
        bar=_bar(theme, middle),
        connector=Connector(today.x, marker.x, middle) if marker and today and theme.today != theme.band else None,
        today=today,
        marker=marker,
        word=_word(theme, marker, today, middle + 4),
    )


def _word(theme: ChartInput, marker: Marker | None, today: Marker | None, y: int) -> Label:
    """Put the word beside its mark, on the side where no line to today runs."""
    if marker is None:
        return Label(_column_x(theme.low or "laag") + _TODAY_BESIDE, y, theme.word)
    if today is not None and today.x > marker.x:
        return Label(marker.x - _WORD_GAP, y, theme.word, ends=True)
    return Label(marker.x + _WORD_GAP, y, theme.word)


def _today(theme: ChartInput, middle: int) -> Marker | None:
    if theme.today is None:
        return None
    beside = theme.today == theme.band or theme.band is None
    return Marker(theme.today, _column_x(theme.today) + (_TODAY_BESIDE if beside else _MARK), middle)


def _bar(theme: ChartInput, middle: int) -> Bar | None:
    if theme.high is None or theme.low == theme.high == theme.band:
        return None
    left = _column_x(theme.low or "laag") + 3
    return Bar(left, middle - 10, _column_x(theme.high) + _COLUMN - 3 - left, 20)


def _labels(name: str, middle: int) -> tuple[Label, ...]:
    lines = _wrapped(name)
    first = middle + 4 - (len(lines) - 1) * _LINE_HEIGHT // 2
    return tuple(Label(0, first + index * _LINE_HEIGHT, line) for index, line in enumerate(lines))


def _wrapped(name: str) -> tuple[str, ...]:
    if len(name) <= _LINE_LENGTH:
        return (name,)
    first = name[: _LINE_LENGTH + 1].rsplit(" ", 1)[0]
    if len(first) > _LINE_LENGTH:
        first = name[:_LINE_LENGTH]
    return (first, clipped(name[len(first) :].strip(), _LINE_LENGTH))


def _column_x(band: BandId) -> int:
    return _LABELS + BAND_ORDER.index(band) * _COLUMN


def legend() -> str:
    """Say how to read the picture; stands in its caption."""
    return _("Dicht teken: na het voorstel. Open teken: nu. Lichte balk: zo ver kan het nog schuiven.")
