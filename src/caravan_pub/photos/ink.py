"""How much ink a picture asks for, and no more of it than its paper takes."""

from io import BytesIO

from PIL import Image, ImageChops, ImageCms, ImageFilter

from caravan_pub.photos.colour import through

STEPS = 33
"""Steps of red, green and blue at which colours are worked out; those between are mixed of the nearest."""

FULL = 255
SPARE = 4
"""Per cent of ink that are kept back: a JPEG does not give back exactly what was put into it."""


def most_ink(image: Image.Image) -> float:
    """The most ink of any pixel of a CMYK picture, in per cent of the four together."""
    cyan, magenta, yellow, black = image.split()
    first, second = ImageChops.add(cyan, magenta, scale=2), ImageChops.add(yellow, black, scale=2)
    _, most = ImageChops.add(first, second, scale=2).getextrema()
    assert isinstance(most, int | float)  # noqa: S101  (one channel has one pair of extremes)
    return most * 4 / FULL * 100


def limited_table(source: ImageCms.ImageCmsProfile, press: bytes, ink: int) -> ImageFilter.Color3DLUT:
    """A filter from the RGB of a profile to the CMYK of another, in which no colour has more than ``ink`` per cent.

    Black is kept, and the three others are taken back in proportion, so that shadows stay deep and keep their hue.
    """
    at = [round(step * FULL / (STEPS - 1)) for step in range(STEPS)]
    colours = bytes(channel for blue in at for green in at for red in at for channel in (red, green, blue))
    grid = Image.frombytes("RGB", (STEPS**3, 1), colours)
    inks = through(grid, source, ImageCms.ImageCmsProfile(BytesIO(press)), "CMYK").tobytes()
    most = (ink - SPARE) / 100 * FULL
    table: list[float] = []
    for start in range(0, len(inks), 4):
        *colour, black = inks[start : start + 4]
        kept = min(1.0, (most - black) / (sum(colour) or 1))
        table += [amount * kept / FULL for amount in colour] + [black / FULL]
    return ImageFilter.Color3DLUT(STEPS, table, channels=4, target_mode="CMYK")
