"""The cells of a chart as numbers: what was written is read strictly, and every doubt is told."""

import re
from dataclasses import dataclass

from caravan_pub.errors import PublicationError
from caravan_pub.model.publication import Drawing

LARGEST = 1e15
"""The largest number that is drawn, either side of zero; digits beyond are not exact in binary floating point."""

LABELS = "label"
"""The column that says how a row's value is to be printed where it is not printed as a plain number."""

NUMBER = re.compile(r"[+-]?\d{1,40}(\.\d{1,6})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Series:
    """A column of values; absent where a cell is empty."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A chart's data: the names of the rows, the series, and how each row's value is to be printed (may be empty)."""

    names: tuple[str, ...]
    series: tuple[Series, ...]
    labels: tuple[str, ...]


def table(drawing: Drawing, series: int, rows: int) -> Table:
    """Read a chart's cells: the first column names the rows, a column called "label" overrides printed values.

    ``series`` and ``rows`` are how many columns of values and rows there may be.
    Raises PublicationError where there is nothing to draw, a row has too few or too many cells, a cell is no number,
    or there is more than may be.
    """
    written = tuple(row for row in drawing.rows if any(cell.strip() for cell in row))
    if len(drawing.columns) < 2 or not written:
        raise PublicationError(
            "the data of this chart has no values",
            "give a line of column names and a row of data below it: Month,Arrests / August,37544",
        )
    if len(written) > rows:
        raise PublicationError(
            f"{len(written)} rows are more than this chart can show: at most {rows}", "leave some out"
        )
    for number, row in enumerate(written, start=1):
        if len(row) != len(drawing.columns):
            raise PublicationError(
                f"row {number} of the data has {len(row)} cells, the line of column names has {len(drawing.columns)}",
                'put a cell with a comma into quotation marks: "more than 41,400"',
            )
    return _table(drawing.columns, written, series)


def _table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], most: int) -> Table:
    labelled = [index for index, name in enumerate(columns) if index and name.strip().lower() == LABELS]
    valued = [index for index in range(1, len(columns)) if index not in labelled]
    if not valued or len(valued) > most or len(labelled) > 1:
        wanted = "one column of values" if most == 1 else f"one to {most} columns of values"
        raise PublicationError(
            f"this chart draws {wanted}, and at most one column called {LABELS}; the data has "
            f"{len(valued)} and {len(labelled)}",
            "choose the columns, or another kind of chart",
        )
    series = tuple(
        Series(columns[index].strip(), tuple(_number(row[index], row[0], columns[index]) for row in rows))
        for index in valued
    )
    labels = tuple(row[labelled[0]].strip() if labelled else "" for row in rows)
    return Table(tuple(row[0].strip() for row in rows), series, labels)


def _number(cell: str, row: str, column: str) -> float | None:
    text = cell.strip().replace("−", "-")
    if not text:
        return None
    if not NUMBER.fullmatch(text):
        raise PublicationError(
            f"“{cell.strip()[:40]}” ({row.strip()[:40]}, {column.strip()[:40]}) is not a number",
            "write digits, with a point and at most six decimals: 41400 or 10.3; words go into a column called label",
        )
    value = float(text)
    if abs(value) > LARGEST:
        raise PublicationError(
            f"the value of {row.strip()[:40]} is too large to be drawn", "give it in thousands or millions"
        )
    return value


def complete(series: Series, names: tuple[str, ...]) -> tuple[float, ...]:
    """The values of a series in which none may be missing.  Raises PublicationError where one is."""
    for name, value in zip(names, series.values, strict=True):
        if value is None:
            raise PublicationError(f"{name[:40] or 'a row'} has no value", "write one, or leave the row out")
    return tuple(value for value in series.values if value is not None)


def highlighted(drawing: Drawing, names: tuple[str, ...]) -> frozenset[str]:
    """The names to be drawn in the accent colour.  Raises PublicationError where nothing has such a name."""
    for name in drawing.highlights:
        if name not in names:
            raise PublicationError(
                f"nothing in this chart is called “{name[:40]}”, which is to be highlighted",
                "write the name as it stands in the data",
            )
    return frozenset(drawing.highlights)
