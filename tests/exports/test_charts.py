"""The profile as a picture: what it shows stands where it belongs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exports.charts import WIDTH, ChartInput, ProfileChart, profile_chart
from scoring.outcome import BAND_ORDER, BandId

WORDS = ("laag", "matig", "hoog", "zeer hoog")
BANDS = st.sampled_from([None, *BAND_ORDER])


def chart_of(*themes: ChartInput) -> ProfileChart:
    return profile_chart("Profiel van de groep.", themes, WORDS)


def theme(
    band: BandId | None,
    today: BandId | None = None,
    low: BandId | None = None,
    high: BandId | None = None,
    name: str = "Thema",
) -> ChartInput:
    word = "onbekend" if band is None else WORDS[BAND_ORDER.index(band)]
    return ChartInput(name, band, today, low or band, high or band, word, f"{name}: {word}.")


def test_a_heavier_band_stands_further_to_the_right_and_is_darker() -> None:
    chart = chart_of(*(theme(band) for band in BAND_ORDER))
    markers = [row.marker for row in chart.rows]
    assert [marker.x for marker in markers if marker] == sorted({marker.x for marker in markers if marker})
    assert [marker.step for marker in markers if marker] == [0, 1, 2, 3]


def test_the_bar_runs_from_the_lightest_to_the_heaviest_band_it_could_be() -> None:
    (row,) = chart_of(theme("hoog", low="matig", high="zeer_hoog")).rows
    columns = [label.x for label in chart_of().columns]
    assert row.bar is not None
    covered = [row.bar.x < x < row.bar.x + row.bar.width for x in columns]
    assert covered == [False, True, True, True]
    assert chart_of(theme("hoog")).rows[0].bar is None


def test_a_theme_that_may_turn_out_to_ask_nothing_has_a_bar_from_the_start() -> None:
    (row,) = profile_chart("x", [ChartInput("T", None, None, None, "zeer_hoog", "onbekend", "T.")], WORDS).rows
    assert row.bar is not None
    assert row.bar.x < chart_of().columns[0].x
    assert row.marker is None


def test_today_stands_beside_the_proposal_when_nothing_changes() -> None:
    (row,) = chart_of(theme("hoog", today="hoog")).rows
    assert row.today is not None
    assert row.marker is not None
    assert row.marker.x - row.today.x > 20


def test_the_word_is_never_on_the_line_to_today() -> None:
    lighter, heavier = chart_of(theme("laag", today="hoog"), theme("hoog", today="laag")).rows
    assert lighter.marker is not None
    assert heavier.marker is not None
    assert lighter.word.ends
    assert lighter.word.x < lighter.marker.x
    assert not heavier.word.ends
    assert heavier.word.x > heavier.marker.x


def test_the_title_tells_everything() -> None:
    chart = chart_of(theme("hoog", name="Weten"), theme("laag", name="Doen"))
    assert chart.title == "Profiel van de groep. Weten: hoog. Doen: laag."


@given(BANDS, BANDS, BANDS, BANDS, st.text(max_size=300))
def test_everything_stays_inside_the_picture(
    band: BandId | None, today: BandId | None, low: BandId | None, high: BandId | None, name: str
) -> None:
    (row,) = profile_chart("x", [ChartInput(name, band, today, low, high, "woord", "zin.")], WORDS).rows
    for marker in (row.marker, row.today):
        if marker:
            assert 0 < marker.x < WIDTH
    if row.bar and (low is None or high is None or BAND_ORDER.index(low) <= BAND_ORDER.index(high)):
        assert row.bar.width > 0
        assert row.bar.x + row.bar.width <= WIDTH
    assert len(row.labels) <= 2
    assert all(len(label.text) <= 37 for label in row.labels)
