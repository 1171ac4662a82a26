"""Lists and definition lists in the manuscript's notation."""

import re
from collections.abc import Callable

from caravan_pub.intake.desk import Desk
from caravan_pub.intake.escaping import line_start
from caravan_pub.intake.inlines import single_line
from caravan_pub.intake.notation import prefixed
from caravan_pub.intake.tree import Node, Nodes

LETTERS = ("LowerAlpha", "UpperAlpha", "LowerRoman", "UpperRoman")
LARGEST = 999_999_999
"""The largest number that a list may begin with (CommonMark 0.31, 5.2)."""

FENCES = ("```", ":::")
"""How blocks begin that must have their first line for themselves."""

EMPTY = "&nbsp;"
"""What stands in an item that holds nothing: a sign alone could be taken for a heading's underline."""

Write = Callable[[Nodes], str]
"""Writes the blocks of an item."""


def list_text(node: Node, desk: Desk, write: Write, *, other_sign: bool) -> str:
    """A list.  ``other_sign``: with the other sign of its kind, so that it does not join the list before it."""
    if node["t"] == "BulletList":
        items, signs = node["c"], ["+ " if other_sign else "- "] * len(node["c"])
    else:
        (start, style, _), items = node["c"]
        if style["t"] in LETTERS:
            said = "a list with letters or Roman numbers became one with figures"
            desk.changed(said, "see to words that refer to it")
        first = start if 0 <= start <= LARGEST - len(items) else 1
        signs = [f"{number}{')' if other_sign else '.'} " for number in range(first, first + len(items))]
    tight = is_tight(items)
    texts = [_item(item, write, tight=tight) for item in items]
    if not any(texts):
        return ""
    signed = [_signed(text or EMPTY, sign) for text, sign in zip(texts, signs, strict=True)]
    return ("\n" if tight else "\n\n").join(signed)


def is_tight(items: list[Nodes]) -> bool:
    """Whether no item needs space within: each is words, perhaps with a list below that may follow them at once."""
    return all(
        not item or (item[0]["t"] == "Plain" and all(_may_follow(block) for block in item[1:]) and len(item) <= 2)
        for item in items
    )


def _may_follow(block: Node) -> bool:
    """Whether a list may follow a line of words without space between (CommonMark 0.31, 5.3)."""
    if block["t"] == "BulletList":
        return is_tight(block["c"]) and bool(block["c"]) and bool(block["c"][0])
    return block["t"] == "OrderedList" and block["c"][0][0] == 1 and is_tight(block["c"][1]) and bool(block["c"][1][0])


def _item(blocks: Nodes, write: Write, *, tight: bool) -> str:
    if tight and len(blocks) == 2:
        words, below = write(blocks[:1]), write(blocks[1:])
        return "\n".join(text for text in (words, below) if text)
    return write(blocks)


def _signed(text: str, sign: str) -> str:
    if text.startswith(FENCES) or re.match(
        r"[^\n]*\n:", text
    ):  # its line is its own: fences are looked for at the beginnings of lines
        return f"{sign.rstrip()}\n{prefixed(text, ' ' * len(sign), ' ' * len(sign))}"
    return prefixed(text, sign, " " * len(sign))


def definitions_text(node: Node, desk: Desk, write: Write) -> str:
    """A definition list.  A term without a meaning, or meanings without a term, are plain blocks."""
    return "\n\n".join(text for term, meanings in node["c"] if (text := _definition(term, meanings, desk, write)))


def _definition(term: Nodes, meanings: list[Nodes], desk: Desk, write: Write) -> str:
    words = line_start(single_line(term, desk))
    texts = [text for meaning in meanings if (text := write(meaning))]
    fenced = any(text.startswith(FENCES) for text in texts)
    if fenced:
        desk.changed("a definition that begins with code or verse became plain blocks", "begin it with words")
    if not words or not texts or fenced:
        return "\n\n".join([*([words] if words else []), *texts])
    return "\n".join([words, *(prefixed(text, ": ", "  ") for text in texts)])
