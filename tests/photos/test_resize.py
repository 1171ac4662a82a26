"""Derivatives are as large as the recipe allows, and never larger than their original."""

import pytest
from hypothesis import given, strategies as st
from PIL import Image

from caravan_pub.photos import Recipe
from caravan_pub.photos.resize import resized, sharpened, target_size
from tests.photos.pixels import made, opened, saved, scene

SIDES = st.integers(1, 30_000)


@pytest.mark.parametrize(
    ("size", "recipe", "wanted"),
    [
        ((6000, 4000), Recipe(long_side=1600), (1600, 1067)),
        ((4000, 6000), Recipe(long_side=1600), (1067, 1600)),
        ((800, 600), Recipe(long_side=1600), (800, 600)),
        ((3000, 3000), Recipe(long_side=3000, max_pixels=4_000_000), (2000, 2000)),
        ((30_000, 1), Recipe(long_side=1600), (1600, 1)),
        ((1, 1), Recipe(), (1, 1)),
    ],
)
def test_sizes(size: tuple[int, int], recipe: Recipe, wanted: tuple[int, int]) -> None:
    assert target_size((0, 0, *size), recipe) == wanted


@given(SIDES, SIDES, st.integers(1, 5000), st.integers(10_000, 9_000_000))
def test_no_size_is_beyond_the_recipe_or_the_original(width: int, height: int, side: int, most: int) -> None:
    wide, high = target_size((0, 0, width, height), Recipe(long_side=side, max_pixels=most))
    assert 1 <= wide <= min(width, side)
    assert 1 <= high <= min(height, side)
    assert wide * high <= most


@pytest.mark.parametrize("file_format", ["JPEG", "PNG"])
def test_a_large_original_is_reduced_rightly_in_one_step_or_two(file_format: str) -> None:
    """A JPEG is decoded at a fraction of its size; the picture must be the same as reduced from the whole."""
    image = scene(1203, 797)
    derivative = made(saved(image, file_format, quality=95), f"a.{file_format.lower()}".replace("jpeg", "jpg"),
                      Recipe(long_side=150, quality=95))  # fmt: skip
    assert (derivative.width, derivative.height) == (150, 99)
    wanted = image.resize((150, 99), Image.Resampling.LANCZOS)
    differences = [abs(a - b) for a, b in zip(opened(derivative).tobytes(), wanted.tobytes(), strict=True)]
    assert sum(differences) / len(differences) < 3


def test_what_needs_no_change_is_left_alone() -> None:
    image = scene()
    assert resized(image, *image.size) is image
    assert sharpened(image, 1.0) is image


def test_sharpening_steepens_an_edge_and_leaves_plain_areas() -> None:
    image = Image.new("L", (20, 9), 100)
    image.paste(150, (10, 0, 20, 9))
    row = list(sharpened(image, 0.5).crop((0, 4, 20, 5)).tobytes())
    assert row[:8] == [100] * 8
    assert row[12:] == [150] * 8
    assert row[9] < 100
    assert row[10] > 150


@given(st.integers(2, 40), st.integers(2, 40))
def test_plain_pictures_stay_plain(width: int, height: int) -> None:
    image = Image.new("RGB", (100, 100), (200, 90, 30))
    assert sharpened(resized(image, width, height), 0.1).getcolors() == [(width * height, (200, 90, 30))]
