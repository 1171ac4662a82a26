"""Photos for a press: inks by its profile, greys in black alone, and colours that come back as they were."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.photos import Colour, Recipe, develop, verify_clean
from caravan_pub.photos.ink import most_ink
from caravan_pub.photos.press import grey_for_press, to_press
from caravan_pub.profiles import fogra39
from caravan_pub.store import Store
from tests.photos.pixels import made, opened, photo_of, red_cyan_profile, saved, scene, srgb_profile, swapped_profile

PRESS = Recipe(long_side=2000, colour=Colour.PRESS, quality=92, profile=fogra39().data)


def proofed(image: Image.Image) -> Image.Image:
    """What a picture for the press looks like on its paper, in sRGB."""
    seen = ImageCms.profileToProfile(
        image, ImageCms.ImageCmsProfile(BytesIO(fogra39().data)), ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    assert seen is not None
    return seen


def away(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, of 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def muted(width: int = 96, height: int = 64) -> Image.Image:
    """A scene of colours that a press can print."""
    return Image.blend(scene(width, height), Image.new("RGB", (width, height), (140, 130, 120)), 0.6)


def test_a_photo_becomes_inks_without_a_profile_or_a_leak_and_looks_as_it_did() -> None:
    derivative = made(saved(muted(), "JPEG", quality=95, icc_profile=srgb_profile()), "a.jpg", PRESS)
    image = opened(derivative)
    assert (derivative.media_type, image.mode, image.size) == ("image/jpeg", "CMYK", (96, 64))
    assert "icc_profile" not in image.info
    assert verify_clean(derivative.data) == []
    assert away(proofed(image), muted()) < 3


def test_the_embedded_profile_is_heeded() -> None:
    """A picture whose profile has red and green swapped is printed with them swapped."""
    image = muted()
    red, green, blue = image.split()
    swapped = opened(made(saved(image, "PNG", icc_profile=swapped_profile()), "a.png",
                          PRESS))  # fmt: skip
    assert away(proofed(swapped), Image.merge("RGB", (green, red, blue))) < 4
    assert away(proofed(swapped), image) > 8


def test_a_grey_photo_is_black_ink_alone_and_as_light_as_it_was() -> None:
    ramp = Image.linear_gradient("L").resize((256, 64))
    image = opened(made(saved(ramp, "JPEG", quality=95), "a.jpg", PRESS))
    assert image.mode == "L"
    steps = Image.frombytes("L", (256, 1), bytes(range(256)))
    inked = grey_for_press(steps, fogra39().data)
    tones = list(inked.tobytes())
    assert (tones[0], tones[255]) == (0, 255)
    assert tones == sorted(tones)
    black_alone = Image.merge("CMYK", (*[Image.new("L", inked.size)] * 3, ImageChops.invert(inked)))
    seen = list(proofed(black_alone).convert("L").tobytes())
    assert max(abs(seen[tone] - tone) for tone in range(96, 256)) <= 5  # the deepest shadows black ink cannot reach


@pytest.mark.parametrize(("profile", "told"), [(b"", ["photo-profile-missing"]), (fogra39().data, [])])
def test_inks_that_were_chosen_for_this_press_stay_as_they_are(profile: bytes, told: list[str]) -> None:
    inks = Image.new("CMYK", (16, 8), (10, 60, 200, 30))
    image, codes = to_press(inks, profile, fogra39().data)
    assert (image.tobytes(), list(codes)) == (inks.tobytes(), told)


def test_inks_for_another_press_become_this_ones() -> None:
    image, codes = to_press(Image.new("CMYK", (1, 1), (255, 0, 0, 0)), red_cyan_profile(), fogra39().data)
    cyan, magenta, yellow, black = image.tobytes()
    assert codes == ()
    assert min(magenta, yellow) > 150 > 60 > max(cyan, black)  # that press's cyan ink is red


def test_a_broken_profile_is_told_and_the_picture_taken_as_srgb() -> None:
    with_it, codes = to_press(muted(), b"no profile", fogra39().data)
    without, _ = to_press(muted(), b"", fogra39().data)
    assert codes == ("photo-profile-damaged",)
    assert with_it.tobytes() == without.tobytes()


def test_lab_and_transparent_pictures_are_printed_as_they_look() -> None:
    lab = ImageCms.profileToProfile(muted(), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"),
                                    outputMode="LAB")  # fmt: skip
    assert lab is not None
    assert away(proofed(to_press(lab, b"", fogra39().data)[0]), muted()) < 4
    clear = opened(made(saved(Image.new("RGBA", (40, 30), (200, 0, 0, 0)), "WEBP", lossless=True), "a.webp",
                        Recipe(colour=Colour.PRESS, profile=fogra39().data)))  # fmt: skip
    assert clear.convert("RGB").getcolors() in ([(1200, (255, 255, 255))], [(1200, (0, 0, 0))])


def test_line_art_stays_a_png() -> None:
    art = Image.new("RGB", (60, 40), "white")
    art.paste((200, 30, 30), (10, 10, 30, 30))
    derivative = made(saved(art, "PNG"), "a.png", PRESS)
    assert derivative.media_type == "image/png"
    assert opened(derivative).convert("RGB").tobytes() == art.tobytes()


def test_another_profile_is_another_derivative(tmp_path: Path) -> None:
    store, original = Store(tmp_path), saved(muted(), "JPEG")
    dated_otherwise = fogra39().data[:24] + bytes(12) + fogra39().data[36:]
    for profile in (fogra39().data, dated_otherwise):
        recipe = Recipe(long_side=60, colour=Colour.PRESS, profile=profile)
        develop(photo_of("a.jpg"), original, recipe, store, Diagnostics())
    assert len(list(tmp_path.iterdir())) == 2


def vivid(width: int = 240, height: int = 160) -> Image.Image:
    """A picture with deep shadows, where a press asks for most ink."""
    return Image.blend(scene(width, height), Image.new("RGB", (width, height), (6, 10, 4)), 0.8)


def test_no_pixel_has_more_ink_than_the_paper_takes() -> None:
    most = {}
    for ink in (300, 240):
        recipe = replace(PRESS, ink=ink)
        most[ink] = most_ink(opened(made(saved(vivid(), "JPEG", quality=95), "a.jpg", recipe)))
        assert most[ink] <= ink + 1
    assert most[300] > 260 > most[240] > 200, "it is the limit that takes the ink away, and it takes no more"


@pytest.mark.parametrize("profile", [b"", fogra39().data])
def test_inks_that_arrive_as_such_are_kept_within_the_limit_too(profile: bytes) -> None:
    full = Image.new("CMYK", (16, 8), (250, 240, 230, 250))
    image, _ = to_press(full, profile, fogra39().data, ink=240)
    assert most_ink(image) <= 240
    light = Image.new("CMYK", (16, 8), (10, 60, 200, 30))
    assert to_press(light, profile, fogra39().data, ink=240)[0].tobytes() == light.tobytes()


def test_within_the_limit_colours_stay_as_they_look() -> None:
    """Only what is over the limit changes: everything else is worked out in steps so fine that nobody sees them."""
    picture = muted()
    picture.paste((0, 0, 0), (0, 0, 8, 8))
    limited, _ = to_press(picture, b"", fogra39().data, ink=240)
    free, _ = to_press(picture, b"", fogra39().data)
    part = (16, 16, 96, 64)
    assert away(proofed(limited.crop(part)), proofed(free.crop(part))) < 2
    assert most_ink(free) > 240 >= most_ink(limited)
