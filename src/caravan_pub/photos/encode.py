"""From pixels to a file.  What is saved is a fresh picture, made of pixel values alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageFile

from caravan_pub.photos.recipe import Format, Recipe

FEW_COLOURS = 256
FEW_GREYS = 16
"""Art is flat where it has no more colours than this; a grey photograph has up to 256 tones, so fewer count there."""

FULL_COLOUR = 90
"""From this quality on a JPEG keeps its colour at full resolution (4:4:4), below it at half (4:2:0)."""

COMPACT = 25_000_000
"""Pixels of a JPEG at most whose coding tables are fitted to it: it is smaller then, but held in memory as a whole."""

COMPRESSION = 9
"""zlib's level for PNG."""

PAPER = 255


def chosen_format(image: Image.Image, file_format: str, recipe: Recipe) -> Format:
    """The format a picture is kept in, where the recipe leaves it open: PNG for transparency and flat art.

    What arrives as a JPEG is a photograph.  ``image`` is in mode L, LA, RGB, RGBA, CMYK, LAB or P.
    """
    if recipe.format is not Format.AUTO:
        return recipe.format
    if file_format == "JPEG":
        return Format.JPEG
    flat = image.mode == "P" or image.getcolors(FEW_GREYS if image.mode == "L" else FEW_COLOURS) is not None
    return Format.PNG if flat or see_through(image) else Format.JPEG


def see_through(image: Image.Image) -> bool:
    """Whether any pixel is not wholly opaque."""
    if image.mode not in {"LA", "RGBA"}:
        return False
    return any(image.getchannel("A").histogram()[:PAPER])


def without_hidden(image: Image.Image) -> Image.Image:
    """The picture with nothing under its wholly transparent pixels, and without alpha where all of it is opaque."""
    if image.mode not in {"LA", "RGBA"}:
        return image
    *bands, alpha = image.split()
    colour = bands[0] if len(bands) == 1 else Image.merge("RGB", bands)
    if not see_through(image):
        return colour
    shown = alpha.point([0] + [PAPER] * PAPER)
    empty = Image.new(colour.mode, colour.size)
    return Image.merge(image.mode, (*Image.composite(colour, empty, shown).split(), alpha))


def on_paper(image: Image.Image) -> Image.Image:
    """The picture without transparency, laid on white."""
    if image.mode not in {"LA", "RGBA"}:
        return image
    opaque = image.convert("L" if image.mode == "LA" else "RGB")
    white = Image.new(opaque.mode, opaque.size, "white")
    return Image.composite(opaque, white, image.getchannel("A"))


def encode(image: Image.Image, file_format: Format, quality: int) -> bytes:
    """A JPEG (mode L or RGB) or PNG (L, LA, RGB, RGBA or P) of the pixels, and of nothing else."""
    fresh = Image.frombytes(image.mode, image.size, image.tobytes())
    into = BytesIO()
    if file_format is Format.JPEG:
        sampling = "4:4:4" if quality >= FULL_COLOUR else "4:2:0"
        compact = image.width * image.height <= COMPACT
        with _room_for(fresh if compact else None):
            fresh.save(into, "JPEG", quality=quality, subsampling=sampling, optimize=compact)
        return into.getvalue()
    if image.mode == "P":
        fresh.putpalette(image.getpalette("RGB") or [])
        if "transparency" in image.info:
            fresh.info["transparency"] = image.info["transparency"]
    fresh.save(into, "PNG", compress_level=COMPRESSION)
    return into.getvalue()


@contextmanager
def _room_for(image: Image.Image | None) -> Iterator[None]:
    """Let the encoder's buffer hold the whole picture: of the size that Pillow guesses, it is too small for noise."""
    before = ImageFile.MAXBLOCK
    ImageFile.MAXBLOCK += 4 * image.width * image.height if image else 0
    try:
        yield
    finally:
        ImageFile.MAXBLOCK = before
