"""What several rules look at: every node that an author wrote, and every picture that is shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from caravan_pub.diagnostics import Place
from caravan_pub.model.nodes import Block, Figure, Inline, InlinePhoto, Paragraph
from caravan_pub.model.publication import Photo
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.walk import walk


@dataclass(frozen=True, slots=True)
class Use:
    """A picture shown at a place: its path as written, its facts where it exists, and the alt text of this place."""

    path: str
    photo: Photo | None
    alt: str | None
    place: Place


def nodes_of(resolved: Resolved) -> Iterator[Block | Inline]:
    """Every node of every chapter in reading order."""
    for chapter in resolved.publication.chapters():
        yield from walk((Paragraph(chapter.title, place=chapter.place), *chapter.blocks))


def shown(resolved: Resolved) -> Iterator[Use]:
    """Every picture in a figure or a line, in reading order."""
    for node in nodes_of(resolved):
        if isinstance(node, Figure):
            for panel in node.panels:
                yield Use(panel.photo, resolved.publication.photo(panel.photo), panel.alt, panel.place)
        elif isinstance(node, InlinePhoto):
            yield Use(node.photo, resolved.publication.photo(node.photo), node.alt, node.place)


def shown_cover(resolved: Resolved) -> Iterator[Use]:
    """The cover picture that the settings name, where there is one; its place is the settings file."""
    cover = resolved.settings.epub.cover
    photo = resolved.publication.photo(cover) if cover else None
    if photo is not None:
        yield Use(cover, photo, photo.alt, Place("content/publication.toml"))


def released(resolved: Resolved) -> list[Photo]:
    """Every picture that a reader would see, the cover too, each once."""
    uses = (*shown(resolved), *shown_cover(resolved))
    return list({use.photo.name: use.photo for use in uses if use.photo}.values())
