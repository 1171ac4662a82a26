"""Words that a no-break space ties to the one before them are not broken: half a word would begin the line.

WeasyPrint 70.0 asks for the places where a word may be broken when it has found its boundaries
(``weasyprint.text.line_break.split_first_line``), and Pango sees one on either side of a no-break space.  What stands
before the word is in that function's variable ``previous_words``.
"""

import sys
from collections.abc import Iterator

import pyphen

NO_BREAK_SPACE = "\u00a0"

Key = tuple[str, int, int, int]
"""A language and the letters that must stand before a hyphen, behind it, and in the whole word."""


class Dictionaries(dict[Key, pyphen.Pyphen]):
    """The hyphenation dictionaries of a layout, each made when it is asked for."""

    def get(self, key: Key, default: object = None) -> pyphen.Pyphen:
        """The dictionary of a key."""
        del default
        if key not in self:
            language, left, right, _ = key
            self[key] = _Tied(lang=language, left=left, right=right)
        return self[key]


class _Tied(pyphen.Pyphen):  # type: ignore[misc]  # the library has no annotations
    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        """The ways to break a word in two; none where it is tied to what stands before it."""
        before = sys._getframe(1).f_locals.get("previous_words", "")
        return iter(()) if before.endswith(NO_BREAK_SPACE) else super().iterate(word)
