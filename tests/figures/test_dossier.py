"""The base map of the dossier is the part of the Earth that it says it is, and small."""

import csv
import tomllib
from pathlib import Path

import pytest

from caravan_pub.figures.drawing import draw
from caravan_pub.figures.geography import Layer, holds, layer
from caravan_pub.model.publication import Drawing, DrawingKind, MapPlace
from tests.figures.sample import WIDTH_MM, filled, palette

FIGURES = Path(__file__).parents[2] / "content" / "figures"
MAP = tomllib.loads((FIGURES / "route.toml").read_text(encoding="utf-8"))
CHART = tomllib.loads((FIGURES / "apprehensions.toml").read_text(encoding="utf-8"))


def texts() -> dict[str, str]:
    return {name: (FIGURES / path).read_text(encoding="utf-8") for name, path in MAP["layers"].items()}


def layers() -> dict[str, Layer]:
    return {name: layer(name, text) for name, text in texts().items()}


def names(key: str) -> tuple[MapPlace, ...]:
    return tuple(
        MapPlace(one["name"], one["latitude"], one["longitude"], one["kind"], one.get("align", "right"))
        for one in MAP[key]
    )


def test_the_base_map_is_small() -> None:
    assert sum(len(text.encode()) for text in texts().values()) < 150_000


@pytest.mark.parametrize(
    ("name", "point"),
    [
        ("route", (-89.53, 14.97)),
        ("route", (-89.54, 14.80)),
        ("route", (-86.5, 14.8)),
        ("route", (-92.5, 16.5)),
        ("region", (-92.5, 16.5)),
        ("land", (-88.7, 17.2)),
        ("land", (-88.9, 13.8)),
    ],
)
def test_places_lie_in_the_layer_they_belong_to(name: str, point: tuple[float, float]) -> None:
    found = layers()
    assert holds(found[name].polygons, point)
    others = {"route": "land", "region": "land", "land": "route"}
    assert not holds(found[others[name]].polygons, point)


def test_chiapas_ends_at_the_border_and_lies_west_of_it() -> None:
    found = layers()
    (line,) = found["border"].lines
    corners = {point for polygon in found["region"].polygons for ring in polygon for point in ring}
    assert len(corners & set(line)) > 20
    assert (min(x for x, _ in line), max(x for x, _ in line)) == pytest.approx((-92.25, -89.16), abs=0.02)
    assert not holds(found["region"].polygons, (-90.5, 15.0))
    assert not holds(found["region"].polygons, (-90.0, 18.5))


def test_the_map_of_the_dossier_is_drawn_and_small() -> None:
    drawing = Drawing(
        DrawingKind.MAP,
        description=MAP["alt"],
        layers=texts(),
        places=names("place"),
        labels=names("label"),
        bounds=tuple(MAP["bounds"]),
        aspect=MAP["aspect"],
    )
    assert len(draw(drawing, palette(), WIDTH_MM).encode()) < 150_000


def test_the_chart_of_the_dossier_shows_both_months_from_zero() -> None:
    with (FIGURES / CHART["data"]).open(encoding="utf-8", newline="") as file:
        columns, *rows = [tuple(row) for row in csv.reader(file)]
    drawing = Drawing(
        DrawingKind.BAR,
        description=CHART["alt"],
        columns=columns,
        rows=tuple(rows),
        unit=CHART["unit"],
        notes=tuple(CHART["notes"]),
        highlights=tuple(CHART["highlights"]),
        aspect=CHART["aspect"],
    )
    august, september = filled(drawing, palette().grey, palette().accent)
    assert august.width / september.width == pytest.approx(37544 / 41400, rel=1e-3)
    assert (august.fill, september.fill) == (palette().grey, palette().accent)
    assert rows[1][2] == "more than 41,400"
