"""The zip file's shape: order, compression, times, and the first bytes."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from caravan_pub.epub.archive import Archive, check_name, is_compressed
from tests.epub.sample import archive, build


def test_the_first_bytes_say_what_the_file_is() -> None:
    data = build()
    assert data[:4] == b"PK\x03\x04"
    assert data[8:10] == b"\x00\x00"  # stored
    assert data[28:30] == b"\x00\x00"  # no extra field
    assert data[30:38] == b"mimetype"
    assert data[38:58] == b"application/epub+zip"
    assert data[58:62] == b"PK\x03\x04"


def test_entries_stand_in_one_order() -> None:
    assert archive(build()).namelist() == [
        "mimetype",
        "META-INF/container.xml",
        "EPUB/content.opf",
        "EPUB/cover.xhtml",
        "EPUB/contents.xhtml",
        "EPUB/one.xhtml",
        "EPUB/two.xhtml",
        "EPUB/toc.ncx",
        "EPUB/images/cover.png",
        "EPUB/fonts/S.ttf",
        "EPUB/images/road.png",
        "EPUB/styles/book.css",
    ]


def test_pictures_are_stored_and_text_is_deflated() -> None:
    stored = {entry.filename for entry in archive(build()).infolist() if entry.compress_type == zipfile.ZIP_STORED}
    assert stored == {"mimetype", "EPUB/images/cover.png", "EPUB/images/road.png"}


def test_every_entry_has_the_time_of_the_change_and_the_same_rights() -> None:
    for entry in archive(build()).infolist():
        assert entry.date_time == (2026, 11, 23, 14, 30, 14)  # a zip file counts in steps of two seconds
        assert (entry.external_attr, entry.create_system, entry.extra) == (0o644 << 16, 3, b"")


def test_the_archive_is_whole() -> None:
    assert archive(build()).testzip() is None


@pytest.mark.parametrize(
    "name",
    ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\\b", "C:a", "a b", "a%2e", "a#b", "a?b", "a\x00", "a\u202eb",
     "a*", 'a"', "a<b", "a>b", "a|b", "a.", "é" * 128, "a\ud800"],
)  # fmt: skip
def test_names_that_lead_astray_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name"):
        check_name(name)


@pytest.mark.parametrize("name", ["a.xhtml", "images/niño.jpg", "a/b/c-1_2.css", "é" * 127, ".a", "a..b"])
def test_ordinary_names_pass(name: str) -> None:
    check_name(name)


def test_names_that_differ_in_case_or_composition_alone_are_one_name() -> None:
    archive = Archive(io.BytesIO(), datetime(2026, 1, 1, tzinfo=UTC))
    archive.put("e\u0301.css", b"")
    with pytest.raises(ValueError, match="are called"):
        archive.put("É.css", b"")


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [("image/jpeg", True), ("image/svg+xml", False), ("font/woff2", True), ("font/ttf", False), ("text/css", False)],
)
def test_what_is_compressed_already(media_type: str, *, expected: bool) -> None:
    assert is_compressed(media_type) is expected
