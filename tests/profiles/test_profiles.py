"""The profile of the press: whole, of the right kind, within its ink, and with its licence beside it."""

import struct
from importlib.resources import files
from io import BytesIO
from itertools import product

from PIL import Image, ImageCms

from caravan_pub.profiles import FOGRA39, fogra39

STEPS = range(0, 256, 15)


def inks(colours: list[tuple[int, int, int]]) -> list[tuple[int, ...]]:
    """The CMYK amounts, 0 to 255 each, that the profile gives for sRGB colours, relative to white."""
    image = Image.frombytes("RGB", (len(colours), 1), bytes(channel for colour in colours for channel in colour))
    printed = ImageCms.profileToProfile(
        image,
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(BytesIO(fogra39().data)),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert printed is not None
    raw = printed.tobytes()
    return [tuple(raw[at : at + 4]) for at in range(0, len(raw), 4)]


def test_the_profile_is_whole_and_of_a_cmyk_press() -> None:
    data = fogra39().data
    assert struct.unpack(">I", data[:4]) == (len(data),)
    assert (data[12:16], data[16:20], data[20:24], data[36:40]) == (b"prtr", b"CMYK", b"Lab ", b"acsp")
    assert fogra39().identifier == FOGRA39


def test_no_colour_asks_for_more_ink_than_it_says() -> None:
    most = max(sum(amounts) for amounts in inks(list(product(STEPS, STEPS, STEPS))))
    assert 2.5 * 255 < most <= (fogra39().ink + 1) / 100 * 255  # one in a hundred for eight bits a channel


def test_paper_stays_bare_and_black_is_mostly_black() -> None:
    white, black = inks([(255, 255, 255), (0, 0, 0)])
    assert max(white) <= 1
    assert black[3] > 0.85 * 255


def test_licence_and_origin_lie_beside_it() -> None:
    told = files("caravan_pub.profiles").joinpath("ORIGIN.md").read_text(encoding="utf-8")
    assert f"{len(fogra39().data):,} bytes" in told
    assert "zlib licence" in told
    assert "Kai-Uwe Behrmann" in told
