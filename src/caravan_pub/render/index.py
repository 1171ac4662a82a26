"""What the index's template needs to know: terms with links, or with pages where there are pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from markupsafe import Markup

from caravan_pub.model.resolved import IndexEntry
from caravan_pub.render.appendix import PlaceView, folio_links, folio_ranges
from caravan_pub.render.book import Book


@dataclass(frozen=True, slots=True)
class TermView:
    """A term for templates.  ``pages`` are its folios ("4, 9–11"); ``linked_pages`` with a link to each.

    ``places`` are links, numbered from 1.
    """

    identifier: str
    term: str
    places: list[PlaceView]
    pages: str
    linked_pages: Markup
    see: list[str]
    see_also: list[str]
    children: "list[TermView]"


def index_sections(book: Book) -> list[dict[str, object]]:
    """The index, letter by letter."""
    numbers = count(1)
    return [
        {"letter": section.letter, "terms": [_term(entry, book, numbers) for entry in section.entries]}
        for section in book.resolved.index
    ]


def _term(entry: IndexEntry, book: Book, numbers: Iterator[int]) -> TermView:
    places = [PlaceView(book.href(anchor), str(number)) for number, anchor in enumerate(entry.anchors, start=1)]
    return TermView(
        identifier=f"index.{next(numbers)}",
        term=entry.term,
        places=places,
        pages=folio_ranges([book.folio(anchor) for anchor in entry.anchors]) if book.paged else "",
        linked_pages=folio_links(entry.anchors, book) if book.paged else Markup(""),
        see=list(entry.see),
        see_also=list(entry.see_also),
        children=[_term(child, book, numbers) for child in entry.children],
    )
