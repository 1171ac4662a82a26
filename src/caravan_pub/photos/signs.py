"""What a picture's pixels tell of its making: tones that are cut off, too few tones, an enlargement, a likeness."""

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageStat

BLACK, WHITE = 0, 255
MARGIN = 12
"""Tones next to black and white that do not count when tones are counted: paper and ink, not shades."""

MOST = 0.95
"""The share of pixels whose tones are counted: the commonest first."""

SHADED = 0.2
"""A picture of which less than this lies between black and white has no shades to be judged."""

FEWEST_PIXELS = 10_000
"""In a picture of fewer pixels there is nothing to be counted."""

TILE = 512
FINE = 2.0
"""Differences between neighbours (of 255) below which a picture is too even to tell whether it was enlarged."""

ACROSS, DOWN = 9, 8
NEAR_BITS, NEAR_TONES = 5, 12
"""Two pictures are alike where at most so many of 64 bits differ, and their small copies by at most so many tones."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Measures of a picture's pixels.

    ``clipped`` is the share of pixels that are pure black or pure white; ``tones`` how many shades hold nearly all
    others, or nothing where that cannot be said; ``enlarged`` whether it looks enlarged; ``likeness`` a copy of
    9 × 8 grey pixels.
    """

    clipped: float
    tones: int | None
    enlarged: bool
    likeness: bytes


def signs_of(image: Image.Image, *, flat: bool) -> Signs:
    """The measures of an upright picture in mode L.  ``flat``: it is art of few colours, whose tones say nothing."""
    histogram = image.histogram()
    pixels = image.width * image.height
    small = image.resize((ACROSS, DOWN), Image.Resampling.BOX)
    judged = not flat and pixels >= FEWEST_PIXELS
    return Signs(
        clipped=(histogram[BLACK] + histogram[WHITE]) / pixels if judged else 0.0,
        tones=_tones(histogram) if judged else None,
        enlarged=judged and _enlarged(image),
        likeness=small.tobytes(),
    )


def _tones(histogram: list[int]) -> int | None:
    """How many tones hold most of the pixels between black and white; nothing where there are too few such pixels."""
    shades = sorted(histogram[MARGIN : WHITE + 1 - MARGIN], reverse=True)
    wanted = sum(shades) * MOST
    if sum(shades) < SHADED * sum(histogram):
        return None
    counted, tones = 0, 0
    while counted < wanted:
        counted += shades[tones]
        tones += 1
    return tones


def _enlarged(image: Image.Image) -> bool:
    """Whether fine detail is missing as if the picture had been enlarged to about twice its size, or more.

    What is lost by halving a picture is compared with what is lost by halving it again, and that with a third time.  In
    photographs the three fall slowly; of an enlarged one the first alone is small.  The limits were found on
    photographs and scans, and on the same enlarged by 2 and 3 with Pillow's bicubic and Lanczos filters.
    """
    first = second = third = 0.0
    for tile in _tiles(image):
        half, lost = _halved(tile)
        quarter, lost_next = _halved(half)
        _, lost_last = _halved(quarter)
        first, second, third = first + lost, second + lost_next, third + lost_last
    count = len(_tiles(image))
    if not count or second / count < FINE or third == 0:
        return False
    return first / second < 0.34 and first / second < 0.56 * second / third


def _tiles(image: Image.Image) -> list[Image.Image]:
    """The middle and the middles of the quarters."""
    side = min(TILE, image.width // 2 * 2, image.height // 2 * 2)
    centres = ((2, 2), (1, 1), (3, 1), (1, 3), (3, 3)) if min(image.size) >= 2 * TILE else ((2, 2),)
    tiles = []
    for across, down in centres:
        left, top = image.width * across // 4 - side // 2, image.height * down // 4 - side // 2
        tiles.append(image.crop((left, top, left + side, top + side)))
    return [tile for tile in tiles if side >= 64]


def _halved(image: Image.Image) -> tuple[Image.Image, float]:
    """The picture in half its size, and the mean difference (of 255) to the picture when it is enlarged again."""
    even = image.crop((0, 0, image.width // 2 * 2, image.height // 2 * 2))
    half = even.reduce(2)
    again = half.resize(even.size, Image.Resampling.BICUBIC)
    return half, ImageStat.Stat(ImageChops.difference(even, again)).rms[0]


def alike(one: bytes, other: bytes) -> bool:
    """Whether two likenesses are of the same picture, be it in another size or saved anew (a difference hash)."""
    bits = sum(a != b for a, b in zip(_rises(one), _rises(other), strict=True))
    tones = sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)
    return bits <= NEAR_BITS and tones <= NEAR_TONES


def _rises(likeness: bytes) -> list[bool]:
    """Of each pixel but a row's last whether the next one is lighter: 64 bits."""
    return [likeness[at + 1] > likeness[at] for at in range(ACROSS * DOWN) if (at + 1) % ACROSS]
