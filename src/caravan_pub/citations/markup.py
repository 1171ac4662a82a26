"""The little markup that words of a source may carry: tags as in HTML, and quotation marks.

The tags are those of citeproc-js ("HTML-like formatting tags"), which pandoc reads too.
"""

import re

OPEN = 12
"""How many tags and quotation marks of one field may stay open.

pandoc looks for the end of each, and then again within each: its time doubles with every one that has none.  Measured
with pandoc 3.9: 16 take 0.2 s, 20 take 4 s, 24 more than two minutes.
"""

DEEP = 16
"""How many tags of one field may stand within one another: the nesting limit that holds for manuscripts."""

MARK = re.compile(r"<(/?)(i|b|u|sup|sub|sc|span)\b[^<>]*>|([“‘])|([”’])")
CLOSING = {"”": "“", "’": "‘"}


def is_tangled(text: str) -> bool:
    """Whether more of the markup stays open, or stands within one another, than can be worked on."""
    stack: list[str] = []
    deepest = 0
    for match in MARK.finditer(text):
        slash, tag, opening, closing = match.groups()
        if opening or (tag and not slash):
            stack.append(tag or opening)
            deepest = max(deepest, len(stack))
        elif stack and stack[-1] == (tag or CLOSING[closing]):
            stack.pop()
    return len(stack) > OPEN or deepest > DEEP + OPEN
