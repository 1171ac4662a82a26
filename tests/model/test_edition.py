"""An edition knows where its look lies; a page map gives folios by anchor."""

import pytest

from caravan_pub.model.edition import Edition, PageMap


def test_only_the_epub_is_not_set_on_pages_and_what_is_looks_like_print_where_not_told() -> None:
    assert [edition for edition in Edition if not edition.paged] == [Edition.EPUB]
    assert {edition: edition.folders for edition in Edition} == {
        Edition.EPUB: ("epub",),
        Edition.PRINT: ("print",),
        Edition.SCREEN: ("screen", "print"),
        Edition.PROOF: ("proof", "print"),
    }


def test_an_anchors_folio_is_that_of_the_page_it_landed_on() -> None:
    pages = PageMap(("i", "ii", "1", "2"), {"preface": 1, "fig-well": 3})
    assert (pages.folio("preface"), pages.folio("fig-well")) == ("ii", "2")


def test_an_anchor_that_landed_nowhere_has_no_folio() -> None:
    with pytest.raises(KeyError):
        PageMap().folio("fig-well")
