"""What pixels tell: enlargements, few tones, cut-off tones, and pictures that are the same."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from caravan_pub.photos.signs import Signs, alike, signs_of
from tests.photos.pixels import noise, saved, scene
from tests.photos.test_carried import read

SIZE = (720, 480)


def fine(seed: int = 0) -> Image.Image:
    """A grey picture with detail of every size, each half as fine twice as strong, as photographs have."""
    picture = Image.new("L", SIZE, 128)
    for octave in range(7):
        side = (SIZE[0] >> octave, SIZE[1] >> octave)
        layer = Image.frombytes("L", side, noise(side[0] * side[1], seed + octave))
        layer = layer.point([128 + (value - 128) * (octave + 2) // 14 for value in range(256)])
        picture = ImageChops.add(picture, layer.resize(SIZE, Image.Resampling.BICUBIC), 1, -128)
    return picture


def signs(image: Image.Image) -> Signs:
    return signs_of(image, flat=False)


@pytest.mark.parametrize("seed", [0, 10, 20])
def test_a_picture_with_fine_detail_was_not_enlarged(seed: int) -> None:
    assert not signs(fine(seed)).enlarged


@pytest.mark.parametrize("method", [Image.Resampling.BICUBIC, Image.Resampling.BILINEAR])
def test_a_picture_of_twice_its_size_was(method: Image.Resampling) -> None:
    enlarged = fine().resize((SIZE[0] * 2, SIZE[1] * 2), method)
    assert signs(enlarged).enlarged


def test_an_even_picture_is_not_judged() -> None:
    assert not signs(Image.linear_gradient("L").resize((800, 600))).enlarged


def test_a_scan_of_sixteen_greys_has_few_tones_and_a_photograph_many() -> None:
    few, many = signs(fine().point([value // 16 * 16 + 8 for value in range(256)])).tones, signs(fine()).tones
    assert few is not None
    assert many is not None
    assert few <= 16 < 60 < many


def test_line_art_has_no_tones_to_be_judged() -> None:
    page = Image.new("L", (400, 300), "white")
    page.paste(0, (40, 40, 360, 44))
    assert signs(page).tones is None


def test_flat_art_and_small_pictures_are_not_judged() -> None:
    white = Image.new("L", (400, 300), "white")
    assert signs_of(white, flat=True).clipped == 0
    assert signs(Image.new("L", (20, 20), "white")).clipped == 0


def test_the_share_of_pure_black_and_white_is_told() -> None:
    image = fine().point([max(1, min(254, value)) for value in range(256)])
    image.paste(255, (0, 0, SIZE[0] // 2, SIZE[1]))
    assert signs(image).clipped == pytest.approx(0.5)


def test_the_same_picture_in_another_size_and_format_is_alike() -> None:
    one = signs(fine()).likeness
    again = Image.open(BytesIO(saved(fine().resize((300, 200)), "JPEG", quality=60)))
    assert alike(one, signs(again).likeness)
    assert not alike(one, signs(fine(30)).likeness)


def test_two_even_pictures_of_other_greys_are_not_alike() -> None:
    dark, light = (signs(Image.new("L", (200, 200), grey)).likeness for grey in (40, 200))
    assert alike(dark, dark)
    assert not alike(dark, light)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1", "CMYK", "LAB", "I;16"])
def test_every_mode_can_be_measured(mode: str) -> None:
    image = Image.frombytes("I;16", (96, 64), noise(96 * 64 * 2)) if mode == "I;16" else None
    if image is None:
        image = scene().convert("RGB").convert(mode) if mode != "LAB" else Image.new("LAB", (96, 64), (90, 128, 128))
    assert read(saved(image, "TIFF")).width == 96
