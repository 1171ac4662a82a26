"""Fingerprints of chapters: whether a reader finds other words in one than at the last release."""

import hashlib
import re
from collections.abc import Iterator

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter, Publication
from caravan_pub.model.walk import walk

WORD = re.compile(r"[^\W_]+")


def fingerprints_of(publication: Publication) -> dict[str, str]:
    """The SHA-256, in hexadecimal, of each chapter's words and citations, by its id.

    Signs, spaces and the notation around words do not count, so that neither a new line end nor a better quotation
    mark is a change; what a citation style makes of a source does not count either, but which one is cited does.
    """
    return {
        chapter.identifier: hashlib.sha256("\n".join(_words(chapter)).encode()).hexdigest()
        for chapter in publication.chapters()
    }


def _words(chapter: Chapter) -> Iterator[str]:
    for node in walk((n.Paragraph(chapter.title), *chapter.blocks)):
        match node:
            case n.Text() | n.Code() | n.CodeBlock():
                yield from WORD.findall(node.text)
            case n.Citation():
                yield from (f"@{item.source} {item.prefix} {item.suffix}" for item in node.items)
            case n.InlinePhoto():
                yield node.photo
            case n.Figure():
                yield from (panel.photo for panel in node.panels)
            case _:
                pass
