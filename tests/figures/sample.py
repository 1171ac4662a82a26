"""Drawings to test with, and a reader of what was drawn."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import fontpkg

from caravan_pub.figures.drawing import draw
from caravan_pub.figures.palette import Palette
from caravan_pub.model.publication import Drawing, DrawingKind, MapPlace

SVG = "{http://www.w3.org/2000/svg}"
WIDTH_MM = 110.0
TOKEN = re.compile(r"[a-zA-Z]|-?[\d.]+")


@cache
def palette() -> Palette:
    return Palette(
        ink="#1d1b19",
        paper="#fffffe",
        accent="#b5432a",
        accent_soft="#e3b04b",
        grey="#8a857d",
        land="#efe9dd",
        land_strong="#d9cbb0",
        water="#dfe8ea",
        line="#ffffff",
        text_font=Path(fontpkg.path("Spectral", 400)).read_bytes(),
        text_family="Spectral",
        label_font=Path(fontpkg.path("Barlow Condensed", 500)).read_bytes(),
        label_family="Barlow Condensed",
    )


@dataclass(frozen=True)
class Shape:
    """A path that was drawn: its points in points from the upper left corner, and its colours."""

    points: tuple[tuple[float, float], ...]
    fill: str
    stroke: str

    @property
    def left(self) -> float:
        return min(x for x, _ in self.points)

    @property
    def right(self) -> float:
        return max(x for x, _ in self.points)

    @property
    def top(self) -> float:
        return min(y for _, y in self.points)

    @property
    def bottom(self) -> float:
        return max(y for _, y in self.points)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> tuple[float, float]:
        return ((self.left + self.right) / 2, (self.top + self.bottom) / 2)


def points(line: str) -> tuple[tuple[float, float], ...]:
    """The points of a path, control points with them; ``M`` is absolute, all else relative."""
    found: list[tuple[float, float]] = []
    tokens = TOKEN.findall(line)
    x = y = 0.0
    command = ""
    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
        count = {"M": 1, "l": 1, "q": 2, "c": 3, "z": 0}[command]
        here = [(float(tokens.pop(0)), float(tokens.pop(0))) for _ in range(count)]
        found += [(px, py) if command == "M" else (round(x + px, 2), round(y + py, 2)) for px, py in here]
        x, y = found[-1]
    return tuple(found)


def root(drawing: Drawing) -> ET.Element:
    return ET.fromstring(draw(drawing, palette(), WIDTH_MM))  # noqa: S314  (drawn by ourselves)


def shapes(drawing: Drawing) -> list[Shape]:
    """What was drawn, from the lowest to the highest."""
    return [
        Shape(points(path.get("d", "")), path.get("fill", "#000000"), path.get("stroke", "none"))
        for path in root(drawing).iter(f"{SVG}path")
    ]


def filled(drawing: Drawing, *colours: str) -> list[Shape]:
    """Rectangles of one of the colours: bars, not words."""
    return [shape for shape in shapes(drawing) if shape.fill in colours and len(shape.points) == 4]


def chart(kind: DrawingKind, columns: str, *rows: str, **more: object) -> Drawing:
    """A chart from lines of cells parted by ``|``."""
    cells = tuple(tuple(row.split("|")) for row in rows)
    made = Drawing(kind, "A chart", "What it shows.", tuple(columns.split("|")), cells)
    for name, value in more.items():
        object.__setattr__(made, name, value)
    return made


SQUARE = '{"type":"Polygon","coordinates":[[[-92,14],[-88,14],[-88,18],[-92,18],[-92,14]]]}'
BOUNDS = (-94.0, 12.0, -86.0, 20.0)


def map_of(
    layers: dict[str, str] | None = None,
    places: tuple[MapPlace, ...] = (),
    labels: tuple[MapPlace, ...] = (),
    bounds: tuple[float, float, float, float] | None = BOUNDS,
    aspect: float = 1.2,
) -> Drawing:
    chosen = {"land": SQUARE} if layers is None else layers
    return Drawing(
        DrawingKind.MAP,
        "A map",
        "Where it is.",
        layers=chosen,
        places=places,
        labels=labels,
        bounds=bounds,
        aspect=aspect,
    )
