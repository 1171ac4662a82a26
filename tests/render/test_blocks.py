"""Blocks become the elements that say what they are."""

import pytest

from caravan_pub.model import nodes as n
from caravan_pub.model.edition import Edition
from tests.model.trees import paragraph, words
from tests.render.sample import EPUB_TYPE, MEDIA, XML_LANG, chapter, elements, one, page, resolved_of, text_of

IN_EPUB = Edition.EPUB
HOSTILE = '<b>"&'


@pytest.mark.parametrize("edition", MEDIA)
@pytest.mark.parametrize("level", [2, 3, 4, 5, 6])
def test_a_heading_keeps_its_level_and_its_id(edition: Edition, level: int) -> None:
    root = page(resolved_of(chapter(n.Heading(level, words("A"), "sec-a"))), edition)
    assert text_of(one(root, f"//h:h{level}[@id = 'sec-a']")) == "A"


@pytest.mark.parametrize("edition", MEDIA)
def test_lists_say_where_they_begin_and_whether_they_are_tight(edition: Edition) -> None:
    items = (n.Item(paragraph("a")), n.Item((*paragraph("b"), n.Quote(paragraph("c")))))
    lists = (n.Items(items), n.Items(items, start=1), n.Items(items, start=7, tight=False))
    root = page(resolved_of(chapter(*lists)), edition)

    bullets = one(root, "//h:ul[h:li = 'a']")
    first, seventh = elements(root, "//h:ol")
    assert (bullets.get("class"), first.get("start"), seventh.get("start")) == ("tight", None, "7")
    assert [text_of(item) for item in bullets] == ["a", "b c"]
    assert [child.tag.rpartition("}")[2] for child in seventh[0]] == ["p"]
    assert list(bullets[0]) == []


@pytest.mark.parametrize("edition", MEDIA)
def test_definitions_keep_terms_and_meanings_in_order(edition: Edition) -> None:
    items = (
        n.Definition(words("one"), (paragraph("a"), paragraph("b"))),
        n.Definition(words("two"), (paragraph("c"),)),
    )
    root = page(resolved_of(chapter(n.Definitions(items))), edition)
    listed = [(str(child.tag).rpartition("}")[2], text_of(child)) for child in one(root, "//h:dl")]
    assert listed == [("dt", "one"), ("dd", "a"), ("dd", "b"), ("dt", "two"), ("dd", "c")]


@pytest.mark.parametrize("edition", MEDIA)
@pytest.mark.parametrize(
    ("kind", "tag", "name"),
    [
        (n.AsideKind.SIDEBAR, "aside", "sidebar"),
        (n.AsideKind.NOTE, "aside", "remark-box"),
        (n.AsideKind.PULL_QUOTE, "aside", "pull-quote"),
        (n.AsideKind.EPIGRAPH, "blockquote", "epigraph"),
        (n.AsideKind.TIMELINE, "div", "timeline"),
        (n.AsideKind.INTERVIEW, "div", "interview"),
    ],
)
def test_every_set_piece_has_its_element_its_id_its_title_and_its_words(
    edition: Edition, kind: n.AsideKind, tag: str, name: str
) -> None:
    aside = n.Aside(kind, paragraph("words"), (n.Text("T "), n.Emphasis(words(HOSTILE))), identifier="piece")
    root = page(resolved_of(chapter(aside)), edition)
    piece = one(root, f"//h:{tag}[@class = '{name}'][@id = 'piece']")
    assert text_of(one(root, "//h:p[@class = 'piece-title']")) == f"T {HOSTILE}"
    assert text_of(piece) == f"T {HOSTILE} words"


def test_every_kind_of_set_piece_is_tried() -> None:
    marks = test_every_set_piece_has_its_element_its_id_its_title_and_its_words.pytestmark  # type: ignore[attr-defined]
    tried = {case[0] for mark in marks for case in mark.args[1] if isinstance(case, tuple)}
    assert tried == set(n.AsideKind)


@pytest.mark.parametrize("edition", MEDIA)
@pytest.mark.parametrize("kind", [n.AsideKind.PULL_QUOTE, n.AsideKind.EPIGRAPH])
def test_a_quotation_says_whose_words_it_is(edition: Edition, kind: n.AsideKind) -> None:
    root = page(resolved_of(chapter(n.Aside(kind, paragraph("Go."), attribution=words("A woman")))), edition)
    assert text_of(one(root, "//h:p[@class = 'attribution']")) == "A woman"


def test_a_box_has_a_name_for_those_who_hear_the_page() -> None:
    named = n.Aside(n.AsideKind.SIDEBAR, paragraph("a"), words("The river"))
    bare = n.Aside(n.AsideKind.NOTE, paragraph("b"))
    root = page(resolved_of(chapter(named, bare), language="es"), IN_EPUB)
    assert [aside.get("aria-label") for aside in elements(root, "//h:aside")] == ["The river", "Nota"]


@pytest.mark.parametrize("edition", MEDIA)
def test_a_division_keeps_its_language_its_classes_and_its_id(edition: Edition) -> None:
    division = n.Division(paragraph("x"), "ar", "there", ("own", "other"))
    element = one(page(resolved_of(chapter(division)), edition), "//h:div[@id = 'there']")
    assert (element.get("lang"), element.get(XML_LANG), element.get("dir")) == ("ar", "ar", "rtl")
    assert element.get("class") == "own other"


@pytest.mark.parametrize("edition", MEDIA)
def test_a_paragraph_keeps_its_classes(edition: Edition) -> None:
    root = page(resolved_of(chapter(n.Paragraph(words("x"), classes=("own",)))), edition)
    assert text_of(one(root, "//h:p[@class = 'own']")) == "x"


@pytest.mark.parametrize("edition", MEDIA)
def test_code_keeps_every_space_and_every_sign(edition: Edition) -> None:
    code = 'if a < b && c:\n\n    print("{{ 7*7 }}")\n'
    root = page(resolved_of(chapter(n.CodeBlock(code, "python"))), edition)
    assert one(root, "//h:pre/h:code").text == code


@pytest.mark.parametrize("edition", MEDIA)
def test_verse_keeps_lines_and_stanzas(edition: Edition) -> None:
    verse = n.Verse((words("one"), words("two"), (), (), words("three")))
    root = page(resolved_of(chapter(verse)), edition)
    stanzas = elements(root, "//h:div[@class = 'verse']/h:p")
    assert [[text_of(line) for line in elements(stanza, "h:span")] for stanza in stanzas] == [["one", "two"], ["three"]]
    assert [len(elements(stanza, "h:br")) for stanza in stanzas] == [1, 0]


def test_a_chapter_in_the_epub_says_what_it_is_and_is_named_by_its_title() -> None:
    root = page(resolved_of(chapter(n.Heading(2, words("Title"), "one-title"), title=words(HOSTILE))), IN_EPUB)
    section = one(root, "//h:section[@id = 'one']")
    assert (section.get(EPUB_TYPE), section.get("role")) == ("chapter", "doc-chapter")
    heading = one(root, f"//*[@id = '{section.get('aria-labelledby')}']")
    assert text_of(heading) == f"Chapter 1 {HOSTILE}"
    assert text_of(one(root, "//h:title")) == HOSTILE


def test_a_section_called_notes_does_not_share_an_id_with_the_notes() -> None:
    blocks = (n.Heading(2, words("Notes"), "one-notes"), n.Paragraph((n.Note(paragraph("x"), "note-1"),)))
    root = page(resolved_of(chapter(*blocks)), IN_EPUB)
    identifiers = [str(element.get("id")) for element in elements(root, "//*[@id]")]
    assert len(identifiers) == len(set(identifiers))


def test_a_chapter_in_print_begins_with_its_running_head_and_its_number() -> None:
    root = page(resolved_of(chapter(n.Paragraph(words("x")))), Edition.PRINT)
    section = one(root, "//h:section[@id = 'one']")
    assert section.get("class") == "chapter body-matter numbered first-page-of-body"
    assert text_of(one(root, "//h:span[@class = 'of-book']")) == "A Title"
    assert text_of(one(root, "//h:span[@class = 'of-chapter']")) == "One"
    assert text_of(one(root, "//h:p[@class = 'number']")) == "1"
