"""The end of a paragraph on a page: its last words stay together.

A line of one short word looks like a blank one (Bringhurst, *The Elements of Typographic Style*, 2.4.3).  WeasyPrint
70.0 has no ``text-wrap``, so it is no-break spaces that hold the words together: an element of its own round them, with
``white-space: nowrap``, makes it break lines elsewhere too early.  The last line is not justified, so that these spaces
stand where none is stretched.
"""

import re
from dataclasses import replace

from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Inlines
from caravan_pub.model.walk import plain_text

WORDS = 3
"""How many words stand in the last line at least, if that many are short enough together."""

WIDEST = 20
"""Letters that may be held together: more would tear holes into the line before."""

SHORTEST = 140
"""Letters of a paragraph whose last words are held: two lines.  In a shorter one the first line would be torn open."""

GAP = re.compile("[ \n]+")
"""Where a line may be broken: a no-break space is none."""


def hold_last_words(run: Inlines) -> Inlines:
    """A paragraph's run whose last words are held together; notes that are called after them do not count."""
    place = len(run) - 1
    while place >= 0 and isinstance(run[place], n.Note | n.Citation):
        place -= 1
    last = run[place] if place >= 0 else None
    if not isinstance(last, n.Text) or len(plain_text(run)) < SHORTEST:
        return run
    starts = [found.end() for found in GAP.finditer(last.text.rstrip())][-WORDS:]
    start = next((start for start in starts if len(last.text) - start <= WIDEST), len(last.text))
    held = last.text[:start] + GAP.sub("\u00a0", last.text[start:])
    return (*run[:place], replace(last, text=held), *run[place + 1 :])
