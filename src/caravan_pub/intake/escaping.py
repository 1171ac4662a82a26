"""Words in the manuscript's notation: what means something there is escaped, so that it reads as it was written."""

import re
import unicodedata

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
"""Characters that no manuscript may hold: outside XML 1.0's Char or discouraged by it, and bidirectional overrides."""

MEANINGFUL = re.compile(
    r"""
      [\\`*\[\]<{}^~]         # marks, links, notes, attributes
    | (?<![^\W_])_ | _(?![^\W_])  # emphasis, where it stands at a word's edge
    | (?<!\w)@                # a citation
    | &(?=\#?\w+;)            # a character reference
    """,
    re.VERBOSE,
)

LINE_START = re.compile(
    r"""
      (?P<sign>[#>|=])                      # heading, quote, table, the underline of a heading
    | (?P<bullet>[-+](?=\s|$|-))            # list, or a rule
    | \d{1,9}(?P<number>[.)])(?=\s|$)       # numbered list
    | (?P<colon>:(?=[\s:-]|$))              # definition, fenced div
    | Table(?P<caption>:)\s                 # a table's caption
    | \[[^\]]*\](?P<label>:)                # a note's or an address's definition
    """,
    re.VERBOSE,
)


def escaped(text: str) -> str:
    """Text that stands within a line."""
    return MEANINGFUL.sub(r"\\\g<0>", text)


def line_start(line: str) -> str:
    """A line of a paragraph, in notation, whose beginning could be taken for a block's: one backslash mends it."""
    found = LINE_START.match(line)
    if not found or found.lastgroup is None:
        return line
    at = found.start(found.lastgroup)
    return f"{line[:at]}\\{line[at:]}"


def entity(char: str) -> str:
    """A character by its number."""
    return f"&#{ord(char)};"


def is_space(char: str) -> bool:
    """Whether CommonMark holds the character for Unicode whitespace; the edge of a line counts as such."""
    return not char or char in "\t\n\f\r" or unicodedata.category(char) == "Zs"


def is_punctuation(char: str) -> bool:
    """Whether CommonMark 0.31 holds the character for Unicode punctuation: general categories P and S."""
    return bool(char) and unicodedata.category(char)[0] in "PS"


def without_forbidden(text: str) -> str:
    """The text without characters that no manuscript may hold."""
    return FORBIDDEN.sub("", text)
