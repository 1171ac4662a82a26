"""Colours for a press: an embedded profile's, or sRGB's, to the inks that the press's profile gives."""

from bisect import bisect_left
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageCms

from caravan_pub.photos import rules
from caravan_pub.photos.colour import BROKEN, plain, through, to_srgb, usable
from caravan_pub.photos.ink import limited_table, most_ink

LEVELS = 256


def to_press(image: Image.Image, profile: bytes, press: bytes, ink: int = 400) -> tuple[Image.Image, tuple[str, ...]]:
    """The picture in the inks of a press: CMYK, or a grey one in tones of its black; and the codes of warnings.

    ``image`` is opaque (mode L, RGB, CMYK or LAB), ``profile`` the one that its file carried, empty where there was
    none, and ``press`` the ICC profile of the press (class ``prtr``, CMYK).  Colours go straight from the one profile
    to the other, so that what lies outside sRGB and can be printed is not lost.  Inks that were chosen for this very
    press, or for one that nobody names, are left as they are; but no pixel has more than ``ink`` per cent.
    """
    if image.mode == "L":
        grey, warnings = to_srgb(image, profile)
        return grey_for_press(grey, press), warnings
    inks, source, warnings = _inks(image, profile, press)
    if most_ink(inks) <= ink:
        return inks, warnings
    if image.mode == "CMYK":
        source, image = None, through(inks, ImageCms.ImageCmsProfile(BytesIO(press)), plain("sRGB"), "RGB")
    elif image.mode == "LAB":
        image = to_srgb(image, b"")[0]
    return image.filter(limited_table(source or plain("sRGB"), press, ink)), warnings


def _inks(
    image: Image.Image, profile: bytes, press: bytes
) -> tuple[Image.Image, ImageCms.ImageCmsProfile | None, tuple[str, ...]]:
    """The picture in CMYK, the profile that its own colours were read by (none: as sRGB), and the warnings' codes."""
    target = ImageCms.ImageCmsProfile(BytesIO(press))
    if image.mode == "CMYK" and (not profile or profile == press):
        return image, None, () if profile else (rules.PROFILE_MISSING.code,)
    if image.mode == "LAB":
        return through(to_srgb(image, b"")[0], plain("sRGB"), target, "CMYK"), None, ()
    source = usable(image, profile) if profile else None
    if source is not None:
        try:
            return through(image, source, target, "CMYK"), source, ()
        except BROKEN:
            source = None
    warnings = (rules.PROFILE_DAMAGED.code,) if profile else ()
    return (image if image.mode == "CMYK" else through(image, plain("sRGB"), target, "CMYK")), None, warnings


def grey_for_press(image: Image.Image, press: bytes) -> Image.Image:
    """A grey picture (mode L, sRGB's tones) for black ink alone, as light on the paper as it is meant to look."""
    return image.point(_tones(press))


@lru_cache(maxsize=4)
def _tones(press: bytes) -> list[int]:
    """The amount of light (255: bare paper) to print for each tone of sRGB.

    How much light black ink leaves of the paper's, from all of it to none, is what the profile tells; what is meant is
    spread over that linearly, which is what black point compensation does.
    """
    black = Image.frombytes(
        "CMYK", (LEVELS, 1), b"".join(bytes((0, 0, 0, LEVELS - 1 - tone)) for tone in range(LEVELS))
    )
    grey = Image.frombytes("L", (LEVELS, 1), bytes(range(LEVELS))).convert("RGB")
    left = sorted(_light(black, ImageCms.ImageCmsProfile(BytesIO(press))))
    meant = _light(grey, plain("sRGB"))
    return [_nearest(left, left[0] + light * (1 - left[0])) for light in meant[:-1]] + [LEVELS - 1]


def _nearest(steps: list[float], wanted: float) -> int:
    above = min(bisect_left(steps, wanted), len(steps) - 1)
    return above - (above > 0 and wanted - steps[above - 1] < steps[above] - wanted)


def _light(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> list[float]:
    """The luminance Y of each pixel, relative to the paper's (0 to 1)."""
    lab = ImageCms.profileToProfile(
        image, profile, plain("LAB"), renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="LAB"
    )
    if lab is None:  # the library's type allows for a conversion in place
        raise ValueError("the conversion gave no picture")
    return [_luminance(level / (LEVELS - 1) * 100) for level in lab.getchannel("L").tobytes()]


def _luminance(lightness: float) -> float:
    """Y of a lightness L* from 0 to 100 (CIE 15, 8.2.1)."""
    return ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness * 27 / 24389
