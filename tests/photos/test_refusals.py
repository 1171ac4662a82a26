"""What cannot be developed ends in a problem at its file, whatever it is, and never in an exception."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.photos import Recipe, develop
from tests.photos.needles import ENDINGS, chunk, needles_in, random_original
from tests.photos.pixels import NO_STORE, made, photo_of, problems, saved, scene

EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/tmp/ran) (w) file closefile\nshowpage\n"


@pytest.mark.parametrize(
    ("original", "name"),
    [
        (EPS, "a.jpg"),
        (b"\xc5\xd0\xd3\xc6" + EPS, "a.tif"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "a.png"),
        (b"%PDF-1.7\n", "a.jpg"),
        (saved(scene(), "GIF"), "a.gif"),
        (saved(scene(), "BMP"), "a.jpg"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + b"\0" * 50, "a.jpg"),
        (saved(scene(), "TIFF"), "a.nef"),
        (b"not a picture at all", "a.jpg"),
        (b"\n", "a.webp"),
    ],
)
def test_another_format_is_refused_whatever_its_name(original: bytes, name: str) -> None:
    assert problems(original, name) == ["photo-format-unknown"]


def test_a_postscript_file_named_jpg_is_named_as_what_it_is() -> None:
    diagnostics = Diagnostics()
    develop(photo_of("a.jpg"), EPS, Recipe(), NO_STORE, diagnostics)
    (problem,) = diagnostics
    assert "a PostScript file" in problem.message
    assert "JPEG, PNG, WebP, TIFF, AVIF and HEIC" in problem.help
    assert problem.place == Place("content/photos/a.jpg")


@pytest.mark.parametrize("file_format", sorted(ENDINGS))
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_truncated_file_is_damaged(file_format: str, part: float) -> None:
    whole = saved(scene(300, 200), file_format)
    assert problems(whole[: int(len(whole) * part)], f"a.{ENDINGS[file_format]}") == ["photo-damaged"]


@pytest.mark.parametrize("file_format", sorted(ENDINGS))
def test_a_file_that_ends_after_its_first_bytes_is_damaged(file_format: str) -> None:
    assert problems(saved(scene(), file_format)[:40], f"a.{ENDINGS[file_format]}") == ["photo-damaged"]


def test_damage_is_told_in_the_same_words_every_time() -> None:
    told = []
    for _ in range(2):
        diagnostics = Diagnostics()
        develop(photo_of("a.jpg"), b"\xff\xd8\xff" + bytes(50), Recipe(), NO_STORE, diagnostics)
        told += [problem.message for problem in diagnostics]
    assert told == ["the photo is broken and cannot be decoded: its header cannot be read"] * 2


def test_an_empty_file_is_damaged() -> None:
    assert problems(b"", "a.jpg") == ["photo-damaged"]


def bomb_png(width: int, height: int) -> bytes:
    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def bomb_jpeg() -> bytes:
    jpeg = bytearray(saved(scene(), "JPEG"))
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", 65_500, 65_500)
    return bytes(jpeg)


@pytest.mark.parametrize(
    ("original", "name"),
    [
        (bomb_png(100_000, 100_000), "a.png"),
        (bomb_png(13_000, 13_000), "a.png"),
        (bomb_png(40_000, 2), "a.png"),
        (bomb_jpeg(), "a.jpg"),
    ],
)
def test_a_header_that_claims_too_much_is_refused_before_anything_is_decoded(original: bytes, name: str) -> None:
    assert problems(original, name) == ["photo-too-large"]


def test_texts_that_do_not_fit_are_told_at_the_sidecar() -> None:
    diagnostics = Diagnostics()
    sidecar = Place("content/photos/a.toml", 3)
    photo = photo_of("a.jpg", caption="word " * 20_000, place=sidecar)
    assert develop(photo, saved(scene(), "JPEG"), Recipe(), NO_STORE, diagnostics) is None
    assert [(problem.code, problem.place) for problem in diagnostics] == [("photo-rights-too-long", sidecar)]


def test_the_longest_texts_that_fit_are_written_whole() -> None:
    caption = "é" * 16_000
    derivative = made(saved(scene(), "JPEG"), "a.jpg", caption=caption)
    assert derivative.data.count(caption.encode()) == 3


@pytest.mark.parametrize("seed", range(30))
def test_flipped_bytes_end_in_a_picture_or_a_problem(seed: int) -> None:
    """No damage ends in an exception, and whatever comes out is clean."""
    name, original = random_original(seed)
    broken = bytearray(original)
    for step in range(12):
        broken[(seed * 7919 + step * 104_729) % len(broken)] ^= 0x55
    diagnostics = Diagnostics()
    derivative = develop(photo_of(name), bytes(broken), Recipe(), NO_STORE, diagnostics)
    if derivative is None:
        assert {problem.code for problem in diagnostics} & {"photo-damaged", "photo-too-large", "photo-format-unknown"}
    else:
        assert needles_in(derivative.data) == []
        assert Image.open(BytesIO(derivative.data)).size == (derivative.width, derivative.height)
