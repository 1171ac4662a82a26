"""Each part of the publication becomes a document, in reading order."""

from collections.abc import Iterator, Sequence

from caravan_pub.model.edition import Document, Edition
from caravan_pub.model.publication import Chapter, Generated, GeneratedKind, Matter, Part
from caravan_pub.model.resolved import ContentsEntry, TargetKind
from caravan_pub.model.walk import plain_text
from caravan_pub.render.appendix import illustration_lines, source_groups
from caravan_pub.render.blocks import BlockWriter
from caravan_pub.render.book import Book, metadata_view
from caravan_pub.render.corrections import corrected_line, correction_lines
from caravan_pub.render.index import index_sections
from caravan_pub.render.remarks import write_body
from caravan_pub.render.roles import role_of

TYPES = {
    GeneratedKind.TITLE_PAGE: "titlepage",
    GeneratedKind.COPYRIGHT: "copyright-page",
    GeneratedKind.CONTENTS: "toc",
    GeneratedKind.ILLUSTRATIONS: "loi",
    GeneratedKind.SOURCES: "bibliography",
    GeneratedKind.CORRECTIONS: "errata",
    GeneratedKind.INDEX: "index",
    GeneratedKind.COLOPHON: "colophon",
}
TITLES = {
    GeneratedKind.TITLE_PAGE: "Title page",
    GeneratedKind.COPYRIGHT: "Copyright",
    GeneratedKind.CONTENTS: "Contents",
    GeneratedKind.ILLUSTRATIONS: "Illustrations",
    GeneratedKind.SOURCES: "Sources",
    GeneratedKind.CORRECTIONS: "Corrections",
    GeneratedKind.INDEX: "Index",
    GeneratedKind.COLOPHON: "Colophon",
}


def render_documents(book: Book, edition: Edition) -> tuple[Document, ...]:
    """Every document of the edition in reading order."""
    return tuple(_documents(book, edition))


def _documents(book: Book, edition: Edition) -> Iterator[Document]:
    isbn = book.resolved.settings.epub.isbn if edition is Edition.EPUB else book.resolved.settings.print.isbn
    body = book.resolved.publication.body
    frame: dict[str, object] = {
        "start": body[0].identifier if body else "",
        "part_title": "",
        "book": metadata_view(book.resolved.publication.metadata, isbn),
        "word": dict(book.resolved.words),
        "fonts": list(book.fonts),
        "landmarks": _landmarks(book),
    }
    for matter, entries in book.resolved.publication.matters():
        for entry in entries:
            match entry:
                case Chapter():
                    yield _chapter(entry, matter, book, frame)
                case Part():
                    yield _part(entry, matter, book, frame)
                    for chapter in entry.chapters:
                        yield _chapter(chapter, matter, book, {**frame, "part_title": plain_text(entry.title)})
                case Generated():
                    yield _generated(entry.kind, matter, book, frame)


def _chapter(chapter: Chapter, matter: Matter, book: Book, frame: dict[str, object]) -> Document:
    writer = BlockWriter(book, chapter.identifier, book.resolved.publication.metadata.language)
    number = book.resolved.targets[chapter.identifier].number
    epub_type = chapter.epub_type or ("chapter" if matter is Matter.BODY else "")
    title = plain_text(chapter.title)
    heading = writer.run(chapter.title)
    values = {
        **frame,
        "identifier": chapter.identifier,
        "matter": str(matter),
        "epub_type": epub_type,
        "role": role_of(epub_type),
        "starts_body": chapter.identifier == frame["start"],
        "page_title": title,
        "short_title": chapter.short_title or title,
        "number": number,
        "label": book.word("Chapter {number}", number=number) if number else "",
        "title": heading,
        "body": write_body(chapter, writer),
        "notes": writer.notes,
    }
    markup = book.templates.fill("chapter.xhtml", values)
    return Document(chapter.identifier, f"{chapter.identifier}.xhtml", title, matter, str(markup), epub_type)


def _part(part: Part, matter: Matter, book: Book, frame: dict[str, object]) -> Document:
    writer = BlockWriter(book, part.identifier, book.resolved.publication.metadata.language)
    number = book.resolved.targets[part.identifier].number
    title = plain_text(part.title)
    values = {
        **frame,
        "identifier": part.identifier,
        "matter": str(matter),
        "starts_body": part.identifier == frame["start"],
        "epub_type": "part",
        "role": role_of("part"),
        "page_title": title,
        "label": book.word("Part {number}", number=number),
        "title": writer.run(part.title),
    }
    markup = book.templates.fill("part.xhtml", values)
    return Document(part.identifier, f"{part.identifier}.xhtml", title, matter, str(markup), "part")


def _generated(kind: GeneratedKind, matter: Matter, book: Book, frame: dict[str, object]) -> Document:
    writer = BlockWriter(book, str(kind), book.resolved.publication.metadata.language)
    title = book.word(TITLES[kind])
    values = {
        **frame,
        "identifier": str(kind),
        "matter": str(matter),
        "epub_type": TYPES[kind],
        "role": role_of(TYPES[kind]),
        "page_title": title,
        "title": title,
        "short_title": title,
        "contents": contents_lines(book, book.resolved.contents) if kind is GeneratedKind.CONTENTS else [],
        "illustrations": illustration_lines(writer) if kind is GeneratedKind.ILLUSTRATIONS else [],
        "sections": index_sections(book) if kind is GeneratedKind.INDEX else [],
        "groups": source_groups(writer) if kind is GeneratedKind.SOURCES else [],
        "corrections": correction_lines(book) if kind is GeneratedKind.CORRECTIONS else [],
        "corrected": corrected_line(book) if kind is GeneratedKind.COLOPHON else None,
    }
    markup = book.templates.fill(f"{kind}.xhtml", values)
    return Document(str(kind), f"{kind}.xhtml", title, matter, str(markup), TYPES[kind])


def contents_lines(book: Book, entries: Sequence[ContentsEntry]) -> list[dict[str, object]]:
    """The contents for templates: number, title, address and folio of each line, and the lines below it."""
    lines: list[dict[str, object]] = []
    for entry in entries:
        writer = BlockWriter(book, entry.document, book.resolved.publication.metadata.language, bare=True)
        lines.append(
            {
                "href": f"{entry.document}.xhtml#{entry.target}",
                "number": entry.number,
                "label": book.word("Part {number}", number=entry.number) if entry.kind is TargetKind.PART else "",
                "title": writer.run(entry.title),
                "folio": book.folio(entry.target) if book.paged else "",
                "kind": str(entry.kind),
                "matter": str(entry.matter),
                "children": contents_lines(book, entry.children),
            }
        )
    return lines


def _landmarks(book: Book) -> list[dict[str, str]]:
    """The landmarks of the navigation document: contents, start of the text, and the generated back matter."""
    marks = []
    for _, entries in book.resolved.publication.matters():
        for entry in entries:
            if isinstance(entry, Generated) and entry.kind is not GeneratedKind.COPYRIGHT:
                title = book.word(TITLES[entry.kind])
                marks.append({"type": TYPES[entry.kind], "href": f"{entry.identifier}.xhtml", "title": title})
    body = book.resolved.publication.body
    if body:
        start = {"type": "bodymatter", "href": f"{body[0].identifier}.xhtml", "title": book.word("Start of text")}
        marks.insert(0, start)
    return marks
