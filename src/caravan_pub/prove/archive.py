"""An EPUB's zip file, opened with care: its names, its shape, and its entries within stated sizes."""

import io
import struct
import unicodedata
import zipfile
import zlib

from caravan_pub.prove.epub_rules import ARCHIVE
from caravan_pub.prove.proof import Findings

LARGEST_ARCHIVE = 2 * 1024**3
"""Bytes that all entries together may unpack to: the most that Apple Books takes (Books Asset Guide)."""

LARGEST_TEXT = 64 * 1024**2
"""Bytes that a document, a style sheet or the package document may unpack to."""

MOST_ENTRIES = 65_535
"""How many entries a zip file without the Zip64 extension can hold (PKWARE APPNOTE, section 4.4.21)."""

MIMETYPE = b"application/epub+zip"

DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError,
    OverflowError,
)  # fmt: skip
"""What reading a damaged, encrypted or strangely packed zip file raises."""


class Archive:
    """The entries of an EPUB by name.  ``names`` are its files, without folders."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self.names = frozenset(name for name in file.namelist() if not name.endswith("/"))

    def text(self, name: str, findings: Findings) -> bytes:
        """The bytes of an entry that is text; none, and a problem, where it is too large or cannot be read."""
        if self._file.getinfo(name).file_size > LARGEST_TEXT:
            findings.add(ARCHIVE, f"unpacks to more than {LARGEST_TEXT:,} bytes", file=name)
            return b""
        return self._file.read(name)


def open_archive(data: bytes, findings: Findings) -> Archive | None:
    """The archive where it is sound enough to be read; every fault of it is a problem."""
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        infos = file.infolist()
        _shape(data, findings)
        if not _sizes(infos, findings):
            return None
        _names(infos, findings)
        if damaged := file.testzip():
            findings.add(ARCHIVE, "its checksum is wrong", file=damaged)
            return None
    except DAMAGE as error:
        findings.add(ARCHIVE, f"the file is not a sound zip file: {error}")
        return None
    return Archive(file)


def _shape(data: bytes, findings: Findings) -> None:
    """The first entry: ``mimetype``, stored, without an extra field, so that the type stands at byte 38."""
    if data[:4] != b"PK\x03\x04" or data[30:38] != b"mimetype":
        findings.add(ARCHIVE, "its first entry is not mimetype")
    elif data[8:10] != b"\0\0" or data[28:30] != b"\0\0":
        findings.add(ARCHIVE, "mimetype is compressed or has an extra field")
    elif data[38:58] != MIMETYPE or data[22:26] != struct.pack("<I", len(MIMETYPE)):
        findings.add(ARCHIVE, f"mimetype does not say {MIMETYPE.decode()}")


def _sizes(infos: list[zipfile.ZipInfo], findings: Findings) -> bool:
    if len(infos) > MOST_ENTRIES:
        findings.add(ARCHIVE, f"it holds more than {MOST_ENTRIES:,} entries")
        return False
    total = sum(info.file_size for info in infos)
    if total > LARGEST_ARCHIVE:
        findings.add(ARCHIVE, f"it unpacks to {total:,} bytes; {LARGEST_ARCHIVE:,} are allowed")
        return False
    return True


def _names(infos: list[zipfile.ZipInfo], findings: Findings) -> None:
    seen: set[str] = set()
    for info in infos:
        name = info.orig_filename
        if _unsafe(name.removesuffix("/")):
            findings.add(ARCHIVE, "the name is not safe", file=name)
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen:
            findings.add(ARCHIVE, "the name is given twice", file=name)
        seen.add(folded)
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} or info.flag_bits & 1:
            findings.add(ARCHIVE, "it is encrypted, or packed in a way that an EPUB may not be", file=name)
        if info.external_attr >> 28 == 0o12:
            findings.add(ARCHIVE, "it is a link, not a file", file=name)


def _unsafe(name: str) -> bool:
    if "\\" in name or ":" in name or any(unicodedata.category(char) in {"Cc", "Cs"} for char in name):
        return True
    return any(part in {"", ".", ".."} for part in name.split("/"))
