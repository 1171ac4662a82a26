"""The zip file: sound, safe names, within its sizes."""

import io
import stat
import struct
import zipfile

import pytest

from caravan_pub.prove import archive
from tests.prove.sample import FILES, found, packed


def soundness(data: bytes) -> list[str]:
    return [message for code, message in found(data) if code == "epub-archive-unsound"]


def test_a_sound_archive_has_no_problem() -> None:
    assert soundness(packed()) == []


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip file at all", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip_file_is_said_to_be_none(data: bytes) -> None:
    assert soundness(data)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_found(share: float) -> None:
    data = packed()
    assert soundness(data[: int(len(data) * share)])


def test_a_changed_byte_is_found() -> None:
    data = bytearray(packed())
    data[data.index(b"EPUB/one.xhtml") + 100] ^= 0xFF
    assert soundness(bytes(data))


def test_mimetype_must_say_what_an_epub_is() -> None:
    assert soundness(packed(mimetype=b"application/zip     ")) == ["mimetype does not say application/epub+zip"]
    assert soundness(packed(mimetype=b"application/epub+zip\n")) == ["mimetype does not say application/epub+zip"]


def test_mimetype_must_be_first() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, text in {**FILES, "mimetype": "application/epub+zip"}.items():
            made.writestr(name, text)
    assert soundness(file.getvalue()) == ["its first entry is not mimetype"]


def test_mimetype_must_be_stored() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in {"mimetype": "application/epub+zip", **FILES}.items():
            made.writestr(name, text)
    assert soundness(file.getvalue()) == ["mimetype is compressed or has an extra field"]


@pytest.mark.parametrize("name", ["../evil", "EPUB/../../evil", "/evil", "C:/evil", "a\\b", "EPUB//x", "a\tb", "./a"])
def test_names_that_lead_out_are_found(name: str) -> None:
    assert f"{name}: the name is not safe" in soundness(packed({**FILES, name: "x"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["EPUB/one.xhtml", "epub/ONE.xhtml"])
def test_a_name_given_twice_is_found(name: str) -> None:
    file = io.BytesIO(packed())
    with zipfile.ZipFile(file, "a") as made:
        made.writestr(name, "another")
    assert f"{name}: the name is given twice" in soundness(file.getvalue())


def test_a_link_within_the_archive_is_found() -> None:
    file = io.BytesIO(packed())
    with zipfile.ZipFile(file, "a") as made:
        entry = zipfile.ZipInfo("EPUB/link")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(entry, "/etc/passwd")
    assert "EPUB/link: it is a link, not a file" in soundness(file.getvalue())


def test_another_way_of_packing_is_found() -> None:
    file = io.BytesIO(packed())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_BZIP2) as made:
        made.writestr("EPUB/packed", "x" * 1000)
    assert any("packed in a way" in message for message in soundness(file.getvalue()))


def test_an_encrypted_entry_is_found() -> None:
    data = bytearray(packed())
    central = data.rindex(b"PK\x01\x02")
    data[central + 8 : central + 10] = struct.pack("<H", 1)
    assert soundness(bytes(data))


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_ARCHIVE", 1_000_000)
    messages = soundness(packed({**FILES, "EPUB/bomb.bin": b"\0" * 2_000_000}))
    assert len(messages) == 1
    assert "1,000,000 are allowed" in messages[0]


def test_a_text_that_unpacks_to_too_much_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_TEXT", 10_000)
    assert soundness(packed({**FILES, "EPUB/one.xhtml": " " * 20_000})) == [
        "EPUB/one.xhtml: unpacks to more than 10,000 bytes"
    ]


def test_more_entries_than_a_zip_file_may_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_ENTRIES", 5)
    assert soundness(packed()) == ["it holds more than 5 entries"]
