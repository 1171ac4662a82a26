"""What printers and shops ask for is read from files of figures, each with its source."""

import datetime as dt
from importlib.resources import files

import pytest

from caravan_pub.presets import EPUB_NAMES, PRINT_NAMES, EpubPreset, PrintPreset, epub_preset, print_preset


def printer(name: str) -> PrintPreset:
    preset = print_preset(name)
    assert preset is not None
    return preset


def shop(name: str) -> EpubPreset:
    preset = epub_preset(name)
    assert preset is not None
    return preset


def test_every_file_is_a_preset_and_every_preset_has_a_file() -> None:
    folder = files("caravan_pub").joinpath("presets")
    for kind, names in (("print", PRINT_NAMES), ("epub", EPUB_NAMES)):
        assert {file.name for file in folder.joinpath(kind).iterdir()} == {f"{name}.toml" for name in names}


def test_there_is_no_preset_of_another_name() -> None:
    assert print_preset("kobo") is None
    assert epub_preset("../print/lulu") is None


@pytest.mark.parametrize("name", [*PRINT_NAMES, *EPUB_NAMES])
def test_every_figure_has_a_dated_source(name: str) -> None:
    preset = print_preset(name) or shop(name)
    assert preset.sources
    for source in preset.sources:
        assert source.of
        assert source.at
        assert dt.date.fromisoformat(source.seen) >= dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("pages", "inches"), [(24, 0.375), (150, 0.375), (151, 0.5), (300, 0.5), (301, 0.625), (501, 0.75), (828, 0.875)]
)
def test_the_inside_margin_of_a_paperback_at_amazon_grows_with_the_book(pages: int, inches: float) -> None:
    assert printer("kdp-paperback").inside_margin(pages) == pytest.approx(inches * 25.4, abs=1e-3)


def test_lengths_are_millimetres_whatever_the_source_writes() -> None:
    assert printer("ingram").bleed == pytest.approx(3.175)
    assert printer("newsprint").trim == (289, 390)
    assert printer("kdp-paperback").spine.papers["cream"] == pytest.approx(0.0635)


def test_a_printer_takes_some_sizes_any_between_two_or_all() -> None:
    assert printer("kdp-hardcover").takes(152.4, 228.6)
    assert not printer("kdp-hardcover").takes(148, 210)
    assert printer("kdp-paperback").takes(148, 210)
    assert not printer("kdp-paperback").takes(95, 210)
    assert printer("ingram").takes(95, 400)
