"""Every node knows the line and the column at which its author typed it."""

import pytest

from caravan_pub.diagnostics import Place
from caravan_pub.model import nodes as n
from caravan_pub.model.walk import walk
from caravan_pub.read.places import Passage
from tests.read.texts import read_whole, shown

TEXT = r"""# Title *strong* @in-title {#the-title}

A *b* \* &amp; [link @in-link](#nowhere) and [see @one, p. 3; -@two] end.
Second line\
   third @narrative [p. 1] and @fig-a, `code` <http://example.org> ^[inline @in-note
over two lines @in-note-2] again [@in-note].

> quoted @quoted
> > deeper
> lazy @lazy

- item @item
  1. @one
  2. [word]{.index} @nested

    @item-paragraph

| cat | a @head | @a |
|-----|---------|----|
| a   | a @cell | a  |

Table: T @caption {#tbl-x}

term @term
: meaning @meaning

::: {.verse}
a @verse
b @verse-2
:::

![Cap @figure](photos/a.jpg){#fig-a}

![a @left](photos/x.jpg)
![b @right](photos/y.jpg)

[^n]: Note @note one.

    Second @note-2.

called[^n]
"""


def cited() -> list[tuple[str, Place]]:
    chapter = read_whole(TEXT).chapter
    tree = walk((n.Paragraph(chapter.title), *chapter.blocks))
    return [(item.source, item.place) for node in tree if isinstance(node, n.Citation) for item in node.items]


def test_a_citation_is_marked_at_its_sign_and_its_whole_key_wherever_it_stands() -> None:
    found = cited()
    assert [shown(TEXT, place) for _, place in found] == [f"@{source}" for source, _ in found]
    assert len(found) == TEXT.count("@") - 1  # all but the reference @fig-a


def test_of_a_line_with_two_alike_each_has_its_own_column() -> None:
    columns = [place.column for source, place in cited() if source == "in-note"]
    assert columns == [TEXT.split("\n")[4].index("@in-note") + 1, TEXT.split("\n")[5].rindex("@in-note") + 1]


def marked(kind: type[n.Inline]) -> list[str]:
    """What the places of the nodes of a kind mark, each to the end of its line."""
    chapter = read_whole(TEXT).chapter
    tree = walk((n.Paragraph(chapter.title), *chapter.blocks))
    lines = TEXT.split("\n")
    return [lines[node.place.line - 1][node.place.column - 1 :] for node in tree if isinstance(node, kind)]


@pytest.mark.parametrize(
    ("kind", "beginnings"),
    [
        (n.Emphasis, ["*strong*", "*b*"]),
        (n.Reference, ["[link", "@fig-a"]),
        (n.Code, ["`code`"]),
        (n.Link, ["<http"]),
        (n.Note, ["^[inline", "[^n]"]),
        (n.IndexMark, ["[word]"]),
        (n.LineBreak, ["\\"]),
    ],
)
def test_a_mark_has_the_place_where_it_opens(kind: type[n.Inline], beginnings: list[str]) -> None:
    found = marked(kind)
    assert len(found) == len(beginnings)
    assert [text[: len(begin)] for text, begin in zip(found, beginnings, strict=True)] == beginnings


def test_words_are_marked_from_their_first_letter_on() -> None:
    chapter = read_whole(TEXT).chapter
    tree = walk((n.Paragraph(chapter.title), *chapter.blocks))
    for node in tree:
        if isinstance(node, n.Text) and node.place.column and node.text.isascii() and node.text.strip().isalnum():
            assert shown(TEXT, node.place) in (node.text, node.text.split("\n")[0]), node


def test_a_block_has_the_line_on_which_it_begins() -> None:
    chapter = read_whole(TEXT).chapter
    lines = TEXT.split("\n")
    beginnings = {
        n.Paragraph: "A *b*", n.Quote: "> quoted", n.Items: "- item", n.Table: "| cat", n.Definitions: "term",
        n.Verse: "::: {.verse}", n.Figure: "![Cap",
    }  # fmt: skip
    for kind, beginning in beginnings.items():
        block = next(block for block in chapter.blocks if isinstance(block, kind))
        assert lines[block.place.line - 1].startswith(beginning)
    assert chapter.place == Place("content/chapters/01-one.md", 1)


def test_the_pictures_of_a_group_have_each_its_own_line() -> None:
    groups = [block for block in read_whole(TEXT).blocks if isinstance(block, n.Figure)]
    lines = TEXT.split("\n")
    assert [lines[panel.place.line - 1][:5] for panel in groups[1].panels] == ["![a @", "![b @"]


def test_front_matter_moves_no_line() -> None:
    text = f"---\ntitle: T\nid: t\n---\n{TEXT}"
    tree = walk(read_whole(text).blocks)
    items = [item for node in tree if isinstance(node, n.Citation) for item in node.items]
    assert items
    assert all(shown(text, item.place) == f"@{item.source}" for item in items)


def test_where_a_passage_is_not_as_it_was_typed_the_line_alone_is_said() -> None:
    assert Passage("a.md", ("x \\| y",), 0, "x | y").place(4) == Place("a.md", 1)


def test_a_place_beyond_the_file_is_its_last_line() -> None:
    assert Passage("a.md", ("a",), 7, "b").place(0) == Place("a.md", 1)
    assert Passage("a.md", (), 0, "").place(99).line == 1


def test_a_passage_does_not_begin_before_its_column() -> None:
    assert Passage("a.md", ("| a | a |",), 0, "a", 4).place(0) == Place("a.md", 1, 7)
