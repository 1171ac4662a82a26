"""Citations as a pandoc document: one paragraph each, in reading order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caravan_pub.model.nodes import Citation, CitationMode, CitedItem

API_VERSION = [1, 23, 1]
"""The version of pandoc's types that this is written in; pandoc 3 reads it."""

MODES = {
    CitationMode.NORMAL: "NormalCitation",
    CitationMode.NARRATIVE: "AuthorInText",
    CitationMode.SUPPRESS_AUTHOR: "SuppressAuthor",
}

PandocNode = dict[str, object]

AFRESH: PandocNode = {"t": "Header", "c": [1, ["", ["reset-citation-positions"], []], []]}
"""A heading after which pandoc's citeproc counts positions anew."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A citation to be formatted, and where it stands.

    ``in_note``: within an author's footnote, where a note style sets it in the line, in parentheses and without a
    full stop; ``opens_note``: it is the first thing there, and goes without parentheses and ends as a note does.
    ``note_number`` is the number of the note it stands in or becomes, where that is known: citations of one note
    share it, and styles that say "see note 5" print it.  0: every citation counts as a note of its own.
    ``afresh``: what was cited before is not looked back to; each source is given in full again.
    """

    citation: Citation
    in_note: bool = False
    opens_note: bool = False
    note_number: int = 0
    afresh: bool = False


def pandoc_document(clusters: Sequence[Cluster], language: str, every_source: bool) -> PandocNode:
    """The document that pandoc gets.  ``every_source``: uncited sources get an entry too (``nocite: @*``)."""
    meta: PandocNode = {"lang": {"t": "MetaString", "c": language}}
    if every_source:
        cite = _cite([_pandoc_citation(CitedItem("*"), 0)])
        meta["nocite"] = {"t": "MetaInlines", "c": [cite]}
    blocks: list[PandocNode] = []
    for number, cluster in enumerate(clusters, 1):
        blocks += [AFRESH] if cluster.afresh else []
        blocks.append(_paragraph(cluster, number))
    return {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks}


def _paragraph(cluster: Cluster, number: int) -> PandocNode:
    """The citation in its surroundings, of which pandoc's treatment of a note depends.

    Words beside the citation tell pandoc that a note goes on before and after it.
    """
    items = cluster.citation.items
    cite = _cite([_pandoc_citation(item, cluster.note_number or number) for item in items])
    if not cluster.in_note:
        return {"t": "Para", "c": [cite]}
    word: PandocNode = {"t": "Str", "c": "x"}
    space: PandocNode = {"t": "Space"}
    line = [cite] if cluster.opens_note else [word, space, cite]
    if not cluster.opens_note or (items and items[0].mode is CitationMode.NARRATIVE):
        line += [space, word]
    return {"t": "Para", "c": [{"t": "Note", "c": [{"t": "Para", "c": line}]}]}


def _cite(citations: list[PandocNode]) -> PandocNode:
    return {"t": "Cite", "c": [citations, []]}


def _pandoc_citation(item: CitedItem, note_number: int) -> PandocNode:
    return {
        "citationId": item.source,
        "citationPrefix": _words(item.prefix),
        "citationSuffix": _words(item.suffix),
        "citationMode": {"t": MODES[item.mode]},
        "citationNoteNum": note_number,
        "citationHash": 0,
    }


def _words(text: str) -> list[PandocNode]:
    """Words and the spaces between them; no-break spaces belong to words."""
    pieces = [piece for piece in re.split(r"([ \t\r\n]+)", text) if piece]
    return [{"t": "Str", "c": piece} if piece.strip(" \t\r\n") else {"t": "Space"} for piece in pieces]
