"""What is written of a photo is what its sidecar says."""

import pytest

from caravan_pub.photos.rights import Rights, rights_of
from tests.photos.pixels import photo_of

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


@pytest.mark.parametrize(
    ("written", "statement"),
    [
        ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("cc-by-nc-nd-3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://example.org/licence", "https://example.org/licence"),
        ("MIT", ""),
        ("by agreement", ""),
        ("", ""),
    ],
)
def test_a_licence_gives_its_address_where_it_has_one(written: str, statement: str) -> None:
    rights = rights_of(photo_of("a.jpg", license=written))
    assert (rights.statement, rights.terms) == (statement, written)


@pytest.mark.parametrize("written", ["withheld", "Withheld", " withheld "])
def test_a_withheld_creator_is_no_creator(written: str) -> None:
    assert rights_of(photo_of("a.jpg", creator=written)).creator == ""


def test_texts_are_one_line_without_controls() -> None:
    rights = rights_of(photo_of("a.jpg", caption="One\n  two\x00\x1b[31m three\ufffe\ud800", credit="\t"))
    assert rights.description == "One two [31m three"
    assert rights.credit == ""


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("digitalCapture", f"{SOURCE_TYPES}digitalCapture"),
        (f"{SOURCE_TYPES}negativeFilm", f"{SOURCE_TYPES}negativeFilm"),
        ("", ""),
    ],
)
def test_a_source_type_is_an_address(written: str, address: str) -> None:
    assert rights_of(photo_of("a.jpg", digital_source_type=written)).source_type == address


def test_a_sidecar_that_says_nothing_gives_nothing() -> None:
    silent = rights_of(photo_of("a.jpg", location="Chiquimula", taken="2019-03-01", alt="A road", source="s1"))
    assert silent == Rights()
    assert silent.empty
