"""Originals are decoded whole, at their first frame, and only by the decoder of their own format."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from pillow_heif import HeifImageFile

from caravan_pub.model.publication import Crop
from caravan_pub.photos import Recipe
from caravan_pub.photos.decode import MAX_PIXELS, MAX_SIDE, decode
from caravan_pub.photos.refused import Refused
from tests.photos.pixels import corners, made, opened, saved, scene


def test_a_large_jpeg_is_decoded_at_a_fraction_that_is_not_too_small() -> None:
    negative = decode(saved(scene(1600, 1200), "JPEG"), "JPEG", Recipe(long_side=350))
    assert (negative.width, negative.height) == (350, 262)
    assert negative.image.size == (400, 300)


def test_a_crop_is_decoded_finely_enough() -> None:
    negative = decode(saved(scene(1600, 1200), "JPEG"), "JPEG", Recipe(long_side=350, crop=Crop(0, 0, 0.25, 0.25)))
    assert (negative.width, negative.height) == (350, 262)
    assert negative.image.size == (400, 300)


@pytest.mark.parametrize(
    ("crop", "size"),
    [
        (Crop(0, 0, 1, 1), (40, 20)),
        (Crop(0.25, 0.5, 0.75, 1.0), (20, 10)),
        (Crop(0.5, 0.5, 0.5, 0.5), (1, 1)),
        (Crop(1, 1, 0, 0), (1, 1)),
        (Crop(-3, -3, 9, 9), (40, 20)),
        (Crop(0.999, 0.999, 1, 1), (1, 1)),
    ],
)
def test_a_crop_is_within_the_picture_and_never_empty(crop: Crop, size: tuple[int, int]) -> None:
    negative = decode(saved(corners(), "PNG"), "PNG", Recipe(crop=crop))
    assert negative.image.size == size == (negative.width, negative.height)


def test_a_crop_is_of_the_picture_as_it_is_seen() -> None:
    stored = corners().transpose(Image.Transpose.ROTATE_90)
    exif = stored.getexif()
    exif[0x0112] = 6
    right_above = Crop(0.5, 0, 1, 0.5)
    image = opened(made(saved(stored, "PNG", exif=exif), "a.png", crop=right_above))
    assert image.getcolors() == [(200, (0, 255, 0))]


@pytest.mark.parametrize(("file_format", "ending"), [("TIFF", "tif"), ("WEBP", "webp"), ("PNG", "png")])
def test_of_several_frames_the_first_is_shown(file_format: str, ending: str) -> None:
    pages = {"save_all": True, "append_images": [Image.new("RGB", (60, 60), "black")], "lossless": True}
    original = saved(Image.new("RGB", (60, 60), "white"), file_format, **pages)
    assert opened(made(original, f"a.{ending}")).convert("L").getextrema() == (255, 255)


@pytest.mark.parametrize("file_format", ["PNG", "WEBP", "TIFF", "AVIF"])
def test_a_decoder_is_not_given_another_s_file(file_format: str) -> None:
    with pytest.raises(Refused) as refused:
        decode(saved(scene(), "JPEG"), file_format, Recipe())
    assert refused.value.rule.code == "photo-damaged"


@pytest.mark.parametrize(("width", "height"), [(MAX_SIDE + 1, 1), (16_000, 10_001)])
def test_the_limits_are_those_that_are_stated(width: int, height: int) -> None:
    assert width > MAX_SIDE or width * height > MAX_PIXELS
    png = bytearray(saved(Image.new("1", (1, 1)), "PNG"))
    png[16:24] = struct.pack(">LL", width, height)
    png[29:33] = _crc(bytes(png[12:29]))
    with pytest.raises(Refused) as refused:
        decode(bytes(png), "PNG", Recipe())
    assert refused.value.rule.code == "photo-too-large"


def _crc(content: bytes) -> bytes:
    return struct.pack(">L", zlib.crc32(content))


def test_a_picture_at_the_limit_is_developed() -> None:
    original = saved(Image.new("1", (MAX_SIDE, 5_000)), "PNG")
    derivative = made(original, "a.png", Recipe(long_side=300))
    assert (derivative.width, derivative.height) == (300, 50)


# HEIC


def test_no_other_part_of_the_program_can_come_upon_the_decoder_of_heic() -> None:
    assert "HEIF" not in Image.OPEN
    with pytest.raises(OSError, match="cannot identify"):
        Image.open(BytesIO(saved(scene(), "HEIF")))


def test_the_thumbnail_within_a_heic_never_stands_for_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may show what was cut off the picture since."""

    def refused(*_arguments: object) -> None:
        raise AssertionError("a thumbnail was asked for")

    monkeypatch.setattr(HeifImageFile, "draft", refused)
    derivative = made(saved(scene(900, 600), "HEIF"), "a.heic", Recipe(long_side=60))
    assert (derivative.width, derivative.height) == (60, 40)
