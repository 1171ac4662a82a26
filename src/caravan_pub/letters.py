"""The letters of a text: what is left of it where neither line breaks, nor hyphens, nor the case of letters count.

Two renderings of one text have the same letters, however their lines are broken and whichever words stand in capitals.
A place in a text is told as the number of letters before it.
"""

GAPS = frozenset("-\u00ad\u2010\u2011\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
"""What stands between letters without being one: hyphens, which a layout adds, joiners and direction marks."""

PICTURE = "\ufffc"
"""The letter that a picture counts as: Unicode's object replacement character."""


def letters(text: str) -> str:
    """The letters of a text: all but white space and hyphens, case folded."""
    return "".join(character for character in text if not is_gap(character)).casefold()


def is_gap(character: str) -> bool:
    """Whether a character is white space, a hyphen or a mark that is not seen."""
    return character.isspace() or character in GAPS
