"""Corrections: a page with the last one first, a line in the colophon, and links between them."""

import datetime as dt
from dataclasses import replace

import pytest

from caravan_pub.model.edition import Edition
from caravan_pub.model.publication import Correction, Generated, GeneratedKind
from caravan_pub.model.resolved import Resolved
from tests.model.trees import words
from tests.render.sample import MEDIA, chapter, elements, one, page, resolved_of, text_of

CORRECTIONS = (
    Correction(dt.date(2026, 11, 24), "one", "It was <four> & not three.", "We counted again."),
    Correction(dt.date(2026, 12, 1), "gone", "A chapter was taken out."),
)


def book(*back: GeneratedKind) -> Resolved:
    resolved = resolved_of(chapter(title=words("The Well")), back=tuple(map(Generated, back)), language="en-GB")
    return replace(resolved, publication=replace(resolved.publication, corrections=CORRECTIONS))


@pytest.mark.parametrize("edition", MEDIA)
def test_the_page_says_when_where_what_and_why(edition: Edition) -> None:
    root = page(book(GeneratedKind.CORRECTIONS), edition, "corrections")
    found = [[text_of(p) for p in elements(entry, "h:p")] for entry in elements(root, "//h:div[@class = 'correction']")]
    assert found == [
        ["1 December 2026", "A chapter was taken out."],
        ["24 November 2026 · The Well", "It was <four> & not three.", "We counted again."],
    ]
    assert one(root, "//h:div[@class = 'correction']//h:a").get("href") == "one.xhtml#one"
    assert one(root, "//h:section").get("role") == "doc-errata"


@pytest.mark.parametrize("edition", MEDIA)
def test_the_colophon_leads_to_the_page_where_there_is_one(edition: Edition) -> None:
    root = page(book(GeneratedKind.CORRECTIONS, GeneratedKind.COLOPHON), edition, "colophon")
    link = one(root, "//h:a[starts-with(@href, 'corrections')]")
    assert (text_of(link), link.get("href")) == ("Corrected on 1 December 2026.", "corrections.xhtml")
    alone = page(book(GeneratedKind.COLOPHON), edition, "colophon")
    assert "Corrected on 1 December 2026." in text_of(alone)
    assert elements(alone, "//h:a[starts-with(@href, 'corrections')]") == []
