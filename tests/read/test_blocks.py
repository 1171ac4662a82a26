"""Blocks become the model's, each with all of its words."""

import pytest

from caravan_pub.model import nodes as n
from tests.read.texts import read


def words(*texts: str) -> n.Blocks:
    return tuple(n.Paragraph((n.Text(text),)) for text in texts)


@pytest.mark.parametrize(
    ("body", "block"),
    [
        ("a\nb", n.Paragraph((n.Text("a\nb"),))),
        ("## A road", n.Heading(2, (n.Text("A road"),), "one-a-road")),
        ("> a\n>\n> b", n.Quote(words("a", "b"))),
        ("- a\n- b", n.Items((n.Item(words("a")), n.Item(words("b"))))),
        ("- a\n\n- b", n.Items((n.Item(words("a")), n.Item(words("b"))), tight=False)),
        ("3. a\n4. b", n.Items((n.Item(words("a")), n.Item(words("b"))), start=3)),
        ("0. a", n.Items((n.Item(words("a")),), start=0)),
        ("-", n.Items((n.Item(()),))),
        ("```python x\na < b\n```", n.CodeBlock("a < b\n", "python")),
        ("```\n```", n.CodeBlock("")),
        ("    a\n    b", n.CodeBlock("a\nb\n")),
        ("---", n.Break()),
        ("* * *", n.Break()),
        ("> ", n.Quote(())),
    ],
)
def test_a_block_is_read(body: str, block: n.Block) -> None:
    found = read(body)
    assert found.blocks == (block,)
    assert found.problems == []


def test_a_definition_list_holds_terms_with_their_meanings() -> None:
    found = read("*term*\n: one\n\n: two\n\n    more\n\nother\n: three")
    assert found.blocks == (
        n.Definitions(
            (
                n.Definition((n.Emphasis((n.Text("term"),)),), (words("one"), words("two", "more"))),
                n.Definition((n.Text("other"),), (words("three"),)),
            )
        ),
    )


TABLE = "| City | Number |\n|:-----|-------:|\n| Zacapa | 12 |\n| Chiquimula | |\n"


def test_a_table_has_a_head_rows_and_alignments() -> None:
    (table,) = read(TABLE).blocks
    assert isinstance(table, n.Table)
    assert table.head == ((n.Text("City"),), (n.Text("Number"),))
    assert table.rows == (((n.Text("Zacapa"),), (n.Text("12"),)), ((n.Text("Chiquimula"),), ()))
    assert table.alignments == (n.Alignment.LEFT, n.Alignment.RIGHT)
    assert (table.caption, table.identifier) == ((), "tbl-one")


@pytest.mark.parametrize("mark", ["Table:", ":"])
def test_a_tables_caption_stands_under_it_with_its_id(mark: str) -> None:
    found = read(f"{TABLE}\n{mark} The *number* {{#tbl-number}}\n\nafter")
    table, after = found.blocks
    assert isinstance(table, n.Table)
    assert (table.caption, table.identifier) == ((n.Text("The "), n.Emphasis((n.Text("number"),))), "tbl-number")
    assert after == n.Paragraph((n.Text("after"),))
    assert found.problems == []


def test_a_paragraph_under_a_table_that_is_no_caption_stays_one() -> None:
    table, after = read(f"{TABLE}\nTables: see below").blocks
    assert isinstance(table, n.Table)
    assert after == n.Paragraph((n.Text("Tables: see below"),))


def test_a_caption_without_a_table_is_a_paragraph() -> None:
    assert read("Table: nothing").blocks == (n.Paragraph((n.Text("Table: nothing"),)),)


def test_a_note_or_a_citation_in_a_tables_head_is_read_once() -> None:
    found = read("| a^[note] | [@b] |\n|---|---|\n| c[^1] | d |\n\n[^1]: e")
    assert found.problems == []
    anchors = [node.anchor for node in found.nodes() if isinstance(node, n.Note | n.Citation)]
    assert anchors == ["note-one-1", "cite-one-1", "note-one-2"]


def test_a_table_without_a_word_in_its_head_is_read() -> None:
    """What an editor wants to hear of it is said once, by the rule ``table-without-header``."""
    found = read("|  |  |\n|---|---|\n| a | b |")
    (table,) = found.blocks
    assert isinstance(table, n.Table)
    assert (table.head, len(table.rows)) == (((), ()), 1)
    assert found.problems == []


@pytest.mark.parametrize("body", ["> ## A", "- ## A", "::: note\n## A\n:::"])
def test_a_heading_within_a_block_is_refused_where_it_stands(body: str) -> None:
    ((code, line),) = [(problem.code, problem.place.line) for problem in read(body).problems]
    assert (code, line) == ("heading-misplaced", 3 + body.count("\n", 0, body.index("##")))


def test_headings_of_the_same_words_have_ids_of_their_own() -> None:
    headings = read("## A\n\n## A\n\n## B {#sec-b}").blocks
    ids = [block.identifier for block in headings if isinstance(block, n.Heading)]
    assert ids == ["one-a", "one-a-2", "sec-b"]


@pytest.mark.parametrize(
    "body",
    ["<div>a</div>", "<!-- a -->", "a <b>c</b>", "<?php a ?>", "<script>\na\n</script>", "a<br>b", "<![CDATA[a]]>"],
)
def test_raw_html_is_refused_with_its_line_and_its_words_are_not_dropped(body: str) -> None:
    found = read(body)
    assert set(found.codes) == {"raw-html"}
    assert {problem.place.line for problem in found.problems} == {3}
    assert "a" in "".join(node.text for node in found.nodes() if isinstance(node, n.Text))


@pytest.mark.parametrize("body", ["a < b", "a <3", r"\<b>", "`<b>`", "&lt;b>", "    <b>", "<https://example.org>"])
def test_a_sign_that_is_no_tag_is_no_html(body: str) -> None:
    assert read(body).problems == []


def test_an_empty_chapter_has_no_blocks() -> None:
    assert read("").blocks == ()
