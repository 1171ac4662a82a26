"""An original becomes a derivative that holds its pixels and the sidecar's rights, and nothing else."""

from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, IptcImagePlugin, JpegImagePlugin

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.errors import MachineError
from caravan_pub.model.edition import Derivative
from caravan_pub.model.publication import Crop, Photo
from caravan_pub.photos import Format, Recipe, develop, metadata, verify_clean
from caravan_pub.photos.quality import estimated_quality
from caravan_pub.store import Store
from tests.photos.needles import ENDINGS, full_of_needles, needles_in, random_original
from tests.photos.pixels import NO_STORE, made, noise, opened, photo_of, saved, scene

RIGHTS = {
    "creator": "Ana Muñoz",
    "credit": "Ana Muñoz / Plaza Pública",
    "rights": "© 2019 Ana Muñoz",
    "caption": "Road & rail at Chiquimula, <2018>",
    "license": "CC-BY-NC-4.0",
    "digital_source_type": "digitalCapture",
}
XMP = {
    "{http://purl.org/dc/elements/1.1/}creator": "Ana Muñoz",
    "{http://purl.org/dc/elements/1.1/}rights": "© 2019 Ana Muñoz",
    "{http://purl.org/dc/elements/1.1/}description": "Road & rail at Chiquimula, <2018>",
    "{http://ns.adobe.com/photoshop/1.0/}Credit": "Ana Muñoz / Plaza Pública",
    "{http://ns.adobe.com/xap/1.0/rights/}WebStatement": "https://creativecommons.org/licenses/by-nc/4.0/",
    "{http://ns.adobe.com/xap/1.0/rights/}UsageTerms": "CC-BY-NC-4.0",
    "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType": (
        "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    ),
}


def exif_of(image: Image.Image) -> dict[int, str]:
    return {tag: str(text).encode("latin-1").decode() for tag, text in image.getexif().items()}


def xmp_of(image: Image.Image) -> dict[str, str]:
    packet = image.info["xmp"]
    assert isinstance(packet, bytes)
    description = etree.fromstring(packet)[0][0]
    return {str(each.tag): "".join(map(str, each.itertext())).strip() for each in description}


def assert_rights(derivative: Derivative) -> None:
    image = opened(derivative)
    assert exif_of(image) == {0x013B: RIGHTS["creator"], 0x8298: RIGHTS["rights"], 0x010E: RIGHTS["caption"]}
    assert xmp_of(image) == XMP
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        iim = IptcImagePlugin.getiptcinfo(image)
        assert iim is not None
        wanted = {(2, 80): "creator", (2, 110): "credit", (2, 116): "rights", (2, 120): "caption"}
        assert {key: iim[key] for key in wanted} == {key: RIGHTS[name].encode() for key, name in wanted.items()}


@pytest.mark.parametrize("file_format", sorted(ENDINGS))
@pytest.mark.parametrize("kept_as", [Format.JPEG, Format.PNG])
def test_nothing_of_an_original_s_metadata_survives_and_the_rights_are_there(file_format: str, kept_as: Format) -> None:
    original = full_of_needles(file_format, scene())
    assert needles_in(original), "the original must hold secrets, or this proves nothing"
    derivative = made(original, f"a.{ENDINGS[file_format]}", Recipe(format=kept_as), **RIGHTS)
    assert needles_in(derivative.data) == []
    assert verify_clean(derivative.data) == []
    assert_rights(derivative)


@pytest.mark.parametrize("number", range(100))
def test_a_hundred_pictures_leave_without_a_place_or_a_device(number: int) -> None:
    name, original = random_original(number)
    assert needles_in(original)
    derivative = made(original, name, Recipe(long_side=200), **RIGHTS)
    assert needles_in(derivative.data) == []
    assert verify_clean(derivative.data) == []
    assert max(derivative.width, derivative.height) <= 200
    assert opened(derivative).size == (derivative.width, derivative.height)
    assert_rights(derivative)


@pytest.mark.parametrize("file_format", sorted(ENDINGS))
@pytest.mark.parametrize("turn", range(1, 9))
def test_full_files_are_turned_upright(file_format: str, turn: int) -> None:
    derivative = made(full_of_needles(file_format, scene(60, 40), turn), f"a.{ENDINGS[file_format]}")
    assert (derivative.width, derivative.height) == ((60, 40) if turn < 5 else (40, 60))


def test_without_rights_the_file_holds_pixels_only() -> None:
    image = opened(made(saved(scene(), "JPEG"), "a.jpg"))
    assert dict(image.getexif()) == {}
    assert sorted(image.info) == ["jfif", "jfif_density", "jfif_unit", "jfif_version"]


def test_a_withheld_creator_is_nowhere() -> None:
    derivative = made(saved(scene(), "JPEG"), "a.jpg", None, **{**RIGHTS, "creator": "withheld"})
    assert b"withheld" not in derivative.data
    assert b"dc:creator" not in derivative.data
    assert 0x013B not in opened(derivative).getexif()


def test_the_same_original_gives_the_same_bytes() -> None:
    original = full_of_needles("AVIF", scene(200, 150))
    recipe = Recipe(long_side=90)
    assert made(original, "a.avif", recipe, **RIGHTS) == made(original, "a.avif", recipe, **RIGHTS)


def test_the_sidecar_s_crop_is_heeded_and_the_recipe_s_goes_before_it() -> None:
    original = saved(scene(100, 80), "PNG")
    half = Crop(0.5, 0.0, 1.0, 1.0)
    cropped = made(original, "a.png", crop=half)
    assert (cropped.width, cropped.height) == (50, 80)
    other = made(original, "a.png", Recipe(crop=Crop(0.0, 0.0, 1.0, 0.25)), crop=half)
    assert (other.width, other.height) == (100, 20)


def test_a_crop_shows_its_part_and_nothing_beside_it() -> None:
    image = Image.new("RGB", (100, 50), "black")
    image.paste("white", (50, 0, 100, 50))
    derivative = made(saved(image, "PNG"), "a.png", Recipe(long_side=20), crop=Crop(0.5, 0.0, 1.0, 1.0))
    assert opened(derivative).convert("L").getextrema() == (255, 255)


def test_a_photo_without_a_file_has_no_derivative_and_no_problem() -> None:
    diagnostics = Diagnostics()
    assert develop(Photo("photos/a.jpg", None), b"", Recipe(), NO_STORE, diagnostics) is None
    assert len(diagnostics) == 0


def test_a_wrong_ending_is_told_and_the_picture_made() -> None:
    diagnostics = Diagnostics()
    derivative = develop(photo_of("a.jpg"), saved(scene(), "PNG"), Recipe(), NO_STORE, diagnostics)
    assert [problem.code for problem in diagnostics] == ["photo-extension-wrong"]
    assert derivative is not None


# What the store keeps


def test_what_is_stored_is_taken_again_with_its_warnings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, original = Store(tmp_path), saved(scene().convert("CMYK"), "JPEG")
    first, second = Diagnostics(), Diagnostics()
    developed = develop(photo_of("a.jpg"), original, Recipe(), store, first)
    assert len(list(tmp_path.iterdir())) == 1
    monkeypatch.setattr("caravan_pub.jail.run", None)
    assert develop(photo_of("a.jpg"), original, Recipe(), store, second) == developed
    assert [p.code for p in second] == [p.code for p in first] == ["photo-profile-missing"]


def test_another_recipe_other_rights_or_another_crop_is_another_derivative(tmp_path: Path) -> None:
    store, original = Store(tmp_path), saved(scene(), "JPEG")
    variants = (
        (photo_of("a.jpg"), Recipe()),
        (photo_of("a.jpg"), Recipe(quality=50)),
        (photo_of("a.jpg", credit="Someone"), Recipe()),
        (photo_of("a.jpg", crop=Crop(0, 0, 0.5, 1)), Recipe()),
    )
    developed = {develop(photo, original, recipe, store, Diagnostics()) for photo, recipe in variants}
    assert len(developed) == len(variants)


def test_two_photos_with_the_same_bytes_keep_their_own_names(tmp_path: Path) -> None:
    store, original = Store(tmp_path), saved(scene(), "JPEG")
    names = [develop(photo_of(name), original, Recipe(), store, Diagnostics()) for name in ("a.jpg", "b.jpg")]
    assert [each and each.name for each in names] == ["images/a.jpg", "images/b.jpg"]


def test_a_stored_file_that_is_not_clean_is_made_anew(tmp_path: Path) -> None:
    store, original = Store(tmp_path), saved(scene(), "JPEG")
    clean = develop(photo_of("a.jpg"), original, Recipe(), store, Diagnostics())
    (kept,) = tmp_path.iterdir()
    packed = store.get(kept.name)
    assert packed is not None
    store.put(kept.name, packed + b"a place")
    assert develop(photo_of("a.jpg"), original, Recipe(), store, Diagnostics()) == clean


def test_a_result_that_is_not_clean_is_our_own_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "with_rights", lambda data, _type, _rights: data + b"a place")
    with pytest.raises(MachineError, match="7 bytes after the end"):
        develop(photo_of("a.jpg"), saved(scene(), "JPEG"), Recipe(), NO_STORE, Diagnostics())


def test_a_picture_fits_into_a_shops_file_size_by_its_quality_and_keeps_its_pixels() -> None:
    original = saved(Image.frombytes("RGB", (300, 200), noise(300 * 200 * 3)), "PNG")
    free = made(original, "a.png", Recipe(format=Format.JPEG, quality=85))
    small = made(original, "a.png", Recipe(format=Format.JPEG, quality=85, max_bytes=len(free.data) * 3 // 4))
    least = made(original, "a.png", Recipe(format=Format.JPEG, quality=85, max_bytes=1))
    assert len(least.data) < len(small.data) <= len(free.data) * 3 // 4
    assert opened(small).size == opened(least).size == (300, 200)
    image = opened(least)
    assert isinstance(image, JpegImagePlugin.JpegImageFile)
    assert estimated_quality(image.quantization[0]) == 50
