"""The page map says which folio each page has, and on which page each anchor landed."""

import pytest

from caravan_pub.layout.folios import map_pages, roman
from caravan_pub.model.publication import Matter
from tests.layout.sample import document

FRONT, FIRST, SECOND = (
    document("", "title", Matter.FRONT),
    document("", "one"),
    document("", "two"),
)
BACK = document("", "sources", Matter.BACK)


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (90, "xc"), (400, "cd"), (949, "cmxlix"),
     (1994, "mcmxciv"), (3999, "mmmcmxcix")],
)  # fmt: skip
def test_roman_numerals_are_written_as_they_are_read(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_no_two_pages_of_a_long_front_matter_have_one_folio() -> None:
    assert len({roman(number) for number in range(1, 1001)}) == 1000


def test_front_matter_is_roman_and_the_body_begins_with_1() -> None:
    pages = map_pages([["title"], [], ["one"], ["fig"], ["sources"]], [FRONT, FIRST, BACK])
    assert pages.folios == ("i", "ii", "1", "2", "3")
    assert (pages.folio("title"), pages.folio("fig"), pages.folio("sources")) == ("i", "2", "3")


def test_the_body_is_counted_from_its_first_page_whatever_order_the_documents_come_in() -> None:
    pages = map_pages([["title"], ["one"], ["two"]], [SECOND, FRONT, FIRST])
    assert pages.folios == ("i", "1", "2")


def test_without_front_matter_the_first_page_is_1() -> None:
    assert map_pages([["one"], ["two"]], [FIRST, SECOND]).folios == ("1", "2")


def test_front_matter_alone_is_roman_throughout() -> None:
    assert map_pages([["title"], [], []], [FRONT]).folios == ("i", "ii", "iii")


def test_back_matter_without_a_body_begins_with_1() -> None:
    assert map_pages([["title"], ["sources"]], [FRONT, BACK]).folios == ("i", "1")


def test_an_anchor_that_two_pages_have_is_on_the_first() -> None:
    assert map_pages([["one"], ["table"], ["table"]], [FIRST]).anchors == {"one": 0, "table": 1}
