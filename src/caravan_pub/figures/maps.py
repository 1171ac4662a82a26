"""Maps: flat layers of land, a border, places with their names, and a scale."""

from caravan_pub.diagnostics import did_you_mean
from caravan_pub.errors import PublicationError
from caravan_pub.figures.board import HAIRLINE, SMALL, Board
from caravan_pub.figures.geography import KILOMETRES, Layer, Point, Projection, clipped, layer, projection
from caravan_pub.figures.scale import printed, round_length
from caravan_pub.figures.signs import Ground, draw_label, draw_place
from caravan_pub.model.publication import Drawing, MapPlace

LAYERS = ("land", "route", "region", "border")
"""The layers that a map may have, from the lowest to the highest."""

MOST_NAMES = 200

MARGIN = 3.0
"""Points beyond the sheet's edge at which land is cut, so that the line around it does not show there."""

BORDER = 1.4
"""The width of a border in points."""

DASHES = (3.6, 1.8)
"""Strokes and gaps of a border in points."""

SCALE_SHARE = 0.22
"""The scale's share of the map's width at most."""

INSET = 10.0
"""The scale's distance from the edges in points."""


def draw_map(board: Board, drawing: Drawing) -> None:
    """Draw the layers of a map, its border as a heavier broken line, its names and places, and a scale in km.

    No line is drawn between places.  Raises PublicationError where a layer, a place or the window is not as it must be.
    """
    for name in drawing.layers:
        if name not in LAYERS:
            raise PublicationError(
                f"a map has no layer called “{name[:40]}”",
                did_you_mean(name, LAYERS) or f"its layers are {', '.join(LAYERS)}",
            )
    if drawing.notes:
        raise PublicationError("a map has no place for remarks", "say it in the caption")
    if len(drawing.labels) + len(drawing.places) > MOST_NAMES:
        raise PublicationError(f"a map shows at most {MOST_NAMES} names", "leave some out")
    sheet, palette = board.sheet, board.palette
    view = projection(drawing.bounds, drawing.aspect, sheet.width)
    layers = {name: layer(name, drawing.layers[name]) for name in LAYERS if name in drawing.layers}
    fills = {"land": palette.land, "route": palette.land_strong, "region": palette.accent_soft}
    sheet.box(0, 0, sheet.width, sheet.height, palette.water)
    for name, fill in fills.items():
        if name in layers:
            _fill(board, layers[name], view, fill)
    if "border" in layers:
        _border(board, layers["border"], view)
    ground = Ground(tuple((layers[name], fill) for name, fill in fills.items() if name in layers), palette.water)
    for label in drawing.labels:
        draw_label(board, label, _spot(board, view, label), ground.colour(label))
    for place in drawing.places:
        draw_place(board, place, _spot(board, view, place), ground.colour(place))
    _scale(board, view)


def _fill(board: Board, shapes: Layer, view: Projection, fill: str) -> None:
    edges = (-MARGIN, -MARGIN, board.sheet.width + MARGIN, board.sheet.height + MARGIN)
    for polygon in shapes.polygons:
        rings = [clipped(tuple(view.place(*point) for point in ring), *edges) for ring in polygon]
        if len(rings[0]) > 2:
            board.sheet.area([ring for ring in rings if len(ring) > 2], fill, board.palette.line, HAIRLINE)


def _border(board: Board, shapes: Layer, view: Projection) -> None:
    outlines = [(*ring, ring[0]) for polygon in shapes.polygons for ring in polygon]
    for line in (*shapes.lines, *outlines):
        points = [view.place(*point) for point in line]
        board.sheet.line(points, board.palette.line, HAIRLINE)
        board.sheet.line(points, board.palette.accent, BORDER, DASHES)


def _spot(board: Board, view: Projection, place: MapPlace) -> Point:
    x, y = view.place(place.longitude, place.latitude)
    if not (0 <= x <= board.sheet.width and 0 <= y <= board.sheet.height):
        raise PublicationError(
            f"{place.name[:40]} lies outside the map", "check its latitude and longitude, or widen the map's bounds"
        )
    return (x, y)


def _scale(board: Board, view: Projection) -> None:
    """Draw a bar of a round number of kilometres, true along meridians and the middle parallel, at the lower left."""
    point_km = KILOMETRES / view.down
    length_km = round_length(board.sheet.width * SCALE_SHARE * point_km)
    right, y = INSET + length_km / point_km, board.sheet.height - INSET
    board.sheet.line([(INSET, y - 3), (INSET, y), (right, y), (right, y - 3)], board.palette.ink, HAIRLINE * 1.5)
    board.label((INSET + right) / 2, y - 5, f"{printed(length_km)} km", align=0.5, size=SMALL - 0.5)
