"""The bars of an ISBN, as the standard draws them."""

import re

import pytest

from caravan_pub.cover import barcode, drawn

LEFT = ["0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011"]
"""The digits in set A (ISO/IEC 15420:2009, table 1); set C is its complement, set B that one read backwards."""


def read(modules: tuple[bool, ...]) -> str:
    """The last twelve digits that 95 modules stand for."""
    row = "".join("1" if module else "0" for module in modules)
    assert (row[:3], row[45:50], row[92:]) == ("101", "01010", "101")
    right = ["".join("10"[int(bit)] for bit in code) for code in LEFT]
    found = ""
    for place in (*range(3, 45, 7), *range(50, 92, 7)):
        code = row[place : place + 7]
        sets = (right,) if place > 45 else (LEFT, [other[::-1] for other in right])
        found += str(next(codes.index(code) for codes in sets if code in codes))
    return found


@pytest.mark.parametrize("isbn", ["9783161484100", "9780306406157", "9791090648524"])
def test_the_modules_are_those_of_the_digits(isbn: str) -> None:
    code = barcode(isbn)
    assert len(code.modules) == 95
    assert read(code.modules) == isbn[1:]
    assert code.digits == isbn
    assert code.guards == {0, 2, 46, 48, 92, 94}


def test_an_isbn_is_written_with_the_hyphens_of_its_ranges() -> None:
    assert barcode("9783161484100").written == "978-3-16-148410-0"
    assert barcode("9791090648524").written == "979-10-90648-52-4"


def test_the_bars_are_drawn_in_black_at_their_nominal_size() -> None:
    svg = drawn(barcode("9783161484100")).decode()
    assert 'width="31.35mm"' in svg
    assert 'fill="#000000"' in svg
    bars = [(float(x), float(width)) for x, width in re.findall(r'<rect x="([\d.]+)" y="0" width="([\d.]+)"', svg)]
    assert len(bars) == 30
    assert all(width == pytest.approx(round(width / 0.33) * 0.33, abs=0.006) for _, width in bars)
    assert bars[-1][0] + bars[-1][1] == pytest.approx(31.35, abs=0.006)
