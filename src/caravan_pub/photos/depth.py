"""From whatever a file stores to eight bits a channel in a plain mode, losing no tone and no transparency."""

from PIL import Image, TiffImagePlugin

from caravan_pub.photos import rules
from caravan_pub.photos.refused import Refused

WHITE_16 = 0xFFFF

SCALED = [(value * 255 + WHITE_16 // 2) // WHITE_16 for value in range(WHITE_16 + 1)]
"""Each 16-bit tone as the nearest of 8 bits: 65,535 is 255, where a plain conversion makes all above 255 white."""

PHOTOMETRIC, MIN_IS_WHITE = 262, 0
"""TIFF 6.0, section 8, PhotometricInterpretation: 0 is white."""

SIXTEEN = frozenset({"I;16", "I;16L", "I;16B", "I;16N"})
KEPT = frozenset({"L", "LA", "RGB", "RGBA", "CMYK", "LAB"})
PLAIN = {"1": "L", "La": "LA", "PA": "RGBA", "RGBa": "RGBA", "RGBX": "RGB", "YCbCr": "RGB", "HSV": "RGB"}


def positive(image: Image.Image) -> Image.Image:
    """A loaded picture whose high tones are light: Pillow leaves a 16-bit TIFF that says otherwise as a negative."""
    negative = isinstance(image, TiffImagePlugin.TiffImageFile) and image.tag_v2.get(PHOTOMETRIC) == MIN_IS_WHITE
    return image.convert("I").point(SCALED[::-1], "L") if negative and image.mode in SIXTEEN else image


def eight_bit(image: Image.Image) -> Image.Image:
    """The picture in mode L, LA, RGB, RGBA, CMYK or LAB.  Raises Refused for 32-bit tones, which have no white."""
    if image.mode in SIXTEEN:
        return _from_sixteen(image)
    if "transparency" in image.info:
        return image.convert("LA" if image.mode in {"1", "L"} else "RGBA")
    if image.mode == "P":
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    if image.mode in KEPT:
        return image
    if image.mode in PLAIN:
        return image.convert(PLAIN[image.mode])
    raise Refused(
        rules.FORMAT_UNKNOWN,
        f"the photo's tones are numbers of 32 bits (mode {image.mode}), and no one can say which of them is white",
        "export it from an image editor with 8 or 16 bits a channel",
    )


def _from_sixteen(image: Image.Image) -> Image.Image:
    wide = image.convert("I")
    grey = wide.point(SCALED, "L")
    clear = image.info.get("transparency")
    if not isinstance(clear, int):
        return grey
    alpha = wide.point([0 if value == clear else 255 for value in range(WHITE_16 + 1)], "L")
    return Image.merge("LA", (grey, alpha))
