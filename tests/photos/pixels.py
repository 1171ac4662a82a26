"""Pictures to be developed, made of arithmetic: the same everywhere."""

import hashlib
import struct
from collections.abc import Callable
from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import Derivative
from caravan_pub.model.publication import Photo
from caravan_pub.photos import Recipe, develop
from caravan_pub.store import Store

NO_STORE = Store(None)


def noise(size: int, seed: int = 0) -> bytes:
    """Bytes without any order, the same for the same seed."""
    return hashlib.shake_256(str(seed).encode()).digest(size)


def scene(width: int = 96, height: int = 64, mode: str = "RGB", seed: int = 0) -> Image.Image:
    """A soft picture of many colours, as a photograph has."""
    small = Image.frombytes("RGB", (8, 6), noise(8 * 6 * 3, seed))
    large = small.resize((width, height), Image.Resampling.BICUBIC)
    if mode in {"RGBA", "LA"}:
        alpha = Image.linear_gradient("L").resize((width, height))
        large.putalpha(alpha)
    return large.convert(mode)


def corners() -> Image.Image:
    """A picture of 40 × 20 px whose quarters are red and green above, blue and white below."""
    image = Image.new("RGB", (40, 20))
    quarters: tuple[tuple[tuple[int, int], tuple[int, int, int]], ...] = (
        ((0, 0), (255, 0, 0)),
        ((20, 0), (0, 255, 0)),
        ((0, 10), (0, 0, 255)),
        ((20, 10), (255, 255, 255)),
    )
    for at, colour in quarters:
        image.paste(colour, (*at, at[0] + 20, at[1] + 10))
    return image


def saved(image: Image.Image, file_format: str, **options: object) -> bytes:
    """The picture as a file."""
    into = BytesIO()
    if file_format == "HEIF":  # its encoder is not entered into Pillow's list, where the program could come upon it
        pillow_heif.from_pillow(image).save(into, **options)
    else:
        image.save(into, file_format, **options)
    return into.getvalue()


def opened(derivative: Derivative) -> Image.Image:
    """A derivative's pixels."""
    image = Image.open(BytesIO(derivative.data))
    image.load()
    return image


def srgb_profile() -> bytes:
    """An sRGB profile as editors embed it."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped_profile() -> bytes:
    """An RGB profile that holds red for green and green for red, so that its use cannot be overlooked."""
    profile = srgb_profile()
    return profile.replace(b"rXYZ", b"tXYZ", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"tXYZ", b"gXYZ", 1)


def red_cyan_profile() -> bytes:
    """A CMYK profile (ICC.1:2001-04, lut8Type) for a press whose cyan ink is red, and whose other inks are black."""
    white, red, black = bytes((255, 128, 128)), bytes((136, 208, 195)), bytes((0, 128, 128))
    nodes = b"".join({0: white, 8: red}.get(number, black) for number in range(16))
    matrix = struct.pack(">9L", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    straight = bytes(range(256))
    table = b"mft1\0\0\0\0\4\3\2\0" + matrix + straight * 4 + nodes + straight * 3
    point = b"XYZ \0\0\0\0" + struct.pack(">3L", 0xF6D6, 0x10000, 0xD32D)
    at = 128 + 4 + 2 * 12
    tags = struct.pack(">L4sLL4sLL", 2, b"wtpt", at, len(point), b"A2B0", at + len(point), len(table))
    head = struct.pack(">L4sL4s4s4s12x4s28x3L48x", at + len(point) + len(table), b"", 0x02400000, b"prtr", b"CMYK",
                       b"Lab ", b"acsp", 0xF6D6, 0x10000, 0xD32D)  # fmt: skip
    return head + tags + point + table


def photo_of(name: str, **facts: object) -> Photo:
    """A photo with its sidecar's facts; its file lies where its name says."""
    make: Callable[..., Photo] = Photo
    return make(f"photos/{name}", f"content/photos/{name}", **facts)


def made(original: bytes, name: str, recipe: Recipe | None = None, **facts: object) -> Derivative:
    """The derivative of an original that nothing is wrong with."""
    diagnostics = Diagnostics()
    derivative = develop(photo_of(name, **facts), original, recipe or Recipe(), NO_STORE, diagnostics)
    assert [problem.message for problem in diagnostics] == []
    assert derivative is not None
    return derivative


def problems(original: bytes, name: str, recipe: Recipe | None = None, **facts: object) -> list[str]:
    """The codes of what is wrong with an original, each at its file."""
    diagnostics = Diagnostics()
    develop(photo_of(name, **facts), original, recipe or Recipe(), NO_STORE, diagnostics)
    assert {problem.place.path for problem in diagnostics} <= {f"content/photos/{name}"}
    return [problem.code for problem in diagnostics]
