"""The documents of an edition: each part of the publication at its place, and every list of it in words alone."""

import datetime as dt

import pytest

from caravan_pub.model import nodes as n
from caravan_pub.model.edition import Edition, PageMap
from caravan_pub.model.publication import Contributor, Generated, GeneratedKind, Metadata, Part, Series
from caravan_pub.model.resolved import Resolved
from tests.model.trees import paragraph, words
from tests.render.sample import (
    EPUB_TYPE,
    MEDIA,
    WHOLE,
    chapter,
    elements,
    one,
    page,
    parsed,
    rendered,
    resolved_of,
    text_of,
)

HOSTILE = '<i>"A" & {{ 7*7 }}</i>'
FRONT = tuple(map(Generated, (GeneratedKind.TITLE_PAGE, GeneratedKind.COPYRIGHT, GeneratedKind.CONTENTS)))
BACK = tuple(map(Generated, (GeneratedKind.ILLUSTRATIONS, GeneratedKind.SOURCES, GeneratedKind.COLOPHON)))
SECTION = n.Heading(2, words("A section"), "sec-a")
FIGURE = n.Figure((n.Panel("a"),), (n.Link(words("The road"), "https://example.org/"),), "fig-a")
PAGES = PageMap(
    ("i", "ii", "iii", "1", "2", "3", "4", "5"),
    {"part-i": 3, "one": 4, "sec-a": 5, "fig-a": 5, "two": 6, "illustrations": 7, "sources": 7, "colophon": 7},
)


def book(language: str = "en", **given: object) -> Resolved:
    """A book with two chapters, one of them in a part, and all that is generated."""
    return resolved_of(
        Part("part-i", words("North"), (chapter(SECTION, FIGURE),)),
        chapter(title=words("Two"), identifier="two"),
        front=FRONT,
        back=BACK,
        metadata=Metadata("A Title", language, "urn:x", **given),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("edition", MEDIA)
def test_documents_come_in_reading_order_under_their_ids(edition: Edition) -> None:
    documents = rendered(book(), edition).documents
    assert [document.identifier for document in documents] == [
        "title-page", "copyright", "contents", "part-i", "one", "two", "illustrations", "sources", "colophon",
    ]  # fmt: skip
    assert [document.name for document in documents] == [f"{document.identifier}.xhtml" for document in documents]
    assert [str(document.matter) for document in documents] == ["front"] * 3 + ["body"] * 3 + ["back"] * 3


@pytest.mark.parametrize("edition", MEDIA)
def test_each_document_holds_its_own_id_its_title_and_the_language(edition: Edition) -> None:
    made = rendered(book("es"), edition)
    for document in made.documents:
        root = parsed(made, document.identifier)
        assert root.get("lang") == "es"
        assert root.get("dir") is None
        assert len(elements(root, f"//*[@id = '{document.identifier}']")) == 1
        assert text_of(one(root, "//h:title")) == document.title


@pytest.mark.parametrize("edition", MEDIA)
@pytest.mark.parametrize("language", ["ar", "he-IL"])
def test_a_book_from_right_to_left_says_so_in_every_document(edition: Edition, language: str) -> None:
    made = rendered(book(language), edition)
    assert {parsed(made, document.identifier).get("dir") for document in made.documents} == {"rtl"}


# The navigation document


def test_the_navigation_lists_parts_chapters_and_sections_with_links_in_order() -> None:
    root = page(book(), Edition.EPUB, "contents")
    nav = one(root, "//h:nav[@epub:type = 'toc']")
    links = elements(nav, ".//h:a")

    assert [(text_of(link), link.get("href")) for link in links] == [
        ("Part I: North", "part-i.xhtml#part-i"),
        ("1. One", "one.xhtml#one"),
        ("A section", "one.xhtml#sec-a"),
        ("2. Two", "two.xhtml#two"),
        ("Illustrations", "illustrations.xhtml#illustrations"),
        ("Sources", "sources.xhtml#sources"),
        ("Colophon", "colophon.xhtml#colophon"),
    ]
    assert [len(elements(link, "ancestor::h:ol")) for link in links] == [1, 2, 3, 1, 1, 1, 1]
    assert nav.get("role") == "doc-toc"
    assert text_of(one(root, f"//h:h1[@id = '{nav.get('aria-labelledby')}']")) == "Contents"


def test_every_item_of_the_navigation_is_a_link_and_perhaps_a_list() -> None:
    for item in elements(page(book(), Edition.EPUB, "contents"), "//h:nav//h:li"):
        assert [str(child.tag).rpartition("}")[2] for child in item] in (["a"], ["a", "ol"])


def test_landmarks_lead_to_the_beginning_of_the_text_and_to_what_is_generated() -> None:
    nav = one(page(book("es"), Edition.EPUB, "contents"), "//h:nav[@epub:type = 'landmarks']")
    assert (nav.get("hidden"), nav.get("aria-label")) == ("hidden", "Puntos de referencia")
    assert [(link.get(EPUB_TYPE), link.get("href"), text_of(link)) for link in elements(nav, ".//h:a")] == [
        ("bodymatter", "part-i.xhtml", "Comienzo del texto"),
        ("titlepage", "title-page.xhtml", "Portada"),
        ("toc", "contents.xhtml", "Índice"),
        ("loi", "illustrations.xhtml", "Ilustraciones"),
        ("bibliography", "sources.xhtml", "Fuentes"),
        ("colophon", "colophon.xhtml", "Colofón"),
    ]


def test_a_publication_without_contents_has_a_navigation_out_of_the_reading_order() -> None:
    made = rendered(resolved_of(chapter(SECTION)), Edition.EPUB)
    assert [(document.identifier, document.linear) for document in made.documents] == [
        ("one", True),
        ("contents", False),
    ]
    assert [text_of(link) for link in elements(parsed(made, "contents"), "//h:nav//h:a")] == ["1. One", "A section"]
    assert [document.identifier for document in rendered(resolved_of(chapter()), Edition.PRINT).documents] == ["one"]


@pytest.mark.parametrize("edition", MEDIA)
def test_titles_in_the_contents_bring_no_link_no_id_and_no_note_along(edition: Edition) -> None:
    title = (
        n.Link(words("Our"), "https://example.org/"),
        n.Emphasis((n.Text(" road"), n.Note(paragraph("A note."), "note-1"))),
        n.IndexMark(words(" north"), "north", anchor="idx-1"),
        n.Span(words(" & on"), "es", "here"),
        n.Reference("sec-a"),
    )
    root = page(resolved_of(chapter(SECTION, title=title), front=FRONT), edition, "contents")
    (link,) = elements(root, "//*[not(@aria-label)]//h:a[@href = 'one.xhtml#one']")

    assert "Our road north & on" in text_of(link)
    assert len(elements(link, ".//h:em | .//h:span[@lang = 'es']")) == 2
    assert elements(link, ".//h:a | .//*[@id] | .//h:span[@class = 'footnote']") == []


# Pages


def test_contents_in_print_give_the_folios_of_the_page_map() -> None:
    root = page(book(), Edition.PRINT, "contents", PAGES)
    lines = elements(root, "//h:p[@class = 'entry']/h:a")
    assert [(line.get("href"), text_of(one(line, "h:span[@class = 'folio']"))) for line in lines] == [
        ("part-i.xhtml#part-i", "1"),
        ("one.xhtml#one", "2"),
        ("one.xhtml#sec-a", "3"),
        ("two.xhtml#two", "4"),
        ("illustrations.xhtml#illustrations", "5"),
        ("sources.xhtml#sources", "5"),
        ("colophon.xhtml#colophon", "5"),
    ]
    assert [text_of(number) for number in elements(root, "//h:span[@class = 'number']")][:3] == ["1", "", "2"]


def test_the_first_layout_keeps_room_for_folios_and_the_epub_has_none() -> None:
    first = page(book(), Edition.PRINT, "contents")
    assert {text_of(folio) for folio in elements(first, "//h:span[@class = 'folio']")} == {"000"}
    assert elements(page(book(), Edition.EPUB, "illustrations"), "//*[@class = 'folio']") == []


def test_the_list_of_illustrations_names_caption_credit_and_page_without_links_within_its_link() -> None:
    root = page(book(), Edition.PRINT, "illustrations", PAGES)
    line = one(root, "//h:ul[@class = 'lines']/h:li//h:a")
    assert line.get("href") == "one.xhtml#fig-a"
    assert text_of(line) == "Figure 1.1 The road Ana Pérez3"
    assert elements(line, ".//h:a") == []
    assert text_of(one(page(book(), Edition.EPUB, "illustrations"), "//h:li//h:a")) == "Figure 1.1 The road Ana Pérez"


def test_the_first_document_of_the_body_alone_begins_its_numbers() -> None:
    made = rendered(book(), Edition.PRINT)
    starts = [document.identifier for document in made.documents if "first-page-of-body" in document.markup]
    assert starts == ["part-i"]


# Generated pages


@pytest.mark.parametrize("edition", MEDIA)
def test_the_title_page_says_who_made_the_book_authors_apart(edition: Edition) -> None:
    creators = (Contributor("Ana <Pérez>"), Contributor("Luis Ruiz"), Contributor("Eva Sol", "edt"))
    resolved = book(
        subtitle=HOSTILE, creators=creators, publisher="A & B", date=dt.date(2026, 11, 23), series=Series("Roads", 2)
    )
    root = page(resolved, edition, "title-page")

    assert text_of(one(root, "//h:h1")) == "A Title"
    assert text_of(one(root, "//h:p[@role = 'doc-subtitle']")) == HOSTILE
    assert text_of(one(root, "//h:p[@class = 'creators']")) == "Ana <Pérez> · Luis Ruiz"
    assert text_of(one(root, "//h:p[@class = 'contributors']")) == "Eva Sol"
    assert text_of(one(root, "//h:p[@class = 'publisher']")) == "A & B, 2026"


@pytest.mark.parametrize("edition", MEDIA)
def test_the_copyright_page_says_what_is_stated_in_the_language_and_no_more(edition: Edition) -> None:
    stated = book("es", publisher="A {name} & B", date=dt.date(2026, 11, 23), rights=HOSTILE, series=Series("Roads", 2))
    root = page(stated, edition, "copyright")
    assert [text_of(line) for line in elements(root, "//h:section/h:p")] == [
        "A Title", "Roads 2", "Publicado por A {name} & B", "23 de noviembre de 2026", HOSTILE, "urn:x",
    ]  # fmt: skip
    bare = page(book(), edition, "copyright")
    assert [text_of(line) for line in elements(bare, "//h:section/h:p")] == ["A Title", "urn:x"]


@pytest.mark.parametrize("edition", MEDIA)
def test_the_colophon_names_the_typefaces(edition: Edition) -> None:
    root = page(book("de"), edition, "colophon")
    lines = [text_of(line) for line in elements(root, "//h:section/h:p")]
    assert "Gesetzt in Spectral, Barlow Condensed, IBM Plex Mono." in lines


@pytest.mark.parametrize("edition", MEDIA)
def test_a_part_has_a_page_with_its_number_and_its_title(edition: Edition) -> None:
    root = page(book("fr"), edition, "part-i")
    assert text_of(one(root, "//h:p[@class = 'number']")) == "Partie I"
    assert text_of(one(root, "//h:h1")) == "North"
    assert one(root, "//h:section").get("role") == "doc-part"


def test_the_body_of_an_epub_document_says_which_matter_it_is() -> None:
    made = rendered(book(), Edition.EPUB)
    types = [one(parsed(made, document.identifier), "//h:body").get(EPUB_TYPE) for document in made.documents]
    assert types == ["frontmatter"] * 3 + ["bodymatter"] * 3 + ["backmatter"] * 3


@pytest.mark.parametrize("edition", MEDIA)
def test_text_of_a_manuscript_is_never_a_template(edition: Edition) -> None:
    trap = "{{ 7*7 }}{% for a in b %}{# x #}${7*7}#{7*7}"
    blocks = (n.Heading(2, words(trap), "sec-a"), n.Figure((n.Panel("a", trap),), words(trap), "fig-a"))
    resolved = resolved_of(
        chapter(*blocks, title=words(trap)), front=FRONT, back=BACK,
        metadata=Metadata(trap, "en", "urn:x", trap, publisher=trap, rights=trap, creators=(Contributor(trap),)),
    )  # fmt: skip
    made = rendered(resolved, edition)
    for document in made.documents:
        assert "49" not in text_of(parsed(made, document.identifier))
    assert text_of(one(parsed(made), "//h:h2")) == trap


@pytest.mark.parametrize("edition", MEDIA)
def test_the_same_publication_is_rendered_the_same(edition: Edition) -> None:
    assert rendered(resolved_of(WHOLE, front=FRONT), edition) == rendered(resolved_of(WHOLE, front=FRONT), edition)
