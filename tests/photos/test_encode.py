"""Derivatives are JPEGs or PNGs, as the picture asks, made of pixels alone."""

import pytest
from PIL import Image, ImageDraw

from caravan_pub.photos import Format, Recipe, verify_clean
from caravan_pub.photos.encode import encode, on_paper, without_hidden
from tests.photos.pixels import made, noise, opened, saved, scene


def line_art() -> Image.Image:
    image = Image.new("RGB", (300, 200), "white")
    ImageDraw.Draw(image).rectangle((20, 20, 250, 150), outline="navy", fill="orange")
    return image


@pytest.mark.parametrize(
    ("original", "name", "media_type"),
    [
        (saved(scene(), "PNG"), "a.png", "image/jpeg"),
        (saved(scene(mode="L"), "PNG"), "a.png", "image/jpeg"),
        (saved(scene(), "WEBP"), "a.webp", "image/jpeg"),
        (saved(scene(mode="RGBA"), "PNG"), "a.png", "image/png"),
        (saved(scene(mode="LA"), "PNG"), "a.png", "image/png"),
        (saved(scene(mode="RGBA"), "WEBP"), "a.webp", "image/png"),
        (saved(scene(mode="RGBA"), "AVIF"), "a.avif", "image/png"),
        (saved(line_art(), "PNG"), "a.png", "image/png"),
        (saved(line_art(), "TIFF"), "a.tif", "image/png"),
        (saved(line_art(), "JPEG"), "a.jpg", "image/jpeg"),
        (saved(Image.new("RGB", (9, 9)), "JPEG"), "a.jpg", "image/jpeg"),
    ],
)
def test_photographs_are_jpegs_and_transparency_and_flat_art_are_pngs(
    original: bytes, name: str, media_type: str
) -> None:
    derivative = made(original, name)
    assert derivative.media_type == media_type
    assert derivative.name.endswith({"image/jpeg": ".jpg", "image/png": ".png"}[media_type])


def test_alpha_that_hides_nothing_does_not_make_a_png() -> None:
    image = scene()
    image.putalpha(255)
    assert made(saved(image, "PNG"), "a.png").media_type == "image/jpeg"


def test_transparency_survives_a_reduction() -> None:
    image = Image.new("RGBA", (400, 100), (255, 0, 0, 255))
    image.paste((0, 255, 0, 0), (200, 0, 400, 100))
    shown = opened(made(saved(image, "PNG"), "a.png", Recipe(long_side=40)))
    assert (shown.getpixel((5, 5)), shown.getpixel((35, 5))) == ((255, 0, 0, 255), (0, 0, 0, 0))


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_nothing_is_left_under_full_transparency(mode: str) -> None:
    image = scene(mode=mode)
    image.putalpha(0)
    assert not any(opened(made(saved(image, "PNG"), "a.png")).tobytes())


def test_what_is_partly_clear_keeps_its_colour() -> None:
    image = Image.new("RGBA", (2, 1), (9, 8, 7, 1))
    assert without_hidden(image).tobytes() == image.tobytes()


def test_a_jpeg_lies_on_white_paper() -> None:
    image = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
    assert on_paper(image).getpixel((0, 0)) == (255, 255, 255)
    shown = opened(made(saved(image, "PNG"), "a.png", Recipe(format=Format.JPEG)))
    assert shown.getextrema() == ((255, 255),) * 3


@pytest.mark.parametrize("quality", [1, 60, 85, 89, 90, 95, 100])
def test_the_worst_noise_is_encoded_at_every_quality(quality: int) -> None:
    image = Image.frombytes("RGB", (301, 203), noise(301 * 203 * 3))
    data = encode(image, Format.JPEG, quality)
    assert verify_clean(data) == []


def test_a_better_quality_is_nearer_and_larger() -> None:
    coarse, fine = (encode(scene(), Format.JPEG, quality) for quality in (30, 92))
    assert len(coarse) < len(fine)


def test_what_is_known_of_a_picture_does_not_reach_its_file() -> None:
    image = scene()
    image.info.update({"comment": b"NEEDLE", "exif": b"NEEDLE", "icc_profile": b"NEEDLE", "dpi": (72, 72), "xmp": b"N"})
    for file_format in (Format.JPEG, Format.PNG):
        assert encode(image, file_format, 85) == encode(scene(), file_format, 85)
