"""All that is done to one original, step by step.  It runs in a confined process, for an original may be hostile."""

from dataclasses import dataclass

from PIL import Image

from caravan_pub.diagnostics import Rule
from caravan_pub.photos.colour import to_srgb
from caravan_pub.photos.decode import Negative, decode
from caravan_pub.photos.depth import eight_bit
from caravan_pub.photos.encode import chosen_format, encode, on_paper, without_hidden
from caravan_pub.photos.palette import tidied
from caravan_pub.photos.press import grey_for_press, to_press
from caravan_pub.photos.recipe import Colour, Format, Recipe
from caravan_pub.photos.refused import Refused
from caravan_pub.photos.resize import resized, sharpened

LEAST_QUALITY, STEP = 50, 7
"""No JPEG is made poorer than the one, to fit into a file size; its quality is lowered by the other at a time."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """An encoded picture without any metadata: media type, bytes, size in px, and the codes of warnings."""

    media_type: str
    data: bytes
    width: int
    height: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is none: the rule, the sentence and the help."""

    rule: Rule
    message: str
    help: str


def expose(original: bytes, file_format: str, recipe: Recipe) -> Exposure | Refusal:
    """Decode, turn, crop, reduce, convert and encode an original of a known format."""
    try:
        negative = decode(original, file_format, recipe)
        image, kept_as, warnings = _print(negative, file_format, recipe)
    except Refused as refused:
        return Refusal(refused.rule, refused.message, refused.help)
    data = _within(image, kept_as, recipe)
    return Exposure(f"image/{kept_as}", data, image.width, image.height, warnings)


def _within(image: Image.Image, kept_as: Format, recipe: Recipe) -> bytes:
    """The picture's file, a JPEG of no better quality than fits into the recipe's size."""
    quality = recipe.quality
    data = encode(image, kept_as, quality)
    while kept_as is Format.JPEG and 0 < recipe.max_bytes < len(data) and quality > LEAST_QUALITY:
        quality = max(LEAST_QUALITY, quality - STEP)
        data = encode(image, kept_as, quality)
    return data


def _print(negative: Negative, file_format: str, recipe: Recipe) -> tuple[Image.Image, Format, tuple[str, ...]]:
    image, size = negative.image, (negative.width, negative.height)
    if image.mode == "P" and image.size == size and recipe.format is not Format.JPEG:
        return _with_palette(image, negative.profile)
    image = eight_bit(image)
    kept_as = chosen_format(image, file_format, recipe)
    scale = negative.width / image.width
    image = resized(image, *size)
    if kept_as is Format.JPEG and recipe.colour is Colour.PRESS:
        image, warnings = to_press(sharpened(on_paper(image), scale), negative.profile, recipe.profile, recipe.ink)
        return image, kept_as, warnings
    image, warnings = to_srgb(image, negative.profile)
    image = without_hidden(image)
    if kept_as is Format.JPEG:
        image = sharpened(on_paper(image), scale)
    elif image.mode == "L" and recipe.colour is Colour.PRESS:
        image = grey_for_press(image, recipe.profile)
    return image, kept_as, warnings


def _with_palette(image: Image.Image, profile: bytes) -> tuple[Image.Image, Format, tuple[str, ...]]:
    _, warnings = to_srgb(Image.new("RGB", (1, 1)), profile)

    def convert(colours: Image.Image) -> Image.Image:
        return to_srgb(colours, profile)[0]

    return tidied(image, convert), Format.PNG, warnings
