"""Words and marks become the model's; notes stay where they are called."""

import pytest

from caravan_pub.model import nodes as n
from caravan_pub.model.walk import plain_text
from tests.read.texts import Read, read


def text(words: str) -> tuple[n.Text]:
    return (n.Text(words),)


@pytest.mark.parametrize(
    ("body", "inline"),
    [
        ("*a*", n.Emphasis(text("a"))),
        ("_a_", n.Emphasis(text("a"))),
        ("**a**", n.Strong(text("a"))),
        ("~~a~~", n.Strikethrough(text("a"))),
        ("`a * b`", n.Code("a * b")),
        ("[a](https://example.org/x)", n.Link(text("a"), "https://example.org/x")),
        ('[a](https://example.org "b")', n.Link(text("a"), "https://example.org", "b")),
        ("<https://example.org>", n.Link(text("https://example.org"), "https://example.org")),
        ("[a](file:///home/ana/map.pdf)", n.Link(text("a"), "file:///home/ana/map.pdf")),
        ("[a](javascript:send)", n.Link(text("a"), "javascript:send")),
        ("[a](#b)", n.Reference("b", text("a"))),
        ("[a]{.smallcaps}", n.SmallCaps(text("a"))),
        ('[a]{lang="es"}', n.Span(text("a"), "es")),
        ("[a]{#here}", n.Span(text("a"), identifier="here")),
        ("[a]{.own .nowrap}", n.Span(text("a"), classes=("own", "nowrap"))),
        ("[a]{.index}", n.IndexMark(text("a"), "", anchor="idx-one-1")),
        ('[a]{.index term="b!c"}', n.IndexMark(text("a"), "b", "c", anchor="idx-one-1")),
        ('[]{.index term="b" see="d"}', n.IndexMark((), "b", see="d", anchor="idx-one-1")),
        ("***a***", n.Emphasis((n.Strong(text("a")),))),
        (r"\*a\*", n.Text("*a*")),
        ("&eacute;&#x3B1;&amp;", n.Text("éα&")),
        ("a\\\\b", n.Text("a\\b")),
    ],
)
def test_a_mark_is_read(body: str, inline: n.Inline) -> None:
    found = read(body)
    assert found.run == (inline,)
    assert found.problems == []


@pytest.mark.parametrize("end", ["  ", "\\"])
def test_a_hard_line_end_is_a_break_and_a_soft_one_a_line_feed(end: str) -> None:
    assert read(f"a{end}\nb\nc").run == (n.Text("a"), n.LineBreak(), n.Text("b\nc"))


def test_neighbouring_words_are_one_text() -> None:
    assert read(r"a & b \[c\] _d ** e").run == text("a & b [c] _d ** e")


@pytest.mark.parametrize(
    ("body", "photo"),
    [
        ("a ![b](photos/c.png) d", n.InlinePhoto("photos/c.png", "b")),
        ("a ![*b* `c`](photos/c.png)", n.InlinePhoto("photos/c.png", "b c")),
        ("a ![](photos/c.png)", n.InlinePhoto("photos/c.png")),
        (r"a ![\[b\] \* c](photos/c.png)", n.InlinePhoto("photos/c.png", "[b] * c")),
        ('a ![b](photos/c.png){alt="d"}', n.InlinePhoto("photos/c.png", "d")),
        ("a ![b](photos/ma%C3%B1ana.png)", n.InlinePhoto("photos/mañana.png", "b")),
        ("a ![b](photos/man\u0303ana.png)", n.InlinePhoto("photos/mañana.png", "b")),
        ("a ![b](..)", n.InlinePhoto("..", "b")),
        ("a ![b](.)", n.InlinePhoto("", "b")),
        ("a ![b](/)", n.InlinePhoto("", "b")),
    ],
)
def test_a_picture_in_a_line_has_its_path_and_its_alternative_text(body: str, photo: n.InlinePhoto) -> None:
    assert [node for node in read(body).nodes() if isinstance(node, n.InlinePhoto)] == [photo]


@pytest.mark.parametrize("before", ["`code`", "[words](https://example.org)", "[words]{.own}"])
@pytest.mark.parametrize("brace", [r"\{", "&#123;"])
def test_a_brace_that_is_meant_as_one_is_no_attribute(before: str, brace: str) -> None:
    found = read(f"{before}{brace}x=50%}}")
    assert found.problems == []
    assert plain_text(found.run).endswith("{x=50%}")
    assert read(f"{before}{{x=50%}}").codes == ["attributes-broken"]


def notes(found: Read) -> list[n.Note]:
    return [node for node in found.nodes() if isinstance(node, n.Note)]


def test_a_note_stands_where_it_is_called_and_nowhere_else() -> None:
    found = read("one[^a] two\n\n[^a]: *The* note.\n\n    Its second paragraph.\n\nthree")
    assert found.problems == []
    first, last = found.blocks
    assert isinstance(first, n.Paragraph)
    assert first.content == (
        n.Text("one"),
        n.Note(
            (n.Paragraph((n.Emphasis(text("The")), n.Text(" note."))), n.Paragraph(text("Its second paragraph."))),
            "note-one-1",
        ),
        n.Text(" two"),
    )
    assert last == n.Paragraph(text("three"))


def test_a_note_is_written_in_the_line_too() -> None:
    found = read("one^[the *note* [@a]] two^[second]")
    assert found.problems == []
    first, second = notes(found)
    assert first.content == (
        n.Paragraph(
            (n.Text("the "), n.Emphasis(text("note")), n.Text(" "), n.Citation((n.CitedItem("a"),), "cite-one-1"))
        ),
    )
    assert second == n.Note((n.Paragraph(text("second")),), "note-one-2")


@pytest.mark.parametrize(
    "body",
    [
        "## A[^n]",
        "> a[^n]",
        "- a[^n]",
        "| a[^n] |\n|---|",
        "a\n: b[^n]",
        "::: note\na[^n]\n:::",
        "![b[^n]](photos/a.jpg)",
    ],
)
def test_a_note_is_called_from_anywhere(body: str) -> None:
    found = read(f"{body}\n\n[^n]: note")
    assert found.problems == []
    assert [note.content for note in notes(found)] == [(n.Paragraph(text("note")),)]


def test_a_note_holds_blocks() -> None:
    (note,) = notes(read("a[^n]\n\n[^n]: b\n\n    - c\n\n    > d"))
    assert [type(block) for block in note.content] == [n.Paragraph, n.Items, n.Quote]


def said(body: str) -> list[tuple[str, int, int, str]]:
    return [(one.code, one.place.line, one.place.column, one.message) for one in read(body).problems]


def test_a_note_that_is_not_written_is_told_where_it_is_called() -> None:
    assert said("one two[^b]") == [("note-unknown", 3, 8, "there is no note b")]


def test_a_note_that_nothing_calls_is_told_where_it_is_written() -> None:
    assert said("one\n\n[^b]: note") == [("note-unused", 5, 0, "nothing calls the note b")]


def test_a_note_called_twice_is_told_at_the_second_call_and_printed_once() -> None:
    found = read("one[^b] two[^b]\n\n[^b]: note")
    assert [(one.code, one.place.column) for one in found.problems] == [("note-repeated", 12)]
    assert len(notes(found)) == 1


def test_a_note_written_twice_is_told_at_the_second() -> None:
    assert said("one[^b]\n\n[^b]: note\n\n[^b]: other") == [("note-repeated", 7, 0, "the note b is written twice")]


@pytest.mark.parametrize("body", ["a^[b ^[c]]", "a^[b[^c]]\n\n[^c]: d", "a[^b]\n\n[^b]: c^[d]", "a[^b]\n\n[^b]: c[^b]"])
def test_a_note_within_a_note_is_refused(body: str) -> None:
    assert "note-within-note" in read(body).codes


def test_a_note_that_calls_itself_ends() -> None:
    found = read("[^b]: c[^b]")
    assert found.codes == ["note-unused"]


def test_a_call_without_an_end_is_words() -> None:
    assert read("one[^b two").run == text("one[^b two")


def test_an_entity_cannot_bring_in_a_character_that_no_book_holds() -> None:
    for body in (
        "a&#12;b",
        "a&#x202E;b",
        "[a](https://example.org '&#12;')",
        "```&#12;\nx\n```",
        "![a&#12;](photos/a.jpg)",
    ):
        found = read(f"x\n\n{body}")
        assert [(problem.code, problem.place.line) for problem in found.problems] == [("character-forbidden", 5)], body
