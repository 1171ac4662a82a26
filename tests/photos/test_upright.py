"""Pictures stand as they were seen."""

import pytest

from caravan_pub.photos.upright import orientation, turned, upright
from tests.photos.needles import ENDINGS
from tests.photos.pixels import corners, made, opened, saved, scene

RED, GREEN, BLUE, WHITE = "red", "green", "blue", "white"
INVERSE = {2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6}
"""Which turn undoes which: a quarter to the left undoes a quarter to the right, all others undo themselves."""


def nearest(pixel: object) -> str:
    assert isinstance(pixel, tuple)
    high = tuple(channel > 128 for channel in pixel[:3])
    names = {(True, False, False): RED, (False, True, False): GREEN, (False, False, True): BLUE}
    return names.get(high, WHITE)


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("file_format", sorted(ENDINGS))
def test_every_orientation_in_every_format_is_seen_the_same(file_format: str, turn: int) -> None:
    stored = upright(corners(), INVERSE.get(turn, 1))
    exif = stored.getexif()
    exif[0x0112] = turn
    derivative = made(saved(stored, file_format, exif=exif), f"a.{ENDINGS[file_format]}")
    image = opened(derivative).convert("RGB")
    assert image.size == (40, 20)
    assert [nearest(image.getpixel(at)) for at in ((8, 4), (32, 4), (8, 15), (32, 15))] == [RED, GREEN, BLUE, WHITE]


def test_a_turned_photo_that_is_reduced_has_the_upright_size() -> None:
    image = scene(400, 200)
    exif = image.getexif()
    exif[0x0112] = 6
    derivative = made(saved(image, "JPEG", exif=exif), "a.jpg")
    assert (derivative.width, derivative.height) == (200, 400)


@pytest.mark.parametrize("block", [b"Exif\0\0broken", b"Exif\0\0II*\0\xff\xff\xff\x7f", b"Exif\0\0"])
def test_a_damaged_exif_block_turns_nothing(block: bytes) -> None:
    derivative = made(saved(scene(40, 20), "JPEG", exif=block), "a.jpg")
    assert (derivative.width, derivative.height) == (40, 20)


@pytest.mark.parametrize("value", [0, 9, 65_535])
def test_a_value_without_a_meaning_turns_nothing(value: int) -> None:
    image = scene(40, 20)
    image.getexif()[0x0112] = value
    assert orientation(image) == 1


def test_lying_pictures_swap_their_sides() -> None:
    assert [turned((4, 3), turn) for turn in range(1, 9)] == [(4, 3)] * 4 + [(3, 4)] * 4
