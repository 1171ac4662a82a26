"""What every document is rendered with: page numbers, words, addresses, and which way a language runs."""

import datetime as dt

import pytest

from caravan_pub.model.edition import Edition, PageMap
from caravan_pub.model.publication import Contributor, Metadata
from caravan_pub.render.book import UNKNOWN_FOLIO, Book, direction_of, metadata_view
from caravan_pub.render.environment import Templates
from tests.model.trees import TREE
from tests.render.sample import chapter, resolved_of, theme


def book(pages: PageMap | None = None, language: str = "en") -> Book:
    resolved = resolved_of(chapter(*TREE), language=language)
    return Book(resolved, Templates(theme(), Edition.PRINT), paged=True, pages=pages)


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"), ("ar", "rtl"), ("AR-EG", "rtl"), ("he", "rtl"), ("fa-IR", "rtl"), ("ckb", "rtl"), ("es", "ltr"),
        ("pa-Arab", "rtl"), ("az-Arab-IR", "rtl"), ("ar-Latn", "ltr"), ("ur-Latn-PK", "ltr"), ("yi", "rtl"),
        ("zh-Hant", "ltr"), ("are", "ltr"), ("", "ltr"),
    ],
)  # fmt: skip
def test_a_language_runs_as_its_script_does(language: str, direction: str) -> None:
    assert direction_of(language) == direction


def test_a_folio_is_that_of_the_page_map_or_keeps_its_room() -> None:
    pages = PageMap(("iv", "1", "12"), {"fig-well": 2, "one": 0})
    assert [book(pages).folio(anchor) for anchor in ("fig-well", "one", "sec-heading")] == ["12", "iv", UNKNOWN_FOLIO]
    assert book().folio("fig-well") == UNKNOWN_FOLIO


def test_words_are_those_of_the_language_with_their_places_filled() -> None:
    assert book(language="es").word("Figure {number}", number="{2}") == "Figura {2}"


def test_an_address_names_the_document_of_what_it_leads_to() -> None:
    assert [book().href(name) for name in ("one", "fig-well", "cite-1", "note-1")] == [
        "one.xhtml#one", "one.xhtml#fig-well", "one.xhtml#cite-1", "one.xhtml#note-1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "November 23, 2026"), ("en-GB", "23 November 2026"), ("es", "23 de noviembre de 2026"),
        ("de-AT", "23. November 2026"), ("fr", "23 novembre 2026"), ("xx", "November 23, 2026"),
        ("zz-Zzzz-ZZ", "November 23, 2026"), ("en-x-private", "November 23, 2026"),
    ],
)  # fmt: skip
def test_the_date_stands_in_words_of_the_language(language: str, day: str) -> None:
    view = metadata_view(Metadata("A", language, "urn:x", date=dt.date(2026, 11, 23)), "")
    assert (view["date"], view["year"]) == (day, "2026")


def test_what_is_not_stated_is_empty() -> None:
    view = metadata_view(Metadata("A", "en", "urn:x"), "")
    empty = {name for name, value in view.items() if not value}
    assert empty == set(view) - {"title", "language", "direction", "identifier"}


def test_authors_stand_apart_from_others() -> None:
    creators = (Contributor("A"), Contributor("B", "trl"), Contributor("C"))
    view = metadata_view(Metadata("A", "en", "urn:x", creators=creators), "978")
    assert (view["creators"], view["contributors"], view["isbn"]) == (["A", "C"], ["B"], "978")
