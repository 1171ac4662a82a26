"""What the corrections page and the colophon need to know."""

from dataclasses import dataclass

from markupsafe import Markup

from caravan_pub.model.publication import Correction, Generated, GeneratedKind
from caravan_pub.render.blocks import BlockWriter
from caravan_pub.render.book import Book, day_in_words


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction for templates: its day in words, its chapter (linked while it is there), what, and why."""

    day: str
    chapter: Markup
    href: str
    what: str
    why: str


def correction_lines(book: Book) -> list[CorrectionView]:
    """The corrections, the last first; those of one day as they are written."""
    corrections = sorted(book.resolved.publication.corrections, key=lambda one: one.date, reverse=True)
    return [_view(correction, book) for correction in corrections]


def _view(correction: Correction, book: Book) -> CorrectionView:
    target = book.resolved.targets.get(correction.chapter)
    writer = BlockWriter(book, str(GeneratedKind.CORRECTIONS), book.resolved.publication.metadata.language, bare=True)
    return CorrectionView(
        day=day_in_words(correction.date, book.resolved.publication.metadata.language),
        chapter=writer.run(target.title) if target else Markup(""),
        href=book.href(correction.chapter) if target else "",
        what=correction.what,
        why=correction.why,
    )


def corrected_line(book: Book) -> dict[str, str] | None:
    """The colophon's line: when the text was last corrected, and the address of the page that says how."""
    publication = book.resolved.publication
    if not publication.corrections:
        return None
    day = day_in_words(max(one.date for one in publication.corrections), publication.metadata.language)
    kinds = [entry.kind for _, entries in publication.matters() for entry in entries if isinstance(entry, Generated)]
    href = f"{GeneratedKind.CORRECTIONS}.xhtml" if GeneratedKind.CORRECTIONS in kinds else ""
    return {"words": book.word("Corrected on {date}.", date=day), "href": href}
