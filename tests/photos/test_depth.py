"""Tones are scaled, never clipped."""

import struct

import pytest
from PIL import Image

from caravan_pub.photos import Format, Recipe
from caravan_pub.photos.depth import eight_bit
from tests.photos.pixels import made, opened, problems, saved, scene

TONES = [0, 128, 129, 255, 256, 257, 32_768, 65_407, 65_535]
EIGHT = [0, 0, 1, 1, 1, 1, 128, 255, 255]


def sixteen() -> Image.Image:
    return Image.frombytes("I;16", (len(TONES), 1), struct.pack(f"<{len(TONES)}H", *TONES))


@pytest.mark.parametrize(("file_format", "ending"), [("PNG", "png"), ("TIFF", "tif")])
def test_sixteen_bits_become_the_nearest_of_eight(file_format: str, ending: str) -> None:
    derivative = made(saved(sixteen(), file_format), f"a.{ending}", Recipe(format=Format.PNG))
    image = opened(derivative)
    assert image.mode == "L"
    assert list(image.tobytes()) == EIGHT


def test_a_big_endian_tiff_has_the_same_tones() -> None:
    pixels = struct.pack(f">{len(TONES)}H", *TONES)
    big = Image.frombytes("I;16B", (len(TONES), 1), pixels)
    assert list(eight_bit(big).tobytes()) == EIGHT


@pytest.mark.parametrize("mode", ["L", "I;16"])
def test_a_tiff_whose_low_tones_are_white_is_no_negative(mode: str) -> None:
    size = 2 if mode == "I;16" else 1
    tiff = bytearray(saved(Image.frombytes(mode, (2, 1), b"\0" * size + b"\xff" * size), "TIFF"))
    photometric = tiff.index(struct.pack("<HHLH", 262, 3, 1, 1))
    tiff[photometric + 8] = 0
    image = opened(made(bytes(tiff), "a.tif", Recipe(format=Format.PNG)))
    assert list(image.tobytes()) == [255, 0]


def test_a_clear_tone_of_sixteen_bits_stays_clear() -> None:
    image = opened(made(saved(sixteen(), "PNG", transparency=257), "a.png"))
    assert image.mode == "LA"
    assert list(image.getchannel("A").tobytes()) == [255] * 5 + [0] + [255] * 3


@pytest.mark.parametrize(
    ("mode", "wanted"),
    [("1", "L"), ("L", "L"), ("LA", "LA"), ("La", "LA"), ("RGB", "RGB"), ("RGBA", "RGBA"), ("RGBa", "RGBA"),
     ("RGBX", "RGB"), ("P", "RGB"), ("CMYK", "CMYK"), ("YCbCr", "RGB"), ("LAB", "LAB")],
)  # fmt: skip
def test_every_mode_becomes_a_plain_one(mode: str, wanted: str) -> None:
    assert eight_bit(Image.new(mode, (2, 2))).mode == wanted


@pytest.mark.parametrize(
    ("mode", "clear", "wanted"),
    [("L", 7, "LA"), ("1", 1, "LA"), ("RGB", (1, 2, 3), "RGBA"), ("P", 3, "RGBA"), ("P", b"\0\xff", "RGBA")],
)
def test_a_clear_colour_becomes_alpha(mode: str, clear: object, wanted: str) -> None:
    image = Image.new(mode, (2, 2))
    image.info["transparency"] = clear
    assert eight_bit(image).mode == wanted


@pytest.mark.parametrize("mode", ["F", "I"])
def test_tones_without_a_white_are_refused(mode: str) -> None:
    assert problems(saved(Image.new(mode, (9, 9)), "TIFF"), "a.tif") == ["photo-format-unknown"]


def test_a_scan_in_black_and_white_keeps_its_lines() -> None:
    image = opened(made(saved(scene().convert("1"), "TIFF"), "a.tif"))
    assert image.format == "PNG"
    assert image.tobytes() == scene().convert("1").convert("L").tobytes()
