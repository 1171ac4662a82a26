"""Colours: an embedded profile's to sRGB."""

from io import BytesIO
from typing import Literal

from PIL import Image, ImageCms

from caravan_pub.photos import rules

SPACES = {"GRAY": ("L",), "RGB": ("RGB",), "CMYK": ("CMYK",)}
"""The modes that a profile of each colour space (ICC.1:2022, table 19) can be applied to."""


BROKEN = (ImageCms.PyCMSError, OSError, ValueError, TypeError)
"""What a profile raises that is broken, or that is not for what is to be done with it."""


def to_srgb(image: Image.Image, profile: bytes) -> tuple[Image.Image, tuple[str, ...]]:
    """The picture in sRGB (mode L, LA, RGB or RGBA), and the codes of the warnings that its colours ask for.

    ``profile`` is the ICC profile the file carried, empty where it carried none.  Colours are converted relative to
    white, with black point compensation, as image editors do.  Alpha is untouched.
    """
    if image.mode in {"LA", "RGBA"}:
        *bands, alpha = image.split()
        opaque = bands[0] if len(bands) == 1 else Image.merge("RGB", bands)
        converted, found = to_srgb(opaque, profile)
        return Image.merge(f"{converted.mode}A", (*converted.split(), alpha)), found
    if image.mode == "LAB":
        return through(image, plain("LAB"), plain("sRGB"), "RGB"), ()
    if profile:
        converted_well = _by_profile(image, profile)
        if converted_well is not None:
            return converted_well, ()
        return _plain(image), (rules.PROFILE_DAMAGED.code,)
    return _plain(image), (rules.PROFILE_MISSING.code,) if image.mode == "CMYK" else ()


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The picture by its own profile; nothing where the profile is broken or for another kind of picture."""
    source = usable(image, profile)
    if source is None:
        return None
    grey_in_rgb = image.mode == "L" and source.profile.xcolor_space.strip() == "RGB"
    try:
        converted = through(image.convert("RGB") if grey_in_rgb else image, source, plain("sRGB"), "RGB")
    except BROKEN:
        return None
    return converted.convert("L") if image.mode == "L" else converted


def usable(image: Image.Image, profile: bytes) -> ImageCms.ImageCmsProfile | None:
    """A profile that can be opened and is for pictures of this kind; a grey one may have a profile for RGB."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        space = source.profile.xcolor_space.strip()
    except BROKEN:
        return None
    fits = image.mode in SPACES.get(space, ()) or (image.mode == "L" and space == "RGB")
    return source if fits else None


def plain(space: Literal["LAB", "sRGB"]) -> ImageCms.ImageCmsProfile:
    """The profile of CIE L*a*b*, or of sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space))


def through(
    image: Image.Image, source: ImageCms.ImageCmsProfile, target: ImageCms.ImageCmsProfile, mode: str
) -> Image.Image:
    """The picture from one profile's colours to another's, relative to white, with black point compensation."""
    converted = ImageCms.profileToProfile(
        image,
        source,
        target,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode=mode,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if converted is None:  # the library's type allows for a conversion in place
        raise ValueError("the conversion gave no picture")
    return converted


def _plain(image: Image.Image) -> Image.Image:
    return image.convert("RGB") if image.mode == "CMYK" else image
