"""Everything that can stand in a manuscript: closed unions of small frozen classes.

A note, a citation and a reference stay at the word that calls them; where they are printed is for an edition to say.
Every node knows its place.  An ``anchor`` or ``identifier`` is an id that is unique in the whole publication.
"""

from dataclasses import dataclass, field

from caravan_pub.diagnostics import NOWHERE, Place
from caravan_pub.model.kinds import (
    Alignment as Alignment,
    AsideKind as AsideKind,
    CitationMode as CitationMode,
    Placement as Placement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What every node has: the place where its author wrote it (not part of its equality)."""

    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Text(Node):
    """Words.  A line end that the author typed is a line feed."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis(Node):
    """Stressed words, in italics as a rule."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Strong(Node):
    """Important words, in bold as a rule."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Strikethrough(Node):
    """Words struck out."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Superscript(Node):
    """Raised characters."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Subscript(Node):
    """Lowered characters."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class SmallCaps(Node):
    """Words in small capitals, as citation styles ask for."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Code(Node):
    """Computer text within a line; typography leaves it alone."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak(Node):
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Link(Node):
    """Words that lead to an address outside the publication."""

    content: "Inlines"
    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Reference(Node):
    """A cross reference.  Without content it reads as its target's label ("Figure 3")."""

    target: str
    content: "Inlines" = ()


@dataclass(frozen=True, slots=True)
class CitedItem(Node):
    """One source within a citation, with what stands before and after it ("see", "p. 12")."""

    source: str
    prefix: str = ""
    suffix: str = ""
    mode: CitationMode = CitationMode.NORMAL


@dataclass(frozen=True, slots=True)
class Citation(Node):
    """One or more sources cited at one place."""

    items: tuple[CitedItem, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Note(Node):
    """A footnote, at the word that calls it."""

    content: "Blocks"
    anchor: str


@dataclass(frozen=True, slots=True)
class IndexMark(Node):
    """Words to be found in the index, under a term (its own words where it is empty) and perhaps a sub-term."""

    content: "Inlines"
    term: str
    sub: str = ""
    see: str = ""
    see_also: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class InlinePhoto(Node):
    """A small picture within a line."""

    photo: str
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Span(Node):
    """Words with a language, an id or classes of their own."""

    content: "Inlines"
    language: str = ""
    identifier: str = ""
    classes: tuple[str, ...] = ()


Inline = (
    Text | Emphasis | Strong | Strikethrough | Superscript | Subscript | SmallCaps | Code | LineBreak | Link
    | Reference | Citation | Note | IndexMark | InlinePhoto | Span
)  # fmt: skip
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph(Node):
    """A paragraph.  Classes are the author's (``own`` says: the author's own knowledge)."""

    content: Inlines
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading(Node):
    """A section's heading, level 2 to 6; level 1 is the chapter's own title."""

    level: int
    content: Inlines
    identifier: str
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Quote(Node):
    """A passage in somebody else's words."""

    content: "Blocks"


@dataclass(frozen=True, slots=True)
class Item(Node):
    """An item of a list."""

    content: "Blocks"


@dataclass(frozen=True, slots=True)
class Items(Node):
    """A list.  ``start`` is an ordered one's first number, ``None`` for bullets; ``tight``: no space between."""

    items: tuple[Item, ...]
    start: int | None = None
    tight: bool = True


@dataclass(frozen=True, slots=True)
class Definition(Node):
    """A term and what is said of it."""

    term: Inlines
    meanings: tuple["Blocks", ...]


@dataclass(frozen=True, slots=True)
class Definitions(Node):
    """A definition list."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Panel(Node):
    """One picture of a figure; ``alt`` and ``caption`` override its sidecar's where given."""

    photo: str
    alt: str | None = None
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Figure(Node):
    """One to four pictures under one number and caption.  An empty caption takes the first picture's own."""

    panels: tuple[Panel, ...]
    caption: Inlines
    identifier: str
    placement: Placement = Placement.INLINE


Row = tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Table(Node):
    """A table: one head row and its body, a caption above."""

    head: Row
    rows: tuple[Row, ...]
    alignments: tuple[Alignment, ...]
    caption: Inlines = ()
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Aside(Node):
    """A set piece.  A pull quote's or epigraph's ``attribution`` says whose words they are."""

    kind: AsideKind
    content: "Blocks"
    title: Inlines = ()
    attribution: Inlines = ()
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Division(Node):
    """Blocks with a language, an id or classes of their own."""

    content: "Blocks"
    language: str = ""
    identifier: str = ""
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeBlock(Node):
    """Computer text, kept as it is."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Verse(Node):
    """Lines that stay lines; an empty one parts stanzas."""

    lines: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Break(Node):
    """A break between two passages, where a book has white space or an ornament."""


Block = (
    Paragraph | Heading | Quote | Items | Definitions | Figure | Table | Aside | Division | CodeBlock | Verse | Break
)  # fmt: skip
Blocks = tuple[Block, ...]
