"""The photos that a publication shows, each with its places on the page and what was found out about its file."""

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import partial

from caravan_pub.build.hands import hands
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.fitting import focus_within
from caravan_pub.model.nodes import Figure, InlinePhoto
from caravan_pub.model.publication import Chapter, Photo, Status
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.model.walk import plain_text, walk
from caravan_pub.photos import (
    FRAME,
    Examined,
    Shape,
    Use,
    drawn_widths,
    examine_all,
    preflight,
    report_duplicates,
    shown_size,
)
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
    publication = resolved.publication
    photos = [publication.photos[name] for name in uses_of(resolved, {})]
    files = {
        photo.name: photo.file
        for photo in photos
        if photo.file is not None and photo.drawing is None and photo.status is Status.CLEARED
    }
    originals = {file: partial(snapshot.data, file) for file in files.values()}
    found = examine_all(originals, store, diagnostics, hands())
    examined = {name: found[file] for name, file in files.items() if file in found}
    uses = uses_of(resolved, examined)
    for name, looked_at in examined.items():
        photo = publication.photos[name]
        rights, asked = publication.metadata.rights, resolved.settings.print.ppi
        preflight(photo, looked_at, uses[name], rights, diagnostics, resolution=asked)
    report_duplicates([(publication.photos[name], looked_at) for name, looked_at in examined.items()], diagnostics)
    return {name: Inspected(looked_at, uses[name]) for name, looked_at in examined.items()}


def uses_of(resolved: Resolved, examined: Mapping[str, Examined]) -> dict[str, tuple[Use, ...]]:
    """Where each photo is shown, by its name, in reading order; the cover's photo comes last, with no place.

    ``examined`` is what is known of the photos' files: how wide a picture stands depends on its proportion.
    """
    found: dict[str, tuple[Use, ...]] = {}
    publication = resolved.publication
    for chapter in publication.chapters():
        for path, use in _uses_in(chapter, resolved, examined):
            photo = publication.photo(path)
            if photo is not None:
                found[photo.name] = (*found.get(photo.name, ()), use)
    cover = publication.photo(resolved.settings.epub.cover)
    if cover is not None:
        found.setdefault(cover.name, ())
    return found


def _uses_in(chapter: Chapter, resolved: Resolved, examined: Mapping[str, Examined]) -> Iterator[tuple[str, Use]]:
    title = plain_text(chapter.title)
    for node in walk(chapter.blocks):
        if isinstance(node, Figure):
            label = _label(node, resolved)
            shapes = [_shape(resolved.publication.photo(panel.photo), examined) for panel in node.panels]
            widths = drawn_widths(node.placement, shapes, resolved.settings.print)
            for panel, width in zip(node.panels, widths, strict=True):
                yield panel.photo, Use(title, label, width)
        elif isinstance(node, InlinePhoto):
            yield node.photo, Use(title, "", None)


def _shape(photo: Photo | None, examined: Mapping[str, Examined]) -> Shape:
    """The proportion of what is shown of a photo; of one that is not here, of its plate."""
    if photo is None:
        return Shape(FRAME)
    known = examined.get(photo.name)
    width, height = shown_size(photo, known.carried) if known else (photo.aspect or FRAME, 1.0)
    aspect = photo.drawing.aspect if photo.drawing else width / height
    return Shape(aspect, focus_within(photo.focus, astuple(photo.crop) if photo.crop else None))


def _label(figure: Figure, resolved: Resolved) -> str:
    """A figure's label in the publication's language: "Figure 2.1"."""
    target = resolved.targets.get(figure.identifier)
    return resolved.words.get(FIGURE, FIGURE).format(number=target.number if target else "").strip()


FIGURE = "Figure {number}"
