"""Dates in every shape that a source may give them."""

from datetime import date

import pytest

from caravan_pub.citations.dates import csl_date


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("2018-10-17", [[2018, 10, 17]]),
        (" 2018-10 ", [[2018, 10]]),
        ("2018", [[2018]]),
        (2018, [[2018]]),
        (date(2018, 10, 17), [[2018, 10, 17]]),
        ("2018-10-13/2018-10-19", [[2018, 10, 13], [2018, 10, 19]]),
        ({"date-parts": [["2018", 10, "17"]]}, [[2018, 10, 17]]),
        ({"date-parts": ((2018, 10), (2018, 11))}, [[2018, 10], [2018, 11]]),
        ({"date-parts": [[-44, 3, 15]]}, [[-44, 3, 15]]),
        ({"raw": "2018-10-17"}, [[2018, 10, 17]]),
    ],
)
def test_a_date_becomes_parts(given: object, made: list[list[int]]) -> None:
    assert csl_date(given) == {"date-parts": made}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("October 2018", "October 2018"),
        ("2018-02-30", "2018-02-30"),
        ("2018-13", "2018-13"),
        ("0000", "0000"),
        ("2018-10-17/later", "2018-10-17/later"),
        ("2018/2019/2020", "2018/2019/2020"),
        ("٢٠١٨-٩٩", "٢٠١٨-٩٩"),
        (123456, "123456"),
        ({"literal": " about 77 "}, "about 77"),
        ({"raw": "spring"}, "spring"),
        ({"season": "spring"}, "spring"),
        ({"date-parts": [[2018, 99]], "literal": "late 2018"}, "late 2018"),
    ],
)
def test_what_is_no_day_stays_words(given: object, words: str) -> None:
    assert csl_date(given) == {"literal": words}


@pytest.mark.parametrize(
    "given",
    ["", "  ", None, True, 1.5, [], {}, {"date-parts": []}, {"date-parts": [[]]}, {"date-parts": [[10**30]]},
     {"date-parts": "2018"}, {"date-parts": [[1], [2], [3]]}, {"date-parts": [[2018, 1, 1, 1]]}, {"season": 3}],
)  # fmt: skip
def test_what_says_no_date_gives_none(given: object) -> None:
    assert csl_date(given) is None


def test_season_and_circa_are_kept() -> None:
    given = {"date-parts": [[2018]], "season": "3", "circa": "yes"}
    assert csl_date(given) == {"date-parts": [[2018]], "season": 3, "circa": True}
    assert csl_date({"raw": "2018", "season": "harvest"}) == {"date-parts": [[2018]]}
