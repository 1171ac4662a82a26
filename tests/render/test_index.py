"""The index: links in the EPUB, pages in print, and what to see instead."""

from caravan_pub.model import nodes as n
from caravan_pub.model.edition import Edition, PageMap
from caravan_pub.model.publication import Generated, GeneratedKind
from caravan_pub.model.resolved import Resolved
from tests.model.trees import words
from tests.render.sample import chapter, elements, page, resolved_of, text_of

MARKS = (
    n.IndexMark(words("<road>"), "", anchor="idx-1"),
    n.IndexMark(words("way"), "<road>", anchor="idx-2"),
    n.IndexMark(words("police"), "border", "police", anchor="idx-3"),
    n.IndexMark((), "ICE", see="officers", anchor="idx-4"),
)
PAGES = PageMap(("1", "2", "3", "4"), {"idx-1": 1, "idx-2": 2, "idx-3": 3})


def book() -> Resolved:
    return resolved_of(chapter(n.Paragraph(MARKS)), back=(Generated(GeneratedKind.INDEX),))


def test_the_epub_links_to_each_place_by_number() -> None:
    root = page(book(), Edition.EPUB, "index")
    links = [(text_of(link), link.get("href")) for link in elements(root, "//h:section//h:a")]
    assert sorted(links) == [("1", "one.xhtml#idx-1"), ("1", "one.xhtml#idx-3"), ("2", "one.xhtml#idx-2")]
    target = page(book(), Edition.EPUB)
    for _, href in links:
        assert len(elements(target, f"//*[@id = '{str(href).partition('#')[2]}']")) == 1


def test_print_names_pages_and_joins_runs() -> None:
    root = page(book(), Edition.PRINT, "index", PAGES)
    terms = [text_of(item) for item in elements(root, "//h:li")]
    assert "<road>, 2–3" in terms
    assert "police, 4" in terms


def test_a_term_that_is_entered_elsewhere_leads_there() -> None:
    for edition in (Edition.EPUB, Edition.PRINT):
        assert "ICE, see officers" in [text_of(item) for item in elements(page(book(), edition, "index"), "//h:li")]
