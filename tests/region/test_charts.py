"""Where the parts of a chart stand."""

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from produktschau.region.calculations.charts import dots, lines
from produktschau.region.calculations.charts.dots import Dot, Row, dot_chart
from produktschau.region.calculations.charts.lines import Line, LineChart, Point, line_chart
from produktschau.region.calculations.charts.scales import ImpossibleScale, Scale, spread, ticks, width_of, wrapped
from produktschau.region.calculations.lettering import Box

REFORM = date(2008, 8, 1)
MEASURES = st.floats(min_value=0.001, max_value=1e7)


def test_a_scale_runs_either_way_and_holds_what_lies_outside() -> None:
    assert [Scale(0, 2, 100, 300).at(value) for value in (0, 1, 2, 5)] == [100, 200, 300, 300]
    assert [Scale(0, 2, 300, 100).at(value) for value in (0, 0.5)] == [300, 250]


@pytest.mark.parametrize(("low", "high"), [(1, 1), (2, 1), (0, float("inf")), (float("nan"), 1)])
def test_a_scale_needs_room_between_its_ends(low: float, high: float) -> None:
    with pytest.raises(ImpossibleScale, match="kleineren zu einem größeren"):
        Scale(low, high, 0, 1)


@pytest.mark.parametrize(
    ("low", "high", "at_most", "expected"),
    [
        (0, 2.44, 6, (0, 0.5, 1, 1.5, 2, 2.5)),
        (0, 2.44, 4, (0, 1, 2, 3)),
        (0, 35190, 6, (0, 10000, 20000, 30000, 40000)),
        (0, 0.3, 6, (0, 0.1, 0.2, 0.3)),
        (0, 1, 2, (0, 1)),
    ],
)
def test_steps_are_round(low: float, high: float, at_most: int, expected: tuple[float, ...]) -> None:
    assert ticks(low, high, at_most) == expected


@given(MEASURES, st.integers(2, 9))
def test_steps_hold_every_value_in_few_even_steps(high: float, at_most: int) -> None:
    marks = ticks(0, high, at_most)
    assert 2 <= len(marks) <= at_most
    assert marks[0] == 0
    assert marks[-1] >= high * (1 - 1e-6)
    assert [round((two - one) / marks[1], 6) for one, two in pairwise(marks)] == [1.0] * (len(marks) - 1)


def test_steps_without_room_are_refused() -> None:
    with pytest.raises(ImpossibleScale):
        ticks(3, 3)


def test_texts_break_between_words() -> None:
    assert wrapped("Handel, Verkehr, Gastgewerbe, Information", 190, 13) == (
        "Handel, Verkehr,",
        "Gastgewerbe, Information",
    )
    assert wrapped("Unternehmensdienstleistungen", 20, 13) == ("Unternehmensdienstleistungen",)


@given(st.lists(st.tuples(st.floats(-50, 450), st.floats(1, 40)), min_size=1, max_size=9))
def test_texts_side_by_side_never_overlap_and_stay_inside(texts: list[tuple[float, float]]) -> None:
    wanted, sizes = [one for one, _ in texts], [size for _, size in texts]
    middles = spread(wanted, sizes, 0, 400, 3)
    ends = sorted((middle - size / 2, middle + size / 2) for middle, size in zip(middles, sizes, strict=True))
    assert all(two[0] - one[1] >= 3 - 0.3 for one, two in pairwise(ends))
    assert ends[0][0] >= -0.2
    assert ends[-1][1] <= 400.2


def test_texts_with_room_stand_where_they_are_wanted() -> None:
    assert spread([300, 50], [40, 40], 0, 400, 8) == [300, 50]
    assert spread([100, 110], [40, 40], 0, 400, 10) == [80, 130]


def row(own: float | None, *others: float | None) -> Row:
    """A row with one's own dot and some others."""
    dots_of_others = [Dot(f"n{index}.C", value, f"Nachbar {value}", "") for index, value in enumerate(others)]
    return Row("C", "Verarbeitendes Gewerbe", [Dot("own.C", own, f"{own}", "", is_own=True), *dots_of_others])


def test_a_dot_plot_stands_on_a_round_scale_with_its_line() -> None:
    chart = dot_chart([row(1.42, 0.72, 1.69)], reference=1, heading="1 = wie in Deutschland")
    assert [mark for mark, _ in chart.ticks] == [0, 0.5, 1, 1.5, 2]
    assert chart.line == dict(chart.ticks)[1]
    assert chart.heading is not None
    assert chart.heading.text == "1 = wie in Deutschland"
    (placed,) = chart.rows
    assert [one.dot.key for one in placed.dots] == ["n0.C", "n1.C", "own.C"]
    assert (placed.first, placed.last) == (placed.dots[0].x, placed.dots[1].x)
    assert [(name.text, name.is_own) for name in placed.names] == [
        ("1.42", True),
        ("Nachbar 0.72", False),
        ("Nachbar 1.69", False),
    ]


def test_what_is_unknown_is_not_drawn() -> None:
    (placed,) = dot_chart([row(None, 0.5, None)]).rows
    assert [one.dot.key for one in placed.dots] == ["n0.C"]
    assert [name.text for name in placed.names] == ["Nachbar 0.5"]
    (empty,) = dot_chart([row(None)]).rows
    assert (empty.dots, empty.names) == ([], [])


@pytest.mark.parametrize("shape", [dots.WIDE, dots.NARROW])
@given(st.lists(st.lists(st.one_of(st.none(), st.floats(0, 30)), min_size=2, max_size=8), min_size=1, max_size=7))
def test_names_in_a_dot_plot_never_overlap(shape: dots.Shape, values: list[list[float | None]]) -> None:
    chart = dot_chart([row(*some) for some in values], shape, reference=1)
    sizes = {True: dots.OWN, False: dots.OTHER}
    boxes = [
        Box.around((name.x, name.y - 4.5), width_of(name.text, sizes[name.is_own]), 11)
        for placed in chart.rows
        for name in placed.names
    ]
    assert not any(one.meets(two) for index, one in enumerate(boxes) for two in boxes[:index])
    assert all(0 <= one.x <= chart.width for placed in chart.rows for one in placed.dots)


def test_names_stand_at_their_own_side_of_the_reference() -> None:
    chart = dot_chart([row(0.99, 0.98, 1.02), row(1.0, 0.9, 0.98), row(1.1, 1.01, 2)], reference=1)
    sizes = {True: dots.OWN, False: dots.OTHER}
    assert chart.line is not None
    for placed in chart.rows:
        for name in placed.names:
            half = width_of(name.text, sizes[name.is_own]) / 2
            is_right = float(name.text.removeprefix("Nachbar ")) >= 1
            assert name.x - half > chart.line if is_right else name.x + half < chart.line


def test_long_names_without_room_side_by_side_stand_one_beneath_the_other() -> None:
    others = [Dot(key, value, f"Sächsische Schweiz-Osterzgebirge {value}", "") for key, value in (("a", 1), ("b", 2))]
    chart = dot_chart([Row("F", "Bau", others), row(1, 2, 3)], dots.NARROW)
    first, second = (name.y for name in chart.rows[0].names)
    assert second - first == 16
    assert chart.rows[1].y - second > 40


def series(*values: float | None, open_until: int = 2008, title: str = "Industrie") -> Line:
    """A line over the five years of the demo."""
    years = (2005, 2008, 2011, 2014, 2017)
    return Line(
        "C",
        title,
        [
            Point(year, value, f"{value}", "", is_open=year <= open_until)
            for year, value in zip(years, values, strict=True)
        ],
    )


def test_no_value_stands_across_a_break() -> None:
    chart = line_chart(
        [series(0.2251, 0.2391, 0.2419, 0.2444, 0.2432)], breaks=[(REFORM, "Kreisreform"), (date(2014, 1, 1), "")]
    )
    for spot in chart.lines[0].spots:
        half = width_of(spot.point.text, lines.LETTER) / 2
        assert all(spot.label_x + half < each.x or spot.label_x - half > each.x for each in chart.breaks)
    assert [spot.label_x == spot.x for spot in chart.lines[0].spots] == [True, False, True, False, True]


@pytest.mark.parametrize("shape", [lines.WIDE, lines.NARROW])
@given(st.lists(st.lists(st.floats(0, 1), min_size=5, max_size=5), min_size=1, max_size=7))
def test_a_value_stands_nearest_to_its_own_point(shape: lines.Shape, values: list[list[float]]) -> None:
    chart = line_chart([series(*some) for some in values], shape, breaks=[(REFORM, "Kreisreform")])
    spots = [spot for line in chart.lines for spot in line.spots]
    for spot in spots:
        if spot.label_y is not None:
            place = spot.label_x, spot.label_y - lines.LETTER * 0.36
            nearest = min(math.dist(place, (other.x, other.y)) for other in spots)
            assert math.dist(place, (spot.x, spot.y)) <= nearest + 0.1


def test_years_stand_on_a_true_time_scale_with_the_break_on_its_day() -> None:
    chart = line_chart([series(1, 2, 3, 4, 5)], breaks=[(REFORM, "Kreisreform")])
    places = [x for _, x in chart.years]
    assert {round(two - one) for one, two in pairwise(places)} == {round(places[1] - places[0])}
    (reform,) = chart.breaks
    assert places[1] < reform.x < places[1] + (places[2] - places[1]) / 20


def test_a_break_outside_the_years_is_not_drawn() -> None:
    chart = line_chart([series(1, 2, 3, 4, 5)], breaks=[(date(1994, 8, 1), "früher"), (date(2023, 1, 1), "später")])
    assert (chart.breaks, chart.open_until) == ([], None)


def test_the_word_of_a_break_stands_where_there_is_room() -> None:
    breaks = [(REFORM, "Kreisreform"), (date(2016, 1, 1), "Gemeinden werden zusammengelegt")]
    chart = line_chart([series(1, 2, 3, 4, 5)], breaks=breaks)
    assert [(one.is_before, one.text_y) for one in chart.breaks] == [(False, 14), (True, 30)]
    assert chart.open_until == chart.breaks[0].x
    assert line_chart([series(1, 2, 3, 4, 5, open_until=0)], breaks=breaks).open_until is None


def test_no_line_runs_through_what_is_unknown_and_converted_ones_are_dashed() -> None:
    (placed,) = line_chart([series(1, 2, None, 4, 5)]).lines
    assert [(spot.point.year, spot.point.is_open) for spot in placed.spots] == [
        (2005, True),
        (2008, True),
        (2014, False),
        (2017, False),
    ]
    assert [stretch.is_dashed for stretch in placed.stretches] == [True, False]


def test_a_line_without_a_value_keeps_its_name() -> None:
    placed, *_ = line_chart([series(None, None, None, None, None), series(1, 2, 3, 4, 5)]).lines
    assert (placed.spots, placed.stretches) == ([], [])
    assert [text for text, _ in placed.name] == ["Industrie"]


def boxes_of(chart: LineChart) -> Sequence[Box]:
    """The values at the points, as they cover the drawing."""
    return [
        Box.around((spot.label_x, spot.label_y - 4.7), width_of(spot.point.text, lines.LETTER), 10)
        for line in chart.lines
        for spot in line.spots
        if spot.label_y is not None
    ]


@pytest.mark.parametrize("shape", [lines.WIDE, lines.NARROW])
@given(st.lists(st.lists(st.integers(0, 30), min_size=5, max_size=5), min_size=1, max_size=7))
def test_values_and_names_in_a_line_chart_never_overlap(shape: lines.Shape, values: list[list[int]]) -> None:
    chart = line_chart([series(*some, title="Öffentliche Dienste") for some in values], shape)
    boxes = boxes_of(chart)
    assert not any(one.meets(two) for index, one in enumerate(boxes) for two in boxes[:index])
    heights = sorted(y for line in chart.lines for _, y in line.name)
    assert all(two - one >= lines.LINE - 0.5 for one, two in pairwise(heights))


def test_the_first_and_the_last_value_are_written_before_the_others() -> None:
    chart = line_chart([series(5, 5, 5, 5, 5), series(5, 5, 5, 5, 5)])
    for line in chart.lines:
        assert line.spots[0].label_y is not None
        assert line.spots[-1].label_y is not None


def test_years_without_room_side_by_side_are_thinned_but_the_first_and_the_last_stay() -> None:
    assert [year for year, _ in line_chart([series(1, 2, 3, 4, 5)]).years] == [2005, 2008, 2011, 2014, 2017]
    assert [year for year, _ in line_chart([series(1, 2, 3, 4, 5)], lines.NARROW).years] == [2005, 2011, 2017]
    chart = line_chart([Line("C", "Industrie", [Point(year, 1, "1", "") for year in range(2000, 2024)])], lines.NARROW)
    places = [x for _, x in chart.years]
    assert [chart.years[0][0], chart.years[-1][0]] == [2000, 2023]
    assert all(two - one >= width_of("2005", lines.LETTER) for one, two in pairwise(places))


def test_without_a_reference_no_room_is_kept_for_a_heading() -> None:
    assert dot_chart([row(1, 2)]).top == dots.PLAIN
    assert dot_chart([row(1, 2)], reference=1).top == dots.WIDE.top


def test_the_end_of_a_line_and_its_name_know_of_each_other() -> None:
    chart = line_chart([series(5, 5, 5, 5, 5), series(5, 5, 5, 5, 5.1)])
    assert [line.end_y for line in chart.lines] == [line.spots[-1].y for line in chart.lines]
    assert chart.lines[0].name_y != chart.lines[1].name_y


def test_a_chart_of_nothing_is_empty() -> None:
    assert (dot_chart([]).rows, line_chart([]).lines, line_chart([]).years) == ([], [], [])


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(3, 12))
def test_there_is_a_scale_for_every_range(low: float, length: float, at_most: int) -> None:
    found = ticks(low, low + length, at_most)
    assert 2 <= len(found) <= at_most
    assert found[0] <= low + 1e-6 * length
    assert found[-1] >= low + length - 1e-6 * length


def test_two_marks_are_not_enough_around_another_number() -> None:
    with pytest.raises(ImpossibleScale):
        ticks(-1, 1, 2)
    assert ticks(0, 1, 2) == (0, 1)
