"""The pictures of an edition: photos developed by its recipe, data drawn, a cover."""

from collections.abc import Mapping

from caravan_pub.build.prepare import Prepared
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.errors import PublicationError
from caravan_pub.figures import Palette, draw
from caravan_pub.model.edition import Derivative, Edition, FontFace, Theme
from caravan_pub.model.nodes import Figure, InlinePhoto
from caravan_pub.model.publication import Photo, Status
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.walk import walk
from caravan_pub.photos import Colour, Format, Recipe, develop, for_print, shown_size, text_width, widest
from caravan_pub.profiles import fogra39

DRAWING_IMPOSSIBLE = Rule(
    "drawing-impossible",
    Severity.ERROR,
    """A chart or a map cannot be drawn from its data.

Why: a figure would be missing, or would show something that the data do not say.

Example: a cell of the data that holds "n/a" where a number must stand.

Instead: write numbers only, and leave the row out where there is none.
""",
)

RECIPES = {
    Edition.EPUB: Recipe(long_side=1600),
    Edition.PRINT: Recipe(
        long_side=2700, max_pixels=12_000_000, colour=Colour.PRESS, quality=92, profile=fogra39().data
    ),
    Edition.SCREEN: Recipe(long_side=1600),
    Edition.PROOF: Recipe(long_side=1200),
}
"""How photos are made for each edition.  For print the size is worked out; 2,700 px are for one in a line of text."""

COVER = Recipe(long_side=2560, max_pixels=8_000_000, quality=90, format=Format.JPEG)
"""A cover: 2,560 px on its long side, the height that Kindle's guidelines call ideal."""

MM_PER_INCH = 25.4


def make_pictures(prepared: Prepared, edition: Edition, diagnostics: Diagnostics) -> dict[str, Derivative]:
    """The pictures that an edition shows, by the name of their photo; a plate stands where there is none."""
    pictures: dict[str, Derivative] = {}
    for photo in shown_photos(prepared.resolved):
        derivative = _picture(photo, prepared, recipe_of(photo, prepared, edition), diagnostics)
        if derivative is not None:
            pictures[photo.name] = derivative
    return pictures


def recipe_of(photo: Photo, prepared: Prepared, edition: Edition) -> Recipe:
    """How a photo is made for an edition: for print with 300 ppi at the widest place where it is shown."""
    recipe, inspected = RECIPES[edition], prepared.inspected.get(photo.name)
    use = widest(inspected.uses) if inspected is not None else None
    if edition is not Edition.PRINT or inspected is None or use is None or use.width is None:
        return recipe
    return for_print(recipe, shown_size(photo, inspected.examined.carried), use.width)


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


def _picture(photo: Photo, prepared: Prepared, recipe: Recipe, diagnostics: Diagnostics) -> Derivative | None:
    if photo.drawing is not None:
        return _drawing(photo, prepared, diagnostics)
    if photo.file is None or photo.status is not Status.CLEARED:
        return None
    return develop(photo, prepared.snapshot.data(photo.file), recipe, prepared.store, diagnostics)


def _drawing(photo: Photo, prepared: Prepared, diagnostics: Diagnostics) -> Derivative | None:
    """A drawing as SVG, as wide as the text of the printed page; kept in the store by all that it is drawn from."""
    drawing = photo.drawing
    if drawing is None:
        return None
    palette = palette_of(prepared.theme)
    width = text_width(prepared.resolved.settings.print.trim)
    key = prepared.store.key("drawing", repr(drawing), repr(palette), f"{width:.3f}")
    stored = prepared.store.get(key)
    try:
        data = stored or draw(drawing, palette, width).encode()
    except PublicationError as error:
        diagnostics.add(DRAWING_IMPOSSIBLE, photo.where("kind"), error.message, error.help)
        return None
    prepared.store.put(key, data)
    name = f"images/{photo.name.replace('/', '-')}.svg"
    pixels = width / MM_PER_INCH * 96
    return Derivative(name, "image/svg+xml", data, round(pixels), round(pixels / drawing.aspect))


def palette_of(theme: Theme) -> Palette:
    """The theme's colours and fonts, for drawings."""
    colors = theme.tokens.get("colors")
    given: Mapping[str, object] = colors if isinstance(colors, Mapping) else {}
    text, label = _face(theme, "text", 400), _face(theme, "label", 500)
    names = ("ink", "paper", "accent", "accent_soft", "grey", "land", "land_strong", "water", "line")
    values = {name: str(given.get(name, "#000000")) for name in names}
    return Palette(
        **values, text_font=text.data, text_family=text.family, label_font=label.data, label_family=label.family
    )


def _face(theme: Theme, use: str, weight: int) -> FontFace:
    """The upright face of a use ("text", "label") whose weight is nearest."""
    fonts = theme.tokens.get("fonts")
    table = fonts.get(use) if isinstance(fonts, Mapping) else None
    family = str(table.get("family")) if isinstance(table, Mapping) else theme.fonts[0].family
    faces = [face for face in theme.fonts if face.family == family and face.style == "normal"] or list(theme.fonts)
    return min(faces, key=lambda face: abs(face.weight - weight))
