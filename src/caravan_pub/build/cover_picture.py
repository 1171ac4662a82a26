"""The cover picture of the EPUB: the one that the publication names, or one set from its title."""

from dataclasses import replace
from functools import partial

from caravan_pub import jail
from caravan_pub.build.confined import confined, resources
from caravan_pub.build.pictures import COVER
from caravan_pub.build.prepare import Prepared
from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.layout import picture_of, typeset
from caravan_pub.model.edition import Derivative, Edition
from caravan_pub.model.publication import Photo
from caravan_pub.photos import develop
from caravan_pub.render import render_cover, render_stylesheet

COVER_MISSING = Rule(
    "cover-missing",
    Severity.ERROR,
    """The cover picture that the publication names is not there.

Why: shops refuse a book without its cover.

Example: cover = "photos/covr.jpg"

Instead: ``cover = "photos/cover.jpg"``, or no cover at all: then one is set from the title.
""",
)


def cover_picture(prepared: Prepared, limits: jail.Limits, diagnostics: Diagnostics) -> Derivative | None:
    """The cover picture the publication names; without one a cover set from its title in the theme's type."""
    resolved = prepared.resolved
    named = resolved.settings.epub.cover
    if named:
        photo = resolved.publication.photo(named)
        path = f"content/{named}"
        if photo is None or path not in prepared.snapshot:
            message = f"there is no cover picture {named}"
            diagnostics.add(COVER_MISSING, Place("content/publication.toml"), message, "a path below content/")
            return None
        shown_too = replace(photo, name=f"cover/{photo.name}")  # the same photo can stand in a figure, in another size
        return develop(shown_too, prepared.snapshot.data(path), COVER, prepared.store, diagnostics)
    key = prepared.store.key("cover", repr(resolved.publication.metadata), repr(prepared.theme.layers))
    stored = prepared.store.get(key)
    if stored is None:
        stored = confined(partial(_draw_cover, prepared), limits, "the cover", diagnostics)
        if stored is None:
            return None
        prepared.store.put(key, stored)
    return develop(Photo(name="photos/cover", file="cover.png"), stored, COVER, prepared.store, diagnostics)


def _draw_cover(prepared: Prepared) -> bytes:
    resolved = prepared.resolved
    document = render_cover(resolved, prepared.theme, None)
    sheet = render_stylesheet(resolved, prepared.theme, Edition.PRINT, "cover.css")
    held = {r.name: r for r in resources(prepared, {}, sheet)}
    laid = typeset([document], sheet, held, resolved.publication.metadata)
    return picture_of(laid.pdf.data, "cover.png", 1707).data
