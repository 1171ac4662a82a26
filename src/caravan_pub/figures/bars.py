"""Bars: lengths from zero, side by side, each with its value."""

from caravan_pub.errors import PublicationError
from caravan_pub.figures.board import GAP, HAIRLINE, LABEL, SMALL, Board
from caravan_pub.figures.scale import printed
from caravan_pub.figures.table import complete, highlighted, table
from caravan_pub.model.publication import Drawing

MOST_ROWS = 60

THICKEST = 26.0
"""A bar's thickness in points at most, and its share of the row's height."""

SHARE = 0.62


def draw_bars(board: Board, drawing: Drawing) -> None:
    """Draw the rows as bars that lie from left to right, from zero; those to be highlighted in the accent colour.

    Every bar has its value beside it, so that the axis shows nothing but its zero.
    Raises PublicationError where the data or the space does not allow it.
    """
    data = table(drawing, series=1, rows=MOST_ROWS)
    values = complete(data.series[0], data.names)
    marked = highlighted(drawing, data.names)
    labels = tuple(label or printed(value) for label, value in zip(data.labels, values, strict=True))
    top, bottom = board.frame(drawing)
    bottom -= SMALL * 1.4
    names, names_width = board.names(data.names)
    pitch = board.pitch(bottom - top, names)
    zero, scale = _axis(board, values, labels, names_width + 2 * GAP)
    thickness = min(pitch * SHARE, THICKEST)
    capital = board.labels.capital(LABEL)
    for row, (value, label) in enumerate(zip(values, labels, strict=True)):
        middle = top + (row + 0.5) * pitch
        end = zero + value * scale
        colour = board.palette.accent if data.names[row] in marked else board.palette.grey
        if value:
            board.sheet.box(min(zero, end), middle - thickness / 2, abs(end - zero), thickness, colour)
        left = value < 0
        board.label(end - GAP if left else end + GAP, middle + capital / 2, label, align=1.0 if left else 0.0)
        board.block(0, middle, names[row])
    board.sheet.line([(zero, top), (zero, bottom)], board.palette.ink, HAIRLINE * 1.5)
    board.label(zero, bottom + SMALL * 1.2, "0", align=0.5, size=SMALL)


def _axis(board: Board, values: tuple[float, ...], labels: tuple[str, ...], left: float) -> tuple[float, float]:
    """Where zero lies and how many points a unit is, so that every bar has room for its value at its end."""
    widths = [board.labels.width(label, LABEL) + GAP for label in labels]
    room_right = max((width for width, value in zip(widths, values, strict=True) if value >= 0), default=0.0)
    room_left = max((width for width, value in zip(widths, values, strict=True) if value < 0), default=0.0)
    low, high = min(0.0, *values), max(0.0, *values)
    length = board.sheet.width - left - room_left - room_right
    if length < board.sheet.width / 5:
        raise PublicationError(
            "the names and values of this chart leave no room for its bars", "write them shorter, or draw it wider"
        )
    scale = length / (high - low) if high > low else 0.0
    return left + room_left - low * scale, scale
