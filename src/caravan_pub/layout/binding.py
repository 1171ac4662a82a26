"""Drawn pages are bound into one PDF: each font and image once, one outline, links from page to page."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf
from weasyprint import DEFAULT_OPTIONS, VERSION
from weasyprint.anchors import make_page_bookmark_tree
from weasyprint.images import get_image_from_uri
from weasyprint.matrix import Matrix
from weasyprint.pdf import D50, D65
from weasyprint.pdf.anchors import add_outlines

from caravan_pub.layout.drawn import Drawn, DrawnPage, Plain
from caravan_pub.layout.fetching import BASE, ClosedFetcher
from caravan_pub.layout.fonts import embed
from caravan_pub.layout.objects import COLOURS, object_of
from caravan_pub.model.edition import Resource
from caravan_pub.model.publication import Metadata

GROUPS = ("ExtGState", "XObject", "Pattern", "Shading")
"""The kinds of resources that have names within a page."""
BLEED = 10
"""pt round the trim that the layout library makes the BleedBox at most; ``press`` sets it as it must be."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the book: the page and its margins, each with the document whose bytes it uses."""

    page: DrawnPage
    document: Drawn
    margins: DrawnPage
    margins_of: Drawn


class Binder:
    """Writes the PDF of a book."""

    def __init__(self, resources: Mapping[str, Resource], *, tagged: bool) -> None:
        self.pdf = pydyf.PDF()
        self._resources = resources
        self._images: dict[str, pydyf.Stream] = {}
        self._fonts = pydyf.Dictionary()
        self._tagged = tagged
        self._pages: list[pydyf.Dictionary] = []
        self.missing: list[str] = []

    def bind(self, leaves: Sequence[Leaf], metadata: Metadata) -> bytes:
        """The PDF of these pages.  ``missing`` then names the anchors that links lead to and no page has."""
        uses = [(use, self._file(use.name, use.digest, one)) for one in _documents(leaves) for use in one.fonts]
        self._fonts = embed(uses, self.pdf)
        anchors = self._anchors(leaves)
        for leaf in leaves:
            self._add_page(leaf, anchors)
        self._add_names(leaves, anchors)
        add_outlines(self.pdf, _outline([leaf.page for leaf in leaves]))
        _describe(self.pdf, metadata)
        file = io.BytesIO()
        self.pdf.write(file, b"1.7", identifier=None, compress=True)
        return file.getvalue()

    def _file(self, name: str, digest: str, document: Drawn) -> bytes:
        return self._resources[name].data if name else document.data[document.files[digest]]

    def _anchors(self, leaves: Sequence[Leaf]) -> dict[str, int]:
        """The page of each anchor; the first that has it."""
        found: dict[str, int] = {}
        for number, leaf in enumerate(leaves):
            for name in leaf.page.anchors:
                found.setdefault(name, number)
        return found

    def _add_page(self, leaf: Leaf, anchors: Mapping[str, int]) -> None:
        width, height = leaf.page.size
        left, top, right, bottom = leaf.page.bleed
        capped = [min(BLEED, side) for side in leaf.page.bleed]
        page = pydyf.Dictionary({
            "Type": "/Page",
            "Parent": self.pdf.pages.reference,
            "MediaBox": pydyf.Array([-left, -top, width + right, height + bottom]),
        })  # fmt: skip
        self.pdf.add_page(page)
        self._pages.append(page)
        content, resources = self._drawn(leaf.page, leaf.document)
        margins, more = self._drawn(leaf.margins, leaf.margins_of)
        for name in GROUPS:
            resources[name].update(more[name])
        resources["Font"] = self._fonts.reference
        page["Contents"] = pydyf.Array([content.reference, margins.reference])
        page["Resources"] = _add(self.pdf, pydyf.Dictionary({key: held for key, held in resources.items() if held}))
        links = [
            self._link(kind, target, area)
            for kind, target, area in leaf.page.links
            if self._leads(kind, target, anchors)
        ]
        if links:
            page["Annots"] = pydyf.Array([link.reference for link in links])
        page["TrimBox"] = pydyf.Array([0, 0, width, height])
        page["BleedBox"] = pydyf.Array([-capped[0], -capped[1], width + capped[2], height + capped[3]])

    def _leads(self, kind: str, target: str, anchors: Mapping[str, int]) -> bool:
        if kind == "internal" and target not in anchors:
            self.missing.append(target)
            return False
        return kind != "attachment"

    def _link(self, kind: str, target: str, area: Sequence[float]) -> pydyf.Dictionary:
        link = pydyf.Dictionary({
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": pydyf.Array(area),
            "BS": pydyf.Dictionary({"W": 0}),
        })  # fmt: skip
        if self._tagged:
            link["Contents"] = pydyf.String(target)
        if kind == "internal":
            link["Dest"] = pydyf.String(target)
        else:
            link["A"] = pydyf.Dictionary({"Type": "/Action", "S": "/URI", "URI": pydyf.String(target)})
        self.pdf.add_object(link)
        return link

    def _drawn(self, page: DrawnPage, document: Drawn) -> tuple[pydyf.Stream, pydyf.Dictionary]:
        """A page's own stream and its resources, with all that they use in the PDF."""
        made: dict[int, pydyf.Stream] = {}

        def stream(number: int) -> Any:
            if number not in made:
                held = page.streams[number]
                made[number] = pydyf.Stream([document.data[held.data]], {})
                self.pdf.add_object(made[number])
                made[number].extra = self._filled(object_of(held.extra, stream), document)
            return made[number].reference

        stream(0)
        return made[0], self._filled(object_of(page.resources, stream), document)

    def _filled(self, held: Any, document: Drawn) -> Any:
        """A dictionary whose colour spaces, fonts and images, which stand in it by name, are those of the book."""
        if not isinstance(held, dict):
            return held
        for key, value in list(held.items()):
            if isinstance(value, bytes) and value == COLOURS:
                held[key] = _colour_spaces()
            elif key == "Font" and value is None:
                held[key] = self._fonts.reference
            elif key == "XObject" and isinstance(value, dict):
                value.update({name: self._image(name, document) for name, known in value.items() if known is None})
            else:
                self._filled(value, document)
        return held

    def _image(self, name: str, document: Drawn) -> bytes:
        if name not in self._images:
            self._images[name] = self._made_image(document.images[name], document)
        reference: bytes = self._images[name].reference
        return reference

    def _made_image(self, image: Sequence[Any], document: Drawn) -> pydyf.Stream:
        resource, smooth, streams = image
        if resource:
            fetcher = ClosedFetcher(self._resources)
            made = get_image_from_uri({}, fetcher, DEFAULT_OPTIONS, f"{BASE}{resource}").get_x_object(smooth, 1)
        else:
            made = _stream(streams, 0, document)
        self.pdf.add_object(made)
        if "SMask" in made.extra:
            self.pdf.add_object(made.extra["SMask"])
            made.extra["SMask"] = made.extra["SMask"].reference
        return made

    def _add_names(self, leaves: Sequence[Leaf], anchors: Mapping[str, int]) -> None:
        names = pydyf.Array()
        for name in sorted(anchors):
            number = anchors[name]
            place = leaves[number].page.anchors[name]
            names.extend((pydyf.String(name), pydyf.Array([self._pages[number].reference, "/XYZ", *place, 0])))
        if names:
            self.pdf.catalog["Names"] = pydyf.Dictionary({"Dests": pydyf.Dictionary({"Names": names})})


def _stream(streams: Plain, number: int, document: Drawn) -> pydyf.Stream:
    extra, data = streams[number]
    return pydyf.Stream([document.data[data]], object_of(extra, lambda other: _stream(streams, other, document)))


def _add(pdf: pydyf.PDF, held: Any) -> bytes:
    pdf.add_object(held)
    reference: bytes = held.reference
    return reference


def _colour_spaces() -> pydyf.Dictionary:
    """The colour spaces that the library names in what it draws (``generate_pdf``)."""
    spaces = pydyf.Dictionary()
    for name, white in (("lab-d50", D50), ("lab-d65", D65)):
        about = pydyf.Dictionary({"WhitePoint": pydyf.Array(white), "Range": pydyf.Array((-125, 125, -125, 125))})
        spaces[name] = pydyf.Array(("/Lab", about))
    return spaces


def _documents(leaves: Sequence[Leaf]) -> list[Drawn]:
    """The documents that pages and margins are from, each once, in the order of the book."""
    found = {id(one): one for leaf in leaves for one in (leaf.document, leaf.margins_of)}
    return list(found.values())


def _outline(pages: Sequence[DrawnPage]) -> list[Any]:
    root: list[Any] = []
    skipped: list[int] = []
    depths = [root]
    level = 0
    for number, page in enumerate(pages):
        level = make_page_bookmark_tree(page, skipped, depths, level, number, Matrix())
    return root


def _describe(pdf: pydyf.PDF, metadata: Metadata) -> None:
    authors = ", ".join(creator.name for creator in metadata.creators if creator.role == "aut")
    told = (
        ("Producer", f"WeasyPrint {VERSION}"),
        ("Title", metadata.title),
        ("Author", authors),
        ("Subject", metadata.description),
        ("Keywords", ", ".join(metadata.subjects)),
        ("Creator", "caravan-pub"),
    )
    for name, value in told:
        if value:
            pdf.info[name] = pydyf.String(value)
    pdf.catalog["Lang"] = pydyf.String(metadata.language)
