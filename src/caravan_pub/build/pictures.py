"""The pictures of an edition: photos developed by its recipe, data drawn, a cover."""

from dataclasses import replace
from functools import partial

from caravan_pub.build.drawings import draw_all
from caravan_pub.build.for_press import printing_condition
from caravan_pub.build.hands import hands
from caravan_pub.build.prepare import Prepared
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import Derivative, Edition
from caravan_pub.model.nodes import Figure, InlinePhoto
from caravan_pub.model.publication import Photo, Status
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.walk import walk
from caravan_pub.photos import Colour, Format, Order, Recipe, develop_all, for_print, shown_size, widest
from caravan_pub.presets import epub_preset

RECIPES = {
    Edition.EPUB: Recipe(long_side=1600),
    Edition.PRINT: Recipe(long_side=2700, max_pixels=12_000_000, colour=Colour.PRESS, quality=92),
    Edition.SCREEN: Recipe(long_side=1600),
    Edition.PROOF: Recipe(long_side=1200),
}
"""How photos are made for each edition.  For print the size is worked out; 2,700 px are for one in a line of text."""

COVER = Recipe(long_side=2560, max_pixels=4_000_000, quality=90, format=Format.JPEG)
"""A cover within the EPUB: of 4 million px at most, above which Apple refuses a picture, also one that is the cover."""

MEGABYTE = 1_000_000


def make_pictures(prepared: Prepared, edition: Edition, diagnostics: Diagnostics) -> dict[str, Derivative]:
    """The pictures that an edition shows, by the name of their photo; a plate stands where there is none."""
    shown = shown_photos(prepared.resolved)
    drawn = draw_all(shown, prepared, diagnostics)
    profile = printing_condition(prepared, diagnostics).data if edition is Edition.PRINT else b""
    orders = (
        Order(
            photo,
            partial(prepared.snapshot.data, photo.file),
            replace(recipe_of(photo, prepared, edition), profile=profile),
        )
        for photo in shown
        if photo.drawing is None and photo.file is not None and photo.status is Status.CLEARED
    )
    made = {**develop_all(orders, prepared.store, diagnostics, hands()), **drawn}
    return {photo.name: made[photo.name] for photo in shown if photo.name in made}


def recipe_of(photo: Photo, prepared: Prepared, edition: Edition) -> Recipe:
    """How a photo is made for an edition, as its printer or its shop asks for.

    For print it has 300 ppi, or as many as the preset says, at the widest place where it is shown.
    """
    recipe, settings = RECIPES[edition], prepared.resolved.settings
    if edition is Edition.EPUB:
        shop = epub_preset(settings.epub.preset)
        most, size = (shop.pixels, shop.image_megabytes * MEGABYTE) if shop else (0, 0)
        return replace(recipe, max_pixels=min(recipe.max_pixels, most or recipe.max_pixels), max_bytes=size)
    if edition is not Edition.PRINT:
        return recipe
    recipe = replace(recipe, ink=settings.print.ink)
    inspected = prepared.inspected.get(photo.name)
    use = widest(inspected.uses) if inspected is not None else None
    if inspected is None or use is None or use.width is None:
        return recipe
    return for_print(recipe, shown_size(photo, inspected.examined.carried), use.width, settings.print.ppi)


def shown_photos(resolved: Resolved) -> list[Photo]:
    """Every photo that is shown, once, in reading order."""
    paths = [
        path for chapter in resolved.publication.chapters() for node in walk(chapter.blocks) for path in _paths(node)
    ]
    photos = [resolved.publication.photo(path) for path in dict.fromkeys(paths)]
    return [photo for photo in photos if photo is not None]


def _paths(node: object) -> tuple[str, ...]:
    if isinstance(node, Figure):
        return tuple(panel.photo for panel in node.panels)
    return (node.photo,) if isinstance(node, InlinePhoto) else ()
