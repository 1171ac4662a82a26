"""The walk over a file names everything that is not on the list, wherever it is put."""

import struct
import zlib

import pytest
from hypothesis import given, settings, strategies as st

from caravan_pub.photos import verify_clean
from caravan_pub.photos.metadata import exif, iim, with_rights, xmp
from caravan_pub.photos.rights import Rights
from tests.photos import needles as n
from tests.photos.pixels import saved, scene

RIGHTS = Rights("Ana", "Plaza", "© Ana", "A road", "https://example.org/l", "CC-BY-4.0", "https://example.org/d")
JPEG = with_rights(saved(scene(), "JPEG"), "image/jpeg", RIGHTS)
PNG = with_rights(saved(scene(), "PNG"), "image/png", RIGHTS)
WEBP = saved(scene(), "WEBP")
EXIF, XMP, PHOTOSHOP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"Photoshop 3.0\0"


def webp_with(kind: bytes, content: bytes) -> bytes:
    added = kind + struct.pack("<L", len(content)) + content + b"\0" * (len(content) % 2)
    return b"RIFF" + struct.pack("<L", len(WEBP) - 8 + len(added)) + WEBP[8:] + added


def jpeg_with(marker: int, content: bytes) -> bytes:
    return n.with_segments(JPEG, n.segment(marker, content))


def png_with(kind: bytes, content: bytes) -> bytes:
    return n.with_chunks(PNG, n.chunk(kind, content))


def xmp_with(part: str) -> bytes:
    return xmp(RIGHTS).replace(b"</rdf:Description>", part.encode() + b"</rdf:Description>")


def one_tag(tag: int) -> bytes:
    return b"II*\0\x08\0\0\0" + struct.pack("<HHHLLL", 1, tag, 2, 4, 0x00414141, 0)


@pytest.mark.parametrize("data", [JPEG, PNG, WEBP, saved(scene(mode="RGBA"), "PNG"), saved(scene(), "WEBP", exif=b"")])
def test_pixels_and_rights_are_clean(data: bytes) -> None:
    assert verify_clean(data) == []


def test_a_progressive_jpeg_with_restarts_is_clean() -> None:
    data = saved(scene(200, 200), "JPEG", progressive=True, restart_marker_rows=1)
    assert verify_clean(data) == []


def test_webp_with_our_rights_is_clean() -> None:
    assert verify_clean(webp_with(b"EXIF", EXIF + exif(RIGHTS))) == []
    assert verify_clean(webp_with(b"XMP ", xmp(RIGHTS))) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (jpeg_with(0xFE, b"hello"), "comment (COM)"),
        (JPEG + b"tail", "4 bytes after the end"),
        (JPEG + JPEG, "bytes after the end"),
        (jpeg_with(0xE2, b"ICC_PROFILE\0\1\1" + n.profile_with_needle()), "APP2 (ICC_PROFILE"),
        (jpeg_with(0xE2, b"MPF\0II*\0"), "APP2 (MPF"),
        (jpeg_with(0xEB, b"JP\0\1"), "APP11 (JP"),
        (jpeg_with(0xEC, b"Ducky\0"), "APP12 (Ducky"),
        (jpeg_with(0xE1, b"something else"), "APP1 (something el"),
        (jpeg_with(0xE0, b"JFXX\0\x10thumbnail"), "APP0 (JFXX"),
        (jpeg_with(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1abc"), "thumbnail in JFIF"),
        (jpeg_with(0xF0, b"x"), "segment 0xF0"),
        (JPEG[:-2], "cut off or holds loose bytes"),
        (JPEG[:30], "cut off"),
        (n.with_segments(JPEG, b"loose"), "loose bytes"),
        (n.jpeg_full_of_needles(scene()), "GPS directory"),
    ],
)
def test_jpeg_leaks_are_named(data: bytes, words: str) -> None:
    assert words in "; ".join(verify_clean(data))


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (one_tag(0x010F), "Make"),
        (one_tag(0x9286), "UserComment"),
        (one_tag(0xBEEF), "0xBEEF (not known)"),
        (n.exif_block(), "the GPS directory"),
        (n.exif_block(), "0x001C (not known) within the GPS directory"),
        (n.exif_block(), "MakerNote"),
        (n.exif_block(), "LensSerialNumber"),
        (n.exif_block(), "IFD1"),
        (exif(RIGHTS) + b"hidden", "6 loose bytes"),
        (exif(RIGHTS)[:-4], "offsets lead out"),
        (b"neither", "without a TIFF header"),
        (b"II*\0\xff\0\0\0", "offsets lead out"),
    ],
)
def test_exif_leaks_are_named_in_every_container(block: bytes, words: str) -> None:
    for data in (jpeg_with(0xE1, EXIF + block), png_with(b"eXIf", block), webp_with(b"EXIF", block)):
        assert words in "; ".join(verify_clean(data))


@pytest.mark.parametrize(
    ("packet", "words"),
    [
        (n.xmp_packet(), "DocumentID"),
        (n.xmp_packet(), "xmptk"),
        (n.xmp_packet(), "City"),
        (n.xmp_packet(), "PersonInImage"),
        (xmp_with("<!-- Ana was here -->"), "a comment"),
        (xmp_with("<?who Ana?>"), "instruction"),
        (xmp_with("loose words"), "loose text"),
        (xmp_with('<dc:rights rdf:resource="x"/>'), "resource"),
        (xmp_with('<dc:rights><rdf:Alt><rdf:li xml:lang="es-GT"/></rdf:Alt></dc:rights>'), "lang"),
        (xmp(RIGHTS).replace(b'rdf:about=""', b'rdf:about="uuid:1"'), "about"),
        (xmp(RIGHTS).replace(b"<x:xmpmeta", b'<!DOCTYPE x [<!ENTITY a "b">]><x:xmpmeta'), "document type"),
        (xmp(RIGHTS).replace(b"</x:xmpmeta>", b"</x:xmpmeta><!-- Ana -->"), "a comment"),
        (xmp(RIGHTS)[:-60], "usual wrapper"),
        (xmp(RIGHTS).replace(b"</rdf:RDF>", b""), "not well-formed"),
        (b"words " + xmp(RIGHTS), "usual wrapper"),
        (xmp(RIGHTS) + b"words", "usual wrapper"),
    ],
)
def test_xmp_leaks_are_named_in_every_container(packet: bytes, words: str) -> None:
    keyword = b"XML:com.adobe.xmp\0\0\0\0\0"
    for data in (jpeg_with(0xE1, XMP + packet), png_with(b"iTXt", keyword + packet), webp_with(b"XMP ", packet)):
        assert words in "; ".join(verify_clean(data))


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        (n.iim_block(), "2:90 (city)"),
        (n.iim_block(), "2:55 (date created)"),
        (n.iim_block(), "0x040C (a thumbnail)"),
        (n.resource(0x0422, b"x"), "0x0422 (EXIF)"),
        (n.resource(0x0404, n.data_set(80, "Ana") + b"loose"), "IIM record that is broken"),
        (iim(RIGHTS)[:-4], "cut off"),
        (iim(RIGHTS) + b"x", "Photoshop segment that is broken"),
        (b"8BIM\x04\x04\x03Ana\0\0\0\0", "0x0404"),
        (b"8BIM\x04\x04\0\0\0\0\0\1aX", "padding byte"),
    ],
)
def test_iim_leaks_are_named(blocks: bytes, words: str) -> None:
    assert words in "; ".join(verify_clean(jpeg_with(0xED, PHOTOSHOP + blocks)))


HEADER = struct.pack(">LLBBBBB", 2, 2, 8, 0, 0, 0, 0)
ROWS = b"\0ab\0cd"


def tiny_png(header: bytes, pixels: bytes, end: bytes = b"") -> bytes:
    return b"\x89PNG\r\n\x1a\n" + n.chunk(b"IHDR", header) + n.chunk(b"IDAT", pixels) + n.chunk(b"IEND", end)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (png_with(b"tEXt", b"Author\0Ana"), "chunk tEXt"),
        (png_with(b"zTXt", b"Author\0\0" + zlib.compress(b"Ana")), "chunk zTXt"),
        (png_with(b"iTXt", b"Author\0\0\0\0\0Ana"), "chunk iTXt"),
        (png_with(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(xmp(RIGHTS))), "chunk iTXt"),
        (png_with(b"iCCP", b"Ana\0\0" + zlib.compress(n.profile_with_needle())), "chunk iCCP"),
        (png_with(b"tIME", b"\7\xe8\1\1\0\0\0"), "chunk tIME"),
        (png_with(b"acTL", bytes(8)), "chunk acTL"),
        (png_with(b"caBX", b"c2pa"), "chunk caBX"),
        (png_with(b"sRGB", b"\0Ana"), "chunk sRGB"),
        (PNG + b"tail", "4 bytes after the end"),
        (PNG[:-1], "broken or cut off"),
        (PNG[:20], "broken or cut off"),
        (tiny_png(HEADER, zlib.compress(ROWS), b"Ana"), "end chunk"),
        (tiny_png(HEADER, zlib.compress(ROWS) + b"Ana"), "3 bytes behind the pixels"),
        (tiny_png(HEADER, zlib.compress(ROWS + b"\0ef")), "another size"),
        (tiny_png(HEADER, zlib.compress(bytes(50_000_000))), "another size"),
        (tiny_png(HEADER, b"no stream"), "broken"),
        (tiny_png(HEADER[:-1] + b"\1", zlib.compress(ROWS)), "interlaced"),
        (n.png_full_of_needles(scene()), "GPS directory"),
    ],
)
def test_png_leaks_are_named(data: bytes, words: str) -> None:
    assert words in "; ".join(verify_clean(data))


def test_a_tiny_png_without_leaks_is_clean() -> None:
    assert verify_clean(tiny_png(HEADER, zlib.compress(ROWS))) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (webp_with(b"ICCP", b"Ana"), "chunk ICCP"),
        (webp_with(b"ANMF", b"Ana"), "chunk ANMF"),
        (webp_with(b"C2PA", b"Ana!"), "chunk C2PA"),
        (webp_with(b"ALPH", b"Ana")[:-1] + b"X", "padding byte"),
        (WEBP + b"tail", "4 bytes after the end"),
        (WEBP[:-3], "cut off"),
        (n.other_full_of_needles(scene(), "WEBP"), "GPS directory"),
    ],
)
def test_webp_leaks_are_named(data: bytes, words: str) -> None:
    assert words in "; ".join(verify_clean(data))


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", saved(scene(), "TIFF")])
def test_what_is_no_picture_of_ours_is_not_clean(data: bytes) -> None:
    assert verify_clean(data) == ["the file is no JPEG, PNG or WebP"]


@given(st.sampled_from([JPEG, PNG, WEBP]), st.data())
@settings(max_examples=300, deadline=None, derandomize=True)
def test_no_damage_makes_the_walk_fail(whole: bytes, data: st.DataObject) -> None:
    """Whatever the bytes are, the answer is a list."""
    broken = bytearray(whole[: data.draw(st.integers(12, len(whole)))])
    for _ in range(data.draw(st.integers(0, 6))):
        broken[data.draw(st.integers(8, min(len(broken) - 1, 900)))] = data.draw(st.integers(0, 255))
    assert all(verify_clean(bytes(broken)))


@given(st.sampled_from([b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\xff\0\0\0WEBP"]), st.binary(max_size=200))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_loose_bytes_behind_a_right_start_are_never_clean(start: bytes, rest: bytes) -> None:
    assert verify_clean(start + rest)
