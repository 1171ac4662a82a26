"""Where notes, citations and index marks stand, and the number of each note within its chapter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Publication
from caravan_pub.model.resolved import FormattedCitation
from caravan_pub.model.walk import parts


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A citation, the chapter it stands in, whether it stands within an author's note, and whether it begins it."""

    citation: n.Citation
    document: str
    in_note: bool
    opens_note: bool


def citations_of(publication: Publication) -> tuple[CitedPlace, ...]:
    """Every citation in reading order."""
    openings = {
        _opening(note)
        for chapter in publication.chapters()
        for note, _ in _calls(chapter.blocks)
        if isinstance(note, n.Note)
    }
    return tuple(
        CitedPlace(node, chapter.identifier, in_note, node.anchor in openings)
        for chapter in publication.chapters()
        for node, in_note in _calls((n.Paragraph(chapter.title), *chapter.blocks))
        if isinstance(node, n.Citation)
    )


def anchors_of(publication: Publication) -> dict[str, str]:
    """The document in which each anchor of a note, a citation and an index mark stands."""
    return {
        node.anchor: chapter.identifier
        for chapter in publication.chapters()
        for node, _ in _calls((n.Paragraph(chapter.title), *chapter.blocks))
    }


def number_notes(publication: Publication, citations: Mapping[str, FormattedCitation]) -> dict[str, int]:
    """The number of each author's note, and of each citation that its style makes a note, from 1 in every chapter."""
    numbers: dict[str, int] = {}
    for chapter in publication.chapters():
        count = 0
        for node, in_note in _calls((n.Paragraph(chapter.title), *chapter.blocks)):
            formatted = citations.get(node.anchor)
            if isinstance(node, n.Note) or (formatted is not None and formatted.note and not in_note):
                count += 1
                numbers[node.anchor] = count
    return numbers


def _opening(note: n.Note) -> str:
    """The anchor of the citation that a note begins with; empty where it begins with words."""
    first = note.content[0] if note.content else None
    inline = first.content[0] if isinstance(first, n.Paragraph) and first.content else None
    return inline.anchor if isinstance(inline, n.Citation) else ""


Call = n.Note | n.Citation | n.IndexMark


def _calls(tree: n.Blocks | n.Inlines, in_note: bool = False) -> Iterator[tuple[Call, bool]]:
    for node in tree:
        if isinstance(node, Call):
            yield node, in_note
        for part in parts(node):
            yield from _calls(part, in_note or isinstance(node, n.Note))
