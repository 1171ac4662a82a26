"""How large a derivative is, and making it so."""

from math import sqrt

from PIL import Image, ImageFilter

from caravan_pub.photos.recipe import Recipe

REDUCING_GAP = 2.0
"""A large picture is first averaged down to this many times its goal, then filtered, which is faster."""

SOFTENED = 0.9
"""A photograph reduced below this scale is sharpened a little, for filtering softens it."""

SHARPENING = ImageFilter.Kernel((3, 3), (-1, -2, -1, -2, 36, -2, -1, -2, -1))
"""Half of what a pixel differs from its neighbours, weighted 1 and 2, is added to it."""


def target_size(box: tuple[int, int, int, int], recipe: Recipe) -> tuple[int, int]:
    """The derivative's width and height in px for a part of an original: within the recipe, never enlarged."""
    width, height = box[2] - box[0], box[3] - box[1]
    scale = min(1.0, recipe.long_side / max(width, height), sqrt(recipe.max_pixels / (width * height)))
    wide, high = max(1, round(width * scale)), max(1, round(height * scale))
    if wide * high > recipe.max_pixels:
        wide, high = max(1, int(width * scale)), max(1, int(height * scale))
    return wide, high


def resized(image: Image.Image, width: int, height: int) -> Image.Image:
    """The picture in the given size in px, filtered with Lanczos' kernel; colour under full transparency is ignored."""
    if image.size == (width, height):
        return image
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=REDUCING_GAP)


def sharpened(image: Image.Image, scale: float) -> Image.Image:
    """A photograph (grey or RGB) mildly sharpened where it was reduced to ``scale`` of its size."""
    return image.filter(SHARPENING) if scale < SOFTENED else image
