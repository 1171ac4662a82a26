"""A word stands twice in a row.

Why: it is nearly always a slip, and the eye jumps over it when proofs are read.

Example: towards the the border

Instead: towards the border
"""

import re

from caravan_pub.checks.tree import nodes_of
from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.model.nodes import Text
from caravan_pub.model.resolved import Resolved

RULE = Rule("word-doubled", Severity.WARNING, __doc__)
TWICE = re.compile(r"(?<![\w'’-])(?P<word>[^\W\d_]{2,})(?P<space>[ \n]+)(?P=word)(?![\w'’-])", re.IGNORECASE)
MEANT = frozenset({"had", "that", "nous", "vous", "die", "der", "das", "bye", "no", "ha", "sie", "blah", "very"})
"""Words that may stand twice: "had had", "nous nous", "die die"."""


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every word that is followed by itself within one text."""
    for node in nodes_of(resolved):
        if isinstance(node, Text):
            for found in TWICE.finditer(node.text):
                if found["word"].casefold() not in MEANT:
                    before = node.text[: found.start()]
                    line = node.place.line + before.count("\n")
                    column = node.place.column + len(before) if "\n" not in before else 0
                    place = Place(node.place.path, line, column, len(found[0]) if "\n" not in found[0] else 1)
                    diagnostics.add(RULE, place, f"{found['word']} stands twice", "take one of them out")
