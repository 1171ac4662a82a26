"""The rules for the tags of a PDF for the screen, with their pages of the manual."""

from caravan_pub.diagnostics import Rule, Severity

NOT_TAGGED = Rule(
    "pdf-not-tagged",
    Severity.ERROR,
    """Something on a page of the PDF is neither part of its structure nor marked as decoration, or it has no structure.

Why: a screen reader passes over it, or reads it out where it does not belong (ISO 14289-1, sections 7.1 and 7.2).

Example:
    a style sheet that makes a paragraph half transparent: what is drawn as a group leaves the structure

Instead:
    a lighter colour
""",
)

TAG_INCOMPLETE = Rule(
    "pdf-tag-incomplete",
    Severity.ERROR,
    """A part of the PDF's structure does not say what it must: a picture what it shows, a note which it is, the head of
a table what it heads, a link where it leads.

Why: this is all that those who hear the book have of it (ISO 14289-1, sections 7.3, 7.5, 7.9 and 7.18).

Example:
    a template with ``<img src="…"/>``

Instead:
    ``<img src="…" alt="…"/>``, or ``alt=""`` for a decoration
""",
)

TAG_MISPLACED = Rule(
    "pdf-tag-misplaced",
    Severity.ERROR,
    """A part of the PDF's structure stands where it cannot: a row outside a table, an item outside a list, a heading
below one that is not there.

Why: a screen reader cannot say in which row, of how many items, or below what the listener is (ISO 14289-1, sections
7.4, 7.5 and 7.6; ISO 32000-1, section 14.8.4).

Example:
    a template that goes from ``<h1>`` to ``<h3>``

Instead:
    ``<h2>``
""",
)
