"""Lengths and page sizes as people write them."""

import pytest

from caravan_pub.read.lengths import parse_length, parse_trim


@pytest.mark.parametrize(
    ("written", "millimetres"),
    [
        ("3mm", 3.0), ("0.3 cm", 3.0), ("0.125in", 3.175), ('6"', 152.4), ("72pt", 25.4), ("6pc", 25.4),
        (" .5in ", 12.7), ("0mm", 0.0),
    ],
)  # fmt: skip
def test_a_length_is_given_in_millimetres(written: str, millimetres: float) -> None:
    assert parse_length(written) == pytest.approx(millimetres)


@pytest.mark.parametrize(
    "written", ["3", "mm", "3 px", "-3mm", "3,5mm", "1e3mm", "3mm 3mm", "", "٣mm½", "inf mm", "3em"]
)
def test_what_is_no_length_gives_nothing(written: str) -> None:
    assert parse_length(written) is None


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("6in x 9in", (152.4, 228.6)), ("148mm×210mm", (148.0, 210.0)), ("A5", (148.0, 210.0)),
        (" a5 ", (148.0, 210.0)), ("letter", (215.9, 279.4)), ("14.8cm x 210 mm", (148.0, 210.0)),
    ],
)  # fmt: skip
def test_a_page_size_has_a_name_or_two_sides(written: str, size: tuple[float, float]) -> None:
    assert parse_trim(written) == pytest.approx(size)


@pytest.mark.parametrize(
    "written", ["A9", "6in", "6 x 9", "6in x 9in x 1in", "49mm x 200mm", "200mm x 1001mm", "", "x", "6in by 9in"]
)
def test_what_is_no_page_size_gives_nothing(written: str) -> None:
    assert parse_trim(written) is None
