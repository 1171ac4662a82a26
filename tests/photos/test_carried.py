"""What an original carries is read whole from every format, and hostile files say nothing at worst."""

from pathlib import Path

import pytest
from PIL import Image

from caravan_pub import jail
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.photos import Carried, Format, Recipe, carried, credentials, examine
from caravan_pub.photos.carried import Credentials
from caravan_pub.photos.carried_text import LONGEST, as_text
from caravan_pub.photos.carried_xmp import xmp_of
from caravan_pub.store import Store
from tests.photos.needles import (
    ENDINGS,
    NEEDLE,
    chunk,
    data_set,
    full_of_needles,
    resource,
    segment,
    with_chunks,
    with_segments,
    xmp_packet,
)
from tests.photos.pixels import NO_STORE, made, saved, scene, srgb_profile

SIGNED = Path(__file__).with_name("signed.jpg").read_bytes()
"""A JPEG with content credentials, signed with a certificate made for this test."""


def read(original: bytes) -> Carried:
    found = carried(original)
    assert found is not None
    return found


@pytest.mark.parametrize("file_format", sorted(ENDINGS))
def test_what_endangers_somebody_is_found_in_every_format(file_format: str) -> None:
    found = read(full_of_needles(file_format, scene(60, 40), turn=6))
    assert found.format == file_format
    assert (found.width, found.height) == (40, 60), "upright"
    assert found.exif.orientation == 6
    assert found.creator.startswith(NEEDLE)
    assert found.rights == f"{NEEDLE}-Copyright"
    assert found.has_location
    assert found.exif.device
    assert found.xmp.persons
    assert found.xmp.identifiers
    if file_format != "TIFF":  # the TIFF of the needles has no directory of the camera's
        assert found.has_serials


@pytest.mark.parametrize("file_format", sorted(ENDINGS))
def test_a_picture_without_metadata_carries_nothing(file_format: str) -> None:
    found = read(saved(scene(60, 40), file_format))
    assert [found.creator, found.credit, found.rights, found.caption, found.date] == [""] * 5
    assert [found.has_location, found.has_serials, found.xmp.persons, found.xmp.identifiers] == [False] * 4
    assert found.credentials is None
    assert not found.exif.thumbnail


@pytest.mark.parametrize("kept_as", [Format.JPEG, Format.PNG])
def test_the_rights_that_a_derivative_is_given_are_read_again(kept_as: Format) -> None:
    facts = {"creator": "Ana Muñoz", "credit": "Ana / Plaza", "rights": "© 2019 Ana", "caption": "Road & rail"}
    derivative = made(
        saved(scene(), "PNG"), "a.png", Recipe(format=kept_as), license="CC-BY-4.0",
        digital_source_type="digitalCapture", **facts,
    )  # fmt: skip
    found = read(derivative.data)
    assert {key: getattr(found, key) for key in facts} == facts
    assert found.xmp.web_statement == "https://creativecommons.org/licenses/by/4.0/"
    assert found.xmp.source_type.endswith("/digitalCapture")


def test_iim_is_read_where_there_is_nothing_else() -> None:
    record = b"".join(data_set(number, text) for number, text in ((80, "Ana"), (110, "Agencia"), (116, "© Ana")))
    block = resource(0x0404, record + data_set(120, "The road") + data_set(55, "20181015") + data_set(90, "Zacapa"))
    found = read(with_segments(saved(scene(), "JPEG"), segment(0xED, b"Photoshop 3.0\0" + block)))
    assert (found.creator, found.credit, found.rights, found.caption) == ("Ana", "Agencia", "© Ana", "The road")
    assert found.date == "2018-10-15"
    assert found.has_location


def test_xmp_goes_before_iim_and_exif() -> None:
    assert read(full_of_needles("JPEG", scene())).creator == f"{NEEDLE}-dc:creator"


def test_a_png_s_text_behind_its_pixels_is_read() -> None:
    whole = saved(scene(), "PNG")
    packet = chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp_packet())
    assert read(whole[:-12] + packet + whole[-12:]).xmp.creator == f"{NEEDLE}-dc:creator"


def test_facts_of_the_file_itself() -> None:
    grey = Image.frombytes("I;16", (20, 10), bytes(400))
    assert read(saved(grey, "PNG")).depth == 16
    assert read(saved(scene(), "JPEG", icc_profile=srgb_profile())).profile == "sRGB built-in"
    assert read(saved(scene().convert("CMYK"), "JPEG")).mode == "CMYK"


@pytest.mark.parametrize("quality", [20, 50, 75, 90, 97])
def test_a_jpeg_s_quality_is_guessed(quality: int) -> None:
    guessed = read(saved(scene(), "JPEG", quality=quality)).quality
    assert guessed is not None
    assert abs(guessed - quality) <= 1


def test_other_formats_have_no_quality() -> None:
    assert read(saved(scene(), "PNG")).quality is None


# Hostile files


@pytest.mark.parametrize("original", [b"", b"%!PS-Adobe", b"no picture", saved(scene(300, 200), "JPEG")[:900]])
def test_what_is_no_picture_carries_nothing(original: bytes) -> None:
    assert carried(original) is None


@pytest.mark.parametrize(
    "packet",
    [
        b"<x:xmpmeta",
        b'<!DOCTYPE a [<!ENTITY b "' + b"c" * 1000 + b'">]><a>&b;</a>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        b"\xff\xfe\0",
        "<a>" * 400 + "</a>" * 400,
        None,
        7,
    ],
)
def test_a_hostile_packet_says_nothing(packet: object) -> None:
    found = xmp_of(packet)
    assert (found.creator, found.rights, found.caption) == ("", "", "")


def test_a_broken_exif_block_says_nothing() -> None:
    block = b"Exif\0\0II*\0\xff\xff\xff\x7f" + b"\0" * 20
    found = read(with_segments(saved(scene(), "JPEG"), segment(0xE1, block)))
    assert found.creator == ""
    assert not found.has_location


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("MuÃ±oz", "Muñoz"),
        ("Muñoz", "Muñoz"),
        (b"Mu\xf1oz", "Muñoz"),
        ("Ana\0 \x1b[31mPaz\u202e\n", "Ana [31mPaz"),
        ([b"Ana", b"", b"Paz"], "Ana, Paz"),
        (7, ""),
        ("x" * (LONGEST + 1), ""),
    ],
)
def test_texts_are_one_line_of_what_a_book_can_hold(value: object, text: str) -> None:
    assert as_text(value) == text


# Content credentials


def test_content_credentials_are_seen_and_read_where_their_reader_is_installed() -> None:
    found = read(SIGNED).credentials
    assert found is not None
    wanted = ("made with Camera X", "signed by Plaza Press", "actions: created", "state: Valid")
    assert found.claims == (wanted if credentials.installed() else ())


def test_without_the_reader_only_their_presence_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(credentials, "c2pa", None)
    assert read(SIGNED).credentials == Credentials()


def test_no_derivative_has_credentials() -> None:
    assert read(made(SIGNED, "a.jpg").data).credentials is None


@pytest.mark.parametrize(
    ("file_format", "original"),
    [
        ("PNG", with_chunks(saved(scene(), "PNG"), chunk(b"caBX", b"jumb"))),
        ("WEBP", saved(scene(), "WEBP") + b"C2PA\x04\0\0\0jumb"),
        ("TIFF", saved(scene(), "TIFF", tiffinfo={0xCD41: b"jumb-and-more"})),
        ("HEIF", saved(scene(), "HEIF") + b"\0\0\0\x1cuuid" + credentials.BOX + b"c2pa"),
    ],
)
def test_a_store_is_seen_in_other_formats(file_format: str, original: bytes) -> None:
    assert credentials.holds_store(original, file_format)
    assert not credentials.holds_store(saved(scene(), file_format), file_format)


@pytest.mark.parametrize(
    "report", ["{}", '{"active_manifest": "a", "manifests": {"a": {"claim_generator_info": null}}}']
)
def test_a_report_without_claims_has_none(report: str) -> None:
    assert credentials.claims_in(report) == ()


# What the store keeps


def test_what_was_found_out_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, original = Store(tmp_path), SIGNED
    first = examine("a.jpg", original, store, Diagnostics())
    monkeypatch.setattr(jail, "run", None)
    assert first is not None
    assert examine("a.jpg", original, store, Diagnostics()) == first


@pytest.mark.parametrize("kept", [b"{}", b"[]", b'{"carried": {"exif": 1}, "signs": {}}', b"\xff"])
def test_a_strange_entry_of_the_store_is_made_anew(kept: bytes, tmp_path: Path) -> None:
    store, original = Store(tmp_path), saved(scene(), "JPEG")
    first = examine("a.jpg", original, store, Diagnostics())
    (entry,) = tmp_path.iterdir()
    store.put(entry.name, kept)
    assert examine("a.jpg", original, store, Diagnostics()) == first


def test_a_broken_file_is_a_problem_at_its_path() -> None:
    diagnostics = Diagnostics()
    assert examine("content/photos/a.jpg", saved(scene(300, 200), "JPEG")[:900], NO_STORE, diagnostics) is None
    assert [(problem.code, problem.place.path) for problem in diagnostics] == [
        ("photo-damaged", "content/photos/a.jpg")
    ]
