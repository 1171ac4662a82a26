"""The photos that a publication shows, each with its places on the page and what was found out about its file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.nodes import Figure, InlinePhoto
from caravan_pub.model.publication import Chapter, Photo, Status
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.model.walk import plain_text, walk
from caravan_pub.photos import Examined, Use, examine, placed_width, preflight, report_duplicates
from caravan_pub.store import Store


@dataclass(frozen=True, slots=True)
class Inspected:
    """A photo's file, looked at, and the places where it is shown."""

    examined: Examined
    uses: tuple[Use, ...]


def inspect_photos(
    resolved: Resolved, snapshot: Snapshot, store: Store, diagnostics: Diagnostics
) -> dict[str, Inspected]:
    """Look at every cleared photo that is shown, the cover too, and report what speaks against it; by its name."""
    found: dict[str, Inspected] = {}
    looked_at: list[tuple[Photo, Examined]] = []
    publication = resolved.publication
    for name, uses in uses_of(resolved).items():
        photo = publication.photos[name]
        if photo.file is None or photo.drawing is not None or photo.status is not Status.CLEARED:
            continue
        examined = examine(photo.file, snapshot.data(photo.file), store, diagnostics)
        if examined is not None:
            preflight(photo, examined, uses, publication.metadata.rights, diagnostics)
            found[name] = Inspected(examined, uses)
            looked_at.append((photo, examined))
    report_duplicates(looked_at, diagnostics)
    return found


def uses_of(resolved: Resolved) -> Mapping[str, tuple[Use, ...]]:
    """Where each photo is shown, by its name, in reading order; the cover's photo comes last, with no place."""
    found: dict[str, tuple[Use, ...]] = {}
    publication = resolved.publication
    for chapter in publication.chapters():
        for path, use in _uses_in(chapter, resolved):
            photo = publication.photo(path)
            if photo is not None:
                found[photo.name] = (*found.get(photo.name, ()), use)
    cover = publication.photo(resolved.settings.epub.cover)
    if cover is not None:
        found.setdefault(cover.name, ())
    return found


def _uses_in(chapter: Chapter, resolved: Resolved) -> Iterator[tuple[str, Use]]:
    title = plain_text(chapter.title)
    for node in walk(chapter.blocks):
        if isinstance(node, Figure):
            label = _label(node, resolved)
            for number, panel in enumerate(node.panels):
                width = placed_width(node.placement, number, len(node.panels), resolved.settings.print.trim)
                yield panel.photo, Use(title, label, width)
        elif isinstance(node, InlinePhoto):
            yield node.photo, Use(title, "", None)


def _label(figure: Figure, resolved: Resolved) -> str:
    """A figure's label in the publication's language: "Figure 2.1"."""
    target = resolved.targets.get(figure.identifier)
    return resolved.words.get(FIGURE, FIGURE).format(number=target.number if target else "").strip()


FIGURE = "Figure {number}"
