import pytest

from caravan_pub.errors import PublicationError
from caravan_pub.figures.table import Series, complete, table
from caravan_pub.model.publication import Drawing, DrawingKind
from tests.figures.sample import chart, root


def data(columns: str, *rows: str) -> Drawing:
    return chart(DrawingKind.BAR, columns, *rows)


def test_cells_are_read_as_numbers_with_their_names_and_labels() -> None:
    read = table(data("Month|Count|Label", " August | 37544|", "September|−1.50|more"), series=1, rows=5)
    assert read.names == ("August", "September")
    assert read.series == (Series("Count", (37544.0, -1.5)),)
    assert read.labels == ("", "more")


def test_empty_rows_are_passed_over_and_empty_cells_are_absent() -> None:
    read = table(data("Year|One|Two", "|  |", "2018|1|", "2019||2"), series=2, rows=5)
    assert [column.values for column in read.series] == [(1.0, None), (None, 2.0)]
    with pytest.raises(PublicationError, match="2019 has no value"):
        complete(read.series[0], read.names)


@pytest.mark.parametrize(
    "cell",
    [
        "n/a",
        "41,400",
        "1e9",
        "NaN",
        "inf",
        "-inf",
        "0x10",
        "1_000",
        "٣",
        "1.",
        ".5",
        "--1",
        "1 000",
        "9" * 41,
        "<b>",
        "=1+1",
    ],
)
def test_a_cell_that_is_no_plain_number_is_named_with_its_row_and_column(cell: str) -> None:
    with pytest.raises(PublicationError, match=r"August, Count") as refused:
        root(data("Month|Count", f"August|{cell}"))
    assert "write digits" in refused.value.help


@pytest.mark.parametrize("cell", ["1" + "0" * 16, "-" + "9" * 30])
def test_a_value_beyond_all_sense_is_refused(cell: str) -> None:
    with pytest.raises(PublicationError, match="too large"):
        root(data("Month|Count", f"August|{cell}"))


@pytest.mark.parametrize("cell", ["1000000000000000", "-1000000000000000", "0.000001", "0", "-0"])
def test_the_largest_and_smallest_values_are_drawn(cell: str) -> None:
    for kind in (DrawingKind.BAR, DrawingKind.DOT, DrawingKind.LINE):
        drawing = chart(kind, "Month|Count", f"August|{cell}", "September|1")
        assert len(list(root(drawing))) > 5


@pytest.mark.parametrize("rows", [(), ("",), ("|", " | ")])
def test_no_rows_are_refused(rows: tuple[str, ...]) -> None:
    for kind in (DrawingKind.BAR, DrawingKind.DOT, DrawingKind.LINE):
        with pytest.raises(PublicationError, match="no values"):
            root(chart(kind, "Month|Count", *rows))


def test_no_columns_are_refused() -> None:
    with pytest.raises(PublicationError, match="no values"):
        root(data("Month", "August"))


def test_a_row_of_another_length_is_named() -> None:
    with pytest.raises(PublicationError, match="row 2 of the data has 3 cells"):
        root(data("Month|Count", "August|1", "September|41|400"))


def test_columns_that_a_chart_cannot_draw_are_refused() -> None:
    with pytest.raises(PublicationError, match="one column of values"):
        root(data("Month|One|Two", "August|1|2"))
    with pytest.raises(PublicationError, match="one column of values"):
        root(data("Month|label", "August|many"))


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(PublicationError, match="61 rows"):
        root(data("Month|Count", *(f"Row {n}|1" for n in range(61))))


@pytest.mark.parametrize("name", ["\U0001f600", "a\x00b", "\ud800", "名", "a\u200bb"])
def test_a_name_without_a_glyph_is_refused_with_its_code_point(name: str) -> None:
    with pytest.raises(PublicationError, match=r"no glyph for .+ \(U\+[0-9A-F]{4,}\)"):
        root(data("Month|Count", f"{name}|1"))


def test_a_name_without_end_is_refused() -> None:
    with pytest.raises(PublicationError, match="too long"):
        root(data("Month|Count", f"{'word ' * 2000}|1"))


def test_typographers_spaces_are_spaces() -> None:
    assert len(list(root(data("Month|Count", "August\u202f2018\u2009x\u00a0y|1")))) > 5
