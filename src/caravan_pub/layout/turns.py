"""Where in the text each page begins: even within a paragraph, and within a word that the page's turn breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from weasyprint.document import Page
from weasyprint.formatting_structure.boxes import Box, ReplacedBox, TextBox

from caravan_pub.letters import PICTURE, letters
from caravan_pub.model.edition import Turn

OPENING = 60
"""How many letters of a page are kept, so that its first words can be recognised elsewhere."""

CONTINUED = "continued"
"""The class of a picture that goes on from the page before: the two are one."""

DATA = "data"
"""The class of the data of a drawing."""

WRITTEN = frozenset({"", "first-letter", "first-line"})
"""The pseudo-elements that hold words of the text; what is in every other one (``::before``, a marker) is generated."""


def turns_of(pages: Sequence[Page]) -> tuple[Turn, ...]:
    """Where each page of one laid out document begins, in order; see ``Turn``.

    The text is what stands in the flow: not running heads, notes at the foot, generated content, or what a box of no
    height hides.  The head of a table that is repeated on its next page does not count: that page begins with a row.
    """
    reading = _Reading()
    return tuple(reading.turn(page) for page in pages)


@dataclass(slots=True)
class _Reading:
    """How far the text has been read: the last id that was passed, and how many letters came after it."""

    anchor: str = ""
    offset: int = 0
    seen: set[object] = field(default_factory=set)

    def turn(self, page: Page) -> Turn:
        """Where a page begins; the reading is at its end then."""
        anchor, offset, opening, count = "", 0, "", 0
        passed: set[object] = set()
        for box in _flow(page._page_box.children[0], self.seen):
            if box.element is not None and box.element not in self.seen and box.element not in passed:
                passed.add(box.element)
                if identifier := box.element.get("id"):
                    self.anchor, self.offset = identifier, 0
            text = _text(box)
            found = letters(text)
            if found and not anchor:
                anchor, offset = self.anchor, self.offset
            if count < OPENING:
                opening += f"{text.replace(PICTURE, '')} "
                count += len(found.replace(PICTURE, ""))
            self.offset += len(found)
        self.seen |= passed
        return Turn(anchor, offset, " ".join(opening.split()))


def _flow(box: Box, seen: set[object]) -> Iterator[Box]:
    """A box and those within it, in the order of the text, without what nobody wrote or nobody sees."""
    if _generated(box) or _hidden(box) or _apart(box) or (getattr(box, "is_header", False) and box.element in seen):
        yield from _anchors(box)
        return
    yield box
    for child in getattr(box, "children", ()):
        yield from _flow(child, seen)


def _anchors(box: Box) -> Iterator[Box]:
    """A call of a note is generated, but it has the note's id."""
    if box.element_tag.endswith("::footnote-call"):
        yield box


def _generated(box: Box) -> bool:
    return box.element_tag.partition("::")[2] not in WRITTEN


def _hidden(box: Box) -> bool:
    """Whether a box shows nothing of what it holds: the words of a running head stand in such a one."""
    return bool(box.style["overflow"] != "visible" and getattr(box, "height", None) == 0)


def _apart(box: Box) -> bool:
    """Whether a box holds a drawing's data, which e-readers have as well where paper has not."""
    return box.element is not None and box.element.get("class") == DATA


def _text(box: Box) -> str:
    if isinstance(box, TextBox):
        return "" if _generated(box) else str(box.text)
    return PICTURE if isinstance(box, ReplacedBox) and box.element.get("class") != CONTINUED else ""
