"""What the proofs of words compare the finished products with."""

from itertools import pairwise

from caravan_pub.model.edition import PageMap
from caravan_pub.model.nodes import Table
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.walk import plain_text, walk
from caravan_pub.passes import spoken
from caravan_pub.prove import PrintedChapter


def expected_words(resolved: Resolved) -> list[tuple[str, str]]:
    """The file name of each chapter's document in the EPUB, and its words."""
    return [(f"{chapter.identifier}.xhtml", spoken(chapter, resolved)) for chapter in resolved.publication.chapters()]


def printed_chapters(resolved: Resolved, pages: PageMap, texts: tuple[str, ...]) -> list[PrintedChapter]:
    """Each chapter with its words and the texts of its pages: from its own first page to the next document's."""
    documents = {target.document for target in resolved.targets.values()}
    starts = sorted(pages.anchors[document] for document in documents if document in pages.anchors)
    ends = dict(pairwise([*starts, len(texts)]))
    return [
        PrintedChapter(chapter.identifier, spoken(chapter, resolved), texts[start : ends[start]])
        for chapter in resolved.publication.chapters()
        if (start := pages.anchors.get(chapter.identifier)) is not None
    ]


def generated_words(resolved: Resolved, pages: PageMap) -> list[str]:
    """Phrases on a chapter's pages that nobody wrote there: heads, folios, labels, titles referred to.

    A table that goes on over the page repeats its head; the data of a drawing are printed where it asks for that.
    """
    titles = [plain_text(target.title) for target in resolved.targets.values()]
    tables = [
        plain_text(cell)
        for chapter in resolved.publication.chapters()
        for node in walk(chapter.blocks)
        if isinstance(node, Table)
        for cell in node.head
    ]
    data = [
        cell
        for photo in resolved.publication.photos.values()
        if photo.drawing is not None and photo.drawing.table
        for cells in (photo.drawing.columns, *photo.drawing.rows, [place.name for place in photo.drawing.places])
        for cell in cells
    ]
    heads = [chapter.short_title for chapter in resolved.publication.chapters()]
    words = resolved.words.values()
    return [resolved.publication.metadata.title, *titles, *heads, *tables, *data, *words, *pages.folios]
