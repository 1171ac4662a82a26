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

TAG = r"<(i|b|u|sc|sup|sub|span(?=[ >])[^<>]*)>"
MARK = re.compile(TAG + r"|</(i|b|u|sc|sup|sub|span)>|([“‘])(?=\S)|(”|’(?!\w))")
"""What opens and what closes, exactly as pandoc reads it: ``</i >`` closes nothing, nor does an apostrophe.

It knows no German quotation: in „Weg“ the last mark opens one for it.
"""

CLOSING = {"”": "“", "’": "‘"}


def is_tangled(text: str) -> bool:
    """Whether more of the markup stays open, or stands within one another, than can be worked on."""
    stack: list[str] = []
    deepest = 0
    for match in MARK.finditer(text):
        tag, end_tag, opening, closing = match.groups()
        if tag or opening:
            stack.append(tag[:4] if tag else opening)
            deepest = max(deepest, len(stack))
        elif stack and stack[-1] == (end_tag or CLOSING[closing]):
            stack.pop()
    return len(stack) > OPEN or deepest > DEEP + OPEN
