"""The picture desk's sheet says all that is known of each photo, and nothing in it acts."""

import csv
import io
import json
from dataclasses import replace

import pytest
from lxml import html

from caravan_pub.diagnostics import Place, Problem, Rule, Severity
from caravan_pub.model.edition import Derivative
from caravan_pub.model.publication import Photo, Status
from caravan_pub.photos import (
    Examined,
    Row,
    Use,
    contact_sheet,
    sheet_as_csv,
    sheet_as_json,
    sheet_as_lines,
    sheet_rows,
)
from caravan_pub.photos.carried import Carried, Credentials, ExifCarried, XmpCarried
from caravan_pub.photos.signs import Signs

RULE = Rule("photo-odd", Severity.WARNING, "A photo is odd.")
WELL = Photo(
    "photos/well",
    "content/photos/well.jpg",
    caption="The <well>",
    credit="=HYPERLINK(1)",
    creator="Ana",
    license="CC-BY-4.0",
    place=Place("content/photos/well.toml", 1),
)
CARRIED = Carried(
    "JPEG", 2400, 1600, mode="RGB", quality=92,
    exif=ExifCarried(creator="Ana Pérez", location=True, device=True),
    xmp=XmpCarried(persons=True), credentials=Credentials(("signed by Plaza",)),
)  # fmt: skip
SIGNS = Signs(0.0, 100, enlarged=False, likeness=bytes(72))
USES = (Use("One", "Figure 1.1", 115.4), Use("Two", "Figure 2.3", 51.93))
PROBLEMS = [
    Problem(RULE, Place("content/photos/well.jpg"), "at the file"),
    Problem(RULE, Place("content/photos/well.toml", 3), "at the sidecar"),
    Problem(RULE, Place("content/photos/other.toml"), "elsewhere"),
]


def row(photo: Photo = WELL) -> Row:
    (made,) = sheet_rows([photo], {photo.name: Examined(CARRIED, SIGNS)}, {photo.name: USES}, PROBLEMS)
    return made


def test_a_row_says_where_a_photo_is_shown_and_how_sharp_it_is_at_its_widest() -> None:
    made = row()
    assert made.px == "2400 × 1600"
    assert made.shown == ("One, Figure 1.1 (115 mm)", "Two, Figure 2.3 (52 mm)")
    assert made.ppi == 528
    assert made.problems == ("warning[photo-odd]: at the file", "warning[photo-odd]: at the sidecar")


def test_what_the_file_carries_is_told_and_that_credentials_are_lost() -> None:
    told = row().carries
    for words in ("JPEG, RGB, 8 bits, quality about 92", "creator: Ana Pérez", "a place", "people shown"):
        assert words in told
    assert "content credentials (C2PA): signed by Plaza" in told
    assert any("no product can have them" in words for words in told)


def test_a_photographer_who_is_withheld_is_not_named_by_the_file_either() -> None:
    made = row(replace(WELL, creator="withheld"))
    assert "Pérez" not in repr(made)
    assert "Plaza" not in repr(made)
    assert "a place" in made.carries


def test_a_photo_without_a_file_or_a_place_has_a_row_too() -> None:
    (made,) = sheet_rows([Photo("photos/a", None, status=Status.FPO)], {}, {}, [])
    assert (made.status, made.file, made.px, made.ppi, made.shown, made.carries) == ("fpo", "", "", None, (), ())
    assert "nowhere" in sheet_as_lines([made])


def test_the_cover_is_shown_as_the_cover() -> None:
    (made,) = sheet_rows([WELL], {}, {WELL.name: ()}, [])
    assert made.shown == ("the cover",)


def test_the_text_has_a_line_for_each_fact_and_controls_are_escaped() -> None:
    text = sheet_as_lines([row(replace(WELL, caption="a\x1b[31mb"))])
    assert text.splitlines()[0] == "photos/well  cleared  content/photos/well.jpg  2400 × 1600 px"
    assert "  print    528 ppi" in text
    assert "\x1b" not in text


def test_json_and_csv_hold_the_same_facts() -> None:
    (told,) = json.loads(sheet_as_json([row()]))
    (cells,) = csv.DictReader(io.StringIO(sheet_as_csv([row()])))
    assert told["shown"] == cells["shown"].split(" · ")
    assert (told["ppi"], cells["ppi"]) == (528, "528")
    assert set(told) == set(cells)


@pytest.mark.parametrize("credit", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(credit: str) -> None:
    (cells,) = csv.DictReader(io.StringIO(sheet_as_csv([row(replace(WELL, credit=credit))])))
    assert cells["credit"] == f"'{credit}"


def test_the_contact_sheet_is_one_file_that_runs_and_fetches_nothing() -> None:
    thumbnail = Derivative("images/well.jpg", "image/jpeg", b"\xff\xd8picture", 480, 320)
    page = contact_sheet("A <Title>", [row()], {"photos/well": thumbnail})
    root = html.fromstring(page)
    assert page.startswith("<!DOCTYPE html>")
    (image,) = root.iter("img")
    assert image.get("src") == "data:image/jpeg;base64,/9hwaWN0dXJl"
    assert image.get("alt") == "The <well>"
    assert [element.tag for element in root.iter("script", "link", "iframe", "object", "a")] == []
    assert "http" not in page.replace("http-equiv", "")
    assert root.findtext(".//h1") == "Photos: A <Title>"
    assert [item.text for item in root.iter("li")] == list(row().problems)


def test_a_photo_without_a_thumbnail_has_its_card() -> None:
    root = html.fromstring(contact_sheet("A", [row()], {}))
    assert list(root.iter("img")) == []
    assert root.findtext(".//h2") == "photos/well"
