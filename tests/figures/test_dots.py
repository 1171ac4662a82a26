import pytest

from caravan_pub.errors import PublicationError
from caravan_pub.model.publication import Drawing, DrawingKind
from tests.figures.sample import Shape, chart, palette, root, shapes

DIAMETER = 6.4


def dots(columns: str, *rows: str, **more: object) -> Drawing:
    return chart(DrawingKind.DOT, columns, *rows, **more)


def discs(drawing: Drawing, colour: str) -> list[Shape]:
    found = [shape for shape in shapes(drawing) if shape.fill == colour]
    return [s for s in found if abs(s.width - DIAMETER) < 0.05 and abs(s.bottom - s.top - DIAMETER) < 0.05]


def test_dots_stand_at_their_values() -> None:
    found = discs(dots("Where|Rate", "A|10", "B|20", "C|40"), palette().grey)
    x = [dot.middle[0] for dot in found]
    assert x[2] - x[1] == pytest.approx(2 * (x[1] - x[0]), abs=0.05)
    assert len({round(dot.middle[1]) for dot in found}) == 3


def test_two_columns_are_before_and_after_with_a_line_between() -> None:
    drawing = dots("Where|2017|2018", "Here|1|5", "There|9|4")
    before, after = discs(drawing, palette().grey), discs(drawing, palette().accent)
    assert before[0].middle[0] < after[0].middle[0]
    assert before[1].middle[0] > after[1].middle[0]
    assert len([s for s in shapes(drawing) if s.stroke == palette().grey]) == 2


def test_a_highlighted_row_is_in_the_accent_colour() -> None:
    drawing = dots("Where|Rate", "A|10", "B|20", highlights=("B",))
    assert len(discs(drawing, palette().accent)) == 1


def test_a_missing_value_and_a_third_column_are_refused() -> None:
    with pytest.raises(PublicationError, match="B has no value"):
        root(dots("Where|Rate", "A|10", "B|"))
    with pytest.raises(PublicationError, match="one to 2 columns"):
        root(dots("Where|a|b|c", "A|1|2|3"))
