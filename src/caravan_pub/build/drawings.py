"""Charts and maps, drawn from data in a confined process; kept in the store by all that they are drawn from."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial

from caravan_pub import jail
from caravan_pub.build.prepare import Prepared
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.errors import PublicationError
from caravan_pub.figures import Palette, draw
from caravan_pub.model.edition import Derivative, FontFace, Theme
from caravan_pub.model.publication import Drawing, Photo
from caravan_pub.photos import text_width

DRAWING_IMPOSSIBLE = Rule(
    "drawing-impossible",
    Severity.ERROR,
    """A chart or a map cannot be drawn from its data.

Why: a figure would be missing, or would show something that the data do not say.

Example: a cell of the data that holds "n/a" where a number must stand.

Instead: write numbers only, and leave the row out where there is none.
""",
)

LIMITS = jail.Limits(memory=2 * 1024**3, processor_seconds=120, wall_seconds=240, files=64)
"""What the drawing of all charts and maps may use.  Measured: the dossier's three take 2 s and 300 MB."""

MM_PER_INCH = 25.4


def draw_all(photos: Sequence[Photo], prepared: Prepared, diagnostics: Diagnostics) -> dict[str, Derivative]:
    """Those of the photos that are drawn, as SVG by their names, as wide as the text of the printed page.

    One that cannot be drawn is a problem.  Raises LimitError where drawing met a limit of time or memory.
    """
    palette = palette_of(prepared.theme)
    width = text_width(prepared.resolved.settings.print.trim)
    drawings = {photo.name: photo.drawing for photo in photos if photo.drawing is not None}
    keys = {
        name: prepared.store.key("drawing", repr(drawing), repr(palette), f"{width:.3f}")
        for name, drawing in drawings.items()
    }
    found = {name: prepared.store.get(key) for name, key in keys.items()}
    wanted = {name: drawings[name] for name, data in found.items() if data is None}
    for name, made in _drawn(wanted, palette, width).items():
        if isinstance(made, PublicationError):
            place = next(photo.where("kind") for photo in photos if photo.name == name)
            diagnostics.add(DRAWING_IMPOSSIBLE, place, made.message, made.help)
            continue
        found[name] = made
        prepared.store.put(keys[name], made)
    return {name: _derivative(name, drawings[name], data, width) for name, data in found.items() if data is not None}


def _derivative(name: str, drawing: Drawing, data: bytes, width: float) -> Derivative:
    pixels = width / MM_PER_INCH * 96
    path = f"images/{name.replace('/', '-')}.svg"
    return Derivative(path, "image/svg+xml", data, round(pixels), round(pixels / drawing.aspect))


def _drawn(drawings: Mapping[str, Drawing], palette: Palette, width: float) -> dict[str, bytes | PublicationError]:
    """Each drawing as SVG, or why it cannot be drawn."""
    if not drawings:
        return {}
    with tempfile.TemporaryDirectory(prefix="caravan-pub-") as place:
        work = partial(_draw_in, place, drawings, palette, width)
        return jail.run(work, LIMITS, f"the drawing of {', '.join(drawings)}")


def _draw_in(
    place: str, drawings: Mapping[str, Drawing], palette: Palette, width: float
) -> dict[str, bytes | PublicationError]:
    """In the confined process: matplotlib keeps what it knows of fonts in ``place``, not in somebody's home."""
    os.environ["MPLCONFIGDIR"] = place
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    made: dict[str, bytes | PublicationError] = {}
    for name, drawing in drawings.items():
        try:
            made[name] = draw(drawing, palette, width).encode()
        except PublicationError as error:
            made[name] = error
    return made


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
