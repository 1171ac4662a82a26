"""The first bytes decide what a file is."""

import pytest

from caravan_pub.photos.formats import SUFFIXES, recognise, suffix_fits
from tests.photos.pixels import saved, scene


@pytest.mark.parametrize("file_format", sorted(SUFFIXES))
def test_each_format_is_known_by_its_content(file_format: str) -> None:
    assert recognise(saved(scene(), file_format), "photos/whatever.xyz") == file_format


def test_a_large_tiff_is_a_tiff() -> None:
    assert recognise(saved(scene(), "TIFF", big_tiff=True), "a.tif") == "TIFF"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%!PS-Adobe", "a PostScript file"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn --><svg>', "an SVG drawing"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "HEIF"),
        (b"\0\0\0\x18ftypisom\0\0\0\0mp42mp41", "a video or other media file"),
        (b"", ""),
        (b"RIFF\0\0\0\0WAVE", ""),
    ],
)
def test_other_files_are_called_what_they_are(data: bytes, words: str) -> None:
    assert recognise(data, "a.jpg") == words


def test_an_avif_may_have_another_major_brand() -> None:
    assert recognise(b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "a.avif") == "AVIF"


@pytest.mark.parametrize("name", ["a.nef", "a.DNG", "a.arw"])
def test_a_camera_s_raw_file_is_no_tiff(name: str) -> None:
    """As a TIFF it would be developed from the thumbnail that it begins with."""
    assert recognise(saved(scene(), "TIFF"), name) == "a camera's raw file"


def test_a_canon_raw_file_is_known_by_its_content() -> None:
    assert recognise(b"II*\0\x10\0\0\0CR\2\0", "a.tif") == "a camera's raw file"


def test_endings_are_compared_without_case() -> None:
    assert suffix_fits("JPEG", "A.JPG")
    assert not suffix_fits("JPEG", "a.png")
    assert not suffix_fits("JPEG", "a")
