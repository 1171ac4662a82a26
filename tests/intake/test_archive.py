"""Packed documents are looked at before any other program sees them."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.intake import archive
from caravan_pub.intake.archive import packed, unpacked
from tests.intake.documents import word_document, zipped


def refused(data: bytes) -> tuple[str, str]:
    """The code and the message of the one problem of an archive that is refused."""
    diagnostics = Diagnostics()
    assert unpacked(data, "road.docx", diagnostics) is None
    (problem,) = diagnostics
    return problem.code, problem.message


def named(name: str) -> bytes:
    """An archive with a member of this name, whatever the name is."""
    data = zipped({"x" * len(name.encode()): "words"})
    return data.replace(b"x" * len(name.encode()), name.encode())


def with_flag(bits: int) -> bytes:
    """An archive whose members' flags have these bits set, in both places where they stand."""
    data = bytearray(zipped({"a.xml": "words"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(mark) + at
        struct.pack_into("<H", data, start, struct.unpack_from("<H", data, start)[0] | bits)
    return bytes(data)


def twice() -> bytes:
    """An archive that holds one name twice: its second member's, which is as long, is written over."""
    return zipped({"word/document.xml": "one", "word/document.xyz": "two"}).replace(b"document.xyz", b"document.xml")


def a_link() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        info = zipfile.ZipInfo("word/media/image1.png")
        info.external_attr = 0o120777 << 16
        made.writestr(info, "/etc/passwd")
    return buffer.getvalue()


def lying(size: int) -> bytes:
    """An archive whose directory says that a member has so many bytes."""
    data = bytearray(zipped({"a.xml": "words" * 10}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, size)
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: named("../../.profile"), "leads out"),
        (lambda: named("word/../../x"), "leads out"),
        (lambda: named("./x"), "leads out"),
        (lambda: named("word//x"), "leads out"),
        (lambda: named("/etc/passwd"), "disk's root"),
        (lambda: named("C:/x"), "disk's root"),
        (lambda: named("word\\document.xml"), "backslash"),
        (lambda: named("a\0.xml"), "cannot be seen"),
        (lambda: named("a\n.xml"), "cannot be seen"),
        (lambda: zipped({"Word/a.xml": "", "word/A.xml": ""}), "twice"),
        (lambda: zipped({"é.xml": "", "e\u0301.xml": ""}), "twice"),
        (twice, "twice"),
        (a_link, "a link or a device"),
        (lambda: with_flag(0x1), "encrypted"),
        (lambda: zipped({"a.xml": b"\0" * 20_000_000}), "200 to 1"),
        (lambda: lying(300 * 1024**2), "unpacks to"),
        (lambda: zipped({f"a{number}": "" for number in range(10_001)}), "10001 members"),
        (lambda: word_document("", **{"word/document.xml": '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'}), "entities"),
        (lambda: word_document("", **{"word/styles.xml": '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d/>'}),
         "entities"),
    ],
)  # fmt: skip
def test_an_archive_that_is_not_honest_is_refused(make: Callable[[], bytes], said: str) -> None:
    code, message = refused(make())
    assert code == "import-archive-unsafe"
    assert said in message


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"\xd0\xcf\x11\xe0" * 100, zipped({"a": "words"})[:40], zipped({})[:-1]],
    ids=["empty", "two letters", "another format", "cut in a member", "cut in the directory"],
)
def test_what_is_no_whole_archive_is_unreadable(data: bytes) -> None:
    assert refused(data)[0] == "import-unreadable"


def test_damaged_bytes_are_unreadable() -> None:
    data = bytearray(zipped({"a.xml": bytes(range(256)) * 40}))
    data[60:80] = b"\xff" * 20
    assert refused(bytes(data))[0] == "import-unreadable"


def test_a_member_that_swells_beyond_what_it_says_is_unreadable() -> None:
    assert refused(lying(5))[0] == "import-unreadable"


def test_all_members_together_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    assert "unpacks to" in refused(zipped({"a": "x" * 600, "b": "y" * 600}))[1]


def test_an_honest_document_is_packed_anew_with_nothing_else_in_it() -> None:
    """Bytes before, between and after the members are gone, so that what pandoc reads is what was looked at."""
    members = unpacked(b"#!/bin/sh\n" + word_document("<w:p/>") + b"", "road.docx", Diagnostics())
    assert members is not None
    again = packed(members)
    assert again == packed(dict(members))
    assert b"#!/bin/sh" not in again
    with zipfile.ZipFile(io.BytesIO(again)) as made:
        assert {name: made.read(name) for name in made.namelist()} == members
