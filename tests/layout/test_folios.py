"""The page map says which folio each page has, and on which page each anchor landed."""

from caravan_pub.layout.folios import map_pages
from caravan_pub.model.publication import Matter
from tests.layout.sample import document

FRONT, FIRST, SECOND = (
    document("", "title", Matter.FRONT),
    document("", "one"),
    document("", "two"),
)
BACK = document("", "sources", Matter.BACK)


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
