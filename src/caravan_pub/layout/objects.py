"""Objects of a PDF written down as plain values, and made again from them.

A stream may be meant in several places: it is written once, and meant by its number.
"""

import zlib
from collections.abc import Callable
from typing import Any

import pydyf

from caravan_pub.layout.drawn import Plain, Stream

COLOURS = b"@colours"
"""Stands for the library's colour spaces in the resources of a stream that uses one of them."""

NAMED = b"/lab-d"
"""How the names of these spaces begin."""

LEVEL = 6
"""Of zlib: a higher one takes three times as long and gains one part in a hundred."""


class Writer:
    """Writes the objects of one page; ``streams`` are those met, ``data`` the document's bytes that they add to."""

    def __init__(self, data: list[bytes]) -> None:
        self._data = data
        self._met: list[pydyf.Stream] = []
        self.streams: list[Stream] = []

    def stream(self, stream: pydyf.Stream) -> int:
        """The number of a stream, which is written where it was not met before."""
        for number, met in enumerate(self._met):
            if met is stream:
                return number
        number = len(self._met)
        self._met.append(stream)
        self.streams.append(Stream(None, 0))
        extra = pydyf.Dictionary(stream.extra)
        data = content(stream)
        if NAMED not in data and "Resources" in extra:
            extra["Resources"].pop("ColorSpace", None)
        if "Filter" not in extra:
            extra["Filter"] = "/FlateDecode"
            data = zlib.compress(data, LEVEL)
        self._data.append(data)
        place = len(self._data) - 1
        self.streams[number] = Stream(self.plain(extra), place)
        return number

    def plain(self, value: object) -> Plain:
        """A value as it is written: a dictionary under "d", an array under "a", a stream under "s", else under "r"."""
        if value is None or isinstance(value, str | int | float):
            return value
        if isinstance(value, bytes):
            return {"r": value.decode("latin-1")}
        if isinstance(value, pydyf.Stream):
            return {"s": self.stream(value)}
        if isinstance(value, dict):
            return {"d": [[_key(key), self.plain(held)] for key, held in value.items()]}
        if isinstance(value, list | tuple):
            return {"a": [self.plain(held) for held in value]}
        return {"r": value.data.decode("latin-1")}  # type: ignore[attr-defined]  # a string of the library


def content(stream: pydyf.Stream) -> bytes:
    """The operators of a stream, not compressed."""
    return b"\n".join(pydyf._to_bytes(item) for item in stream.stream)


def _key(key: object) -> str:
    return key.decode() if isinstance(key, bytes) else str(key)


def object_of(plain: Plain, streams: "Callable[[int], Any]") -> Any:
    """The object that was written; ``streams`` gives what stands for a stream's number."""
    if not isinstance(plain, dict):
        return plain
    ((kind, held),) = plain.items()
    if kind == "d":
        return pydyf.Dictionary({key: object_of(value, streams) for key, value in held})
    if kind == "a":
        return pydyf.Array([object_of(value, streams) for value in held])
    return streams(held) if kind == "s" else held.encode("latin-1")
