"""The package: EbookLib's book and writer, with the writer's habits put right.

EbookLib's own writer takes the clock's time, deflates pictures, leaves out the package's language, numbers nothing in
its NCX, and writes repeated ids and names without a word.  Documents go in as plain items of bytes, since its class
for them parses and rewrites what it is given.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from ebooklib.epub import CONTAINER_PATH, CONTAINER_XML, EpubBook, EpubItem, EpubWriter
from lxml import etree

from caravan_pub import __version__
from caravan_pub.epub.archive import Archive, is_compressed
from caravan_pub.epub.contents import Addresses, Point, ncx, points
from caravan_pub.epub.markup import facts, page_list
from caravan_pub.epub.metadata import Accessibility, Statement, is_rtl, legal, statements
from caravan_pub.model.edition import Derivative, Document, Package, Resource
from caravan_pub.model.publication import Metadata
from caravan_pub.model.resolved import ContentsEntry
from caravan_pub.model.settings import EpubSettings

FOLDER = "EPUB"
NAV_ID, COVER_ID = "nav", "cover-image"
XHTML = "application/xhtml+xml"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def build_package(
    metadata: Metadata,
    settings: EpubSettings,
    documents: Sequence[Document],
    navigation: Document,
    contents: Sequence[ContentsEntry],
    resources: Sequence[Resource],
    cover: Derivative | None,
    accessibility: Accessibility,
    modified: datetime,
) -> Package:
    """An EPUB 3.3 file: the same bytes for the same arguments.

    ``documents`` are the spine in reading order.  ``navigation`` stands in the spine only where it is one of them too.
    ``contents`` become the NCX, to which the navigation document's page list is added.  ``cover`` is the picture; a
    document that shows it is one of ``documents``.  A picture that is both cover and resource, under one name and with
    the same bytes, is written once.  ``modified`` becomes dcterms:modified, in UTC, and the time of every zip entry.

    Characters that XML forbids are taken out of metadata and labels.  Markup is written as it is given: what is wrong
    with it is for proving to say.
    Raises ValueError for faults of the caller: a repeated or unsafe name, a repeated id, no document, no title, an
    identifier that is empty, contents that lead nowhere, a ``modified`` without a time zone.
    """
    if modified.tzinfo is None or not documents or not legal(metadata.identifier):
        raise ValueError("a package needs a document, an identifier, and a time of change with its zone")
    in_spine = any(document.name == navigation.name for document in documents)
    every = documents if in_spine else (*documents, navigation)
    identifiers = {document.identifier for document in every}
    if len(identifiers) < len(every):
        raise ValueError("two documents of the package have one identifier")

    book = _book(metadata, [*statements(metadata, settings, accessibility), *_mark_cover(cover)])
    markup = {document.name: document.markup.encode("utf-8", "surrogatepass") for document in every}
    known = {name: facts(data) for name, data in markup.items()}
    for number, document in enumerate(every, start=1):
        is_nav = document.name == navigation.name
        properties = ["nav"] * is_nav + ["svg"] * known[document.name].has_svg
        identifier = NAV_ID if is_nav else f"document-{number}"
        book.add_item(_item(identifier, document.name, XHTML, markup[document.name], properties))
        if in_spine or not is_nav:
            book.spine.append((identifier, "yes" if document.linear else "no"))
    addresses = Addresses(every, known)
    tree = points(contents, addresses) or (Point(legal(metadata.title), addresses.to(documents[0].name, "")),)
    pages = page_list(markup[navigation.name], navigation.name)
    toc = ncx(legal(metadata.title), book.uid, book.language, tree, pages, addresses)
    book.add_item(_item("ncx", "toc.ncx", "application/x-dtbncx+xml", toc))
    for item in _pictures_and_files(resources, cover):
        book.add_item(item)
    return Package(_Writer(book, modified.astimezone(UTC)).data())


def _book(metadata: Metadata, said: Sequence[Statement]) -> EpubBook:
    book = EpubBook()
    book.metadata = {}
    book.IDENTIFIER_ID = "identifier"
    book.FOLDER_NAME = FOLDER
    book.language = legal(metadata.language)
    book.direction = "rtl" if is_rtl(book.language) else None
    book.set_identifier(legal(metadata.identifier))
    for statement in said:
        book.add_metadata(statement.namespace, statement.name, statement.value, dict(statement.attributes))
    book.add_metadata(None, "meta", None, {"name": "generator", "content": f"caravan-pub {__version__}"})
    return book


def _mark_cover(cover: Derivative | None) -> Iterator[Statement]:
    """The cover in the words of EPUB 2, which shops and e-readers still read."""
    if cover is not None:
        yield Statement(None, "meta", None, {"name": "cover", "content": COVER_ID})


def _pictures_and_files(resources: Sequence[Resource], cover: Derivative | None) -> Iterator[EpubItem]:
    if cover is not None:
        yield _item(COVER_ID, cover.name, cover.media_type, cover.data, ["cover-image"])
    others = [
        resource
        for resource in sorted(resources, key=lambda resource: resource.name)
        if cover is None or (resource.name, resource.data) != (cover.name, cover.data)
    ]
    for number, resource in enumerate(others, start=1):
        yield _item(f"resource-{number}", resource.name, resource.media_type, resource.data)


def _item(identifier: str, name: str, media_type: str, data: bytes, properties: Sequence[str] = ()) -> EpubItem:
    if not media_type:
        raise ValueError(f"{name!r} has no media type")
    item = EpubItem(uid=identifier, file_name=name, media_type=media_type, content=data)
    item.properties = properties
    return item


class _Writer(EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """EbookLib's writer, with a fixed time, a language and direction for the package, and our own archive."""

    def __init__(self, book: EpubBook, modified: datetime) -> None:
        self._file = io.BytesIO()
        self._modified = modified
        super().__init__(self._file, book, {"mtime": modified, "package_direction": True, "raise_exceptions": True})

    def data(self) -> bytes:
        """The whole file."""
        self.process()
        self.write()
        return self._file.getvalue()

    def write(self) -> None:
        with Archive(self._file, self._modified) as archive:
            self.out = archive
            archive.put("mimetype", b"application/epub+zip", stored=True)
            archive.put(CONTAINER_PATH, (CONTAINER_XML % {"folder_name": FOLDER}).encode())
            self._write_opf()
            for item in self.book.get_items():
                archive.put(f"{FOLDER}/{item.file_name}", item.content, stored=is_compressed(item.media_type))

    def _write_opf_file(self, root: "etree._Element") -> None:
        """The package document.  Its prefixes (schema, dcterms, marc, a11y) are reserved: none is declared."""
        del root.attrib["prefix"]
        root.set(LANGUAGE, self.book.language)
        data = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
        self.out.put(f"{FOLDER}/content.opf", data)
