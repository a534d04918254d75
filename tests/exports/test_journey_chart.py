"""The picture of a journey: what it shows stands where it belongs, and never in a colour alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exports.charts import WIDTH
from exports.journey_chart import (
    MOST_STEPS,
    Extent,
    JourneyChart,
    LaneInput,
    StationKind,
    StepInput,
    StripInput,
    journey_chart,
    spread,
)
from exports.wrapping import text_width

LANES = ("Tijd", "Papieren")
WORDS = st.text(st.characters(codec="latin-1", exclude_categories=["C"]), max_size=200)


def step(
    number: int, station: StationKind = "step", word: str = "", name: str = "Stap", said: str = "iets"
) -> StepInput:
    time = LaneInput(said, Extent(0.2, 0.8, mark=0.5))
    return StepInput(number, name, station, word, (time, LaneInput(said, pieces=number)))


def chart_of(*strips: StripInput, goes_on: bool = False, went_on: bool = False) -> JourneyChart:
    places = max(len(strip.steps) for strip in strips)
    return journey_chart("Titel", LANES, strips, places=places, goes_on=goes_on, went_on=went_on)


def texts(chart: JourneyChart) -> list[str]:
    return [label.text for label in (*chart.labels, *chart.quiet, *chart.strong)]


def test_a_breaking_point_has_a_shape_a_frame_a_broken_line_and_a_word() -> None:
    chart = chart_of(StripInput("Na", (step(1), step(2, "breaks", "Breekpunt"), step(3))))
    assert [station.kind for station in chart.stations] == ["step", "breaks", "step"]
    assert [rail.broken for rail in chart.rails] == [False, True]
    (frame,) = [one for one in chart.rectangles if one.role == "frame"]
    (word,) = [label for label in chart.strong if label.text == "Breekpunt"]
    assert frame.x < chart.stations[1].x < frame.x + frame.width
    assert frame.x < word.x < frame.x + frame.width


def test_a_longer_time_has_a_longer_bar_with_its_mark_inside() -> None:
    short, long = LaneInput("kort", Extent(0.1, 0.2, mark=0.15)), LaneInput("lang", Extent(0.1, 0.9, mark=0.5))
    steps = tuple(StepInput(n, "Stap", "step", "", (lane,)) for n, lane in enumerate((short, long), start=1))
    chart = journey_chart("T", ("Tijd",), (StripInput("Na", steps),), places=2, goes_on=False, went_on=False)
    bars = [one for one in chart.rectangles if one.role == "pale"]
    marks = [one for one in chart.rectangles if one.role == "mark"]
    assert bars[0].width < bars[1].width
    assert all(bar.x <= mark.x <= bar.x + bar.width for bar, mark in zip(bars, marks, strict=True))


def test_what_is_sure_is_filled_and_what_is_possible_stays_pale() -> None:
    load = LaneInput("?", Extent(0, 0.8, sure=0.3, heavy=False, ticks=(0.35, 0.6)))
    steps = (StepInput(1, "Stap", "open", "Breekpunt?", (load,)),)
    chart = journey_chart("T", ("Zwaarte",), (StripInput("Na", steps),), places=1, goes_on=False, went_on=False)
    widths = {one.role: one.width for one in chart.rectangles}
    assert 0 < widths["fill"] < widths["pale"]
    first, second = (one.x for one in chart.rectangles if one.role == "tick")
    (bar,) = [one for one in chart.rectangles if one.role == "fill"]
    assert bar.x + bar.width < first < second < bar.x + widths["pale"]


def test_papers_are_counted_up_to_nine() -> None:
    chart = chart_of(StripInput("Na", (step(3), step(40))))
    assert sum(one.role == "piece" for one in chart.rectangles) == 3 + 9


def test_today_stands_above_the_proposal_and_the_same_step_in_the_same_place() -> None:
    chart = chart_of(StripInput("Nu", (step(1), step(2))), StripInput("Na", (step(1), "Deze stap vervalt")))
    (first, second, third) = chart.stations
    assert first.x == third.x < second.x
    assert first.y == second.y < third.y
    assert "Deze stap" in " ".join(texts(chart))


def test_the_line_runs_on_when_there_are_more_steps() -> None:
    middle = chart_of(StripInput("Na", (step(6), step(7))), goes_on=True, went_on=True)
    assert middle.rails[0].x1 < middle.stations[0].x
    assert [rail.onward for rail in middle.rails] == [False, False, True]
    whole = chart_of(StripInput("Na", (step(1), step(2))))
    assert len(whole.rails) == 1
    assert not whole.rails[0].onward


@given(st.integers(1, 100))
def test_pictures_are_about_as_full_and_leave_no_step_out(steps: int) -> None:
    found = list(spread(steps))
    assert [place for first, last in found for place in range(first, last)] == list(range(steps))
    full = [last - first for first, last in found]
    assert max(full) <= MOST_STEPS
    assert len(full) == -(-steps // MOST_STEPS)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=MOST_STEPS))
def test_everything_stays_inside_the_picture_and_its_column(said: list[tuple[str, str]]) -> None:
    steps = tuple(step(n, "breaks", "Breekpunt", name, words) for n, (name, words) in enumerate(said, start=1))
    chart = chart_of(StripInput("Na het voorstel", steps), goes_on=True)
    lefts = sorted({x for x, _top, _bottom in chart.separators})
    column = (min(one.width for one in chart.rectangles if one.role == "frame")) + 3
    for label in (*chart.labels, *chart.quiet, *chart.strong):
        left = max((x for x in (0, *lefts) if x <= label.x), default=0)
        room = lefts[0] if left == 0 else left + column
        assert label.x + text_width(label.text, 11) <= room
        assert 0 < label.y < chart.height
    for one in chart.rectangles:
        assert one.x >= 0
        assert one.x + one.width <= WIDTH
        assert one.y + one.height <= chart.height
