"""Sidecars of photos and data files of drawings."""

import datetime as dt

import pytest

from caravan_pub.diagnostics import Diagnostics, Problem
from caravan_pub.model.publication import Crop, DrawingKind, MapPlace, Photo, Status
from caravan_pub.read.photos import read_photos
from tests.read.texts import snapshot


def photos(files: dict[str, str | bytes]) -> tuple[dict[str, Photo], list[Problem]]:
    diagnostics = Diagnostics()
    found = read_photos(snapshot({f"content/{path}": held for path, held in files.items()}), diagnostics)
    return found, list(diagnostics)


def photo(text: str) -> Photo:
    found, problems = photos({"photos/a.toml": text})
    assert [problem.message for problem in problems] == []
    return found["photos/a"]


def said(text: str, **files: str) -> list[tuple[str, int, str]]:
    found, problems = photos({"photos/a.toml": text, **files})
    assert "photos/a" in found
    return [(problem.code, problem.place.line, problem.message) for problem in problems]


WHOLE = """\
alt = "Two men lift a child onto a truck."
caption = "Zacapa, 17 October 2018."
credit = "Ana Pérez / Agency"
creator = "Ana Pérez"
rights = "© Agency"
license = "CC-BY-4.0"
source = "photo-perez"
place = "Zacapa, Guatemala"
date = 2018-10-17
status = "embargoed"
embargo = 2018-11-01
aspect = "3:2"
crop = [0.1, 0, 0.9, 1]
focus = [0.5, 0.3]
digital-source-type = "digitalCapture"
"""


def test_a_sidecar_says_all_that_is_known_of_a_photo() -> None:
    found = photo(WHOLE)
    assert found == Photo(
        "photos/a", None, "Two men lift a child onto a truck.", False, "Zacapa, 17 October 2018.", "Ana Pérez / Agency",
        "Ana Pérez", "© Agency", "CC-BY-4.0", "photo-perez", "Zacapa, Guatemala", "2018-10-17", Status.EMBARGOED,
        dt.date(2018, 11, 1), 1.5, Crop(0.1, 0, 0.9, 1), (0.5, 0.3), "digitalCapture",
    )  # fmt: skip
    assert found.place.path == "content/photos/a.toml"


def test_each_key_has_its_place_and_what_is_not_said_that_of_the_sidecar() -> None:
    found = photo('# A well.\ncaption = "Noon"\n\nalt = "A well"')
    assert [(found.where(key).line, found.where(key).column) for key in ("caption", "alt", "credit")] == [
        (2, 1),
        (4, 1),
        (1, 0),
    ]


def test_an_empty_sidecar_says_nothing_and_lets_the_photo_be_cleared() -> None:
    found = photo("")
    assert found == Photo("photos/a", None)
    assert (found.alt, found.status, found.focus) == (None, Status.CLEARED, None)


def test_a_picture_and_its_sidecar_are_one_photo() -> None:
    found, problems = photos(
        {"photos/b.JPG": b"\xff", "photos/b.toml": 'alt = "B"', "figures/c.svg": b"", "photos/d.csv": ""}
    )
    assert problems == []
    assert list(found) == ["figures/c", "photos/b"]
    assert (found["photos/b"].file, found["photos/b"].alt) == ("content/photos/b.JPG", "B")
    assert found["figures/c"].alt is None


def test_a_picture_lies_below_photos_or_figures() -> None:
    assert photos({"chapters/a.jpg": b"", "photos/2018/b.jpg": b""})[0].keys() == {"photos/2018/b"}


def test_two_pictures_of_one_name_are_refused() -> None:
    found, problems = photos({"photos/a.jpg": b"", "photos/a.png": b""})
    assert [(problem.code, problem.place.path) for problem in problems] == [
        ("photo-name-shared", "content/photos/a.png")
    ]
    assert found["photos/a"].file == "content/photos/a.jpg"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("alt = 3", "alt must be a string"),
        ('decorative = "yes"', "decorative must be true or false"),
        ('status = "clear"', "status cannot be clear"),
        ('date = "2018-10-17"\nembargo = "soon"', "embargo is not a date: soon"),
        ('aspect = "3x2"', "aspect is not a proportion: 3x2"),
        ('aspect = "3:0"', "aspect is not a proportion: 3:0"),
        ('aspect = "0:2"', "aspect is not a proportion: 0:2"),
        ('aspect = "nan:1"', "aspect is not a proportion: nan:1"),
        ('aspect = "-3:2"', "aspect is not a proportion: -3:2"),
        ('aspect = "1:1000"', "aspect is not a proportion: 1:1000"),
        ("aspect = 1.5", "aspect must be a string"),
        ("crop = [0.9, 0, 0.1, 1]", "crop is left, top, right, bottom, each from 0 to 1"),
        ("crop = [0, 0, 2, 1]", "crop is left, top, right, bottom, each from 0 to 1"),
        ("crop = [0, 0, 1]", "crop must be a list of 4 numbers"),
        ("crop = [nan, 0, 1, 1]", "crop must be a list of 4 numbers"),
        ("focus = [0.5, 1.3]", "focus is a point across and down, each from 0 to 1"),
        ('focus = "centre"', "focus must be a list of 2 numbers"),
    ],
)
def test_a_wrong_value_is_told_where_it_stands(line: str, message: str) -> None:
    assert said(f"\n{line}") == [("value-wrong", 2 + line.count("\n"), message)]


@pytest.mark.parametrize("line", ['credt = "x"', 'Alt = "x"', "exif = true"])
def test_an_unknown_key_is_refused(line: str) -> None:
    assert [(code, row) for code, row, _ in said(line)] == [("key-unknown", 1)]


def test_a_sidecar_that_cannot_be_read_leaves_its_photo_known() -> None:
    for text in ("alt =", 'alt = "\\u0001"', b"alt = '\xff'"):
        found, problems = photos({"photos/a.toml": text, "photos/a.jpg": b""})
        assert len(problems) == 1
        assert found["photos/a"].file == "content/photos/a.jpg"


BAR = (
    'kind = "bar"\ndata = "a.csv"\nalt = "A chart."\nunit = "people"\nnotes = ["n"]\nhighlights = ["b"]\naspect = 2.5\n'
)


def test_a_drawing_has_its_data() -> None:
    found, problems = photos({"figures/a.toml": BAR, "figures/a.csv": "\ufeffmonth, number\r\na, 1\r\n\r\nb, 2\r\n"})
    assert problems == []
    drawing = found["figures/a"].drawing
    assert drawing is not None
    assert (drawing.kind, drawing.columns, drawing.rows) == (
        DrawingKind.BAR,
        ("month", "number"),
        (("a", "1"), ("b", "2")),
    )
    assert (drawing.unit, drawing.notes, drawing.highlights, drawing.aspect) == ("people", ("n",), ("b",), 2.5)
    assert drawing.description == found["figures/a"].alt == "A chart."


MAP = """\
kind = "map"
bounds = [-95.0, 12.4, -83.0, 19.6]
[layers]
land = "base/land.geojson"
[[place]]
name = "Zacapa"
latitude = 14.97
longitude = -89.53
kind = "town"
align = "above"
[[label]]
name = "Honduras"
latitude = 14
longitude = -86
"""


def test_a_map_has_places_labels_layers_and_bounds() -> None:
    found, problems = photos({"figures/m.toml": MAP, "figures/base/land.geojson": "{}"})
    assert problems == []
    drawing = found["figures/m"].drawing
    assert drawing is not None
    assert drawing.places == (MapPlace("Zacapa", 14.97, -89.53, "town", "above"),)
    assert drawing.labels == (MapPlace("Honduras", 14.0, -86.0),)
    assert (drawing.layers, drawing.bounds) == ({"land": "{}"}, (-95.0, 12.4, -83.0, 19.6))


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ('data = "b.csv"', "data-missing", "there is no content/figures/b.csv"),
        ('data = "../publication.toml"', "data-missing", "there is no content/figures/../publication.toml"),
        ('data = "/etc/passwd"', "data-missing", "there is no /etc/passwd"),
        ('data = "uneven.csv"', "value-wrong", "a row of the data has 3 cells, the first 2"),
        ('data = "long.csv"', "value-wrong", "the data cannot be read: field larger than field limit (131072)"),
        ('kind = "pie"', "value-wrong", "kind cannot be pie"),
        ("aspect = 0", "value-wrong", "aspect must be from 0.1 to 10.0"),
        ("aspect = inf", "value-wrong", "aspect must be a number"),
        ("bounds = [1, 2]", "value-wrong", "bounds must be a list of 4 numbers"),
        ("layers = 3", "value-wrong", "layers must be a table"),
        ('layers = { land = "x.geojson" }', "data-missing", "there is no content/figures/x.geojson"),
        ("label = [{ name = 'A' }]", "key-missing", "[label] has no latitude"),
        ("label = [{ name = 'A', latitude = 1, longitude = 1, hight = 2 }]", "key-unknown",
         "there is no key hight in [label]"),
    ],
)  # fmt: skip
def test_a_drawing_that_cannot_be_made_is_told(line: str, code: str, message: str) -> None:
    head = "" if line.startswith("kind") else 'kind = "map"\n'
    files: dict[str, str | bytes] = {
        "figures/a.toml": f"{head}{line}\n",
        "figures/uneven.csv": "a,b\n1,2,3\n",
        "figures/long.csv": "a,b\nx," + "1" * 200_000,
        "publication.toml": "",
    }
    problems = photos(files)[1]
    assert (code, message) in [(problem.code, problem.message) for problem in problems]
    assert {problem.place.path for problem in problems} == {"content/figures/a.toml"}


def test_data_of_an_old_system_and_data_that_no_drawing_can_hold() -> None:
    found, problems = photos({"figures/a.toml": BAR, "figures/a.csv": "month,number\ra,1\r"})
    assert problems == []
    assert found["figures/a"].drawing is not None
    assert found["figures/a"].drawing.rows == (("a", "1"),)
    for data in (b"month,number\n\x01,1", "año,n\na,1".encode("cp1252")):
        assert [one.code for one in photos({"figures/a.toml": BAR, "figures/a.csv": data})[1]] == [
            "character-forbidden"
        ]
