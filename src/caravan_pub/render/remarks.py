"""Remarks beside the blocks that they are about, and all of them in a list at the end of a proof."""

from itertools import pairwise

from markupsafe import Markup

from caravan_pub.model.edition import Document
from caravan_pub.model.nodes import Block, Figure
from caravan_pub.model.publication import Chapter, Matter
from caravan_pub.model.remark import Remark
from caravan_pub.model.walk import walk
from caravan_pub.render.blocks import BlockWriter
from caravan_pub.render.book import Book, metadata_view

TITLE = "Problems"
LAST = 10**9
"""Beyond the last line of any file."""


def write_body(chapter: Chapter, writer: BlockWriter) -> Markup:
    """A chapter's blocks, each after the remarks about it: those of its lines, and of its pictures' sidecars."""
    book = writer.book
    if not book.remarks or not chapter.blocks:
        return writer.blocks(chapter.blocks)
    parts: list[Markup] = []
    ends = [0, *(block.place.line for block in chapter.blocks[1:]), LAST]
    for block, (start, end) in zip(chapter.blocks, pairwise(ends), strict=True):
        remarks = [one for one in book.remarks if one.path == block.place.path and start <= one.line < end]
        remarks += _of_pictures(block, book)
        if remarks:
            parts.append(book.templates.fill("remarks.xhtml", {"remarks": remarks}))
        parts.append(writer.blocks((block,)))
    return Markup("\n").join(parts)


def _of_pictures(block: Block, book: Book) -> list[Remark]:
    """The remarks about the sidecars of a block's pictures."""
    panels = [panel for node in walk((block,)) if isinstance(node, Figure) for panel in node.panels]
    photos = [book.resolved.publication.photo(panel.photo) for panel in panels]
    sidecars = {photo.place.path for photo in photos if photo is not None}
    return [remark for remark in book.remarks if remark.path in sidecars]


def remarks_document(book: Book) -> Document:
    """Every remark with its file and line, as a list to work through."""
    values = {
        "book": metadata_view(book.resolved.publication.metadata, ""),
        "word": dict(book.resolved.words),
        "identifier": "remarks",
        "matter": "back",
        "role": "",
        "page_title": TITLE,
        "title": TITLE,
        "short_title": TITLE,
        "part_title": "",
        "remarks": book.remarks,
    }
    markup = str(book.templates.fill("remarks-list.xhtml", values))
    return Document("remarks", "remarks.xhtml", TITLE, Matter.BACK, markup)
