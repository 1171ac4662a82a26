"""The structure of a tagged PDF as plain data: what a program reads aloud, in its order, and what each thing is.

Whatever draws the pages gives it; pages are counted from 0, so that structures of several documents can be joined.
"""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a page's content: the page, and its marked-content identifier (MCID) there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A link annotation: the page, its place among that page's annotations, and the words of the link."""

    page: int
    number: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A structure element (ISO 32000-1, 14.7.2).

    ``kind`` is a standard type of ISO 32000-1, 14.8.4 ("P", "H1", "TH").  ``language`` where it is another one than
    around it.  ``alt`` says what a picture shows, ``words`` what is to be read in place of what stands there.
    ``identifier`` is unique in the publication, or empty.  ``scope`` is that of a table's head ("Column", "Row"),
    ``numbering`` that of a list's labels ("Decimal", "Disc").  ``columns`` and ``rows`` are what a cell spans.
    ``box`` is a picture's place on the page of its first piece: left, bottom, right, top in pt.
    """

    kind: str
    kids: tuple["Tag | Marked | Linked", ...] = ()
    language: str = ""
    alt: str = ""
    words: str = ""
    identifier: str = ""
    scope: str = ""
    numbering: str = ""
    columns: int = 1
    rows: int = 1
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """What stands below the structure element Document, in reading order."""

    tags: tuple[Tag, ...] = field(default=())

    def moved(self, pages: int) -> "Structure":
        """The same with every page so many pages further on: for a document that follows others."""
        return Structure(tuple(_moved(tag, pages) for tag in self.tags))


def _moved(tag: Tag, pages: int) -> Tag:
    kids = tuple(
        _moved(kid, pages) if isinstance(kid, Tag) else replace(kid, page=kid.page + pages) for kid in tag.kids
    )
    return replace(tag, kids=kids)
