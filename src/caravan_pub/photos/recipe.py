"""What a derivative is made like.  A recipe is data; the steps that follow it are functions of their own."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import ceil

from caravan_pub.model.publication import Crop
from caravan_pub.photos.placed import PPI, pixels_for

VERSION = 2
"""Raised whenever the same recipe would give other bytes: it is part of every key in the store."""


class Colour(StrEnum):
    """The colours a derivative is made in: sRGB for screens; for a press the inks that its profile gives."""

    SRGB = "srgb"
    PRESS = "press"


class Format(StrEnum):
    """The file format of a derivative; ``AUTO``: JPEG for photographs, PNG for transparency and flat art."""

    AUTO = "auto"
    JPEG = "jpeg"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to make a derivative.

    ``long_side`` is the longer side at most, in px, and ``max_pixels`` width × height at most; nothing is enlarged.
    ``max_pixels`` stands at 4,000,000: more is refused by some e-book shops and slows every reader.
    ``quality`` is libjpeg's, from 1 to 95.  ``crop`` goes before the crop of the photo's sidecar.
    ``max_bytes`` is how large the file may be, 0 for any size: a JPEG's quality is lowered for it, to 50 at least.
    ``profile`` is the ICC profile of the press (class ``prtr``, CMYK) where the colours are to be a press's, and
    ``ink`` the most ink anywhere, in per cent of the four.
    """

    long_side: int = 1600
    max_pixels: int = 4_000_000
    colour: Colour = Colour.SRGB
    quality: int = 85
    format: Format = Format.AUTO
    crop: Crop | None = None
    max_bytes: int = 0
    profile: bytes = field(default=b"", repr=False)
    ink: int = 400
    version: int = VERSION


def for_print(recipe: Recipe, size: tuple[int, int], width: float, resolution: int = PPI) -> Recipe:
    """The recipe for a picture of ``size`` px (its shown part) that stands ``width`` mm wide on a page.

    ``resolution`` is in ppi.  A picture that has fewer pixels keeps them all: nothing is enlarged.
    """
    long_side = ceil(pixels_for(width, resolution) * max(1.0, size[1] / size[0]))
    return replace(recipe, long_side=long_side, max_pixels=long_side**2)
