"""Which mark a straight quotation mark or an apostrophe stands for, where it stands."""

import re

from caravan_pub.passes.conventions import Conventions

APOSTROPHE = "’"
OPENERS = frozenset("([{<¿¡«‹“„‚‘")
DASHES = frozenset("-–—/")
STOPS = frozenset(".,;:!?)]}>»…")
POSSESSIVE = re.compile(r" [^'\n]{0,200}'(?!\w)")
"""What follows the apostrophe of a plural ("the migrants' road") within single quotation marks: their own end."""


class Quotation:
    """Reads the quotation marks of a text one after the other, and knows what is open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[tuple[str, Conventions]] = []
        self._count = {'"': 0, "'": 0}
        self._opened = -1
        self._elided = -1

    def mark(self, at: int, rules: Conventions) -> str:
        """The mark for the straight one at a place.  Places must be asked for in their order."""
        if self._text[at] == '"':
            if self._opens(at):
                return self._push(at, rules)
            return self._pop('"') or ('"' if self._undecided(at) else rules.double[1])
        if self._within_a_word(at):
            self._elided = at
            return APOSTROPHE
        if self._opens(at) and not rules.elided.match(self._text, at + 1):
            return self._push(at, rules)
        possessive = self._text[at - 1 : at] == "s" and POSSESSIVE.match(self._text, at + 1)
        closing = "" if possessive else self._pop("'")
        if not closing and self._undecided(at):
            return "'"
        if not closing:
            self._elided = at
        return closing or APOSTROPHE

    def _undecided(self, at: int) -> bool:
        """Whether nobody but the author can know: behind a figure, inches or feet; or between spaces."""
        before, after = self._text[at - 1 : at] if at else "", self._text[at + 1 : at + 2]
        return before.isdigit() or ((not before or before.isspace()) and (not after or after.isspace()))

    def _push(self, at: int, rules: Conventions) -> str:
        sign = self._text[at]
        self._open.append((sign, rules))
        self._count[sign] += 1
        self._opened = at
        return (rules.double if sign == '"' else rules.single)[0]

    def _pop(self, sign: str) -> str:
        """Close the innermost open mark of this kind, and what was left open within it; nothing where none is open."""
        if not self._count[sign]:
            return ""
        while True:
            kind, rules = self._open.pop()
            self._count[kind] -= 1
            if kind == sign:
                return (rules.double if sign == '"' else rules.single)[1]

    def _within_a_word(self, at: int) -> bool:
        """Whether letters stand on both sides, perhaps with a quotation mark after it: l'eau, d'"ici"."""
        after = self._text[at + 1 : at + 3]
        follows = after[:1].isalnum() or (after[:1] in ('"', "«", "“", "„") and after[1:].isalnum())
        return follows and self._text[at - 1 : at].isalnum()

    def _opens(self, at: int) -> bool:
        before, after = self._text[at - 1 : at] if at else "", self._text[at + 1 : at + 2]
        if not after or after.isspace():
            return False
        if before in ('"', "'"):
            return self._opened == at - 1 or (self._elided == at - 1 and after.isalnum())
        if before in DASHES:
            return after not in STOPS
        if before and not before.isspace() and before not in OPENERS:
            return before == APOSTROPHE and after.isalnum()
        stops = after in STOPS and not self._text.startswith(("...", "…"), at + 1)
        return not (stops and self._count[self._text[at]])
