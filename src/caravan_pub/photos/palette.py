"""Pictures that have a palette and keep it, because they keep their size."""

from collections.abc import Callable

from PIL import Image

ENTRIES = 256


def tidied(image: Image.Image, convert: Callable[[Image.Image], Image.Image]) -> Image.Image:
    """A picture of mode P with its used colours only, each once, in a fixed order, and converted by ``convert``.

    Nothing can be hidden in it: colours that are wholly transparent become one.  The alpha of each colour, where any is
    below 255, is left in ``info["transparency"]``.
    """
    table = _table(image, convert)
    used = sorted({table[index] for index, count in enumerate(image.histogram()[:ENTRIES]) if count})
    place = {colour: index for index, colour in enumerate(used)}
    # the pixels are read as plain numbers, for a palette would be looked up otherwise
    numbers = Image.frombytes("L", image.size, image.tobytes())
    pixels = numbers.point([place.get(colour, 0) for colour in table])
    fresh = Image.frombytes("P", image.size, pixels.tobytes())
    fresh.putpalette([channel for colour in used for channel in colour[:3]])
    if any(alpha < 255 for *_, alpha in used):
        fresh.info["transparency"] = bytes(alpha for *_, alpha in used)
    return fresh


def _table(image: Image.Image, convert: Callable[[Image.Image], Image.Image]) -> list[tuple[int, int, int, int]]:
    """All 256 colours as red, green, blue and alpha; those the file does not define are black."""
    numbers = Image.frombytes("P", (ENTRIES, 1), bytes(range(ENTRIES)))
    numbers.putpalette((image.getpalette("RGB") or []), "RGB")
    converted = convert(numbers.convert("RGB")).convert("RGB").tobytes()
    alphas = _alphas(image)
    colours = zip(converted[0::3], converted[1::3], converted[2::3], alphas, strict=True)
    return [colour if colour[3] else (0, 0, 0, 0) for colour in colours]


def _alphas(image: Image.Image) -> bytes:
    clear = image.info.get("transparency")
    if isinstance(clear, bytes):
        return clear[:ENTRIES].ljust(ENTRIES, b"\xff")
    alphas = bytearray(b"\xff" * ENTRIES)
    if isinstance(clear, int) and 0 <= clear < ENTRIES:
        alphas[clear] = 0
    return bytes(alphas)
