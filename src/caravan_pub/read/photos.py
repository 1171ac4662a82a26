"""Sidecars of photos and data files of drawings: what must be said of a picture."""

import csv
import io
from pathlib import PurePosixPath

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.model.publication import Crop, Drawing, DrawingKind, MapPlace, Photo, Status
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.read.manuscript import decode
from caravan_pub.read.tables import VALUE_WRONG, Table, parse_toml

DATA_MISSING = Rule(
    "data-missing",
    Severity.ERROR,
    """A drawing names a data file that is not there.

Why: a chart or a map without its data cannot be drawn.

Example: data = "aprehensions.csv"

Instead: data = "apprehensions.csv"
""",
)

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".avif", ".heic", ".heif", ".gif", ".svg")
FOLDERS = ("content/photos/", "content/figures/")


def read_photos(snapshot: Snapshot, diagnostics: Diagnostics) -> dict[str, Photo]:
    """Every picture below ``content/photos/`` and ``content/figures/`` by its path without an ending."""
    paths = [path for folder in FOLDERS for path in snapshot.below(folder)]
    files = {_name(path): path for path in reversed(paths) if path.lower().endswith(PICTURES)}
    found: dict[str, Photo] = {}
    for path in paths:
        if path.endswith(".toml"):
            text = decode(snapshot.data(path), path, diagnostics)
            table = parse_toml(text, path, diagnostics) if text is not None else None
            name = _name(path)
            file = files.get(name)
            if table is not None:
                found[name] = _photo(name, file, table, snapshot)
            else:
                found[name] = Photo(name, file, alt="", place=Place(path))
    for name, path in files.items():
        found.setdefault(name, Photo(name, path, place=Place(path)))
    return dict(sorted(found.items()))


def _name(path: str) -> str:
    return str(PurePosixPath(path.removeprefix("content/")).with_suffix(""))


def _photo(name: str, file: str | None, table: Table, snapshot: Snapshot) -> Photo:
    photo = Photo(
        name=name,
        file=file,
        alt=table.optional_text("alt"),
        decorative=table.flag("decorative"),
        caption=table.text("caption"),
        credit=table.text("credit"),
        creator=table.text("creator"),
        rights=table.text("rights"),
        license=table.text("license"),
        source=table.text("source"),
        location=table.text("place") if isinstance(table.values.get("place"), str) else "",
        taken=table.day_text("date"),
        status=table.choice("status", Status, Status.CLEARED),
        embargo=table.day("embargo"),
        aspect=_aspect(table),
        crop=_crop(table),
        focus=_focus(table),
        digital_source_type=table.text("digital-source-type"),
        drawing=_drawing(table, snapshot) if "kind" in table else None,
        place=Place(table.path, 1),
    )
    table.close()
    return photo


def _aspect(table: Table) -> float | None:
    """Width over height of ``"3:2"``."""
    if "kind" in table:
        return None
    written = table.text("aspect")
    width, _, height = written.partition(":")
    try:
        return float(width) / float(height) if written else None
    except (ValueError, ZeroDivisionError):
        table.wrong("aspect", f"aspect is not a proportion: {written}", 'such as "3:2"')
        return None


def _crop(table: Table) -> Crop | None:
    sides = table.numbers("crop", 4)
    if sides is None:
        return None
    left, top, right, bottom = sides
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        table.wrong("crop", "crop is left, top, right, bottom, each from 0 to 1", "crop = [0.1, 0, 0.9, 1]")
        return None
    return Crop(left, top, right, bottom)


def _focus(table: Table) -> tuple[float, float]:
    point = table.numbers("focus", 2)
    if point is None:
        return (0.5, 0.5)
    if not all(0 <= side <= 1 for side in point):
        table.wrong("focus", "focus is a point across and down, each from 0 to 1", "focus = [0.5, 0.3]")
        return (0.5, 0.5)
    return (point[0], point[1])


def _drawing(table: Table, snapshot: Snapshot) -> Drawing:
    kind = table.choice("kind", DrawingKind, DrawingKind.BAR)
    rows = _rows(table, snapshot)
    bounds = table.numbers("bounds", 4)
    layers = table.table("layers")
    drawing = Drawing(
        kind=kind,
        title=table.text("title"),
        description=table.text("alt"),
        columns=rows[0] if rows else (),
        rows=rows[1:],
        unit=table.text("unit"),
        notes=table.texts("notes"),
        highlights=table.texts("highlights"),
        layers={name: _data(layers, name, snapshot) for name in layers.values},
        places=tuple(_map_place(entry) for entry in table.tables("place")) if kind is DrawingKind.MAP else (),
        labels=tuple(_map_place(entry) for entry in table.tables("label")),
        bounds=(bounds[0], bounds[1], bounds[2], bounds[3]) if bounds else None,
        aspect=table.number("aspect") or 1.6,
    )
    layers.close()
    return drawing


def _rows(table: Table, snapshot: Snapshot) -> tuple[tuple[str, ...], ...]:
    text = _data(table, "data", snapshot) if table.text("data") else ""
    rows = tuple(tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text)) if any(row))
    uneven = [row for row in rows if len(row) != len(rows[0])]
    if uneven:
        table.wrong(
            "data", f"a row of the data has {len(uneven[0])} cells, the first {len(rows[0])}", "one for each column"
        )
        return ()
    return rows


def _data(table: Table, key: str, snapshot: Snapshot) -> str:
    """The text of a data file that a key names, relative to the folder of the file it stands in."""
    named = table.text(key)
    path = str(PurePosixPath(table.path).parent / named)
    if path not in snapshot:
        table.report(DATA_MISSING, key, f"there is no {path}", "name a file beside this one")
        return ""
    try:
        return snapshot.data(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        table.report(VALUE_WRONG, key, f"{path} is not UTF-8", "save it as UTF-8")
        return ""


def _map_place(table: Table) -> MapPlace:
    table.require("name", "latitude", "longitude")
    place = MapPlace(
        name=table.text("name"),
        latitude=table.number("latitude") or 0.0,
        longitude=table.number("longitude") or 0.0,
        kind=table.text("kind", "city"),
        align=table.text("align", "right"),
    )
    table.close()
    return place
