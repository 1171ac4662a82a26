"""Where everything with an id was written, so that what a validator finds in a product is told at its source."""

from caravan_pub.diagnostics import Place
from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Block, Inline
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.walk import walk


def written_places(resolved: Resolved) -> dict[str, Place]:
    """The place of each id of a chapter, a heading, a figure, a note and whatever else has one."""
    found: dict[str, Place] = {}
    for chapter in resolved.publication.chapters():
        found[chapter.identifier] = chapter.place
        for node in walk(chapter.blocks):
            if identifier := _identifier(node):
                found.setdefault(identifier, node.place)
    return found


def _identifier(node: Block | Inline) -> str:
    match node:
        case n.Note() | n.Citation() | n.IndexMark():
            return node.anchor
        case n.Heading() | n.Figure() | n.Table() | n.Aside() | n.Division() | n.Span():
            return node.identifier
        case _:
            return ""
