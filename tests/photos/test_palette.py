"""A palette is kept where the picture keeps its size, and hides nothing."""

from PIL import Image

from caravan_pub.photos import Format, Recipe
from tests.photos.pixels import made, opened, saved

COLOURS = [10, 20, 30, 200, 100, 50, 1, 2, 3, 250, 250, 250]


def flat(width: int = 40, height: int = 30) -> Image.Image:
    """Four stripes, numbered 3, 0, 1 and 2."""
    image = Image.new("P", (width, height))
    image.putpalette(COLOURS)
    for step, number in enumerate((3, 0, 1, 2)):
        image.paste(number, (step * width // 4, 0, (step + 1) * width // 4, height))
    return image


def test_a_picture_with_a_palette_keeps_one_and_every_colour() -> None:
    image = opened(made(saved(flat(), "PNG"), "a.png"))
    assert (image.format, image.mode) == ("PNG", "P")
    assert image.convert("RGB").tobytes() == flat().convert("RGB").tobytes()


def test_colours_that_are_not_used_are_not_in_the_file() -> None:
    image = flat()
    image.putpalette([*COLOURS, *b"NEEDLE"])
    assert b"NEEDLE" in saved(image, "PNG")
    assert b"NEEDLE" not in made(saved(image, "PNG"), "a.png").data


def test_transparency_is_kept() -> None:
    image = opened(made(saved(flat(), "PNG", transparency=bytes((255, 128, 255, 0))), "a.png"))
    shown = image.convert("RGBA")
    assert image.mode == "P"
    assert [shown.getpixel((x, 5)) for x in (2, 12, 22)] == [(0, 0, 0, 0), (10, 20, 30, 255), (200, 100, 50, 128)]


def test_a_picture_under_full_transparency_is_gone() -> None:
    """Two numbers that are both clear could draw a hidden picture; they become one."""
    hidden = saved(flat(), "PNG", transparency=bytes((0, 0, 0, 255)))
    image = opened(made(hidden, "a.png"))
    assert image.getpalette("RGB") == [0, 0, 0, 250, 250, 250]
    assert len(image.getcolors() or []) == 2


def test_one_clear_colour_is_kept_clear() -> None:
    shown = opened(made(saved(flat(), "PNG", transparency=1), "a.png")).convert("RGBA")
    assert [shown.getpixel((x, 5)) for x in (2, 22)] == [(250, 250, 250, 255), (0, 0, 0, 0)]


def test_a_reduced_one_has_all_colours_it_needs() -> None:
    image = opened(made(saved(flat(400, 300), "PNG"), "a.png", Recipe(long_side=37)))
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", (37, 28))


def test_a_recipe_for_jpeg_is_followed() -> None:
    image = opened(made(saved(flat(), "PNG"), "a.png", Recipe(format=Format.JPEG)))
    assert (image.format, image.mode) == ("JPEG", "RGB")


def test_pixels_beyond_the_palette_are_black() -> None:
    image = flat()
    image.paste(200, (0, 0, 10, 30))
    shown = opened(made(saved(image, "TIFF"), "a.tif")).convert("RGB")
    assert shown.getpixel((2, 5)) == (0, 0, 0)
    assert shown.getpixel((12, 5)) == (10, 20, 30)
