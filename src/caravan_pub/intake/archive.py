"""Packed documents, looked at before any other program sees them: how much they hold, where, and under which names."""

import io
import re
import stat
import unicodedata
import zipfile
import zlib

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.intake.rules import ARCHIVE_UNSAFE, MOST_BYTES, UNREADABLE

MOST_MEMBERS = 10_000
"""How many files a packed document may hold."""

TIGHTEST = 200
"""How many times smaller a member may be than what is in it; a Word document's text reaches some 40."""

SMALL = 1024**2
"""Members of fewer bytes may be packed as tightly as can be."""

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MARKUP = re.compile(r"\.(?:xml|rels|xhtml|html?|opf|ncx|svg|rdf)$", re.IGNORECASE)
ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
SAFE = "save it under a new name in the program it was written with; if that changes nothing, do not trust it"


def unpacked(data: bytes, path: str, diagnostics: Diagnostics) -> dict[str, bytes] | None:
    """The members of a zip archive by name; nothing, and a problem, where it is not built as an honest document is.

    Nothing is written anywhere.  ``path`` names the document in problems.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            wrong = _wrong(members)
            if wrong:
                _refuse(wrong, path, diagnostics)
                return None
            found = {member.filename: archive.read(member) for member in members if not member.is_dir()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, zlib.error, NotImplementedError, ValueError) as error:
        message = f"{path} is not a whole zip archive, as such a document must be: {error}"
        diagnostics.add(UNREADABLE, Place(path), message, "save it again in the program it was written with")
        return None
    entities = next((name for name, text in found.items() if MARKUP.search(name) and ENTITY.search(text)), None)
    if entities is not None:
        _refuse(f"{entities} declares XML entities, which no such document needs", path, diagnostics)
        return None
    return found


def _refuse(wrong: str, path: str, diagnostics: Diagnostics) -> None:
    diagnostics.add(ARCHIVE_UNSAFE, Place(path), wrong, SAFE)


def _wrong(members: list[zipfile.ZipInfo]) -> str:
    """What is wrong with the members of an archive, in a sentence; empty where nothing is."""
    if len(members) > MOST_MEMBERS:
        return f"it holds {len(members)} members; at most {MOST_MEMBERS} may be"
    size = sum(member.file_size for member in members)
    if size > MOST_BYTES:
        return f"it unpacks to {size} bytes; at most {MOST_BYTES} may be"
    seen: set[str] = set()
    for member in members:
        wrong = _unsafe_name(member.orig_filename) or _unsafe_kind(member)
        if wrong:
            return f"its member {member.orig_filename!r} {wrong}"
        same = unicodedata.normalize("NFC", member.filename).casefold()
        if same in seen:
            return f"it holds {member.filename!r} twice"
        seen.add(same)
    return ""


def _unsafe_name(name: str) -> str:
    if not name or "\0" in name or "\\" in name or any(unicodedata.category(char) == "Cc" for char in name):
        return "has a backslash or a character that cannot be seen in its name"
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return "has a name that begins at a disk's root"
    if any(part in ("..", ".") for part in name.split("/")) or "//" in name:
        return "has a name that leads out of its folder"
    return ""


def _unsafe_kind(member: zipfile.ZipInfo) -> str:
    mode = member.external_attr >> 16
    if member.flag_bits & 0x41:
        return "is encrypted"
    if member.compress_type not in METHODS:
        return f"is packed in a way (method {member.compress_type}) that no such document uses"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device"
    if member.file_size > max(SMALL, TIGHTEST * max(member.compress_size, 1)):
        return f"is packed more than {TIGHTEST} to 1"
    return ""


def packed(members: dict[str, bytes]) -> bytes:
    """The members as an archive with nothing else in it: what pandoc reads is what was looked at."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return buffer.getvalue()
