"""What a manuscript may not hold: the rules that are checked while it is read."""

from caravan_pub.diagnostics import Rule, Severity

RAW_HTML = Rule(
    "raw-html",
    Severity.ERROR,
    """Raw HTML stands in a manuscript.

Why: a manuscript is words; markup of one medium would be lost or break in another, and could hold a program.

Example: a <b>bold</b> word

Instead: a **bold** word
""",
)
ATTRIBUTES_BROKEN = Rule(
    "attributes-broken",
    Severity.ERROR,
    """An attribute list in braces cannot be read.

Why: it would be printed as words, and what it asks for would be missing.

Example: ![](photos/road.jpg){width=50%}

Instead: ![](photos/road.jpg){.wide}
""",
)
ATTRIBUTE_UNKNOWN = Rule(
    "attribute-unknown",
    Severity.ERROR,
    """An attribute or a class is not one that means something here.

Why: it would be passed over, and what it was meant to do would not happen.

Example: ::: {.side-bar}

Instead: ::: {.sidebar}
""",
)
NESTING_TOO_DEEP = Rule(
    "nesting-too-deep",
    Severity.ERROR,
    """Blocks or emphasis stand more than 16 deep within one another.

Why: no reader can follow it, and libraries drop what lies too deep without a word; nothing may be lost.

Example: a list within a list, seventeen times.

Instead: give what lies so deep a section of its own.
""",
)
FENCE_UNCLOSED = Rule(
    "fence-unclosed",
    Severity.ERROR,
    """A fenced div is opened and never closed.

Why: everything to the end of the chapter would become part of it.

Example: ::: {.sidebar}

Instead: close it with a line of three colons.
""",
)
NOTE_UNKNOWN = Rule(
    "note-unknown",
    Severity.ERROR,
    """A note is called that is not written.

Why: the reader would find a mark and no note.

Example: ``the road[^1]``, and no line that begins with ``[^1]:``.

Instead:
    the road[^1]

    [^1]: The road is unpaved.
""",
)
NOTE_UNUSED = Rule(
    "note-unused",
    Severity.ERROR,
    """A note is written that nothing calls.

Why: its words would be in no product.

Example: [^2]: A note that no [^2] calls

Instead: call it where it belongs, or take it out.
""",
)
NOTE_REPEATED = Rule(
    "note-repeated",
    Severity.ERROR,
    """A note is written twice under one name, or called twice.

Why: a note has one number and one place; its words may be printed only once.

Example: one[^1] and two[^1]

Instead: write a note of its own for each call.
""",
)
NOTE_WITHIN_NOTE = Rule(
    "note-within-note",
    Severity.ERROR,
    """A note is called within a note.

Why: it has no place at a page's foot.

Example: ^[See the map.^[On page 3.]]

Instead: ^[See the map on page 3.]
""",
)
CHARACTER_FORBIDDEN = Rule(
    "character-forbidden",
    Severity.ERROR,
    """A file holds a character that no book can hold, or is not UTF-8.

Why: control characters are forbidden in XML, and a file in another encoding would lose its accents.

Example: a manuscript saved as Windows-1252.

Instead: save it as UTF-8.
""",
)
HEADING_MISPLACED = Rule(
    "heading-misplaced",
    Severity.ERROR,
    """A chapter does not begin with one heading of level 1, has a second one, or a heading stands within a set piece.

Why: the heading of level 1 is the chapter's title, in the contents and over the page.

Example: a chapter that starts with a paragraph.

Instead: # The Road North
""",
)
PIECE_MALFORMED = Rule(
    "piece-malformed",
    Severity.ERROR,
    """A set piece, figure or table is not built as it must be.

Why: its parts would stand in the wrong place or be lost.

Example: a ``.verse`` that holds a list.

Instead: only paragraphs in a ``.verse``, one to four pictures in a figure.
""",
)
