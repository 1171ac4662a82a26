"""From an original's bytes to pixels.  Runs in a confined process only."""

import logging
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import cast

from PIL import (
    AvifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)
from pillow_heif import HeifImageFile

from caravan_pub.model.publication import Crop
from caravan_pub.photos import rules
from caravan_pub.photos.depth import positive
from caravan_pub.photos.recipe import Recipe
from caravan_pub.photos.refused import Refused
from caravan_pub.photos.resize import target_size
from caravan_pub.photos.upright import orientation, turned, upright

DECODERS = (AvifImagePlugin, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin)
"""Imported by the parent, so that a child need not; besides HEIC's there is no other that could be called."""

heif_image = cast("Callable[[BytesIO], Image.Image]", HeifImageFile)
"""The decoder of HEIC, whose constructor has no types."""

logging.getLogger("PIL").addHandler(logging.NullHandler())
"""What decoders remark on a file is not for the terminal; what matters of it becomes a problem."""

MAX_PIXELS = 160_000_000
"""Width × height of an original: above the largest camera backs (151 million px), and 640 MB when decoded."""

MAX_SIDE = 30_000
"""Either side of an original in px."""

BREAKAGE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    EOFError,
    RuntimeError,
    AssertionError,
    struct.error,
    zlib.error,
)
"""What Pillow's decoders raise on broken files, as tried; a damaged AVIF raises SyntaxError, say."""


@dataclass(frozen=True, slots=True)
class Negative:
    """A decoded original: upright and cropped pixels, perhaps reduced by 2, 4 or 8 while they were decoded.

    ``width`` and ``height`` in px are those of the derivative; ``profile`` is the ICC profile that the file carried.
    """

    image: Image.Image
    width: int
    height: int
    profile: bytes


def decode(original: bytes, file_format: str, recipe: Recipe) -> Negative:
    """Decode an original of a known format (a key of ``formats.SUFFIXES``).

    Raises Refused where the file is broken or has more than ``MAX_PIXELS`` or ``MAX_SIDE``.
    """
    with only_bombs_count(), broken_is_refused():
        image = opened(original, file_format)
        turn = 1 if file_format == "TIFF" else orientation(image)  # Pillow turns a TIFF while it loads it
        size = turned(image.size, turn)
        width, height = target_size(_box(size, recipe.crop), recipe)
        if file_format == "JPEG":  # a HEIC would draft the thumbnail within it, and that may show another picture
            image.draft(None, _draft_size(image, turn, recipe.crop, (width, height)))
        image.load()
        image = positive(image)
        profile = image.info.get("icc_profile")
        image = upright(image, turn)
        return Negative(_cropped(image, recipe.crop), width, height, profile if isinstance(profile, bytes) else b"")


def opened(original: bytes, file_format: str) -> Image.Image:
    """An original of a known format with its header read, and by that format's decoder only.

    HEIC's decoder is not entered into Pillow's list, so that no other part of the program can come upon it.
    Raises Refused where it has more than ``MAX_PIXELS`` or ``MAX_SIDE``, and what decoders raise on broken files.
    """
    if file_format == "HEIF":
        image = heif_image(BytesIO(original))
    else:
        image = Image.open(BytesIO(original), formats=(file_format,))
    if max(image.size) > MAX_SIDE or image.width * image.height > MAX_PIXELS:
        raise _too_large(f"it has {image.width} × {image.height} px")
    return image


@contextmanager
def only_bombs_count() -> Iterator[None]:
    """Within it a picture of too many pixels is an error, and so is one that was cut off.

    Pillow's remarks about odd metadata are of no interest: none of it is kept.  The layout library, where it has been
    imported into the same process, lets Pillow fill in what is missing of a picture with grey: here it may not.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        before = (Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES)
        Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = MAX_PIXELS, False
        try:
            yield
        finally:
            Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = before


@contextmanager
def broken_is_refused() -> Iterator[None]:
    """Within it, whatever a decoder raises on a broken file is Refused."""
    try:
        yield
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_large("its header claims too many pixels") from error
    except MemoryError as error:
        raise _too_large("it needs more memory than a picture may have") from error
    except BREAKAGE as error:
        raise Refused(
            rules.DAMAGED,
            f"the photo is broken and cannot be decoded: {_what_broke(error)}",
            "copy it again from where it came from, or open it in an image editor and export it",
        ) from error


def _what_broke(error: Exception) -> str:
    """The decoder's words; where no header could be read, they would hold a memory address."""
    unread = isinstance(error, UnidentifiedImageError) or not str(error)
    return "its header cannot be read" if unread else str(error)


def _too_large(what: str) -> Refused:
    return Refused(
        rules.TOO_LARGE,
        f"the photo is too large: {what}",
        f"at most {MAX_PIXELS:,} px in all and {MAX_SIDE:,} px a side can be worked on",
    )


def _box(size: tuple[int, int], crop: Crop | None) -> tuple[int, int, int, int]:
    """The part that is shown, in px from the left and the top: never empty, never outside."""
    width, height = size
    if crop is None:
        return (0, 0, width, height)
    left = min(max(round(crop.left * width), 0), width - 1)
    top = min(max(round(crop.top * height), 0), height - 1)
    right = min(max(round(crop.right * width), left + 1), width)
    bottom = min(max(round(crop.bottom * height), top + 1), height)
    return (left, top, right, bottom)


def _draft_size(image: Image.Image, turn: int, crop: Crop | None, target: tuple[int, int]) -> tuple[int, int]:
    """How small the whole picture may be decoded so that its shown part has the target's size at least."""
    size = turned(image.size, turn)
    left, top, right, bottom = _box(size, crop)
    scale = max(target[0] / (right - left), target[1] / (bottom - top))
    return max(1, round(image.width * scale)), max(1, round(image.height * scale))


def _cropped(image: Image.Image, crop: Crop | None) -> Image.Image:
    return image if crop is None else image.crop(_box(image.size, crop))
