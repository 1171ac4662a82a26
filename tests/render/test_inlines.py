"""Words within a line: nothing in them is taken for markup, and calls of notes read as numbers."""

import pytest
from lxml import etree

from caravan_pub.model import nodes as n
from caravan_pub.model.edition import Edition, PageMap
from caravan_pub.model.publication import Photo
from tests.model.trees import paragraph, words
from tests.render.sample import (
    EPUB_TYPE,
    IN_TEXT,
    MEDIA,
    XML_LANG,
    chapter,
    elements,
    one,
    page,
    parsed,
    rendered,
    resolved_of,
    text_of,
)

HOSTILE = "<script>alert(1)</script> & \"x\" 'y' ]]> <!-- {{ 7*7 }} {% if 1 %} &amp; &#60;"


def citation(anchor: str) -> n.Citation:
    return n.Citation((n.CitedItem("acnur-2019"),), anchor)


@pytest.mark.parametrize("edition", MEDIA)
@pytest.mark.parametrize(
    "inline",
    [
        n.Text(HOSTILE),
        n.Emphasis(words(HOSTILE)),
        n.Strong(words(HOSTILE)),
        n.Strikethrough(words(HOSTILE)),
        n.Superscript(words(HOSTILE)),
        n.Subscript(words(HOSTILE)),
        n.SmallCaps(words(HOSTILE)),
        n.Code(HOSTILE),
        n.Link(words(HOSTILE), "https://example.org/"),
        n.Reference("one", words(HOSTILE)),
        n.IndexMark(words(HOSTILE), HOSTILE, anchor="idx-1"),
        n.Span(words(HOSTILE)),
        n.Note(paragraph(HOSTILE), "note-1"),
    ],
    ids=lambda inline: type(inline).__name__,
)
def test_hostile_words_are_words(edition: Edition, inline: n.Inline) -> None:
    root = page(resolved_of(chapter(n.Paragraph((inline,)))), edition)
    assert HOSTILE in " ".join(str(text) for text in root.itertext())
    assert elements(root, "//h:script") == []
    assert "49" not in text_of(root)


@pytest.mark.parametrize("edition", MEDIA)
def test_hostile_attributes_stay_within_their_marks(edition: Edition) -> None:
    url = 'https://example.org/"><script>alert(1)</script>'
    link = n.Link(words("here"), url, title='" onmouseover="alert(1)')
    picture = n.InlinePhoto("seal", '"/><script>alert(1)</script>')
    span = n.Span(words("x"), language='es" onclick="alert(1)', classes=('a" id="b',))
    root = page(resolved_of(chapter(n.Paragraph((link, picture, span)))), edition)

    anchor = one(root, "//h:a[@title]")
    assert (anchor.get("href"), anchor.get("title")) == (url, '" onmouseover="alert(1)')
    assert one(root, "//h:img").get("alt") == '"/><script>alert(1)</script>'
    assert elements(root, "//h:script | //*[@onmouseover] | //*[@onclick] | //*[@id = 'b']") == []


def test_nothing_but_text_stands_within_the_call_of_a_note() -> None:
    note = n.Note((n.Paragraph((n.Emphasis(words("a note")),)), n.Quote(paragraph("a quote"))), "note-1")
    root = page(resolved_of(chapter(n.Paragraph((n.Text("text"), note)))), Edition.EPUB)
    call = one(root, "//h:a[@epub:type = 'noteref']")

    assert (call.text, list(call), call.get("id")) == ("1", [], "note-1")
    assert (call.get("href"), call.get("role")) == ("one.xhtml#note-1-text", "doc-noteref")


def test_each_note_stands_alone_with_its_link_back_first() -> None:
    notes = (n.Note(paragraph("first"), "note-1"), n.Note((*paragraph("second"), *paragraph("more")), "note-2"))
    root = page(resolved_of(chapter(n.Paragraph((n.Text("a"), notes[0], n.Text("b"), notes[1])))), Edition.EPUB)
    section = one(root, "//h:section[@class = 'notes']")
    asides = elements(root, "//h:section[@class = 'notes']/h:aside")

    assert str(section.get("aria-labelledby")) == one(root, "//h:h2[. = 'Notes']").get("id")
    assert [(aside.get("id"), aside.get(EPUB_TYPE), aside.get("role")) for aside in asides] == [
        ("note-1-text", "footnote", "doc-footnote"),
        ("note-2-text", "footnote", "doc-footnote"),
    ]
    for number, aside in enumerate(asides, start=1):
        back = aside[0][0]
        assert etree.QName(back).localname == "a"
        assert (back.text, back.get("href"), back.get("role")) == (
            str(number), f"one.xhtml#note-{number}", "doc-backlink"
        )  # fmt: skip
        assert back.get("aria-label") == f"Back to the text {number}"
    assert [text_of(words) for words in list(asides[1])[1:]] == ["second", "more"]


def test_a_note_in_print_stands_at_its_call_with_its_number() -> None:
    note = n.Note((*paragraph("first"), n.Quote(paragraph("quoted"))), "note-1")
    root = page(resolved_of(chapter(n.Paragraph((n.Text("text"), note)))), Edition.PRINT)
    footnote = one(root, "//h:p/h:span[@class = 'footnote']")

    assert (footnote.get("id"), footnote.get("data-number")) == ("note-1", "1")
    assert text_of(footnote).split() == ["first", "quoted"]


def test_calls_in_a_row_are_parted_so_that_they_do_not_read_as_one_number() -> None:
    run = (n.Text("text"), citation("cite-1"), n.Note(paragraph("x"), "note-1"), n.Text(" and"), citation("cite-3"))
    root = page(resolved_of(chapter(n.Paragraph(run))), Edition.EPUB)
    assert text_of(elements(root, "//h:p")[0]) == "text1,2 and3"
    assert len(elements(root, "//h:span[@class = 'call-separator']")) == 1


@pytest.mark.parametrize("edition", MEDIA)
def test_a_citation_of_a_style_without_notes_stands_in_the_line(edition: Edition) -> None:
    resolved = resolved_of(chapter(n.Paragraph((n.Text("text "), citation("cite-1")))), formatted=IN_TEXT)
    assert text_of(one(page(resolved, edition), "//h:span[@class = 'citation'][@id = 'cite-1']")) == "(NBC 2018)"


@pytest.mark.parametrize("edition", MEDIA)
def test_a_citation_within_a_note_stands_in_the_note(edition: Edition) -> None:
    note = n.Note((n.Paragraph((n.Text("See "), citation("cite-1"))),), "note-1")
    root = page(resolved_of(chapter(n.Paragraph((note,)))), edition)
    assert text_of(one(root, "//*[@id = 'cite-1']")) == "NBC News, 2018."
    assert len(elements(root, "//h:a[@epub:type = 'noteref'] | //h:span[@class = 'footnote']")) == 1


@pytest.mark.parametrize("edition", MEDIA)
def test_words_in_another_language_say_so_and_which_way_they_run(edition: Edition) -> None:
    spanish, arabic, own = (n.Span(words("x"), language=tag) for tag in ("es", "ar", ""))
    root = page(resolved_of(chapter(n.Paragraph((spanish, arabic, own)))), edition)
    found = [
        (element.get("lang"), element.get(XML_LANG), element.get("dir"))
        for element in elements(root, "//h:p[not(@class)]/h:span")
    ]
    assert found == [("es", "es", None), ("ar", "ar", "rtl"), (None, None, None)]


def test_words_from_left_to_right_say_so_where_all_others_run_the_other_way() -> None:
    root = page(resolved_of(chapter(n.Paragraph((n.Span(words("x"), language="en"),))), language="he"), Edition.EPUB)
    assert one(root, "//h:p/h:span").get("dir") == "ltr"


FIGURE = n.Figure((n.Panel("a"),), words("A caption"), "fig-a")
SECTION = n.Heading(2, (n.Text("The "), n.Emphasis(words("road"))), "sec-a")


@pytest.mark.parametrize(("target", "label"), [("fig-a", "Figure 1.1"), ("one", "Chapter 1"), ("sec-a", "“The road”")])
def test_a_reference_reads_as_its_targets_label(target: str, label: str) -> None:
    root = page(resolved_of(chapter(SECTION, FIGURE, n.Paragraph((n.Reference(target),)))), Edition.EPUB)
    link = one(root, "//h:a[@class = 'reference label']")
    assert (text_of(link), link.get("href")) == (label, f"one.xhtml#{target}")


def test_a_reference_to_a_section_names_its_page_in_print_alone() -> None:
    resolved = resolved_of(chapter(SECTION, n.Paragraph((n.Reference("sec-a"),))))
    pages = PageMap(("i", "12"), {"sec-a": 1})
    printed = one(page(resolved, Edition.PRINT, pages=pages), "//h:div[@class = 'text']/h:p")
    assert "".join(map(str, printed.itertext())) == "“The road” (page\u00a012)"
    assert text_of(one(page(resolved, Edition.EPUB), "//h:section/h:p")) == "“The road”"


def test_a_title_that_is_referred_to_brings_no_link_no_id_and_no_note_along() -> None:
    title = (
        n.Link(words("The"), "https://example.org/"),
        n.IndexMark(words(" road"), "road", anchor="idx-1"),
        n.Span(words(" north"), identifier="here"),
        n.Note(paragraph("A note."), "note-1"),
        n.Text("{}"),
    )
    blocks = (n.Heading(2, title, "sec-a"), n.Paragraph((n.Reference("sec-a"),)))
    root = page(resolved_of(chapter(*blocks)), Edition.EPUB)
    link = one(root, "//h:a[@class = 'reference label']")

    assert text_of(link) == "“The road north{}”"
    assert elements(link, ".//h:a | .//*[@id]") == []
    assert len(elements(root, "//h:aside[@epub:type = 'footnote']")) == 1


@pytest.mark.parametrize("edition", MEDIA)
def test_a_picture_in_a_line_takes_the_alt_of_its_place_or_its_sidecar_and_shows_no_plate(edition: Edition) -> None:
    run = (n.InlinePhoto("seal"), n.InlinePhoto("seal", "Another."), n.InlinePhoto("b"), n.InlinePhoto("unknown"))
    root = page(resolved_of(chapter(n.Paragraph(run))), edition)
    assert [image.get("alt") for image in elements(root, "//h:img")] == ["A seal.", "Another."]


def test_a_picture_without_alt_has_an_empty_one() -> None:
    photos = {"seal": Photo("seal", "seal.png", decorative=True)}
    root = page(resolved_of(chapter(n.Paragraph((n.InlinePhoto("seal"),))), photos=photos), Edition.EPUB)
    assert one(root, "//h:img").get("alt") == ""


def test_notes_are_numbered_anew_in_every_chapter() -> None:
    def noted(identifier: str) -> n.Block:
        return n.Paragraph((n.Text("a"), n.Note(paragraph("b"), f"note-{identifier}")))

    resolved = resolved_of(chapter(noted("one")), chapter(noted("two"), identifier="two"))
    edition = rendered(resolved, Edition.EPUB)
    path = "//h:a[@epub:type = 'noteref']"
    calls = [[call.text for call in elements(parsed(edition, name), path)] for name in ("one", "two")]
    assert calls == [["1"], ["1"]]
