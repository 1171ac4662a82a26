from dataclasses import replace

import pytest

from caravan_pub.errors import PublicationError
from caravan_pub.model.publication import Drawing, DrawingKind
from tests.figures.sample import Shape, chart, filled, palette, root, shapes


def bars(*rows: str, **more: object) -> Drawing:
    return chart(DrawingKind.BAR, "Month|Count", *rows, **more)


def drawn(drawing: Drawing) -> list[Shape]:
    return filled(drawing, palette().accent, palette().grey)


def test_bars_are_as_long_as_their_values_and_start_at_one_zero() -> None:
    found = drawn(bars("August|37544", "September|41400", "October|10"))
    assert [bar.left for bar in found] == [found[0].left] * 3
    assert found[0].width / found[1].width == pytest.approx(37544 / 41400, rel=1e-3)
    assert found[2].width == pytest.approx(found[1].width * 10 / 41400, abs=0.01)


def test_close_values_do_not_cut_the_axis() -> None:
    found = drawn(bars("A|1000", "B|1001"))
    assert found[0].width / found[1].width == pytest.approx(1000 / 1001, rel=1e-3)


def test_negative_values_lie_on_the_other_side_of_zero() -> None:
    below, above = drawn(bars("Loss|-50", "Gain|100"))
    assert below.right == above.left
    assert below.width * 2 == pytest.approx(above.width, abs=0.02)


def test_bars_stand_in_the_order_of_the_data_equally_thick_and_within_the_sheet() -> None:
    drawing = bars(*(f"Row {n}|{n * 7 % 5 + 1}" for n in range(9)))
    found = drawn(drawing)
    assert [bar.top for bar in found] == sorted(bar.top for bar in found)
    assert len({round(bar.bottom - bar.top, 1) for bar in found}) == 1
    width = float(root(drawing).get("viewBox", "").split()[2])
    assert all(shape.left >= -0.01 and shape.right <= width + 0.01 for shape in shapes(drawing))


def test_the_rows_to_be_highlighted_are_in_the_accent_colour() -> None:
    found = drawn(bars("August|1", "September|2", highlights=("September",)))
    assert [bar.fill for bar in found] == [palette().grey, palette().accent]


def test_a_highlight_that_is_no_row_is_an_error() -> None:
    with pytest.raises(PublicationError, match="“Septembre”"):
        root(bars("September|2", highlights=("Septembre",)))


def test_zero_is_drawn_as_no_bar() -> None:
    assert len(drawn(bars("None|0", "Some|3"))) == 1
    assert drawn(bars("None|0", "Nothing|0")) == []


def test_a_label_is_printed_in_place_of_the_value() -> None:
    plain = chart(DrawingKind.BAR, "Month|Count|label", "September|41400|")
    told = chart(DrawingKind.BAR, "Month|Count|label", "September|41400|more than 41,400")
    assert max(s.right for s in shapes(plain)[1:]) - drawn(plain)[0].right < 40
    assert max(s.right for s in shapes(told)[1:]) - drawn(told)[0].right > 40


def test_without_a_label_the_value_is_printed_with_commas() -> None:
    told = chart(DrawingKind.BAR, "Month|Count|label", "September|41400|41,400")
    assert root(told).findall(".//")[2:] != []
    assert shapes(told) == shapes(bars("September|41400"))


def test_the_unit_and_the_notes_are_drawn_above_and_below_the_bars() -> None:
    bare = bars("August|1")
    full = replace(bare, unit="People", notes=("A first remark.", "A second remark."))
    assert len(shapes(full)) == len(shapes(bare)) + 3
    bar = drawn(full)[0]
    outside = [shape for shape in shapes(full)[1:] if shape.bottom < bar.top or shape.top > bar.bottom]
    assert len(outside) == 4
    assert drawn(full)[0].top > drawn(replace(full, unit=""))[0].top - 20


def test_a_long_note_is_broken_into_lines() -> None:
    note = "The numbers were not public yet when they were reported, " * 3
    drawing = bars("August|1", notes=(note.strip(),))
    width = float(root(drawing).get("viewBox", "").split()[2])
    assert len(shapes(drawing)) == len(shapes(bars("August|1"))) + 2
    assert max(shape.right for shape in shapes(drawing)) <= width + 0.01


def test_rows_that_do_not_fit_name_an_aspect_that_does() -> None:
    crowded = bars(*(f"Row {n}|{n}" for n in range(40)))
    with pytest.raises(PublicationError, match="40 rows") as refused:
        root(crowded)
    aspect = float(refused.value.help.split("aspect = ")[1].split()[0])
    assert len(drawn(replace(crowded, aspect=aspect - 0.01))) == 39


def test_names_that_leave_no_room_are_refused() -> None:
    long = chart(DrawingKind.BAR, "Month|Count|label", f"{'name ' * 20}|1|{'about this many ' * 8}")
    with pytest.raises(PublicationError, match="no room"):
        root(long)
