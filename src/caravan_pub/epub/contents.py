"""The NCX: contents and page list for readers that know only EPUB 2."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from lxml import etree

from caravan_pub.epub.markup import Facts, PageLink
from caravan_pub.epub.metadata import legal
from caravan_pub.model.edition import Document
from caravan_pub.model.resolved import ContentsEntry
from caravan_pub.model.walk import plain_text

NCX = "http://www.daisy.org/z3986/2005/ncx/"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
EMPTY = f'<ncx xmlns="{NCX}" version="2005-1"/>'


@dataclass(frozen=True, slots=True)
class Point:
    """A place to go to: its label, its address in the package, and the points below it."""

    label: str
    address: str
    children: tuple["Point", ...] = ()


class Addresses:
    """Where the ids of the documents are: their addresses, and in which order these are read."""

    def __init__(self, documents: Sequence[Document], facts: Mapping[str, Facts]) -> None:
        self._documents = {key: document for document in documents for key in (document.name, document.identifier)}
        self._order = {document.name: number for number, document in enumerate(documents)}
        self._facts = facts
        self._places: dict[str, tuple[int, int]] = {}

    def has(self, document: str) -> bool:
        """Whether there is a document of that name or identifier."""
        return document in self._documents

    def to(self, document: str, target: str) -> str:
        """The address of an id in a document, which is given by its name or its identifier.

        A document's own id, and one that is not in its markup, lead to its beginning.  ValueError where there is no
        such document.
        """
        found = self._documents.get(document)
        if found is None:
            raise ValueError(f"the contents lead to {document!r}, which is no document of the package")
        position = self._facts[found.name].positions.get(target, -1) if target != found.identifier else -1
        address = quote(found.name) + (f"#{quote(target)}" if position >= 0 else "")
        self._places[address] = (self._order[found.name], position)
        return address

    def play_order(self) -> dict[str, int]:
        """For every address that was asked for: its number in reading order, from 1."""
        return {address: number for number, address in enumerate(sorted(self._places, key=self._place), start=1)}

    def _place(self, address: str) -> tuple[int, int, str]:
        return (*self._places[address], address)


def points(contents: Sequence[ContentsEntry], addresses: Addresses) -> tuple[Point, ...]:
    """The lines of the contents as points; a number stands before its title."""
    return tuple(
        Point(
            legal(f"{entry.number} {plain_text(entry.title)}") or legal(entry.target),
            addresses.to(entry.document, entry.target),
            points(entry.children, addresses),
        )
        for entry in contents
    )


def ncx(
    title: str, identifier: str, language: str, tree: Sequence[Point], pages: Sequence[PageLink], addresses: Addresses
) -> bytes:
    """The NCX 2005-1 file.  ``identifier`` is the package's own; at least one point is needed.

    A page that leads to no document is left out: what is wrong with a page list is for proving to say.
    """
    root = etree.fromstring(EMPTY)
    root.set(LANGUAGE, language)
    page_points = [(page, addresses.to(page.file, page.fragment)) for page in pages if addresses.has(page.file)]
    numbers = [int(page.label) for page in pages if page.label.isascii() and page.label.isdecimal()]
    head = etree.SubElement(root, f"{{{NCX}}}head")
    for name, content in (
        ("dtb:uid", identifier),
        ("dtb:depth", str(_depth(tree))),
        ("dtb:totalPageCount", str(len(page_points))),
        ("dtb:maxPageNumber", str(max(numbers, default=0))),
    ):
        etree.SubElement(head, f"{{{NCX}}}meta", {"name": name, "content": content})
    _text(etree.SubElement(root, f"{{{NCX}}}docTitle"), title)
    order = addresses.play_order()
    _points(etree.SubElement(root, f"{{{NCX}}}navMap"), tree, order, "point")
    if page_points:
        _pages(etree.SubElement(root, f"{{{NCX}}}pageList"), page_points, order)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _depth(tree: Sequence[Point]) -> int:
    return max((1 + _depth(point.children) for point in tree), default=0)


def _points(parent: "etree._Element", tree: Sequence[Point], order: Mapping[str, int], stem: str) -> None:
    for number, point in enumerate(tree, start=1):
        name = f"{stem}-{number}"
        attributes = {"id": name, "playOrder": str(order[point.address])}
        element = etree.SubElement(parent, f"{{{NCX}}}navPoint", attributes)
        _label(element, point.label, point.address)
        _points(element, point.children, order, name)


def _pages(parent: "etree._Element", pages: Sequence[tuple[PageLink, str]], order: Mapping[str, int]) -> None:
    for number, (page, address) in enumerate(pages, start=1):
        attributes = {"id": f"page-{number}", "playOrder": str(order[address])}
        if page.label.isascii() and page.label.isdecimal() and int(page.label) > 0:
            attributes |= {"type": "normal", "value": str(int(page.label))}
        else:
            attributes["type"] = "front"
        _label(etree.SubElement(parent, f"{{{NCX}}}pageTarget", attributes), legal(page.label), address)


def _label(parent: "etree._Element", label: str, address: str) -> None:
    _text(etree.SubElement(parent, f"{{{NCX}}}navLabel"), label)
    etree.SubElement(parent, f"{{{NCX}}}content", {"src": address})


def _text(parent: "etree._Element", text: str) -> None:
    etree.SubElement(parent, f"{{{NCX}}}text").text = text
