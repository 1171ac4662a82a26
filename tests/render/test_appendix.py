"""The sources appendix: groups, how a source is known, and where it is cited."""

from dataclasses import replace

import pytest

from caravan_pub.model import nodes as n
from caravan_pub.model.edition import Edition, PageMap
from caravan_pub.model.publication import Archived, Generated, GeneratedKind, Photo, Source, SourceKind
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.settings import AppendixOrder
from caravan_pub.render.appendix import GROUPS, folio_ranges, source_anchor
from tests.model.trees import words
from tests.render.sample import MEDIA, chapter, elements, one, page, resolved_of, text_of

SOURCES = {
    "nbc": Source("nbc", {"title": "A report", "container-title": "NBC <News>"}, SourceKind.REPORT),
    "papers": Source("papers", {"title": "Papers"}, SourceKind.DOCUMENT, via="nbc", note="Not public & unread."),
    "hodge": Source("hodge", {"title": "An interview"}, SourceKind.INTERVIEW, via="papers"),
    "said": Source("said", {"title": "A statement"}, SourceKind.STATEMENT),
    "photo": Source("photo", {"title": "A photograph"}, SourceKind.PHOTOGRAPH),
    "counts": Source("counts", {"title": "Counts"}, SourceKind.DATASET),
}
PHOTOS = {"a": Photo("a", None, alt="x", source="photo")}
ENTRIES: dict[str, n.Inlines] = {name: (n.Emphasis(words(f"Entry of {name}.")),) for name in SOURCES}
PAGES = PageMap(
    ("i", "ii", "1", "2", "3", "4", "5"),
    {"cite-0": 0, "cite-1": 2, "cite-2": 3, "cite-3": 4, "cite-4": 6, "fig-a": 5},
)


def citing(anchor: str, source: str) -> n.Block:
    return n.Paragraph((n.Text("text"), n.Citation((n.CitedItem(source),), anchor)))


def book(language: str = "en") -> Resolved:
    """A preface and two chapters that cite; a figure rests on a photograph."""
    figure = n.Figure((n.Panel("a"),), words("A caption."), "fig-a")
    first = chapter(citing("cite-1", "nbc"), citing("cite-2", "nbc"), citing("cite-3", "papers"), figure)
    return resolved_of(
        first,
        chapter(citing("cite-4", "nbc"), title=words("Two"), identifier="two"),
        front=(chapter(citing("cite-0", "nbc"), title=words("A preface"), identifier="preface"),),
        back=(Generated(GeneratedKind.SOURCES),),
        language=language,
        photos=PHOTOS,
        sources=SOURCES,
        entries=ENTRIES,
    )


@pytest.mark.parametrize("edition", MEDIA)
def test_sources_stand_in_groups_by_kind(edition: Edition) -> None:
    root = page(book(), edition, "sources")
    found: list[tuple[str, list[str]]] = []
    for element in elements(root, "//h:h2 | //h:div[@class = 'source']"):
        if element.get("class") == "source":
            found[-1][1].append(str(element.get("id")))
        else:
            found.append((text_of(element), []))
    assert found == [
        ("Documents", ["source-papers"]),
        ("Reports", ["source-nbc"]),
        ("Interviews and statements", ["source-hodge", "source-said"]),
        ("Data", ["source-counts"]),
        ("Photographs", ["source-photo"]),
    ]


def test_every_kind_of_source_has_a_group() -> None:
    assert sorted(kind for _, kinds in GROUPS for kind in kinds) == sorted(SourceKind)


@pytest.mark.parametrize("edition", MEDIA)
def test_a_source_says_through_which_other_it_is_known(edition: Edition) -> None:
    root = page(book("es"), edition, "sources")
    papers = one(root, "//h:div[@id = 'source-papers']")
    assert text_of(one(papers, "h:p[@class = 'entry']/h:em")) == "Entry of papers."
    assert text_of(one(papers, "h:p[@class = 'remark']")) == "Not public & unread."
    link = one(papers, "h:p[@class = 'via']/h:a")
    assert (text_of(link), link.get("href")) == ("Conocida solo a través de NBC <News>.", "sources.xhtml#source-nbc")
    assert (
        text_of(one(root, "//h:div[@id = 'source-hodge']/h:p[@class = 'via']")) == "Conocida solo a través de Papers."
    )
    assert elements(root, "//h:div[@id = 'source-nbc']/h:p[@class = 'via']") == []


def test_print_says_on_which_pages_a_source_is_cited() -> None:
    root = page(book(), Edition.PRINT, "sources", PAGES)
    found = {
        str(source.get("id")): text_of(one(source, "h:p[@class = 'cited']"))
        for source in elements(root, "//h:div[@class = 'source'][h:p[@class = 'cited']]")
    }
    assert found == {
        "source-nbc": "Cited on pages i, 1–2, 5",
        "source-papers": "Cited on page 3",
        "source-photo": "Cited on page 4",
    }


def test_the_epub_links_to_each_place_and_says_no_page() -> None:
    root = page(book(), Edition.EPUB, "sources")
    cited = one(root, "//h:div[@id = 'source-nbc']/h:p[@class = 'cited']")
    assert text_of(cited) == "Cited in A preface, Chapter 1 (2), Chapter 2."
    assert [link.get("href") for link in elements(cited, "h:a")] == [
        "preface.xhtml#cite-0", "one.xhtml#cite-1", "one.xhtml#cite-2", "two.xhtml#cite-4",
    ]  # fmt: skip
    assert text_of(one(root, "//h:div[@id = 'source-photo']/h:p[@class = 'cited']")) == "Cited in Figure 1.1."
    assert "page" not in text_of(root).lower()


@pytest.mark.parametrize(
    ("folios", "written"),
    [
        ([], ""),
        (["4"], "4"),
        (["4", "4", "9", "10", "11"], "4, 9–11"),
        (["9", "4", "10"], "4, 9–10"),
        (["iv", "ii", "iv", "2"], "iv, ii, 2"),
        (["99", "100", "101", "103"], "99–101, 103"),
        (["000"], "0"),
    ],
)
def test_folios_are_named_once_and_runs_are_joined(folios: list[str], written: str) -> None:
    assert folio_ranges(folios) == written


@pytest.mark.parametrize(
    "source", ["nbc-2018", "http://zotero.org/users/1/items/AB#C", "a b", 'a"b', "a<b>", "100%", "ñandú", "a.b"]
)
def test_the_anchor_of_a_source_can_stand_in_an_address(source: str) -> None:
    anchor = source_anchor(source)
    assert anchor.startswith("source-")
    assert not set(anchor) & set(' "<>#%?/\\:&')


def test_sources_that_differ_have_anchors_that_differ() -> None:
    names = ["a.b", "a b", "a/b", "a.2fb", "a-b", "a:b", "ab"]
    assert len({source_anchor(name) for name in names}) == len(names)


def ordered(order: AppendixOrder) -> list[tuple[str, list[tuple[str, str]]]]:
    """The groups of the printed appendix: heading, and the id and pages of each source."""
    resolved = book()
    settings = replace(resolved.settings, citations=replace(resolved.settings.citations, appendix=order))
    root = page(replace(resolved, settings=settings), Edition.PRINT, "sources", PAGES)
    found: list[tuple[str, list[tuple[str, str]]]] = [("", [])]
    for element in elements(root, "//h:h2 | //h:div[@class = 'source']"):
        if element.get("class") == "source":
            cited = "".join(text_of(p) for p in elements(element, "h:p[@class = 'cited']"))
            found[-1][1].append(
                (str(element.get("id", "")).removeprefix("source-"), cited.removeprefix("Cited on page"))
            )
        else:
            found.append((text_of(element), []))
    return [group for group in found if group[1]]


def test_the_appendix_by_chapter_says_under_each_what_it_cites_and_where() -> None:
    assert ordered(AppendixOrder.CHAPTER) == [
        ("A preface", [("nbc", " i")]),
        ("One", [("", "s 1–2"), ("papers", " 3"), ("photo", " 4")]),
        ("Two", [("", " 5")]),
        ("Cited nowhere", [("hodge", ""), ("said", ""), ("counts", "")]),
    ]


def test_the_appendix_as_one_list_stands_in_the_styles_order() -> None:
    ((heading, entries),) = ordered(AppendixOrder.LIST)
    assert heading == ""
    assert [name for name, _ in entries] == list(SOURCES)


@pytest.mark.parametrize("edition", MEDIA)
def test_a_kept_copy_and_the_day_a_source_was_looked_at_are_printed(edition: Edition) -> None:
    kept = {
        "web": Source(
            "web", {"title": "A", "accessed": "2025-01-07"}, archived=Archived("https://e.org/1", "2025-01-08")
        ),
        "said": Source("said", {"title": "A", "accessed": "2025-01-07"}, archived=Archived("javascript:x", "2025")),
    }
    entries = {"web": words("A site."), "said": words("Seen January 7, 2025.")}
    resolved = resolved_of(
        chapter(citing("cite-1", "web")), back=(Generated(GeneratedKind.SOURCES),), sources=kept, entries=entries
    )
    root = page(resolved, edition, "sources")
    web, said = (one(root, f"//h:div[@id = 'source-{name}']") for name in ("web", "said"))
    assert text_of(one(web, "h:p[@class = 'archived']")) == "Archived copy: https://e.org/1, January 8, 2025"
    assert one(web, "h:p[@class = 'archived']/h:a").get("href") == "https://e.org/1"
    assert text_of(one(web, "h:p[@class = 'accessed']")) == "Looked at on January 7, 2025."
    assert text_of(one(said, "h:p[@class = 'archived']")) == "Archived copy: javascript:x, 2025"
    assert elements(said, "h:p[@class = 'archived']/h:a | h:p[@class = 'accessed']") == []
