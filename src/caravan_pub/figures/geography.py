"""GeoJSON as rings and lines in degrees, and degrees as places on a sheet."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass

from caravan_pub.errors import PublicationError

Point = tuple[float, float]
Ring = tuple[Point, ...]

MOST_POINTS = 100_000
"""How many points a layer may have; more cannot be seen in a book."""

KILOMETRES = math.pi * 6371.0088 / 180
"""Kilometres in a degree of latitude, with the mean radius of the Earth (IUGG: 6371.0088 km)."""

POLAR = 80.0
"""Degrees of latitude beyond which the projection would mislead."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of a map: polygons, each an outer ring and its holes, and lines, in degrees east and north."""

    polygons: tuple[tuple[Ring, ...], ...]
    lines: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to points (1/72 inch) from the upper left corner of the sheet.

    Equirectangular, with degrees of longitude narrowed by the cosine of the window's middle latitude (the plate carrée
    with that standard parallel): true to scale along every meridian and along the middle parallel.
    """

    west: float
    north: float
    across: float
    down: float

    def place(self, longitude: float, latitude: float) -> Point:
        """A place's x and y on the sheet in points."""
        return ((longitude - self.west) * self.across, (self.north - latitude) * self.down)


def projection(bounds: tuple[float, float, float, float] | None, aspect: float, width: float) -> Projection:
    """The projection for a window (west, south, east, north in degrees) on a sheet ``width`` points wide.

    What the sheet has more in height or width than the window is shared out to both sides.
    Raises PublicationError where the window is none.
    """
    if bounds is None:
        raise PublicationError("this map has no bounds", "write bounds = [west, south, east, north] in degrees")
    west, south, east, north = bounds
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise PublicationError(
            "the bounds of this map are no window",
            "write west, south, east, north in degrees, west below east and south below north",
        )
    middle = (south + north) / 2
    if abs(middle) > POLAR or east - west < 1e-4 or north - south < 1e-4:
        raise PublicationError(
            "the bounds of this map lie too near a pole or too near each other", "choose a wider window"
        )
    narrowing = math.cos(math.radians(middle))
    height = max(north - south, (east - west) * narrowing / aspect)
    across = height * aspect / narrowing
    return Projection((west + east - across) / 2, middle + height / 2, width / across, width / aspect / height)


def layer(name: str, text: str) -> Layer:
    """Read a layer's GeoJSON (RFC 7946): features, collections, polygons and lines; points are passed over.

    Raises PublicationError where it is no GeoJSON, or a place is not on Earth.
    """
    try:
        geometries = list(_geometries(json.loads(text)))
        polygons = tuple(polygon for kind, part in geometries for polygon in _polygons(kind, part))
        lines = tuple(line for kind, part in geometries for line in _lines(kind, part))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise PublicationError(
            f"the map layer “{name[:40]}” is not GeoJSON with polygons and lines in degrees",
            "export it as GeoJSON (RFC 7946), longitude before latitude, WGS 84",
        ) from error
    count = sum(len(ring) for polygon in polygons for ring in polygon) + sum(map(len, lines))
    if count > MOST_POINTS:
        raise PublicationError(
            f"the map layer “{name[:40]}” has {count} points; at most {MOST_POINTS} are drawn",
            "simplify it, and cut it to the map's window",
        )
    return Layer(polygons, lines)


def _geometries(value: dict[str, object]) -> Iterator[tuple[str, object]]:
    match value["type"]:
        case "FeatureCollection":
            for feature in _list(value["features"]):
                yield from _geometries(feature)
        case "GeometryCollection":
            for geometry in _list(value["geometries"]):
                yield from _geometries(geometry)
        case "Feature":
            shape = value["geometry"]
            if isinstance(shape, dict):
                yield from _geometries(shape)
        case "Polygon" | "MultiPolygon" | "LineString" | "MultiLineString" as kind:
            yield kind, value["coordinates"]
        case "Point" | "MultiPoint":
            pass
        case _:
            raise ValueError("not a type of GeoJSON")


def _list(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _polygons(kind: str, coordinates: object) -> Iterator[tuple[Ring, ...]]:
    if kind in {"Polygon", "MultiPolygon"}:
        for polygon in _list([coordinates] if kind == "Polygon" else coordinates):
            rings = tuple(_ring(ring) for ring in _list(polygon))
            if rings and all(len(ring) >= 3 for ring in rings):
                yield tuple(_wound(ring, outer=not index) for index, ring in enumerate(rings))


def _lines(kind: str, coordinates: object) -> Iterator[Ring]:
    if kind in {"LineString", "MultiLineString"}:
        for line in _list([coordinates] if kind == "LineString" else coordinates):
            points = _ring(line)
            if len(points) > 1:
                yield points


def _ring(value: object) -> Ring:
    points = []
    for position in _list(value):
        longitude, latitude = (float(_number(part)) for part in _list(position)[:2])
        if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
            raise ValueError("not a place on Earth")
        points.append((longitude, latitude))
    return tuple(points)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError("not a number")
    return value


def _wound(ring: Ring, *, outer: bool) -> Ring:
    """The ring counter-clockwise where it is an outer one, clockwise where it is a hole, so that holes stay open."""
    turn = sum(x * y2 - x2 * y for (x, y), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True))
    return ring if (turn > 0) is outer else ring[::-1]


def clipped(ring: Ring, left: float, top: float, right: float, bottom: float) -> Ring:
    """The part of a ring within a rectangle (Sutherland and Hodgman, CACM 17:1, 1974); empty where there is none."""
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        ring = tuple(_cut(ring, axis, limit, sign))
    return ring


def _cut(ring: Ring, axis: int, limit: float, sign: int) -> Iterator[Point]:
    for before, point in zip((ring[-1:] + ring[:-1]), ring, strict=True):
        was_in, is_in = (sign * (p[axis] - limit) >= 0 for p in (before, point))
        if was_in is not is_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield (before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1]))
        if is_in:
            yield point


def holds(polygons: tuple[tuple[Ring, ...], ...], point: Point) -> bool:
    """Whether a point lies in one of the polygons and in none of its holes: a ray to the east crosses rings oddly."""
    return any(sum(_crossings(ring, point) for ring in polygon) % 2 for polygon in polygons)


def _crossings(ring: Ring, point: Point) -> int:
    x, y = point
    return sum(
        (y1 > y) is not (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)
    )
