"""Lines: how values go on, named where they end."""

import re
from collections.abc import Callable
from datetime import date

from caravan_pub.errors import PublicationError
from caravan_pub.figures.board import GAP, HAIRLINE, LABEL, SMALL, Board
from caravan_pub.figures.scale import axis, printed
from caravan_pub.figures.table import Series, Table, highlighted, table
from caravan_pub.model.publication import Drawing

MOST_ROWS = 2_000
MOST_SERIES = 6

DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
"""A year, a month or a day as ISO 8601 writes it."""

STROKE = 1.6
"""A line's width in points."""


def draw_lines(board: Board, drawing: Drawing) -> None:
    """Draw each column as a line; highlighted ones, or a single one, in the accent colour.

    Where all rows are named by years, months or days (ISO 8601) they stand at their distances in time, otherwise
    evenly.  A line is broken where a cell is empty.
    Raises PublicationError where the data or the space does not allow it.
    """
    data = table(drawing, series=MOST_SERIES, rows=MOST_ROWS)
    found = tuple(value for column in data.series for value in column.values if value is not None)
    if len(data.names) < 2 or not found:
        raise PublicationError("a line needs two rows of data", "draw a single value as a bar, or say it in words")
    marked = highlighted(drawing, tuple(column.name for column in data.series))
    top, bottom = board.frame(drawing)
    top, bottom = top + LABEL / 2, bottom - SMALL * 1.8
    marks = axis(found)
    left = max(board.labels.width(printed(mark), SMALL) for mark in marks) + GAP
    named = len(data.series) > 1
    right = board.sheet.width - (max(board.labels.width(s.name, LABEL) for s in data.series) + GAP if named else 4.0)
    if bottom - top < 4 * LABEL or right - left < board.sheet.width / 4:
        raise PublicationError("there is no room for the lines of this chart", "write shorter names, a smaller aspect")
    columns = _columns(data.names, left, right)

    def down(value: float) -> float:
        return bottom - (value - marks[0]) / (marks[-1] - marks[0]) * (bottom - top)

    _grid(board, {printed(mark): down(mark) for mark in marks}, left, right)
    _times(board, data.names, columns, bottom)
    ends: list[tuple[float, str, str]] = []
    for number, column in enumerate(data.series):
        colour = _colour(board, data, marked, number)
        runs = _runs(column, columns, down)
        for run in runs:
            _stroke(board, run, colour)
        ends.append((runs[-1][-1][1] if runs else bottom, column.name, colour))
    if named:
        _name_ends(board, ends, right + GAP, top, bottom)


def _columns(names: tuple[str, ...], left: float, right: float) -> tuple[float, ...]:
    """Where each row stands: at its distance in time where all names are times in order, otherwise evenly."""
    times = [_time(name) for name in names]
    known = [time for time in times if time is not None]
    if len(known) < len(names) or known != sorted(set(known)):
        known = list(range(len(names)))
    return tuple(left + (time - known[0]) / (known[-1] - known[0]) * (right - left) for time in known)


def _time(name: str) -> int | None:
    written = DAY.fullmatch(name)
    if not written:
        return None
    try:
        return date(*(int(part or 1) for part in written.groups())).toordinal()
    except ValueError:
        return None


def _grid(board: Board, marks: dict[str, float], left: float, right: float) -> None:
    for text, y in marks.items():
        zero = text == "0"
        colour = board.palette.ink if zero else board.palette.land_strong
        board.sheet.line([(left, y), (right, y)], colour, HAIRLINE)
        board.label(left - GAP, y + board.labels.capital(SMALL) / 2, text, align=1.0, size=SMALL)


def _times(board: Board, names: tuple[str, ...], columns: tuple[float, ...], bottom: float) -> None:
    """Name the first row, the last, and those between that have room."""
    last_width = board.labels.width(names[-1], SMALL)
    taken = -1e9
    for number, (name, x) in enumerate(zip(names, columns, strict=True)):
        width = board.labels.width(name, SMALL)
        ends = number in {0, len(names) - 1}
        left = max(0.0, min(x - width / 2, board.sheet.width - width))
        if ends or (left > taken and x + width / 2 < columns[-1] - last_width / 2 - 2 * GAP):
            board.label(left, bottom + SMALL * 1.5, name, size=SMALL)
            board.sheet.line([(x, bottom), (x, bottom + 3)], board.palette.ink, HAIRLINE)
            taken = left + width + 2 * GAP


def _colour(board: Board, data: Table, marked: frozenset[str], number: int) -> str:
    palette = board.palette
    if data.series[number].name in marked or len(data.series) == 1:
        return palette.accent
    if marked:
        return palette.grey
    return (palette.accent, palette.ink, palette.grey, palette.accent_soft)[number % 4]


Run = list[tuple[float, float]]


def _runs(column: Series, columns: tuple[float, ...], down: Callable[[float], float]) -> list[Run]:
    """The unbroken stretches of a line."""
    runs: list[Run] = [[]]
    for x, value in zip(columns, column.values, strict=True):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((x, down(value)))
    return [run for run in runs if run]


def _stroke(board: Board, run: Run, colour: str) -> None:
    if len(run) > 1:
        board.sheet.line(run, colour, STROKE)
    else:
        board.sheet.disc(run[0], STROKE, colour)


def _name_ends(board: Board, ends: list[tuple[float, str, str]], x: float, top: float, bottom: float) -> None:
    """Name the lines at their ends, from the highest down, moved apart where they would touch."""
    apart = LABEL * 1.15
    heights: list[float] = []
    for y, _, _ in sorted(ends):
        heights.append(max(y, heights[-1] + apart) if heights else max(y, top))
    over = max(0.0, heights[-1] - bottom)
    heights = [height - over for height in heights]
    for height, (_, name, colour) in zip(heights, sorted(ends), strict=True):
        legible = colour if colour == board.palette.accent else board.palette.ink
        board.label(x, height + board.labels.capital(LABEL) / 2, name, colour=legible)
