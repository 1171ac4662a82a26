"""Colours: an embedded profile's to sRGB."""

from io import BytesIO

from PIL import Image, ImageCms

from caravan_pub.photos import rules

SPACES = {"GRAY": ("L",), "RGB": ("RGB",), "CMYK": ("CMYK",)}
"""The modes that a profile of each colour space (ICC.1:2022, table 19) can be applied to."""


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
        return _transformed(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")), "RGB"), ()
    if profile:
        converted_well = _by_profile(image, profile)
        if converted_well is not None:
            return converted_well, ()
        return _plain(image), (rules.PROFILE_DAMAGED.code,)
    return _plain(image), (rules.PROFILE_MISSING.code,) if image.mode == "CMYK" else ()


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The picture by its own profile; nothing where the profile is broken or for another kind of picture."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        space = source.profile.xcolor_space.strip()
        grey_in_rgb = image.mode == "L" and space == "RGB"
        if not grey_in_rgb and image.mode not in SPACES.get(space, ()):
            return None
        converted = _transformed(image.convert("RGB") if grey_in_rgb else image, source, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
    return converted.convert("L") if image.mode == "L" else converted


def _transformed(image: Image.Image, source: ImageCms.ImageCmsProfile, mode: str) -> Image.Image:
    converted = ImageCms.profileToProfile(
        image,
        source,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode=mode,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if converted is None:  # the library's type allows for a conversion in place
        raise ValueError("the conversion gave no picture")
    return converted


def _plain(image: Image.Image) -> Image.Image:
    return image.convert("RGB") if image.mode == "CMYK" else image
