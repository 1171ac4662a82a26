"""Dots: places on an axis, a row to each name; two columns make a before and an after."""

from caravan_pub.errors import PublicationError
from caravan_pub.figures.board import GAP, HAIRLINE, LABEL, SMALL, Board
from caravan_pub.figures.scale import axis, printed
from caravan_pub.figures.table import complete, highlighted, table
from caravan_pub.model.publication import Drawing

MOST_ROWS = 60

RADIUS = 3.2
"""A dot's radius in points."""


def draw_dots(board: Board, drawing: Drawing) -> None:
    """Draw each row's values as dots above an axis whose ticks are named; a line joins two dots of a row.

    Of two columns the second is drawn in the accent colour; of one, the highlighted rows.
    Raises PublicationError where the data or the space does not allow it.
    """
    data = table(drawing, series=2, rows=MOST_ROWS)
    series = [complete(column, data.names) for column in data.series]
    marked = highlighted(drawing, data.names)
    names, names_width = board.names(data.names)
    top, bottom = board.frame(drawing)
    bottom -= SMALL * 1.6
    head = LABEL * 1.4 if len(series) > 1 else 0.0
    pitch = board.pitch(bottom - top - head, names)
    marks = axis(tuple(value for column in series for value in column))
    widest = max(board.labels.width(printed(mark), SMALL) for mark in marks)
    widest = max([widest / 2, *(board.labels.width(label, LABEL) + RADIUS + GAP for label in data.labels if label)])
    left, right = names_width + 2 * GAP + widest, board.sheet.width - widest
    if right - left < board.sheet.width / 5:
        raise PublicationError("the names in this chart leave no room for its dots", "write them shorter")

    def across(value: float) -> float:
        return left + (value - marks[0]) / (marks[-1] - marks[0]) * (right - left)

    _ticks(board, {printed(mark): across(mark) for mark in marks}, top + head, bottom)
    if len(series) > 1:
        _heads(board, (data.series[0].name, data.series[1].name), (across(series[0][0]), across(series[1][0])), top)
    palette = board.palette
    for row, lines in enumerate(names):
        middle = top + head + (row + 0.5) * pitch
        places = [across(column[row]) for column in series]
        board.block(0, middle, lines)
        if len(places) > 1:
            board.sheet.line([(places[0], middle), (places[1], middle)], palette.grey, 1.0)
        for number, x in enumerate(places):
            accent = number == 1 or data.names[row] in marked
            board.sheet.disc((x, middle), RADIUS, palette.accent if accent else palette.grey)
        if data.labels[row]:
            baseline = middle + board.labels.capital(LABEL) / 2
            board.label(max(places) + RADIUS + GAP, baseline, data.labels[row], halo=palette.paper)


def _ticks(board: Board, marks: dict[str, float], top: float, bottom: float) -> None:
    for text, x in marks.items():
        board.sheet.line([(x, top), (x, bottom)], board.palette.land_strong, HAIRLINE)
        board.label(x, bottom + SMALL * 1.3, text, align=0.5, size=SMALL)


def _heads(board: Board, names: tuple[str, str], places: tuple[float, float], top: float) -> None:
    """Name the two columns above the dots of the first row, away from one another."""
    swapped = places[0] > places[1]
    colours = (board.palette.ink, board.palette.accent)
    for number in (0, 1):
        leftmost = (number == 0) is not swapped
        board.label(
            places[number] + (RADIUS if leftmost else -RADIUS),
            top + LABEL,
            names[number],
            align=1.0 if leftmost else 0.0,
            colour=colours[number],
        )
