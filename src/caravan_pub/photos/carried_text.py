"""Texts as files carry them: of any encoding, any length, with anything in them."""

import re

FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)  # fmt: skip
"""Controls, surrogates, what XML has no place for, and the overrides that make text read otherwise than it is."""

LONGEST = 0x7FFF
"""Bytes of a text at most: a longer one could not be written into a derivative, and cut short it says another thing."""


def as_text(value: object) -> str:
    """A field's value on one line: bytes and Pillow's Latin-1 are read as UTF-8 where they are that.

    Of a list the parts are parted by commas.  Empty where there is no text, or more than can be kept.
    """
    if isinstance(value, list | tuple):
        return ", ".join(part for part in map(as_text, value) if part)
    if isinstance(value, str):
        try:
            value = value.encode("latin-1")
        except UnicodeEncodeError:
            return _line(str(value))
    if not isinstance(value, bytes):
        return ""
    try:
        return _line(value.decode())
    except UnicodeDecodeError:
        return _line(value.decode("latin-1"))


def _line(text: str) -> str:
    line = " ".join(FORBIDDEN.sub(" ", text).split())
    return line if len(line.encode()) <= LONGEST else ""
