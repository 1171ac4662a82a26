"""The sheet of a cover: as wide as its printer's paper makes it, with everything clear of folds and edges."""

import pytest

from caravan_pub.cover import lay_cover, room_for_words, spine_width
from caravan_pub.model.cover import CoverSheet
from caravan_pub.model.publication import Contributor, Metadata
from caravan_pub.model.settings import CoverSettings, PrintSettings, Trim
from caravan_pub.presets import PrintPreset, print_preset
from caravan_pub.read.print_settings import of_preset

METADATA = Metadata("The Road North", "en", "urn:x", publisher="A Press", creators=(Contributor("Ana Pérez"),))
INCH = 25.4


def preset(name: str) -> PrintPreset:
    found = print_preset(name)
    assert found is not None
    return found


def laid(name: str, pages: int, cover: CoverSettings | None = None, *, rtl: bool = False) -> CoverSheet:
    settings = cover or CoverSettings()
    spine = spine_width(pages, settings, preset(name))
    assert spine is not None
    return lay_cover(pages, spine, METADATA, settings, of_preset(preset(name)), preset(name), rtl=rtl)


@pytest.mark.parametrize(
    ("name", "paper", "pages", "inches"),
    [
        ("kdp-paperback", "", 200, 200 * 0.002252),
        ("kdp-paperback", "cream", 200, 0.5),
        ("kdp-paperback", "premium-colour", 100, 0.2347),
        ("lulu", "", 222, 0.56),
        ("lulu", "", 444, 1.06),
    ],
)
def test_the_spine_is_as_wide_as_the_printer_says(name: str, paper: str, pages: int, inches: float) -> None:
    assert spine_width(pages, CoverSettings(paper=paper), preset(name)) == pytest.approx(inches * INCH, abs=0.005)


def test_the_spine_follows_from_what_is_told_before_the_printers_paper() -> None:
    assert spine_width(200, CoverSettings(spine=12.4, caliper=0.1), preset("lulu")) == 12.4
    assert spine_width(201, CoverSettings(caliper=0.1), preset("lulu")) == 10.1


@pytest.mark.parametrize("name", ["", "ingram", "kdp-hardcover", "office"])
def test_a_spine_that_nobody_tells_is_not_made_up(name: str) -> None:
    assert spine_width(200, CoverSettings(), print_preset(name)) is None


def test_the_sheet_is_two_trims_and_a_spine() -> None:
    sheet = laid("kdp-paperback", 200)
    assert sheet.trim.width == pytest.approx(2 * 152.4 + 11.44)
    assert sheet.trim.height == 228.6
    assert sheet.bleed == 3.175
    assert sheet.back_left == 0
    assert sheet.front_left == pytest.approx(152.4 + 11.44)


@pytest.mark.parametrize("rtl", [False, True])
def test_the_barcode_stands_on_the_back_a_quarter_inch_from_fold_and_foot(rtl: bool) -> None:
    sheet = laid("kdp-paperback", 200, rtl=rtl)
    left, top, width, height = sheet.field
    assert (width, height) == (50.8, 30.48)
    assert top + height == pytest.approx(228.6 - 6.35)
    from_fold = left - sheet.back_left if rtl else sheet.back_left + 152.4 - (left + width)
    assert from_fold == pytest.approx(6.35)
    assert sheet.front_left == (0 if rtl else pytest.approx(163.84))


def test_words_stand_on_a_spine_only_where_amazon_allows_them() -> None:
    assert laid("kdp-paperback", 78, CoverSettings(paper="cream")).spine_size == 0
    assert laid("kdp-paperback", 79, CoverSettings(paper="cream")).spine_size > 0


@pytest.mark.parametrize("pages", [84, 100, 150, 300, 828])
def test_words_keep_clear_of_the_folds(pages: int) -> None:
    sheet = laid("kdp-paperback", pages)
    capitals = sheet.spine_size / 72 * INCH * 0.72
    assert sheet.spine_size >= 6
    assert capitals <= sheet.spine - 2 * 1.5875 + 0.001


def test_a_spine_that_is_too_thin_for_type_has_none() -> None:
    assert room_for_words(80, 4.57, preset("kdp-paperback")) == 0
    assert room_for_words(300, 4.0, None) == 0
    assert room_for_words(30, 12.0, None) == 20


def test_words_that_are_too_long_for_the_spine_are_smaller_or_left_out() -> None:
    assert laid("kdp-paperback", 400, CoverSettings(spine_text="")).spine_size == 0
    assert laid("kdp-paperback", 400, CoverSettings(spine_text="Road " * 16)).spine_size < 20
    assert laid("kdp-paperback", 400, CoverSettings(spine_text="Road " * 100)).spine_size == 0


def test_the_longest_word_of_a_title_fits_its_front() -> None:
    short, long = laid("lulu", 200), Metadata("Donaudampfschifffahrtsgesellschaft", "de", "urn:x")
    narrow = lay_cover(200, 12, long, CoverSettings(), PrintSettings(trim=Trim(105, 148)), None)
    assert short.front_size > 50
    assert narrow.front_size * 0.5 * len(long.title) / 72 * INCH <= 105 - 2 * 6.35
