"""Colours mean in the derivative what they meant in the original."""

import pytest
from PIL import Image, ImageCms

from caravan_pub.photos import Format, Recipe
from caravan_pub.photos.colour import to_srgb
from tests.photos.pixels import made, opened, problems, red_cyan_profile, saved, scene, srgb_profile, swapped_profile

RED, GREEN = (255, 0, 0), (0, 255, 0)
PNG = Recipe(format=Format.PNG)


def near(pixel: object, wanted: tuple[int, ...], most: int = 3) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= most for one, other in zip(pixel, wanted, strict=True))


def plain(colour: tuple[int, ...], mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (8, 8), colour)


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_an_embedded_profile_is_heeded_in_every_format(file_format: str) -> None:
    ending = {"JPEG": "jpg", "TIFF": "tif"}.get(file_format, file_format.lower())
    original = saved(plain(RED), file_format, icc_profile=swapped_profile())
    image = opened(made(original, f"a.{ending}", PNG)).convert("RGB")
    assert near(image.getpixel((4, 4)), GREEN, 6)
    assert "icc_profile" not in image.info


def test_srgb_stays_as_it_is() -> None:
    image = scene()
    converted, found = to_srgb(image, srgb_profile())
    assert found == ()
    assert max(abs(a - b) for a, b in zip(converted.tobytes(), image.tobytes(), strict=True)) <= 1


def test_without_a_profile_rgb_is_srgb_and_nothing_is_said() -> None:
    image = scene()
    assert to_srgb(image, b"") == (image, ())


def test_alpha_is_not_a_colour() -> None:
    image = scene(mode="RGBA")
    converted, _ = to_srgb(image, swapped_profile())
    assert converted.mode == "RGBA"
    assert converted.getchannel("A").tobytes() == image.getchannel("A").tobytes()
    assert converted.getchannel("R").tobytes() != image.getchannel("R").tobytes()


def test_grey_with_an_rgb_profile_stays_grey() -> None:
    image = scene(mode="L")
    converted, found = to_srgb(image, srgb_profile())
    assert (converted.mode, found) == ("L", ())
    assert max(abs(a - b) for a, b in zip(converted.tobytes(), image.tobytes(), strict=True)) <= 1


def test_cmyk_without_a_profile_is_converted_plainly_and_told() -> None:
    original = saved(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG")
    assert problems(original, "a.jpg") == ["photo-profile-missing"]
    converted, _ = to_srgb(Image.new("CMYK", (1, 1), (0, 255, 255, 0)), b"")
    assert converted.getpixel((0, 0)) == RED


def test_cmyk_is_converted_by_its_own_profile() -> None:
    """The profile says that cyan ink is red; a plain conversion would make it light blue."""
    inks = Image.new("CMYK", (16, 8), (255, 0, 0, 0))
    inks.paste((0, 0, 0, 0), (8, 0, 16, 8))
    derivative = made(saved(inks, "JPEG", icc_profile=red_cyan_profile()), "a.jpg", PNG)
    image = opened(derivative)
    assert near(image.getpixel((2, 4)), RED, 12)
    assert near(image.getpixel((13, 4)), (255, 255, 255), 3)


def test_lab_is_converted() -> None:
    lab = ImageCms.profileToProfile(
        plain(RED), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    assert lab is not None
    converted, found = to_srgb(lab, b"")
    assert found == ()
    assert near(converted.getpixel((4, 4)), RED, 8)


@pytest.mark.parametrize("profile", [b"no profile", srgb_profile()[:200], b"\0" * 200])
def test_a_broken_profile_is_told_and_the_picture_taken_as_srgb(profile: bytes) -> None:
    original = saved(scene(), "JPEG", icc_profile=profile)
    assert problems(original, "a.jpg") == ["photo-profile-damaged"]
    assert to_srgb(plain(RED), profile)[0].getpixel((0, 0)) == RED


def test_a_profile_of_another_kind_of_picture_is_told() -> None:
    original = saved(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG", icc_profile=srgb_profile())
    assert problems(original, "a.jpg") == ["photo-profile-damaged"]


def test_a_palette_s_colours_are_converted_too() -> None:
    flat = plain(RED).convert("P", palette=Image.Palette.ADAPTIVE)
    image = opened(made(saved(flat, "PNG", icc_profile=swapped_profile()), "a.png"))
    assert image.mode == "P"
    assert near(image.convert("RGB").getpixel((4, 4)), GREEN, 6)
