"""The parser's tokens, made safe to walk.

What is nested beyond all measure is made flat, and no entity brings in a character that the file may not hold.
"""

from collections.abc import Iterable, Iterator

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.read.characters import forbidden_in
from caravan_pub.read.dialect import DEEPEST
from caravan_pub.read.manuscript_rules import CHARACTER_FORBIDDEN, NESTING_TOO_DEEP

DEEPEST_RUN = 64
"""How deep a run's marks may nest before it is kept as plain text.  The reader refuses more than 16, at their place."""


def make_safe(
    tokens: list[Token], notes: Iterable[tuple[str, list[Token]]], path: str, diagnostics: Diagnostics
) -> None:
    """Flatten runs that are too deep, and report them and forbidden characters, each with its line.

    ``notes`` are the inline notes, which stand beside the tree: text and run.
    """
    line = 0
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        place = Place(path, line)
        if token.level >= DEEPEST - 1:  # the parser has dropped what stands within
            diagnostics.add(NESTING_TOO_DEEP, place, "this is nested more than 16 deep", "make it flatter")
        if token.children is not None:
            token.children = _flat(token.children, token.content, place, diagnostics)
        for text in _texts(token):
            if sentence := forbidden_in(text):
                hint = "an entity such as &#12; brings it in; remove it"
                diagnostics.add(CHARACTER_FORBIDDEN, place, sentence, hint)
    for content, run in notes:
        run[:] = _flat(run, content, Place(path, line), diagnostics)


def _flat(children: list[Token], content: str, place: Place, diagnostics: Diagnostics) -> list[Token]:
    depth = deepest = 0
    for child in children:
        depth += child.nesting
        deepest = max(deepest, depth)
        if child.children:
            child.children = _flat(child.children, child.content, place, diagnostics)
    if deepest <= DEEPEST_RUN:
        return children
    diagnostics.add(NESTING_TOO_DEEP, place, "this is nested more than 16 deep", "make it flatter")
    return [Token("text", "", 0, content=content)]


def _texts(token: Token) -> Iterator[str]:
    """What a token says to a reader."""
    waiting = [token]
    while waiting:
        one = waiting.pop()
        yield unescapeAll(one.info)
        yield from (str(value) for value in one.attrs.values())
        if one.children is None:
            yield one.content
        waiting += one.children or ()
