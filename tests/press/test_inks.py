"""Colours become inks: black alone, greys alone, everything within the limit."""

import pytest
from PIL import Image

from caravan_pub.press.inks import BLACK, Cmyk, Inks, limited
from caravan_pub.profiles import fogra39


@pytest.fixture(scope="module")
def inks() -> Inks:
    return Inks(fogra39().data, 3.0)


def of(inks: Inks, colour: str) -> Cmyk:
    red, green, blue = bytes.fromhex(colour)
    return inks.of_srgb(red / 255, green / 255, blue / 255)


@pytest.mark.parametrize("colour", ["000000", "1d1b19", "0b0d12"])
def test_black_and_what_is_as_good_as_black_is_one_ink_in_full(inks: Inks, colour: str) -> None:
    assert of(inks, colour) == BLACK


def test_greys_are_black_ink_alone_and_grow_darker_with_it(inks: Inks) -> None:
    ramp = [of(inks, f"{part:02x}" * 3) for part in range(255, -1, -5)]
    assert all(ink[:3] == (0, 0, 0) for ink in ramp)
    assert [ink[3] for ink in ramp] == sorted(ink[3] for ink in ramp)
    assert (ramp[0][3], ramp[-1][3]) == (0, 1)
    assert 0.5 < of(inks, "808080")[3] < 0.7


def test_a_warm_grey_of_letters_is_a_grey_and_a_tint_of_paper_keeps_its_hue(inks: Inks) -> None:
    assert of(inks, "625d56")[:3] == (0, 0, 0)
    assert of(inks, "f1ebdf")[2] > of(inks, "f1ebdf")[0] > 0


@pytest.mark.parametrize(
    ("colour", "full", "none"), [("ff0000", (1, 2), (0, 3)), ("00a0e0", (0,), (3,)), ("ffee00", (2,), (0, 3))]
)
def test_hues_are_the_inks_that_make_them(inks: Inks, colour: str, full: tuple[int], none: tuple[int]) -> None:
    ink = of(inks, colour)
    assert min(ink[nth] for nth in full) > 0.7
    assert max(ink[nth] for nth in none) < 0.1


@pytest.mark.parametrize("limit", [2.4, 2.8, 3.2])
def test_no_colour_has_more_ink_than_the_limit(limit: float) -> None:
    strict = Inks(fogra39().data, limit, rich=True)
    steps = range(0, 256, 85)
    for colour in (bytes((r, g, b)).hex() for r in steps for g in steps for b in steps):
        assert sum(of(strict, colour)) <= limit + 1e-6
    assert strict.rich is not None
    assert sum(strict.rich) <= limit


def test_the_limit_takes_colour_before_black_and_leaves_what_is_within() -> None:
    assert limited((0.6, 0.4, 0.4, 0.3), 3.0) == (0.6, 0.4, 0.4, 0.3)
    c, m, y, k = limited((0.9, 0.8, 0.8, 0.5), 2.4)
    assert (round(c - m, 6), round(c + m + y + k, 6)) == (0.1, 2.4)
    assert k > 0.5
    assert limited((1, 1, 1, 1), 2.4)[3] == 1


def test_lab_and_srgb_of_one_colour_are_nearly_one_ink(inks: Inks) -> None:
    for one, other in zip(of(inks, "a63a22"), inks.of_lab((40.6, 44.4, 38.9)), strict=True):
        assert one == pytest.approx(other, abs=0.03)


def test_a_picture_is_separated_as_its_colours_are_and_keeps_the_limit(inks: Inks) -> None:
    strict = Inks(fogra39().data, 2.4)
    colours = [bytes((r, g, b)) for r in range(0, 256, 15) for g in range(0, 256, 15) for b in range(0, 256, 15)]
    picture = Image.frombytes("RGB", (len(colours), 1), b"".join(colours))
    for each in (inks, strict):
        made = each.separated(picture)
        pixels = [made.tobytes()[at : at + 4] for at in range(0, 4 * len(colours), 4)]
        assert made.mode == "CMYK"
        assert max(map(sum, pixels)) / 255 <= each.limit
    at = colours.index(bytes((255, 0, 0)))
    pixel = inks.separated(picture).tobytes()[4 * at : 4 * at + 4]
    assert [part / 255 for part in pixel] == pytest.approx(of(inks, "ff0000"), abs=0.02)


def test_a_picture_without_hues_is_grey_and_prints_on_one_plate(inks: Inks) -> None:
    made = inks.separated(Image.frombytes("RGB", (3, 1), bytes((0, 0, 0, 128, 128, 128, 255, 255, 255))))
    assert made.mode == "L"
    dark, middle, light = made.tobytes()
    assert (dark, light) == (0, 255)
    assert middle / 255 == pytest.approx(1 - of(inks, "808080")[3], abs=0.01)


def test_what_is_no_profile_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be used"):
        Inks(b"no profile", 3.0)
