"""Marks of printed pages stand before the first letter of their page, wherever that is, and nothing else changes."""

import re

import pytest

from caravan_pub.epub import mark_pages, with_page_list
from caravan_pub.letters import letters
from caravan_pub.model.edition import Document, PageMap, Turn
from caravan_pub.model.publication import Matter
from tests.epub.sample import page


def document(body: str, identifier: str = "one") -> Document:
    markup = page("A title", f'<section id="{identifier}">{body}</section>')
    return Document(identifier, f"{identifier}.xhtml", identifier, Matter.BODY, markup)


def marked(body: str, *turns: Turn) -> str:
    """The body of one document after its marks were set."""
    found = mark_pages([document(body)], PageMap(tuple(str(n + 1) for n in range(len(turns))), {}, turns))
    text = found.documents[0].markup
    return (
        text[text.index("<body>") + 6 : text.index("</body>")]
        .removeprefix('<section id="one">')
        .removesuffix("</section>")
    )


def span(label: str) -> str:
    return f'<span epub:type="pagebreak" role="doc-pagebreak" id="page-{label}" aria-label="{label}"></span>'


def div(label: str) -> str:
    return f'<div epub:type="pagebreak" role="doc-pagebreak" id="page-{label}" aria-label="{label}"></div>\n'


def shown(body: str) -> str:
    """A body in which ``|`` stands for the mark of page 1 within a line, and ``¶`` for one of its own line."""
    return body.replace("|", span("1")).replace("¶", div("1"))


@pytest.mark.parametrize(
    ("body", "offset"),
    [
        ('<p id="a">Some dis|appointed words</p>', 7),
        ('<p id="a">Some <em>dis-|<b>appointed</b></em></p>', 7),
        ('<p id="a">One</p>¶<p>Two</p>', 3),
        ('<p id="a">One</p>¶<aside><p>Two</p></aside>', 3),
        ('<ul id="a"><li>One</li><li>|Two</li></ul>', 3),
        ('<ul id="a"><li><p>One</p></li><li>¶<p>Two</p></li></ul>', 3),
        ('<table id="a"><tr><td>One</td></tr><tr><td>|Two</td></tr></table>', 3),
        ('<p id="b">One</p>¶<figure id="a"><img src="x.png" alt="x"/><p>Two</p></figure>', 0),
        ('<p id="a">One <img src="x.png" alt="x"/> |two three</p>', 4),
        ('<dl id="a"><dt>One</dt><dd>|Two</dd></dl>', 3),
        (('<p id="a">One<a epub:type="noteref" href="#n">1</a> two</p>¶<p>three</p><section class="notes">'
         '<aside epub:type="footnote" id="n"><p>three</p></aside></section>'), 6),
    ],
)  # fmt: skip
def test_a_mark_stands_before_the_first_letter_of_its_page(body: str, offset: int) -> None:
    opening = re.sub(r"<section class=.*|<[^>]*>", "", body[re.search("[|¶]", body).end() :])  # type: ignore[union-attr]
    assert marked(re.sub("[|¶]", "", body), Turn("a", offset, opening)) == shown(body)


def test_where_the_editions_differ_the_nearest_first_words_count() -> None:
    """In print "(page 3)" may stand there, six letters that the EPUB does not have; the same words come twice."""
    body = '<p id="a">and so the road goes on |and so the road ends where it began</p>'
    place = len(letters("and so the road goes on"))
    assert marked(body.replace("|", ""), Turn("a", place + 5, "and so the road")) == shown(body)


def test_a_blank_page_stands_with_the_page_after_it_and_the_last_one_at_the_end() -> None:
    assert marked('<p id="a">One</p><p>Two</p>', Turn("a", 0, "One"), Turn(), Turn("a", 3, "Two"), Turn()) == (
        f'{div("1")}<p id="a">One</p>{div("2")}{div("3")}<p>Two</p>{div("4")}'.replace("</div>\n</section>", "</div>")
    )


def test_several_pages_in_one_text_are_marked_in_order() -> None:
    text = " ".join(f"word{number}" for number in range(30))
    turns = [Turn("a", len(letters(text.split(f"word{n}")[0])), f"word{n} word{n + 1}") for n in (0, 10, 20)]
    body = marked(f'<p id="a">{text}</p>', *turns)
    assert re.findall(r'id="page-(\d)"[^>]*></\w+>\n?(?:<p id="a">)?(\w+)', body) == [
        ("1", "word0"),
        ("2", "word10"),
        ("3", "word20"),
    ]
    assert re.sub("<[^>]*>", "", body).strip() == text


def test_a_page_within_the_contents_is_marked_before_them() -> None:
    markup = page("Contents", '<nav id="contents"><h1>Contents</h1><ol><li><a href="one.xhtml">One</a></li></ol></nav>')
    found = mark_pages(
        [Document("contents", "contents.xhtml", "Contents", Matter.FRONT, markup), document("<p>One</p>")],
        PageMap(
            ("i", "ii", "1"), {}, (Turn("contents", 0, "Contents"), Turn("contents", 8, "One 1"), Turn("one", 0, "One"))
        ),
    )
    assert f"<body>{div('i')}{div('ii')}<nav" in found.documents[0].markup
    assert [(link.label, link.file, link.fragment) for link in found.pages] == [
        ("i", "contents.xhtml", "page-i"),
        ("ii", "contents.xhtml", "page-ii"),
        ("1", "one.xhtml", "page-1"),
    ]
    listed = with_page_list(found.documents[0], found.pages, "Printed pages").markup
    assert '<nav epub:type="page-list" role="doc-pagelist" hidden="hidden" aria-label="Printed pages">' in listed
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a></li>\n', listed) == [
        ("contents.xhtml#page-i", "i"),
        ("contents.xhtml#page-ii", "ii"),
        ("one.xhtml#page-1", "1"),
    ]


def test_an_authors_own_id_is_left_to_the_author() -> None:
    found = mark_pages([document('<p id="page-1">One</p>')], PageMap(("1",), {}, (Turn("one", 0, "One"),)))
    assert found.pages[0].fragment == "page-1-"
