"""What speaks against a photo at its place is reported: each finding once, where it can be mended."""

from dataclasses import replace

import pytest

from caravan_pub.diagnostics import Diagnostics, Place, Problem
from caravan_pub.model.publication import Crop, Photo
from caravan_pub.photos import Examined, Use, preflight, report_duplicates
from caravan_pub.photos.carried import Carried, ExifCarried, XmpCarried
from caravan_pub.photos.signs import Signs

FILE, SIDECAR = "content/photos/a.jpg", "content/photos/a.toml"
GOOD = Signs(clipped=0.0, tones=150, enlarged=False, likeness=bytes(range(72)))
LARGE = Carried("JPEG", 3000, 2000)
TEXT_WIDE = Use("One", "Figure 1.1", 115.4)


def photo(**facts: object) -> Photo:
    return replace(Photo("photos/a", FILE, place=Place(SIDECAR, 1)), **facts)  # type: ignore[arg-type]


def found(
    of: Photo | None = None,
    carried: Carried = LARGE,
    signs: Signs = GOOD,
    uses: tuple[Use, ...] = (TEXT_WIDE,),
    rights: str = "",
) -> list[Problem]:
    diagnostics = Diagnostics()
    preflight(of or photo(), Examined(carried, signs), uses, rights, diagnostics)
    return list(diagnostics)


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in problems]


def test_a_good_photo_has_no_problem() -> None:
    assert found() == []


# Size


@pytest.mark.parametrize(
    ("width", "code"),
    [(681, "photo-too-small"), (682, "photo-small"), (1090, "photo-small"), (1091, None), (1363, None)],
)
def test_150_and_240_ppi_are_the_limits(width: int, code: str | None) -> None:
    problems = found(carried=Carried("JPEG", width, width))
    assert codes(problems) == ([(code, SIDECAR)] if code else [])


@pytest.mark.parametrize(("width", "code"), [(454, "photo-too-small"), (455, "photo-small"), (727, None)])
def test_the_limits_are_parts_of_what_the_printer_asks_for(width: int, code: str | None) -> None:
    diagnostics = Diagnostics()
    examined = Examined(Carried("JPEG", width, width), GOOD)
    preflight(photo(), examined, (TEXT_WIDE,), "", diagnostics, resolution=200)
    assert codes(list(diagnostics)) == ([(code, SIDECAR)] if code else [])
    assert all("160 ppi, 909 px for 200 ppi" in problem.help for problem in diagnostics)


def test_the_size_it_would_need_is_told() -> None:
    (problem,) = found(carried=Carried("JPEG", 600, 400))
    assert problem.message == "600 × 400 px over 115.4 mm (Figure 1.1) are 132 ppi"
    assert "682 px for 150 ppi, 1,091 px for 240 ppi, 1,363 px for 300 ppi" in problem.help


def test_the_widest_place_counts() -> None:
    uses = (Use("One", "Figure 1.1", 50.0), Use("Two", "Figure 2.1", 123.4), Use("Two", "", None))
    (problem,) = found(carried=Carried("JPEG", 1000, 700), uses=uses)
    assert "Figure 2.1" in problem.message


def test_what_a_crop_cuts_off_does_not_count() -> None:
    (problem,) = found(photo(crop=Crop(0, 0, 0.25, 1)))
    assert problem.code == "photo-small"
    assert "750 × 2,000 px" in problem.message


def test_a_picture_in_a_line_has_no_size_to_be_judged() -> None:
    assert found(carried=Carried("JPEG", 20, 20), uses=(Use("One", "", None),)) == []
    assert found(carried=Carried("JPEG", 20, 20), uses=()) == []


# What the file says


def test_what_only_the_file_says_is_offered() -> None:
    said = replace(LARGE, xmp=XmpCarried(creator="Ana Pérez", caption="A well"))
    (problem,) = found(carried=said)
    assert (problem.code, problem.severity, problem.place.path) == ("photo-names-somebody", "note", SIDECAR)
    assert problem.message == "the file names the photographer Ana Pérez, a caption; the sidecar does not"
    assert problem.help.endswith("caravan-pub photos --accept a")


def test_a_contradiction_is_a_warning_with_both_words() -> None:
    said = replace(LARGE, exif=ExifCarried(creator="Ana Pérez", date="2018:10:15 07:30:00"))
    problems = found(photo(creator="Agencia X", taken="2019"), said)
    assert codes(problems) == [("photo-contradicts-sidecar", SIDECAR)] * 2
    assert "Ana Pérez" in problems[0].message
    assert "Agencia X" in problems[0].message
    assert "2018-10-15" in problems[1].message


def test_of_a_photographer_who_is_withheld_nothing_is_repeated() -> None:
    said = replace(LARGE, xmp=XmpCarried(creator="Ana Pérez", rights="© Ana Pérez", caption="By Ana"))
    assert found(photo(creator="withheld", credit="Name withheld"), said) == []


def test_a_place_and_a_serial_number_are_warnings_at_the_file() -> None:
    problems = found(carried=replace(LARGE, exif=ExifCarried(location=True, serials=True)))
    assert codes(problems) == [("photo-has-location", FILE), ("photo-has-serial", FILE)]
    assert {str(problem.severity) for problem in problems} == {"warning"}
    assert all("will be removed" in problem.message for problem in problems)


def test_long_words_of_a_file_are_shortened() -> None:
    (problem,) = found(carried=replace(LARGE, xmp=XmpCarried(creator="x" * 9000)))
    assert len(problem.message) < 200


# What the pixels tell


@pytest.mark.parametrize(
    ("signs", "code"),
    [
        (replace(GOOD, enlarged=True), "photo-upscaled"),
        (replace(GOOD, tones=23), "photo-banding"),
        (replace(GOOD, clipped=0.16), "photo-clipped"),
    ],
)
def test_what_the_pixels_tell_is_reported_at_the_file(signs: Signs, code: str) -> None:
    assert codes(found(signs=signs)) == [(code, FILE)]


def test_a_little_clipping_and_24_tones_are_well() -> None:
    assert found(signs=replace(GOOD, tones=24, clipped=0.15)) == []


# Licences


@pytest.mark.parametrize(
    ("facts", "rights", "count"),
    [
        ({"license": "CC-BY-ND-4.0", "crop": Crop(0, 0, 0.9, 1)}, "", 1),
        ({"license": "CC-BY-ND-4.0"}, "", 0),
        ({"license": "CC-BY-4.0", "crop": Crop(0, 0, 0.9, 1)}, "€ 12.50", 0),
        ({"license": "https://creativecommons.org/licenses/by-nc-nd/4.0/", "crop": Crop(0, 0, 1, 0.9)}, "Price: 5", 2),
        ({"license": "CC-BY-NC-4.0"}, "Not for commercial use.", 0),
    ],
)
def test_a_licence_forbids_a_crop_or_a_sale(facts: dict[str, object], rights: str, count: int) -> None:
    assert codes(found(photo(**facts), rights=rights)) == [("photo-license-forbids", SIDECAR)] * count


def test_the_file_s_own_licence_counts_where_the_sidecar_has_none() -> None:
    said = replace(LARGE, xmp=XmpCarried(web_statement="https://creativecommons.org/licenses/by-nd/4.0/"))
    cropped = photo(crop=Crop(0, 0, 0.9, 1))
    assert [problem.code for problem in found(cropped, said)] == ["photo-names-somebody", "photo-license-forbids"]


# Colours


@pytest.mark.parametrize(
    ("carried", "told"),
    [
        (replace(LARGE, mode="RGB", exif=ExifCarried(uncalibrated=True)), True),
        (replace(LARGE, mode="RGB", exif=ExifCarried(uncalibrated=True), profile="Adobe RGB (1998)"), False),
        (replace(LARGE, mode="L", exif=ExifCarried(uncalibrated=True)), False),
        (replace(LARGE, mode="RGB"), False),
    ],
)
def test_rgb_that_is_said_not_to_be_srgb_needs_its_profile(carried: Carried, told: bool) -> None:
    assert codes(found(carried=carried)) == [("photo-space-unknown", FILE)] * told


# Duplicates


def test_the_later_of_two_like_pictures_is_told_of_once() -> None:
    photos = [Photo(f"photos/{name}", f"content/photos/{name}.jpg") for name in "abcd"]
    other = replace(GOOD, likeness=bytes(reversed(range(72))))
    looked_at = [(each, Examined(LARGE, sign)) for each, sign in zip(photos, (GOOD, other, GOOD, GOOD), strict=True)]
    diagnostics = Diagnostics()
    report_duplicates(looked_at, diagnostics)
    assert codes(list(diagnostics)) == [
        ("photo-duplicate", "content/photos/c.jpg"),
        ("photo-duplicate", "content/photos/d.jpg"),
    ]
