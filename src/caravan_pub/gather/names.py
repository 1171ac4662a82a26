"""File names: which are passed over, which are refused, and which mean the same."""

import unicodedata

LEFTOVERS = frozenset({b"Thumbs.db", b"desktop.ini", b"__MACOSX"})
"""What systems leave in folders that they show."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})

_JOINERS = "\u200c\u200d"
"""The zero-width non-joiner and joiner: unseen, but spelling in Persian, Hindi and others."""


def passed_over(name: bytes) -> bool:
    """Whether a name is a hidden file's or what an editor or a system leaves behind."""
    return name.startswith(b".") or name.endswith(b"~") or name in LEFTOVERS


def shown(name: bytes) -> str:
    """A name for messages; bytes that are not UTF-8 are written out."""
    return name.decode("utf-8", "backslashreplace")


def key(name: bytes) -> str | None:
    """The name as the program knows it, in Unicode's normal form C; absent where it is not safe."""
    try:
        text = name.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if any(char == "\\" or (unicodedata.category(char) in _UNSEEN and char not in _JOINERS) for char in text):
        return None
    return unicodedata.normalize("NFC", text)


def sameness(name: str) -> str:
    """What two names have in common where some system holds them for one (normal form C, and no capitals)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
