"""Pictures of a file become CMYK or grey."""

import io

import pikepdf
from pikepdf import Array, Name, Object
from PIL import Image

from caravan_pub.press.inks import Inks
from caravan_pub.press.space_objects import Mix, space_in_ink, space_of
from caravan_pub.press.spaces import Kind

QUALITY = 92
"""The JPEG quality of a picture that came as a JPEG, without sampling colours more coarsely than lights."""

INVERTED = [1, 0, 1, 0, 1, 0, 1, 0]
"""The Decode array of a CMYK JPEG: Adobe's way, which the encoder follows, stores ink as its absence."""


def picture_in_ink(pdf: pikepdf.Pdf, picture: pikepdf.Stream, inks: Inks | None, mix: Mix) -> None:
    """Separate a picture where it is RGB, or make it grey where it is part of a soft mask (no ``inks``).

    One in CMYK or grey is left as it is.  ValueError where it cannot be separated.
    """
    space = picture.get("/ColorSpace")
    if bool(picture.get("/ImageMask", False)):
        return
    if isinstance(space, Array) and str(space[0]) not in {"/ICCBased", "/CalRGB", "/CalGray", "/Lab"}:
        picture.ColorSpace = space_in_ink(pdf, space, mix, 1 if inks is None else 4)
        return
    kind = space_of(space).kind
    if kind in {Kind.GREY, Kind.CMYK} and space is not None:
        if isinstance(space, Array):
            picture.ColorSpace = Name.DeviceGray if kind is Kind.GREY else Name.DeviceCMYK
        return
    if "/Decode" in picture or isinstance(picture.get("/Mask"), Array):
        raise ValueError("a picture in RGB with a Decode array or a colour that is left out cannot be separated")
    _exchange(picture, _opened(picture), inks, space_of(space).profile)


def _opened(picture: pikepdf.Stream) -> Image.Image:
    try:
        opened = pikepdf.PdfImage(picture).as_pil_image(apply_mask=False)
        opened.load()
    except (pikepdf.UnsupportedImageTypeError, pikepdf.PdfError, NotImplementedError, OSError) as error:
        raise ValueError(f"a picture cannot be read: {error}") from error
    if opened.mode not in {"RGB", "L"}:
        raise ValueError(f"a picture of the kind {opened.mode} cannot be separated")
    return opened


def _exchange(picture: pikepdf.Stream, opened: Image.Image, inks: Inks | None, profile: bytes) -> None:
    photo = str(picture.get("/Filter", "")) == "/DCTDecode"
    made = opened.convert("L") if inks is None or opened.mode == "L" else inks.separated(opened, profile)
    for key in ("/DecodeParms", "/Decode"):
        if key in picture:
            del picture[key]
    if photo:
        file = io.BytesIO()
        made.save(file, "JPEG", quality=QUALITY, subsampling=0)
        picture.write(file.getvalue(), filter=Name.DCTDecode)
        if made.mode == "CMYK":
            picture.Decode = Array(INVERTED)
    else:
        picture.write(made.tobytes())
    picture.ColorSpace = Name.DeviceCMYK if made.mode == "CMYK" else Name.DeviceGray
    picture.BitsPerComponent = 8


def inline_in_ink(entries: bytes, data: bytes, inks: Inks | None, mix: Mix) -> bytes | None:
    """A picture within a content stream, from its entries and its data to the same in ink; nothing where it is."""
    scratch = pikepdf.new()
    parsed = pikepdf.Object.parse(b"<<" + entries + b">>")
    picture = scratch.make_stream(b"")
    for key, value in parsed.items():
        picture[LONG.get(key, key)] = VALUES.get(str(value), value) if isinstance(value, Name) else value
    if "/ColorSpace" not in picture or str(picture.ColorSpace) not in {"/DeviceRGB", "/CalRGB"}:
        if "/ColorSpace" in picture and not isinstance(picture.ColorSpace, Name):
            raise ValueError("a picture within a content stream has a table of colours")
        return None
    if "/Filter" in picture and not isinstance(picture.Filter, Name):
        raise ValueError("a picture within a content stream is packed twice")
    packing, how = picture.get("/Filter"), picture.get("/DecodeParms")
    picture.write(
        data,
        filter=packing if isinstance(packing, Name) else None,
        decode_parms=how if isinstance(how, pikepdf.Dictionary) else None,
    )
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture_in_ink(scratch, picture, inks, mix)
    return _inline(picture)


def _inline(picture: Object) -> bytes:
    space = b"/CMYK" if picture.ColorSpace == Name.DeviceCMYK else b"/G"
    size = f"/W {int(picture.Width)} /H {int(picture.Height)} /BPC 8".encode()
    return size + b" /CS " + space + b" /F /AHx ID " + picture.read_bytes().hex().encode() + b">"


LONG = {
    "/BPC": "/BitsPerComponent", "/CS": "/ColorSpace", "/D": "/Decode", "/DP": "/DecodeParms", "/F": "/Filter",
    "/H": "/Height", "/IM": "/ImageMask", "/I": "/Interpolate", "/W": "/Width",
}  # fmt: skip
VALUES = {
    "/G": Name.DeviceGray, "/RGB": Name.DeviceRGB, "/CMYK": Name.DeviceCMYK, "/I": Name.Indexed,
    "/AHx": Name.ASCIIHexDecode, "/A85": Name.ASCII85Decode, "/LZW": Name.LZWDecode, "/Fl": Name.FlateDecode,
    "/RL": Name.RunLengthDecode, "/DCT": Name.DCTDecode, "/CCF": Name.CCITTFaxDecode,
}  # fmt: skip
"""The short names of 8.9.7, tables 93 and 94."""
