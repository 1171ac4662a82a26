"""The names on a map, and the dots of its places."""

from dataclasses import dataclass

from caravan_pub.diagnostics import did_you_mean
from caravan_pub.errors import PublicationError
from caravan_pub.figures.board import Board
from caravan_pub.figures.geography import Layer, Point, holds
from caravan_pub.figures.lettering import Lettering
from caravan_pub.model.publication import MapPlace

RADIUS = 1.8
"""The radius of a place's dot in points."""

OFFSET = 4.0
"""How far from a dot its name stands in points."""

HALO = 1.0
"""How far a name's halo reaches in points."""

SIDES = ("right", "left", "above", "below")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a kind of name is set: size and spacing in points, capitals, and whether in the text font."""

    size: float
    spacing: float = 0.0
    capitals: bool = False
    text: bool = False


KINDS = {
    "country": Manner(7.0, 1.1, capitals=True),
    "state": Manner(7.0, 0.8, capitals=True),
    "sea": Manner(7.5, 0.4, text=True),
    "border": Manner(7.0),
}
PLACE = Manner(8.5)


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under a name: layers with their colours from the lowest to the highest, and the sea's colour."""

    layers: tuple[tuple[Layer, str], ...]
    water: str

    def colour(self, place: MapPlace) -> str:
        """The colour of the ground at a place."""
        point = (place.longitude, place.latitude)
        found = [colour for shapes, colour in self.layers if holds(shapes.polygons, point)]
        return found[-1] if found else self.water


def draw_label(board: Board, label: MapPlace, spot: Point, ground: str) -> None:
    """Set a name with its middle on the spot; a line feed in it breaks the line.

    Raises PublicationError where its kind is unknown.
    """
    if label.kind not in KINDS:
        raise PublicationError(
            f"{label.name[:40]}: a map has no labels of the kind “{label.kind[:40]}”",
            did_you_mean(label.kind, tuple(KINDS)) or f"the kinds are {', '.join(KINDS)}",
        )
    manner = KINDS[label.kind]
    lines = (label.name.upper() if manner.capitals else label.name).split("\n")
    leading = manner.size * 1.25
    height = (len(lines) - 1) * leading + _font(board, manner).capital(manner.size)
    for number, line in enumerate(lines):
        baseline = spot[1] - height / 2 + _font(board, manner).capital(manner.size) + number * leading
        _set(board, line, manner, (spot[0], baseline), 0.5, ground)


def draw_place(board: Board, place: MapPlace, spot: Point, ground: str) -> None:
    """Draw a dot on the spot and the place's name beside it.  Raises PublicationError where its side is unknown."""
    if place.align not in SIDES:
        raise PublicationError(
            f"{place.name[:40]}: a name cannot stand “{place.align[:40]}” of its place",
            did_you_mean(place.align, SIDES) or f"write {', '.join(SIDES[:-1])} or {SIDES[-1]}",
        )
    (x, y), capital = spot, board.labels.capital(PLACE.size)
    x_text, baseline, share = {
        "right": (x + OFFSET, y + capital / 2, 0.0),
        "left": (x - OFFSET, y + capital / 2, 1.0),
        "above": (x, y - OFFSET, 0.5),
        "below": (x, y + OFFSET + capital, 0.5),
    }[place.align]
    _set(board, place.name, PLACE, (x_text, baseline), share, ground)
    board.sheet.disc(spot, RADIUS, board.palette.ink, board.palette.paper, 0.6)


def _font(board: Board, manner: Manner) -> Lettering:
    return board.text if manner.text else board.labels


def _set(board: Board, line: str, manner: Manner, at: Point, share: float, halo: str) -> None:
    """Set a line of a name, kept within the sheet."""
    outline = _font(board, manner).outline(line, manner.size, manner.spacing)
    width = outline.width
    left = max(2.0, min(at[0] - share * width, board.sheet.width - width - 2.0))
    board.sheet.words(left, at[1], outline.path, board.palette.ink, halo, HALO)
