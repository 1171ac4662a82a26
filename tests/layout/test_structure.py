"""The structure of tagged pages follows the elements of the documents, however many boxes and pages they fill.

Whatever lays pages out is held to it: one tag an element, notes where they are called, every mark in its place.
"""

from collections import Counter
from collections.abc import Iterator

import pikepdf
import pytest

from caravan_pub.layout import Typeset, typeset
from caravan_pub.model.edition import Document
from caravan_pub.model.structure import Linked, Marked, Structure, Tag
from tests.layout.sample import METADATA, SHEET, document, png
from tests.prove.sample import opened

NOTES = """
.footnote { float: footnote } .footnote::footnote-call, .footnote::footnote-marker { content: "" }
@page { @top-center { content: "A head" } @bottom-center { content: counter(page) } }
"""
LINE = "The road goes on past wells and mills until nobody counts the days that it takes to go. "
NOTE = (
    '<span class="note-call"><a href="#n" id="c">1</a></span><span class="footnote" id="n">'
    '<span class="note-number"><a href="#c">1</a></span> <span>Its words.</span></span>'
)


def tagged(body: str | list[Document], sheet: str = "") -> Typeset:
    resources = {resource.name: resource for resource in [png()]}
    given = [document(body)] if isinstance(body, str) else body
    return typeset(given, SHEET + NOTES + sheet, resources, METADATA, tagged=True)


def structure(result: Typeset) -> Structure:
    assert result.pdf.structure is not None
    return result.pdf.structure


def outline(result: Typeset) -> str:
    """The kinds of the tags, those below one another in brackets: ``Sect(H1 P(Link))``."""
    return " ".join(_outline(tag) for tag in structure(result).tags)


def _outline(tag: Tag) -> str:
    inner = " ".join(_outline(kid) for kid in tag.kids if isinstance(kid, Tag))
    return f"{tag.kind}({inner})" if inner else tag.kind


def tags(result: Typeset, kind: str) -> list[Tag]:
    return [tag for tag in every(structure(result).tags) if tag.kind == kind]


def every(given: tuple[Tag | Marked | Linked, ...]) -> Iterator[Tag]:
    for tag in given:
        if isinstance(tag, Tag):
            yield tag
            yield from every(tag.kids)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<h1>T</h1><p>a <em>b</em> c</p>", "Sect(H1 P)"),
        ('<p>a <span lang="es" class="x">uno</span></p>', "Sect(P(Span))"),
        ("<div><p>a</p></div><blockquote><p>b</p></blockquote>", "Sect(P BlockQuote(P))"),
        (f"<p>a{NOTE} b</p>", "Sect(P(Reference(Link) Note(Lbl(Link))))"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "Sect(L(LI(Lbl LBody) LI(Lbl LBody(L(LI(Lbl LBody))))))"),
        ("<dl><dt>a</dt><dd><p>b</p></dd><dd><p>c</p></dd><dt>d</dt><dd><p>e</p></dd></dl>",
         "Sect(L(LI(Lbl LBody(P P)) LI(Lbl LBody(P))))"),
        ("<table><caption>T</caption><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
         "Sect(Table(Caption THead(TR(TH)) TBody(TR(TD))))"),
        ("<figure><img src='images/dot.png' alt='A dot'/><figcaption><p>c</p></figcaption></figure>",
         "Sect(Div(Figure Caption(P)))"),
        ("<p>a<img src='images/dot.png' alt=''/></p><hr/><p aria-hidden='true'>b</p>", "Sect(P)"),
        ("<p><a href='#one'>a</a></p><pre><code>b</code></pre>", "Sect(P(Link) P(Code))"),
    ],
)  # fmt: skip
def test_an_element_becomes_the_tag_that_it_means(body: str, wanted: str) -> None:
    assert outline(tagged(body)) == wanted


def test_contents_are_contents() -> None:
    line = '<li><p class="entry"><a href="#one"><span>T</span> <span>1</span></a></p></li>'
    body = f'<section class="contents"><ul class="lines">{line}<li><p>U</p><ul>{line}</ul></li></ul></section>'
    sheet = "ul { list-style: none } .entry a { display: flex }"
    result = tagged(body, sheet)
    entry = "TOCI(P(Link))"
    assert outline(result) == f"Sect(Sect(TOC({entry} TOCI(P TOC({entry})))))"


def test_what_goes_on_over_the_page_is_one_tag_and_the_head_of_a_table_is_read_once() -> None:
    rows = "".join(f"<tr><td>{number}</td><td>{LINE}</td></tr>" for number in range(30))
    head = "<thead><tr><th scope='col'>No</th><th scope='col'>Words</th></tr></thead>"
    result = tagged(f"<p>{LINE * 40}</p><table>{head}<tbody>{rows}</tbody></table><ol><li><p>{LINE * 40}</p></li></ol>")
    assert len(result.pdf.pages.folios) > 4
    assert Counter(tag.kind for tag in every(structure(result).tags)) == Counter(
        {"Sect": 1, "P": 2, "Table": 1, "THead": 1, "TBody": 1, "TR": 31, "TH": 2, "TD": 60, "L": 1, "LI": 1,
         "Lbl": 1, "LBody": 1}
    )  # fmt: skip
    first, *_ = tags(result, "P")
    assert {kid.page for kid in first.kids if isinstance(kid, Marked)} == {0, 1, 2, 3}
    assert {tag.scope for tag in tags(result, "TH")} == {"Column"}


def test_a_note_stands_where_it_is_called_and_knows_its_id() -> None:
    result = tagged(f"<p>Before{NOTE} after.</p>")
    (paragraph,) = tags(result, "P")
    kinds = [kid.kind if isinstance(kid, Tag) else "mark" for kid in paragraph.kids]
    assert kinds == ["mark", "Reference", "Note", "mark"]
    assert [note.identifier for note in tags(result, "Note")] == ["n"]


def test_a_link_is_one_annotation_a_line_whatever_stands_in_it() -> None:
    result = tagged(f'<p><a href="https://example.org/"><em>One</em> <strong>two</strong> {LINE}</a></p>')
    (link,) = tags(result, "Link")
    places = [kid for kid in link.kids if isinstance(kid, Linked)]
    with opened(result.pdf.data) as pdf:
        assert [place.number for place in places] == list(range(len(pdf.pages[0].obj.Annots)))
    assert len(places) > 1
    assert {place.words for place in places} == {f"One two {LINE}".strip()}


def test_what_is_said_of_a_thing_is_kept() -> None:
    result = tagged(
        '<p aria-label="Chapter 1">1</p><p>a <span lang="es" class="x">uno</span> <em lang="fr">deux</em></p>'
        '<div role="img" aria-label="A plate"><p>Word</p></div>'
        '<img src="images/dot.png" alt="A dot" width="8" height="8"/>'
        '<table><tbody><tr><td colspan="2">b</td></tr><tr><th scope="row">c</th><td>d</td></tr></tbody></table>'
    )
    assert [tag.words for tag in tags(result, "P")][:2] == ["Chapter 1", ""]
    assert [tag.language for tag in tags(result, "Span")] == ["es", "fr"]
    assert [tag.alt for tag in tags(result, "Figure")] == ["A plate", "A dot"]
    assert [(tag.columns, tag.rows) for tag in tags(result, "TD")] == [(2, 1), (1, 1)]
    assert [tag.scope for tag in tags(result, "TH")] == ["Row"]
    box = tags(result, "Figure")[1].box
    assert box is not None
    assert (round(box[2] - box[0], 2), round(box[3] - box[1], 2)) == (6.0, 6.0)


def test_every_mark_of_every_page_is_in_the_structure_once_and_the_rest_are_artifacts() -> None:
    body = f"<h1>T</h1><p>{LINE * 60}{NOTE}</p><p>{LINE}</p>"
    result = tagged([document(body), document(f"<h1>U</h1><p>{LINE}</p>", "two")])
    marks = [(kid.page, kid.number) for tag in every(structure(result).tags) for kid in tag.kids
             if isinstance(kid, Marked)]  # fmt: skip
    drawn: list[tuple[int, int]] = []
    artifacts = 0
    with opened(result.pdf.data) as pdf:
        for number, page in enumerate(pdf.pages):
            for instruction in pikepdf.parse_content_stream(page, "BDC BMC"):
                if instruction.operands[0] == "/Artifact":
                    artifacts += 1
                else:
                    drawn.append((number, int(instruction.operands[1].MCID)))
    assert sorted(marks) == sorted(drawn)
    assert len(set(marks)) == len(marks)
    assert artifacts >= len(result.pdf.pages.folios)  # head and folio of each together


def test_untagged_pages_have_neither_marks_nor_structure() -> None:
    result = typeset([document("<p>a</p>")], SHEET, {}, METADATA)
    assert result.pdf.structure is None
    with opened(result.pdf.data) as pdf:
        assert list(pikepdf.parse_content_stream(pdf.pages[0], "BDC BMC")) == []


def test_a_structure_moves_with_its_pages() -> None:
    tag = Tag("P", (Marked(0, 1), Tag("Link", (Linked(1, 0, "a"),))), box=(1, 2, 3, 4))
    (moved,) = Structure((tag,)).moved(5).tags
    assert moved == Tag("P", (Marked(5, 1), Tag("Link", (Linked(6, 0, "a"),))), box=(1, 2, 3, 4))
