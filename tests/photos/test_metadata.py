"""Rights are written so that other programs read them, and as nothing more than rights."""

import pytest
from lxml import etree
from PIL import Image

from caravan_pub.photos.metadata import exif, fits, iim, with_rights, xmp
from caravan_pub.photos.rights import Rights
from tests.photos.pixels import saved, scene

NAMES = {"dc": "http://purl.org/dc/elements/1.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}


def test_nothing_to_say_is_nothing_written() -> None:
    assert exif(Rights()) == xmp(Rights()) == iim(Rights()) == b""
    jpeg = saved(scene(), "JPEG")
    assert with_rights(jpeg, "image/jpeg", Rights()) == jpeg


@pytest.mark.parametrize("text", ["A", "Ana", "Anna", "Ñandú", "© 2019 Ana Muñoz / 写真"])
def test_exif_of_any_length_and_script_is_read_back(text: str) -> None:
    block = Image.Exif()
    block.load(b"Exif\0\0" + exif(Rights(creator=text, rights=text + "!", description="d" + text)))
    read = {tag: str(value).encode("latin-1").decode() for tag, value in block.items()}
    assert read == {0x013B: text, 0x8298: text + "!", 0x010E: "d" + text}


def test_markup_in_a_text_stays_text() -> None:
    text = "</rdf:li><evil/> & ]]> <!-- \"'"
    root = etree.fromstring(xmp(Rights(description=text, credit=text)))
    assert root.findtext(".//dc:description/rdf:Alt/rdf:li", namespaces=NAMES) == text
    assert root.findtext(".//{http://ns.adobe.com/photoshop/1.0/}Credit") == text


def test_xmp_names_only_the_namespaces_it_uses() -> None:
    assert b"photoshop" not in xmp(Rights(creator="Ana"))


def test_creators_are_a_sequence_and_texts_are_of_any_language() -> None:
    root = etree.fromstring(xmp(Rights(creator="Ana", rights="© Ana")))
    assert root.findtext(".//dc:creator/rdf:Seq/rdf:li", namespaces=NAMES) == "Ana"
    (text,) = root.iterfind(".//dc:rights/rdf:Alt/rdf:li", NAMES)
    assert text.get("{http://www.w3.org/XML/1998/namespace}lang") == "x-default"


def test_iim_says_that_it_is_utf_8() -> None:
    assert b"\x1c\x01\x5a\x00\x03\x1b%G" in iim(Rights(credit="Ñ"))


def test_jfif_s_segment_stays_first_and_the_picture_the_same() -> None:
    jpeg = saved(scene(), "JPEG")
    written = with_rights(jpeg, "image/jpeg", Rights(creator="Ana"))
    assert written[:20] == jpeg[:20]
    assert written.endswith(jpeg[20:])


def test_the_room_of_a_segment_is_measured_with_its_escapes() -> None:
    assert fits(Rights(credit="a" * 30_000, description="b" * 30_000))
    assert not fits(Rights(credit="a" * 32_000, rights="b" * 32_000, creator="c" * 2_000))
    assert not fits(Rights(credit="&" * 30_000))
    assert not fits(Rights(creator="é" * 20_000))
