"""The pictures of a document: which come along, what they are called, and what their sidecars say."""

import base64
import binascii
import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote, unquote_to_bytes

from caravan_pub.diagnostics import Place, Problem
from caravan_pub.intake.escaping import without_forbidden
from caravan_pub.intake.rules import NOT_CARRIED, PHOTO_INCOMPLETE
from caravan_pub.intake.toml import as_toml

MOST_IN_ALL = 200 * 1024**2
"""How many bytes all pictures of a document may have together."""

STARTS = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG\r\n\x1a\n", ".png"), (b"II*\0", ".tif"), (b"MM\0*", ".tif"))
"""First bytes of the pictures that can be developed, and the endings of their names."""

BRANDS = {b"avif": ".avif", b"avis": ".avif", **dict.fromkeys((b"heic", b"heix", b"heif", b"mif1"), ".heic")}
"""Major brands of such pictures in ISO base media files (ISO/IEC 14496-12, 4.3), and the endings of their names."""

MEANINGLESS = re.compile(r"(?:image|img|picture|pict|file|rid|bild|imagen)[-_]?[0-9a-f]*|[0-9a-f]{8,}|\d+")
"""File names that programs give: ``image12``, ``rId7``, a number, a hash."""

Beside = Callable[[str], bytes | None]
"""Gives the bytes of a file beside the document by its relative path, or nothing."""


@dataclass(slots=True)
class Picture:
    """A picture in the publication: its name and its ending, and its bytes (none: a place is kept for it)."""

    name: str
    ending: str
    data: bytes | None
    alt: str = ""
    caption: str = ""

    @property
    def path(self) -> str:
        """Where it is shown from, below ``content/``."""
        return f"photos/{self.name}{self.ending}"

    def sidecar(self) -> str:
        """What the sidecar says, as TOML."""
        missing = [*(() if self.alt else ("alt",)), "credit"]
        lines = [f"# To be completed: {' and '.join(missing)}."]
        lines += [f"{key} = {as_toml(value)}" for key, value in (("alt", self.alt), ("caption", self.caption)) if value]
        if self.data is None:
            lines += ['status = "fpo"', 'aspect = "3:2"']
        return "\n".join(lines) + "\n"


@dataclass(slots=True)
class Album:
    """The pictures taken so far.  ``media`` are those that a packed document holds, by the address that shows them."""

    media: Mapping[str, bytes]
    beside: Beside
    pictures: dict[str, Picture] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    looked: dict[str, tuple[bytes | None, str, str]] = field(default_factory=dict)
    size: int = 0

    def lack(self, url: str) -> str:
        """Why the file of the picture at an address does not come along; empty where it does."""
        return self._look(url)[2]

    def take(self, url: str, alt: str, caption: str, chapter: str) -> Picture:
        """The picture at an address; where its file does not come along, a place is kept for it.

        The same bytes are the same picture.  ``chapter`` is the name it is called by where it has none of its own.
        """
        data, ending, _ = self._look(url)
        key = hashlib.sha256(data if data is not None else url.encode("utf-8", "replace")).hexdigest()
        if key not in self.pictures:
            self.pictures[key] = Picture(self._name(url, chapter), ending or ".jpg", data)
        picture = self.pictures[key]
        picture.alt = picture.alt or without_forbidden(alt)
        picture.caption = picture.caption or without_forbidden(caption)
        return picture

    def problems(self) -> list[Problem]:
        """What each picture still lacks."""
        found = []
        for picture in self.pictures.values():
            lacks = "neither a credit nor a text for those who cannot see it" if not picture.alt else "no credit"
            if picture.alt and picture.alt == picture.caption:
                lacks = "no credit, and its text is only its caption again"
            message, hint = f"{picture.path} has {lacks}", "complete its sidecar"
            found.append(Problem(PHOTO_INCOMPLETE, Place(f"content/photos/{picture.name}.toml"), message, hint))
        return found

    def _look(self, url: str) -> tuple[bytes | None, str, str]:
        """The bytes at an address and the ending of their names, or why they do not come along."""
        if url not in self.looked:
            data, why = self._data(url)
            ending = _ending(data) if data is not None else ""
            if data is not None and not ending:
                data, why = None, "it is not a JPEG, PNG, WebP, TIFF, AVIF or HEIC"
            if data is not None and self.size + len(data) > MOST_IN_ALL:
                data, why = None, f"the pictures have more than {MOST_IN_ALL // 1024**2} MiB together"
            self.size += len(data or b"")
            self.looked[url] = (data, ending, "" if data is not None else why)
        return self.looked[url]

    def _data(self, url: str) -> tuple[bytes | None, str]:
        if url in self.media:
            return self.media[url], ""
        if url.startswith("data:"):
            return _decoded(url), "its data cannot be read"
        if re.match(r"[a-zA-Z][\w+.-]*:|//", url):
            return None, "it lies on another computer, and nothing is fetched"
        data = self.beside(unquote(url.partition("#")[0].partition("?")[0]))
        return data, "there is no such file beside the document or in a folder below it"

    def _name(self, url: str, chapter: str) -> str:
        stem = "" if url.startswith("data:") else slug(PurePosixPath(unquote(url)).stem)
        name = f"{chapter}-picture" if not stem or MEANINGLESS.fullmatch(stem) else stem
        number, free = 1, name
        while free in self.names:
            number += 1
            free = f"{name}-{number}"
        self.names.add(free)
        return free


def lost_picture(path: str, url: str, why: str) -> Problem:
    """A picture whose file does not come along."""
    shown = "a picture within the document" if url.startswith("data:") else f"the picture {url[:200]}"
    hint = "put its file beside the sidecar that was made for it"
    return Problem(NOT_CARRIED, Place(path), f"{shown} is not carried: {why}", hint)


def slug(text: str) -> str:
    """Words as part of a file's name: lower-case letters and digits with hyphens between, at most 50 characters.

    In ASCII where anything is left of them there, else in their own script.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    if not re.search(r"[A-Za-z0-9]", plain):
        plain = unicodedata.normalize("NFC", text)
    return re.sub(r"[\W_]+", "-", plain.lower()).strip("-")[:50].rstrip("-")


def _ending(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    if data[4:8] == b"ftyp":
        return BRANDS.get(data[8:12], "")
    return next((ending for start, ending in STARTS if data.startswith(start)), "")


def _decoded(url: str) -> bytes | None:
    """The bytes of a data URL (RFC 2397)."""
    head, comma, body = url.partition(",")
    if not comma:
        return None
    data = unquote_to_bytes(body)
    if not head.endswith(";base64"):
        return data
    try:
        return base64.b64decode(data)
    except (binascii.Error, ValueError):
        return None
