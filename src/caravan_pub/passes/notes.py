"""Where notes, citations and index marks stand, and the number of each note, within its chapter or in the book."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Publication
from caravan_pub.model.resolved import FormattedCitation
from caravan_pub.model.walk import parts


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A citation, the chapter it stands in, the anchor of the author's note that holds it, and whether it begins it.

    ``note`` is empty for a citation in the text.
    """

    citation: n.Citation
    document: str
    note: str
    opens_note: bool

    @property
    def in_note(self) -> bool:
        """Whether an author's note holds it."""
        return bool(self.note)


def citations_of(publication: Publication) -> tuple[CitedPlace, ...]:
    """Every citation in reading order."""
    openings = {
        _opening(note)
        for chapter in publication.chapters()
        for note, _ in _calls(chapter.blocks)
        if isinstance(note, n.Note)
    }
    return tuple(
        CitedPlace(node, chapter.identifier, note, node.anchor in openings)
        for chapter in publication.chapters()
        for node, note in _calls((n.Paragraph(chapter.title), *chapter.blocks))
        if isinstance(node, n.Citation)
    )


def anchors_of(publication: Publication) -> dict[str, str]:
    """The document in which each anchor of a note, a citation and an index mark stands."""
    return {
        node.anchor: chapter.identifier
        for chapter in publication.chapters()
        for node, _ in _calls((n.Paragraph(chapter.title), *chapter.blocks))
    }


def number_notes(
    publication: Publication, citations: Mapping[str, FormattedCitation], *, whole_book: bool = False
) -> dict[str, int]:
    """The number of each author's note, and of each citation that its style makes a note.

    They count from 1 in every chapter, or once for the ``whole_book``.
    """
    numbers: dict[str, int] = {}
    count = 0
    for chapter in publication.chapters():
        count = count if whole_book else 0
        for node, in_note in _calls((n.Paragraph(chapter.title), *chapter.blocks)):
            formatted = citations.get(node.anchor)
            if isinstance(node, n.Note) or (formatted is not None and formatted.note and not in_note):
                count += 1
                numbers[node.anchor] = count
    return numbers


def numbers_ahead(publication: Publication, places: Sequence[CitedPlace], *, whole_book: bool) -> dict[str, int]:
    """The number of the note that each citation will stand in, by its anchor, where the style makes notes of all."""
    as_note = FormattedCitation((), note=True)
    numbers = number_notes(publication, {place.citation.anchor: as_note for place in places}, whole_book=whole_book)
    return {place.citation.anchor: numbers[place.note or place.citation.anchor] for place in places}


def _opening(note: n.Note) -> str:
    """The anchor of the citation that a note begins with; empty where it begins with words."""
    first = note.content[0] if note.content else None
    inline = first.content[0] if isinstance(first, n.Paragraph) and first.content else None
    return inline.anchor if isinstance(inline, n.Citation) else ""


Call = n.Note | n.Citation | n.IndexMark


def _calls(tree: n.Blocks | n.Inlines, note: str = "") -> Iterator[tuple[Call, str]]:
    """Each call, with the anchor of the note that holds it."""
    for node in tree:
        if isinstance(node, Call):
            yield node, note
        for part in parts(node):
            yield from _calls(part, node.anchor if isinstance(node, n.Note) else note)
