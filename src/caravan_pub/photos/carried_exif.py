"""EXIF (2.32, on TIFF 6.0) and IIM (4.2) of an opened picture."""

from collections.abc import Mapping

from PIL import ExifTags, Image, IptcImagePlugin, JpegImagePlugin, TiffImagePlugin

from caravan_pub.photos.carried import ExifCarried, IimCarried
from caravan_pub.photos.carried_text import as_text
from caravan_pub.photos.decode import BREAKAGE
from caravan_pub.photos.upright import TURNS

GPS_VERSION = 0
"""The one tag of a GPS directory that names no place."""

SERIALS = (0xA431, 0xA435, 0xC62F)
"""BodySerialNumber, LensSerialNumber, and DNG's CameraSerialNumber."""

DEVICE = (0x010F, 0x0110)
UNCALIBRATED = 0xFFFF
"""ColorSpace of what is not sRGB (EXIF 2.32, 4.6.6): a profile should say what it is."""

XP_AUTHOR = 0x9C9D
PLACES = ((2, 90), (2, 92), (2, 95), (2, 101))


def exif_of(image: Image.Image) -> ExifCarried:
    """What a loaded picture's EXIF block says; a block that is broken says nothing."""
    try:
        block = image.getexif()
        first: Mapping[int, object] = dict(block)
        camera: Mapping[int, object] = block.get_ifd(ExifTags.IFD.Exif)
        place: Mapping[int, object] = block.get_ifd(ExifTags.IFD.GPSInfo)
        behind = block.get_ifd(ExifTags.IFD.IFD1)
    except BREAKAGE:
        return ExifCarried()
    every = {**first, **camera}
    turn = image.info.get("original_orientation") or first.get(ExifTags.Base.Orientation, 1)
    return ExifCarried(
        creator=as_text(first.get(ExifTags.Base.Artist)) or _wide(first.get(XP_AUTHOR)),
        copyright=as_text(first.get(ExifTags.Base.Copyright)),
        description=as_text(first.get(ExifTags.Base.ImageDescription)),
        date=as_text(every.get(ExifTags.Base.DateTimeOriginal) or every.get(ExifTags.Base.DateTimeDigitized)),
        location=any(tag != GPS_VERSION for tag in place),
        serials=any(as_text(every.get(tag)) for tag in SERIALS),
        device=any(as_text(first.get(tag)) for tag in DEVICE),
        thumbnail=bool(behind) and image.format != "TIFF",  # in a TIFF it is a page
        uncalibrated=every.get(ExifTags.Base.ColorSpace) == UNCALIBRATED,
        orientation=turn if isinstance(turn, int) and turn in TURNS else 1,
    )


def _wide(value: object) -> str:
    """A text of Windows' own tags: UTF-16, low byte first."""
    return as_text(value.decode("utf-16-le", "replace").rstrip("\0")) if isinstance(value, bytes) else ""


def iim_of(image: Image.Image) -> IimCarried:
    """What a picture's IPTC record says; a record that is broken says nothing."""
    if not isinstance(image, JpegImagePlugin.JpegImageFile | TiffImagePlugin.TiffImageFile):
        return IimCarried()
    try:
        record = IptcImagePlugin.getiptcinfo(image) or {}
    except BREAKAGE:
        return IimCarried()
    return IimCarried(
        creator=as_text(record.get((2, 80))),
        credit=as_text(record.get((2, 110))),
        copyright=as_text(record.get((2, 116))),
        caption=as_text(record.get((2, 120))),
        date=as_text(record.get((2, 55))),
        location=any(as_text(record.get(place)) for place in PLACES),
    )
