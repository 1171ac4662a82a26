"""Drawing a chart or a map."""

from typing import assert_never

from caravan_pub.errors import PublicationError
from caravan_pub.figures.bars import draw_bars
from caravan_pub.figures.board import Board
from caravan_pub.figures.dots import draw_dots
from caravan_pub.figures.lettering import Lettering
from caravan_pub.figures.lines import draw_lines
from caravan_pub.figures.maps import draw_map
from caravan_pub.figures.markup import finished
from caravan_pub.figures.palette import Palette
from caravan_pub.figures.sheet import POINTS, Sheet, own_settings
from caravan_pub.model.publication import Drawing, DrawingKind

MILLIMETRES = 25.4
"""Millimetres in an inch."""

ASPECTS = (0.25, 8.0)
"""The narrowest and the widest drawing, as width / height."""


def draw(drawing: Drawing, palette: Palette, width_mm: float) -> str:
    """The drawing as an SVG document ``width_mm`` millimetres wide, its height following from its aspect.

    The document is one ``<svg>`` without an XML declaration: ``role="img"``, ``<title>``, ``<desc>``, then filled or
    stroked paths.  Words are outlines; sizes of letters are those of print at that width.  It has no ids, styles,
    scripts, references, gradients or transparency, and no colours but the palette's.  Equal arguments give equal
    documents.
    Raises PublicationError where the data cannot be drawn, with a sentence about what is wrong.
    """
    low, high = ASPECTS
    if not low <= drawing.aspect <= high:
        raise PublicationError(
            f"a drawing with the aspect {drawing.aspect:g} cannot be read",
            f"write width / height: a number from {low:g} to {high:g}",
        )
    width = width_mm / MILLIMETRES * POINTS
    with own_settings():
        board = Board(
            Sheet(width, width / drawing.aspect),
            palette,
            Lettering(palette.label_font, palette.label_family),
            Lettering(palette.text_font, palette.text_family),
        )
        _draw(board, drawing)
        drawn = board.sheet.svg()
    return finished(drawn, drawing.title, drawing.description, width, width / drawing.aspect, width_mm)


def _draw(board: Board, drawing: Drawing) -> None:
    match drawing.kind:
        case DrawingKind.BAR:
            draw_bars(board, drawing)
        case DrawingKind.DOT:
            draw_dots(board, drawing)
        case DrawingKind.LINE:
            draw_lines(board, drawing)
        case DrawingKind.MAP:
            draw_map(board, drawing)
        case _ as never:
            assert_never(never)
