"""Sidecars of photos and data files of drawings: what must be said of a picture."""

import csv
import io
import re
from pathlib import PurePosixPath

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.model.publication import Crop, Drawing, DrawingKind, MapPlace, Photo, Status
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.read.characters import decode
from caravan_pub.read.tables import Table, parse_toml

DATA_MISSING = Rule(
    "data-missing",
    Severity.ERROR,
    """A drawing names a data file that is not there.

Why: a chart or a map without its data cannot be drawn.

Example: data = "aprehensions.csv"

Instead: data = "apprehensions.csv"
""",
)

NAME_SHARED = Rule(
    "photo-name-shared",
    Severity.ERROR,
    """Two pictures have the same name but for their endings.

Why: a picture goes by its name without its ending, so that its file can be exchanged for a better one; of two such
files, nobody could say which is printed.

Example:
    content/photos/well.jpg
    content/photos/well.png

Instead:
    content/photos/well.jpg
    content/photos/well-sketch.png
""",
)

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".avif", ".heic", ".heif", ".gif", ".svg")
NARROWEST, WIDEST = 0.1, 10.0
"""A picture's width over its height, at least and at most."""

FOLDERS = ("content/photos/", "content/figures/")


def read_photos(snapshot: Snapshot, diagnostics: Diagnostics) -> dict[str, Photo]:
    """Every picture below ``content/photos/`` and ``content/figures/`` by its path without an ending."""
    paths = [path for folder in FOLDERS for path in snapshot.below(folder)]
    files: dict[str, str] = {}
    found: dict[str, Photo] = {}
    for path in (path for path in paths if path.lower().endswith(PICTURES)):
        first = files.setdefault(_name(path), path)
        if first != path:
            message = f"{path.removeprefix('content/')} and {first.removeprefix('content/')} share a name"
            diagnostics.add(NAME_SHARED, Place(path), message, "rename one of them, and its mentions")
    for path in paths:
        if path.endswith(".toml"):
            text = decode(snapshot.data(path), path, diagnostics)
            table = parse_toml(text, path, diagnostics) if text is not None else None
            name = _name(path)
            file = files.get(name)
            if table is not None:
                found[name] = _photo(name, file, table, snapshot, diagnostics)
            else:
                found[name] = Photo(name, file, alt="", place=Place(path))
    for name, path in files.items():
        found.setdefault(name, Photo(name, path, place=Place(path)))
    return dict(sorted(found.items()))


def _name(path: str) -> str:
    return str(PurePosixPath(path.removeprefix("content/")).with_suffix(""))


def _photo(name: str, file: str | None, table: Table, snapshot: Snapshot, diagnostics: Diagnostics) -> Photo:
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
        drawing=_drawing(table, snapshot, diagnostics) if "kind" in table else None,
        place=Place(table.path, 1),
        places={key: table.place(key) for key in table.values},
    )
    table.close()
    return photo


def _aspect(table: Table) -> float | None:
    """Width over height of ``"3:2"``."""
    if "kind" in table:
        return None
    written = table.text("aspect")
    found = re.fullmatch(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*:\s*(\d{1,6}(?:\.\d{1,6})?)\s*", written)
    aspect = float(found[1]) / (float(found[2]) or 1e-9) if found else 0.0
    if written and not NARROWEST <= aspect <= WIDEST:
        table.wrong("aspect", f"aspect is not a proportion: {written}", 'width:height, such as "3:2"')
        return None
    return aspect if written else None


def _crop(table: Table) -> Crop | None:
    sides = table.numbers("crop", 4)
    if sides is None:
        return None
    left, top, right, bottom = sides
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        table.wrong("crop", "crop is left, top, right, bottom, each from 0 to 1", "crop = [0.1, 0, 0.9, 1]")
        return None
    return Crop(left, top, right, bottom)


def _focus(table: Table) -> tuple[float, float] | None:
    point = table.numbers("focus", 2)
    if point is None:
        return None
    if not all(0 <= side <= 1 for side in point):
        table.wrong("focus", "focus is a point across and down, each from 0 to 1", "focus = [0.5, 0.3]")
        return None
    return (point[0], point[1])


def _drawing(table: Table, snapshot: Snapshot, diagnostics: Diagnostics) -> Drawing:
    kind = table.choice("kind", DrawingKind, DrawingKind.BAR)
    rows = _rows(table, snapshot, diagnostics)
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
        layers={name: _data(layers, name, snapshot, diagnostics) for name in layers.values},
        places=tuple(_map_place(entry) for entry in table.tables("place")) if kind is DrawingKind.MAP else (),
        labels=tuple(_map_place(entry) for entry in table.tables("label")),
        bounds=(bounds[0], bounds[1], bounds[2], bounds[3]) if bounds else None,
        aspect=_proportion(table),
        table=table.flag("table"),
    )
    layers.close()
    return drawing


def _proportion(table: Table) -> float:
    """Width over height of a drawing, written as a number."""
    aspect = table.number("aspect")
    if aspect is not None and not NARROWEST <= aspect <= WIDEST:
        table.wrong("aspect", f"aspect must be from {NARROWEST} to {WIDEST}", "width divided by height, such as 1.6")
        return 1.6
    return 1.6 if aspect is None else aspect


def _rows(table: Table, snapshot: Snapshot, diagnostics: Diagnostics) -> tuple[tuple[str, ...], ...]:
    text = _data(table, "data", snapshot, diagnostics) if table.text("data") else ""
    try:
        rows = tuple(tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text)) if any(row))
    except csv.Error as error:
        table.wrong("data", f"the data cannot be read: {error}", "a line for each row, with commas between its cells")
        return ()
    uneven = [row for row in rows if len(row) != len(rows[0])]
    if uneven:
        table.wrong(
            "data", f"a row of the data has {len(uneven[0])} cells, the first {len(rows[0])}", "one for each column"
        )
        return ()
    return rows


def _data(table: Table, key: str, snapshot: Snapshot, diagnostics: Diagnostics) -> str:
    """The text of a data file that a key names, relative to the folder of the file it stands in."""
    named = table.text(key)
    path = str(PurePosixPath(table.path).parent / named)
    if path not in snapshot:
        table.report(DATA_MISSING, key, f"there is no {path}", "name a file beside this one")
        return ""
    return decode(snapshot.data(path), path, diagnostics) or ""


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
