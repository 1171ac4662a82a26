from itertools import pairwise

import pytest

from caravan_pub.errors import PublicationError
from caravan_pub.model.publication import Drawing, DrawingKind
from tests.figures.sample import Shape, chart, palette, root, shapes


def lines(columns: str, *rows: str, **more: object) -> Drawing:
    return chart(DrawingKind.LINE, columns, *rows, **more)


def strokes(drawing: Drawing, colour: str) -> list[Shape]:
    return [shape for shape in shapes(drawing) if shape.stroke == colour and len(shape.points) > 1]


def test_a_line_goes_up_where_values_do() -> None:
    (line,) = strokes(lines("Year|Count", "2016|10", "2017|20", "2018|15"), palette().accent)
    (x1, y1), (x2, y2), (x3, y3) = line.points
    assert x1 < x2 < x3
    assert y2 < y3 < y1
    assert (y1 - y3) == pytest.approx((y1 - y2) / 2, abs=0.02)


def test_times_stand_at_their_distances() -> None:
    (line,) = strokes(lines("Day|Count", "2018-01-01|1", "2018-01-02|2", "2018-01-05|3"), palette().accent)
    (x1, _), (x2, _), (x3, _) = line.points
    assert (x3 - x2) == pytest.approx(3 * (x2 - x1), abs=0.02)


@pytest.mark.parametrize(
    "names", [("a", "b", "c"), ("2018", "2017", "2020"), ("2018", "2018", "2019"), ("2018-13", "2018-14", "2018-20")]
)
def test_names_that_are_no_times_in_order_stand_evenly(names: tuple[str, ...]) -> None:
    (line,) = strokes(lines("When|Count", *(f"{name}|{n}" for n, name in enumerate(names))), palette().accent)
    (x1, _), (x2, _), (x3, _) = line.points
    assert (x3 - x2) == pytest.approx(x2 - x1, abs=0.02)


def test_a_line_is_broken_where_a_value_is_missing() -> None:
    drawing = lines("Year|Count", "2014|1", "2015|2", "2016|", "2017|4", "2018|5")
    assert [len(line.points) for line in strokes(drawing, palette().accent)] == [2, 2]


def test_the_axis_starts_at_zero_unless_values_lie_close() -> None:
    (wide,) = strokes(lines("Year|Count", "2016|10", "2017|100"), palette().accent)
    assert (wide.points[0][1] - wide.points[1][1]) > 0
    (close,) = strokes(lines("Year|Count", "2016|1000", "2017|1001"), palette().accent)
    assert close.points[0][1] - close.points[1][1] > 50


def test_the_highlighted_line_is_in_the_accent_colour_and_each_is_named() -> None:
    drawing = lines("Year|One|Two", "2016|1|5", "2018|3|9", highlights=("Two",))
    (two,) = strokes(drawing, palette().accent)
    (one,) = strokes(drawing, palette().grey)
    assert two.bottom < one.bottom
    beside = [s for s in shapes(drawing) if s.left > two.right and s.stroke == "none"]
    assert len(beside) == 2


def test_names_of_lines_that_end_together_do_not_touch() -> None:
    drawing = lines("Year|One|Two|Three", "2016|1|5|9", "2018|3|3|3")
    edge = max(s.right for s in shapes(drawing) if s.stroke != "none" and len(s.points) > 1)
    names = sorted((s for s in shapes(drawing) if s.left > edge and s.stroke == "none"), key=lambda s: s.top)
    assert len(names) == 3
    assert all(upper.bottom < lower.top for upper, lower in pairwise(names))


def test_one_row_makes_no_line() -> None:
    with pytest.raises(PublicationError, match="two rows"):
        root(lines("Year|Count", "2018|1"))
    with pytest.raises(PublicationError, match="two rows"):
        root(lines("Year|Count", "2017|", "2018|"))


def test_an_unknown_highlight_and_too_many_lines_are_refused() -> None:
    with pytest.raises(PublicationError, match="“Nine”"):
        root(lines("Year|One", "2017|1", "2018|2", highlights=("Nine",)))
    with pytest.raises(PublicationError, match="one to 6 columns"):
        root(lines("Year|a|b|c|d|e|f|g", "2017|1|1|1|1|1|1|1"))
