import json
import math

import pytest

from caravan_pub.errors import PublicationError
from caravan_pub.model.publication import Drawing, MapPlace
from tests.figures.sample import BOUNDS, SQUARE, Shape, map_of, palette, root, shapes

DIAMETER = 3.6


def dots(drawing: Drawing) -> list[tuple[float, float]]:
    """The middles of the places' dots."""
    found = [s for s in shapes(drawing) if s.fill == palette().ink and s.stroke == palette().paper]
    assert all(abs(shape.width - DIAMETER) < 0.05 for shape in found)
    return [shape.middle for shape in found]


def of_fill(drawing: Drawing, colour: str) -> list[Shape]:
    return [shape for shape in shapes(drawing) if shape.fill == colour and shape.stroke == palette().line]


def test_places_stand_where_latitude_and_longitude_say() -> None:
    drawing = map_of(places=(MapPlace("A", 14, -92), MapPlace("B", 14, -88), MapPlace("C", 18, -92)))
    a, b, c = dots(drawing)
    assert a[1] == b[1]
    assert a[0] == c[0]
    assert b[0] > a[0]
    assert c[1] < a[1]
    assert (b[0] - a[0]) / (a[1] - c[1]) == pytest.approx(math.cos(math.radians(16)), abs=0.002)


def test_the_window_is_shown_whole_and_its_middle_is_the_sheets() -> None:
    west, south, east, north = BOUNDS
    for aspect in (0.5, 1.0, 3.0):
        corners = (MapPlace("A", south, west), MapPlace("B", north, east), MapPlace("C", 16, -90))
        a, b, middle = dots(map_of(places=corners, aspect=aspect))
        width, height = map(float, root(map_of(aspect=aspect)).get("viewBox", "").split()[2:])
        assert middle == pytest.approx((width / 2, height / 2), abs=0.02)
        assert a == pytest.approx((width - b[0], height - b[1]), abs=0.02)
        assert min(a[0], height - a[1]) == pytest.approx(0, abs=0.02)


def test_land_lies_under_the_places_it_holds() -> None:
    drawing = map_of(places=(MapPlace("A", 14, -92), MapPlace("B", 18, -88)))
    (land,) = of_fill(drawing, palette().land)
    (left, bottom), (right, top) = dots(drawing)
    assert (land.left, land.bottom) == pytest.approx((left, bottom), abs=0.02)
    assert (land.right, land.top) == pytest.approx((right, top), abs=0.02)


def test_layers_have_their_colours_from_the_lowest_to_the_highest() -> None:
    drawing = map_of({"border": SQUARE, "region": SQUARE, "route": SQUARE, "land": SQUARE})
    order = [shape.fill for shape in shapes(drawing) if shape.stroke == palette().line and shape.fill != "none"]
    assert order == [palette().land, palette().land_strong, palette().accent_soft]
    assert shapes(drawing)[0].fill == palette().water
    assert any(shape.stroke == palette().accent and shape.fill == "none" for shape in shapes(drawing))


def test_the_border_is_broken_and_heavier_than_the_lines_between_countries() -> None:
    line = '{"type":"LineString","coordinates":[[-92,14],[-88,18]]}'
    paths = list(root(map_of({"land": SQUARE, "border": line})))
    border = next(path for path in paths if path.get("stroke") == palette().accent)
    country = next(path for path in paths if path.get("fill") == palette().land)
    assert border.get("stroke-dasharray")
    assert float(border.get("stroke-width", "1")) > 2 * float(country.get("stroke-width", "1"))


def test_land_beyond_the_window_is_cut() -> None:
    world = '{"type":"Polygon","coordinates":[[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]]}'
    drawing = map_of({"land": world})
    (land,) = of_fill(drawing, palette().land)
    width, height = map(float, root(drawing).get("viewBox", "").split()[2:])
    assert (land.left, land.top, land.right, land.bottom) == pytest.approx((-3, -3, width + 3, height + 3), abs=0.02)


def test_a_hole_runs_against_its_outer_ring_so_that_it_stays_open() -> None:
    outer = [[-92, 14], [-88, 14], [-88, 18], [-92, 18], [-92, 14]]
    hole = [[-91, 15], [-89, 15], [-89, 17], [-91, 17], [-91, 15]]
    text = json.dumps({"type": "Polygon", "coordinates": [outer, hole]})
    (land,) = of_fill(map_of({"land": text}), palette().land)
    half = len(land.points) // 2
    assert turn(land.points[:half]) * turn(land.points[half:]) < 0


def turn(ring: tuple[tuple[float, float], ...]) -> float:
    return sum(x * y2 - x2 * y for (x, y), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True))


def test_a_name_stands_on_the_side_that_was_chosen() -> None:
    for side, offset in {"right": (1, 0), "left": (-1, 0), "above": (0, -1), "below": (0, 1)}.items():
        drawing = map_of(places=(MapPlace("Zacapa", 16, -90, "town", side),))
        ((x, y),) = dots(drawing)
        name = next(s for s in shapes(drawing) if s.fill == palette().ink and s.stroke == "none" and s.width > 15)
        across, down = name.middle[0] - x, name.middle[1] - y
        assert (abs(across) > 10, across > 0) == (offset[0] != 0, offset[0] > 0) or not offset[0]
        assert (abs(down) > 5, down > 0) == (offset[1] != 0, offset[1] > 0) or not offset[1]


def test_a_halo_has_the_colour_of_the_ground() -> None:
    for latitude, colour in ((16, palette().land), (12.5, palette().water)):
        drawing = map_of(labels=(MapPlace("Name", latitude, -90, "country"),))
        assert [s.stroke for s in shapes(drawing) if s.fill == "none" and len(s.points) > 20] == [colour]


def test_the_scale_is_as_long_as_it_says() -> None:
    drawing = map_of(places=(MapPlace("A", 15, -90), MapPlace("B", 16, -90)))
    (_, south), (_, north) = dots(drawing)
    scale = next(s for s in shapes(drawing) if s.stroke == palette().ink and len(s.points) == 4)
    assert scale.width == pytest.approx(200 / 111.195 * (south - north), abs=0.05)


def test_names_are_kept_within_the_sheet() -> None:
    drawing = map_of(labels=(MapPlace("A long name of a sea", 12, -94, "sea"), MapPlace("Another", 20, -86, "country")))
    width = float(root(drawing).get("viewBox", "").split()[2])
    names = [s for s in shapes(drawing) if s.fill == palette().ink and len(s.points) > 20]
    assert all(name.left > 0 and name.right < width for name in names)


BROKEN = {
    "no JSON": "{",
    "empty": "",
    "a list": "[]",
    "a number": "1",
    "no type": "{}",
    "unknown type": '{"type":"Circle","coordinates":[]}',
    "no coordinates": '{"type":"Polygon"}',
    "words for numbers": '{"type":"Polygon","coordinates":[[["a","b"],["c","d"],["e","f"]]]}',
    "NaN": '{"type":"LineString","coordinates":[[NaN,1],[2,3]]}',
    "infinite": '{"type":"LineString","coordinates":[[1e999,1],[2,3]]}',
    "huge": '{"type":"LineString","coordinates":[[1' + "0" * 400 + ",1],[2,3]]}",
    "true": '{"type":"LineString","coordinates":[[true,1],[2,3]]}',
    "off the Earth": '{"type":"LineString","coordinates":[[500000,1800000],[2,3]]}',
    "one coordinate": '{"type":"LineString","coordinates":[[1],[2]]}',
    "flat": '{"type":"Polygon","coordinates":[1,2,3]}',
    "features are no list": '{"type":"FeatureCollection","features":{}}',
    "a feature is a number": '{"type":"FeatureCollection","features":[1]}',
    "deep": '{"type":"Polygon","coordinates":' + "[" * 50_000 + "]" * 50_000 + "}",
    "deep collections": '{"type":"GeometryCollection","geometries":[' * 3000 + "]}" * 3000,
    "many digits": '{"type":"LineString","coordinates":[[1' + "0" * 5000 + ",1],[2,3]]}",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_layer_is_named(text: str) -> None:
    with pytest.raises(PublicationError, match="the map layer “route” is not GeoJSON") as refused:
        root(map_of({"route": text}))
    assert "RFC 7946" in refused.value.help


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"FeatureCollection","features":[]}',
        '{"type":"Feature","properties":null,"geometry":null}',
        '{"type":"Point","coordinates":[1,2]}',
        '{"type":"Polygon","coordinates":[]}',
        '{"type":"Polygon","coordinates":[[]]}',
        '{"type":"Polygon","coordinates":[[[-90,15],[-90,15],[-90,15],[-90,15]]]}',
        '{"type":"MultiPolygon","coordinates":[[[[10,10],[11,10],[11,11],[10,10]]]]}',
        '{"type":"LineString","coordinates":[[-90,15,300]]}',
    ],
)
def test_a_layer_may_have_nothing_to_show(text: str) -> None:
    assert len(list(root(map_of({"land": text, "border": text})))) > 3


def test_a_layer_of_too_many_points_is_refused() -> None:
    text = json.dumps({"type": "LineString", "coordinates": [[-90, 15]] * 100_001})
    with pytest.raises(PublicationError, match="100001 points"):
        root(map_of({"border": text}))


@pytest.mark.parametrize(
    "bounds",
    [
        None,
        (-86.0, 12.0, -94.0, 20.0),
        (-94.0, 20.0, -86.0, 12.0),
        (-94.0, 12.0, -94.0, 20.0),
        (-94.0, 84.0, -86.0, 89.0),
        (-400.0, 12.0, -86.0, 20.0),
        (float("nan"), 12.0, -86.0, 20.0),
        (-94.0, 12.0, float("inf"), 20.0),
        (-94.0, 12.0, -93.99999, 20.0),
    ],
)
def test_bounds_that_are_no_window_are_refused(bounds: tuple[float, float, float, float] | None) -> None:
    with pytest.raises(PublicationError, match="bounds"):
        root(map_of(bounds=bounds))


@pytest.mark.parametrize(
    ("place", "sentence", "help_text"),
    [
        (MapPlace("Paris", 48.9, 2.4), "Paris lies outside the map", "latitude"),
        (MapPlace("Nowhere", float("nan"), -90), "Nowhere lies outside the map", "latitude"),
        (MapPlace("A", 16, -90, align="rigth"), "cannot stand “rigth”", "did you mean right?"),
        (MapPlace("A", 16, -90, align="middle of"), "cannot stand", "write right, left, above or below"),
    ],
)
def test_a_place_that_cannot_be_drawn_is_named(place: MapPlace, sentence: str, help_text: str) -> None:
    with pytest.raises(PublicationError, match=sentence) as refused:
        root(map_of(places=(place,)))
    assert help_text in refused.value.help


def test_an_unknown_layer_or_kind_of_label_is_named_with_the_nearest() -> None:
    with pytest.raises(PublicationError, match="“rout”") as refused:
        root(map_of({"rout": SQUARE}))
    assert refused.value.help == "did you mean route?"
    with pytest.raises(PublicationError, match="“contry”") as refused:
        root(map_of(labels=(MapPlace("A", 16, -90, "contry"),)))
    assert refused.value.help == "did you mean country?"


def test_names_without_end_and_remarks_are_refused() -> None:
    with pytest.raises(PublicationError, match="at most 200 names"):
        root(map_of(places=(MapPlace("A", 16, -90),) * 201))
