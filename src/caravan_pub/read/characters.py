"""A file's bytes as text that a book can hold."""

import re
from collections.abc import Iterable, Mapping

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.read.manuscript_rules import CHARACTER_FORBIDDEN

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""Characters outside XML 1.0's Char or discouraged by it, and the bidirectional overrides that make text read otherwise
than it is."""

ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([bf]))")
"""A character as TOML and JSON write it in a string."""

NAMED = {"b": "\b", "f": "\f"}
SHOWN = 20
"""How many forbidden characters of a file are reported at most."""


def decode(data: bytes, path: str, diagnostics: Diagnostics) -> str | None:
    """A file's text with line feeds only and without a BOM; nothing, and a problem, where a book could not hold it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"byte {data[error.start]:#04x} is not UTF-8"
        diagnostics.add(CHARACTER_FORBIDDEN, Place(path, line), message, "save the file as UTF-8")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = list(FORBIDDEN.finditer(text))
    for match in found[:SHOWN]:
        diagnostics.add(CHARACTER_FORBIDDEN, place_at(text, path, match.start()), _sentence(match[0]), "remove it")
    return None if found else text


def escapes_allowed(values: object, text: str, path: str, diagnostics: Diagnostics) -> bool:
    r"""Whether no string within the values of a TOML or JSON file holds a forbidden character.

    ``text`` is the file's own, in which such a character can only be written as an escape (``\u0007``).
    """
    if "\\" not in text or not any(FORBIDDEN.search(value) for value in _strings(values)):
        return True
    written = [match for match in ESCAPE.finditer(text) if FORBIDDEN.match(_meant(match))]
    for match in written[:SHOWN]:
        diagnostics.add(CHARACTER_FORBIDDEN, place_at(text, path, match.start(), len(match[0])),
                        _sentence(_meant(match)), "remove it")  # fmt: skip
    return False


def place_at(text: str, path: str, position: int, length: int = 1) -> Place:
    """The line and column of a position in a file's text."""
    start = text.rfind("\n", 0, position) + 1
    return Place(path, text.count("\n", 0, position) + 1, position - start + 1, length)


def forbidden_in(text: str) -> str:
    """A sentence about the first character of a text that no book can hold; empty where there is none."""
    found = FORBIDDEN.search(text)
    return _sentence(found[0]) if found else ""


def _sentence(char: str) -> str:
    return f"the character U+{ord(char):04X} cannot stand in a book"


def _meant(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2] or "0", 16)
    return NAMED.get(escape[3]) or (chr(number) if number <= 0x10FFFF else "")


def _strings(values: object) -> Iterable[str]:
    """Every string within tables and lists, keys too."""
    waiting = [values]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            waiting += value
