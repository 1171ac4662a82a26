"""The order of words in a language: the Unicode Collation Algorithm, with the letters a language adds to it.

What UTS #10's default table does not know is from the Unicode CLDR's collation charts: Spanish ñ after n; Danish,
Norwegian and Swedish letters after z.
"""

import unicodedata
from functools import lru_cache

import pyuca

AFTER_Z = "\u0292"
"""A letter that the default table sorts after every Latin letter a language writes words with."""

TAILORED: dict[str, tuple[tuple[str, str], ...]] = {
    "es": (("ñ", f"n{AFTER_Z}"),),
    "sv": (("å", f"z{AFTER_Z}a"), ("ä", f"z{AFTER_Z}b"), ("ö", f"z{AFTER_Z}c")),
    "da": (("æ", f"z{AFTER_Z}a"), ("ø", f"z{AFTER_Z}b"), ("å", f"z{AFTER_Z}c")),
    "nb": (("æ", f"z{AFTER_Z}a"), ("ø", f"z{AFTER_Z}b"), ("å", f"z{AFTER_Z}c")),
}


@lru_cache(maxsize=1)
def _collator() -> pyuca.Collator:
    return pyuca.Collator()


def sort_key(text: str, language: str) -> tuple[object, ...]:
    """A key that sorts words in the order of a language (a BCP 47 tag); words that differ never have the same."""
    folded = unicodedata.normalize("NFC", text).casefold()
    for letter, stand_in in TAILORED.get(language.split("-", 1)[0].lower(), ()):
        folded = folded.replace(letter, stand_in)
    return (*_collator().sort_key(folded), text)


def initial(text: str, language: str) -> str:
    """The letter that a term stands under: its first, without accents that the language does not count as a letter.

    ``#`` for what begins with something else than a letter.
    """
    first = next((char for char in unicodedata.normalize("NFC", text) if char.isalnum()), "")
    if not first.isalpha():
        return "#"
    counted = {letter for letter, _ in TAILORED.get(language.split("-", 1)[0].lower(), ())}
    if first.lower() in counted:
        return first.upper()
    return unicodedata.normalize("NFD", first)[0].upper()
