"""How much ink a picture lays on the paper."""

import pikepdf
from pikepdf import Array, Name, Object

SIDE = 256
"""px: pictures are measured on a copy of about this size, so that the measure is one of areas, and quick."""


def picture_ink(picture: Object) -> float:
    """The most ink of a CMYK or grey picture in per cent, averaged over areas of 8 × 8 px or somewhat more.

    0 where it is in another space, or cannot be read.
    """
    space = picture.get("/ColorSpace")
    if space == Name.DeviceGray:
        return 100.0
    if space != Name.DeviceCMYK or not isinstance(picture, pikepdf.Stream):
        return 0.0
    try:
        opened = pikepdf.PdfImage(picture).as_pil_image(apply_decode_array=False, apply_mask=False)
        adobe = "adobe" in opened.info
        opened.draft("CMYK", (opened.width // 8, opened.height // 8))
        small = opened.reduce(max(1, min(opened.size) // SIDE))
    except (pikepdf.UnsupportedImageTypeError, pikepdf.PdfError, NotImplementedError, OSError):
        return 0.0
    if small.mode != "CMYK":
        return 0.0
    return 100 * _most(small.tobytes(), turned=_turned(picture, adobe=adobe)) / 255


def _turned(picture: Object, *, adobe: bool) -> bool:
    """Whether what was read is the absence of ink: a JPEG's reader turns Adobe's pictures round, PDF goes by Decode."""
    decode = picture.get("/Decode")
    declared = isinstance(decode, Array) and float(decode[0]) == 1.0
    return declared is not adobe


def _most(pixels: bytes, *, turned: bool) -> int:
    sums = map(sum, zip(pixels[0::4], pixels[1::4], pixels[2::4], pixels[3::4], strict=True))
    return 4 * 255 - min(sums) if turned else max(sums)
