"""A document's pages, drawn: all that a book is bound from, and all that is kept of a layout.

Lengths are in pt, points are from the bottom left corner of the page.  Everything can be written down and read again
without running anything: what lies in a cache may have come from somebody else.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Plain = Any
"""What JSON holds: a PDF object as ``objects`` writes it."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of a PDF: its dictionary, and where its bytes stand among those of the document."""

    extra: Plain
    data: int


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page without what stands in its margins.

    ``size`` is width and height, ``bleed`` left, top, right and bottom.  ``side``, ``blank``, ``name`` and ``groups``
    (name and index in it) say which rules for pages are its own.  ``strings`` are those that it sets, in order;
    ``opening`` names those that its first element sets.  ``links`` are kind, target and rectangle; ``bookmarks``
    level, label, point and state; ``turn`` is where in the text the page begins.  The first of ``streams`` is the
    page's own.
    """

    size: tuple[float, float]
    bleed: tuple[float, float, float, float]
    side: str
    blank: bool
    name: str
    groups: Sequence[Sequence[Any]]
    strings: Mapping[str, Sequence[str]]
    opening: Sequence[str]
    anchors: Mapping[str, Sequence[float]]
    links: Sequence[Sequence[Any]]
    bookmarks: Sequence[Sequence[Any]]
    turn: Sequence[Any]
    resources: Plain
    streams: Sequence[Stream]


@dataclass(frozen=True, slots=True)
class FontUse:
    """What pages use of a font.

    ``name`` is its resource's; ``about`` holds the attributes that the layout library gives a font; ``widths`` (1/1000
    em) and ``text`` are by glyph, ``missing`` glyphs by code point.
    """

    name: str
    digest: str
    about: Mapping[str, Any]
    widths: Mapping[int, float]
    text: Mapping[int, str]
    missing: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document's pages with what they use.

    ``side`` is the one that its first page must be on ("" for either), ``after`` the one of the page that follows it.
    ``images`` are by name the resource ("" where it is none), the smoothing, and the streams of one that is none.
    ``problems`` are code and message; ``used`` are the resources that the pages were made with: name and hash.
    ``tags`` are the structure of its pages as ``tags`` writes it, where they are tagged.
    ``data`` are the bytes of streams, and of fonts that are not among the resources, by their place.
    """

    pages: Sequence[DrawnPage]
    fonts: Sequence[FontUse]
    images: Mapping[str, Sequence[Any]]
    side: str = ""
    after: str = ""
    problems: Sequence[Sequence[str]] = ()
    used: Mapping[str, str] = field(default_factory=dict)
    tags: Plain = None
    files: Mapping[str, int] = field(default_factory=dict)
    data: Sequence[bytes] = ()


def packed(drawn: Drawn) -> bytes:
    """The pages as bytes: a head in JSON with the lengths of the streams, then these."""
    head = {
        "pages": [
            {**_fields(page), "streams": [[stream.extra, stream.data] for stream in page.streams]}
            for page in drawn.pages
        ],
        "fonts": [
            {
                **_fields(font),
                "widths": list(font.widths.items()),
                "text": list(font.text.items()),
                "missing": list(font.missing.items()),
            }
            for font in drawn.fonts
        ],
        "images": dict(drawn.images),
        "side": drawn.side,
        "after": drawn.after,
        "problems": list(drawn.problems),
        "used": dict(drawn.used),
        "tags": drawn.tags,
        "files": dict(drawn.files),
        "lengths": [len(piece) for piece in drawn.data],
    }
    written = json.dumps(head, separators=(",", ":")).encode()
    return b"".join((len(written).to_bytes(8, "big"), written, *drawn.data))


def unpacked(data: bytes) -> Drawn:
    """The pages that ``packed`` wrote.  ValueError where it did not."""
    try:
        return _unpacked(data)
    except (AttributeError, IndexError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"these are no drawn pages: {error}") from error


def _unpacked(data: bytes) -> Drawn:
    start = 8 + int.from_bytes(data[:8], "big")
    head = json.loads(data[8:start])
    pieces = []
    for length in head.pop("lengths"):
        pieces.append(data[start : start + length])
        start += length
    pages = [
        DrawnPage(**{**page, "streams": [Stream(*stream) for stream in page["streams"]]}) for page in head.pop("pages")
    ]
    fonts = [
        FontUse(**{**font, **{name: dict(font[name]) for name in ("widths", "text", "missing")}})
        for font in head.pop("fonts")
    ]
    return Drawn(pages, fonts, **head, data=pieces)


def _fields(value: object) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}  # type: ignore[attr-defined]
