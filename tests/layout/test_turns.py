"""Where in the text each page begins, to the letter: checked against the words that another program finds there."""

from pathlib import Path

from caravan_pub.layout import Typeset
from caravan_pub.letters import letters
from caravan_pub.model.edition import Turn
from tests.finished import page_texts
from tests.layout.sample import document, laid, png

LONG = "hyphens: auto; text-align: justify; hyphenate-limit-chars: 5 2 2"
SENTENCE = "Unquestionably the administrative superintendents disappointed their representatives notwithstanding. "


def turns(result: Typeset) -> tuple[Turn, ...]:
    return result.pdf.pages.turns


def pages(result: Typeset, folder: Path) -> list[str]:
    file = folder / "pages.pdf"
    file.write_bytes(result.pdf.data)
    return [letters(text) for text in page_texts(file, order="-layout")]


def test_the_letters_before_each_page_are_those_that_the_pages_before_it_show(tmp_path: Path) -> None:
    """Pages that begin within a paragraph, and within a word, too: one paragraph over many of them."""
    result = laid(f'<p id="long">{SENTENCE * 120}</p>', f"html {{ {LONG} }}")
    shown = pages(result, tmp_path)
    assert len(shown) > 4
    assert [turn.offset for turn in turns(result)] == [len("".join(shown[:n])) for n in range(len(shown))]
    assert {turn.anchor for turn in turns(result)[1:]} == {"long"}
    for turn, text in zip(turns(result), shown, strict=True):
        assert text.startswith(letters(turn.opening))
        assert len(turn.opening) > 50
    whole, starts = letters(SENTENCE * 120), word_starts(SENTENCE * 120)
    assert all(whole[turn.offset :].startswith(letters(turn.opening)) for turn in turns(result))
    assert any(turn.offset not in starts for turn in turns(result)), "no page of the sample begins within a word"


def word_starts(text: str) -> set[int]:
    """The numbers of letters before each word of a text."""
    found, count = set[int](), 0
    for word in text.split():
        found.add(count)
        count += len(letters(word))
    return found


def test_a_page_that_begins_with_a_heading_or_a_picture_begins_at_its_id() -> None:
    body = (
        '<p>First.</p><h2 id="b" style="break-before: page">Second</h2><p>words</p>'
        '<figure id="c" style="break-before: page"><img src="images/dot.png" alt=""/></figure>'
        '<p id="d" style="break-before: page">After <img src="images/dot.png" alt=""/> it</p>'
        '<p style="break-before: page">last</p>'
    )
    assert turns(laid(body, "", png())) == (
        Turn("one", 0, "First."),
        Turn("b", 0, "Second words"),
        Turn("c", 0, ""),
        Turn("d", 0, "After it"),
        Turn("d", len("after") + 1 + len("it"), "last"),
    )


def test_a_blank_page_begins_nowhere() -> None:
    result = laid([document("<p>a</p>", "one"), document("<p>b</p>", "two")], "section { break-before: recto }")
    assert [turn.anchor for turn in turns(result)] == ["one", "", "two"]


def test_notes_running_heads_generated_and_hidden_words_are_no_text() -> None:
    sheet = """
    .footnote { float: footnote } .head { height: 0; overflow: hidden } p::before { content: "generated" }
    @page { @top-left { content: "Head" } } li { list-style: decimal } .next { break-before: page }
    """
    body = (
        '<p class="head">hidden</p><p id="a">Five<span class="footnote" id="n">note <b id="x">inner</b></span> '
        'and <span id="y">six</span> four</p><ul><li class="next">item</li></ul>'
    )
    assert turns(laid(body, sheet)) == (
        Turn("a", 0, "Five and six four"),
        Turn("y", len("sixfour"), "item"),
    )


def test_a_page_that_repeats_the_head_of_a_table_begins_with_its_row() -> None:
    rows = "".join(f'<tr id="row-{number}"><td>Row {number}</td><td>words</td></tr>' for number in range(60))
    table = f'<table id="t"><thead><tr><th>Head</th><th>Other</th></tr></thead><tbody>{rows}</tbody></table>'
    first, *others = turns(laid(table))
    assert (first.anchor, first.offset, first.opening[:10]) == ("t", 0, "Head Other")
    assert others
    for turn in others:
        assert turn.offset == 0
        assert turn.opening.startswith(f"Row {turn.anchor.removeprefix('row-')} words")
