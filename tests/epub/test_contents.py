"""The NCX that old readers read."""

from dataclasses import replace

import pytest
from lxml import etree

from caravan_pub.epub.markup import facts, page_list
from tests.epub.sample import (
    BORDER,
    CHAPTER_TWO,
    CONTENTS,
    CONTENTS_PAGE,
    DOCUMENTS,
    METADATA,
    archive,
    build,
    found,
    page,
)


def ncx(data: bytes) -> "etree._Element":
    return etree.fromstring(archive(data).read("EPUB/toc.ncx"))


def test_its_head_names_the_publication_and_counts_its_depth_and_pages() -> None:
    root = ncx(build())
    names, values = found(root, "//ncx:meta/@name"), found(root, "//ncx:meta/@content")
    assert dict(zip(names, values, strict=True)) == {
        "dtb:uid": METADATA.identifier,
        "dtb:depth": "2",
        "dtb:totalPageCount": "1",
        "dtb:maxPageNumber": "1",
    }
    assert found(root, "/ncx:ncx/ncx:docTitle/ncx:text/text()") == [METADATA.title]


def test_the_contents_are_nested_labelled_and_lead_to_their_places() -> None:
    root = ncx(build())
    assert found(root, "/ncx:ncx/ncx:navMap/ncx:navPoint/ncx:navLabel/ncx:text/text()") == ["1 One", "Two"]
    assert found(root, "//ncx:navPoint/ncx:content/@src") == ["one.xhtml", "one.xhtml#the-border", "two.xhtml"]
    assert found(root, "//ncx:navPoint/ncx:navPoint/ncx:navLabel/ncx:text/text()") == ["1.1 The border"]


def test_contents_and_pages_share_one_count_in_reading_order() -> None:
    root = ncx(build())
    order = dict(zip(found(root, "//ncx:content/@src"), found(root, "//@playOrder"), strict=True))
    assert order == {"one.xhtml": "1", "one.xhtml#page-1": "2", "one.xhtml#the-border": "3", "two.xhtml": "4"}


def test_the_page_list_of_the_navigation_document_is_there_too() -> None:
    root = ncx(build())
    assert found(root, "//ncx:pageTarget/ncx:navLabel/ncx:text/text()") == ["1"]
    assert found(root, "//ncx:pageTarget/@type") == ["normal"]
    assert found(root, "//ncx:pageTarget/@value") == ["1"]


def test_a_roman_folio_is_a_page_of_the_front() -> None:
    nav = page("C", '<nav epub:type="page-list"><ol><li><a href="one.xhtml#one">iv</a></li></ol></nav>')
    root = ncx(build(navigation=replace(DOCUMENTS[1], markup=nav), documents=DOCUMENTS[2:]))
    assert found(root, "//ncx:pageTarget/@type") == ["front"]
    assert found(root, "//ncx:pageTarget/@value") == []


def test_a_target_that_is_not_in_the_document_leads_to_its_beginning() -> None:
    root = ncx(build(contents=(replace(BORDER, target="nowhere"),)))
    assert found(root, "//ncx:navPoint/ncx:content/@src") == ["one.xhtml"]


def test_contents_that_lead_to_no_document_are_a_fault() -> None:
    with pytest.raises(ValueError, match="no document of the package"):
        build(contents=(replace(BORDER, document="nine"),))


def test_without_contents_there_is_a_point_for_the_beginning() -> None:
    assert found(ncx(build(contents=())), "//ncx:navPoint/ncx:content/@src") == ["cover.xhtml"]


def test_deep_contents_have_their_depth() -> None:
    entry = BORDER
    for _ in range(9):
        entry = replace(BORDER, children=(entry,))
    assert found(ncx(build(contents=(*CONTENTS, entry))), "//ncx:meta[@name='dtb:depth']/@content") == ["10"]


def test_facts_of_a_document() -> None:
    known = facts(CHAPTER_TWO.encode())
    assert known.has_svg
    assert list(known.positions) == ["two"]
    assert not facts(CONTENTS_PAGE.encode()).has_svg
    assert facts(b"<p>broken") == facts(b"")


def test_pages_are_resolved_from_where_the_navigation_document_lies() -> None:
    listed = page_list(CONTENTS_PAGE.replace('href="one', 'href="../one').encode(), "nav/contents.xhtml")
    assert [(link.label, link.file, link.fragment) for link in listed] == [("1", "one.xhtml", "page-1")]
