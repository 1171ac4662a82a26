"""Roman numerals, for folios and parts."""

import pytest

from caravan_pub.numerals import roman


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (90, "xc"), (400, "cd"), (949, "cmxlix"),
     (1994, "mcmxciv"), (3999, "mmmcmxcix")],
)  # fmt: skip
def test_roman_numerals_are_written_as_they_are_read(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_no_two_pages_of_a_long_front_matter_have_one_folio() -> None:
    assert len({roman(number) for number in range(1, 1001)}) == 1000
