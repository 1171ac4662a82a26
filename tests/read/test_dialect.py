"""The notation beside CommonMark: tables, notes, definition lists, attributes, strikethrough."""

import pytest
from markdown_it.tree import SyntaxTreeNode

from caravan_pub.model import nodes as n
from caravan_pub.read.dialect import build_parser
from tests.read.texts import read


def types(text: str) -> list[str]:
    return [node.type for node in SyntaxTreeNode(build_parser().parse(text, {})).walk()]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("| a |\n|---|\n| b |", "table"),
        ("~~gone~~", "s"),
        ("a[^1]", "footnote_ref"),
        ("a^[b]", "footnote_ref"),
        ("[^1]: b", "footnote_reference"),
        ("term\n: meaning", "dl"),
        ("[a]{.b}", "span"),
        ("::: note\na\n:::", "div"),
        ("[@a]", "citation"),
        ("@fig-a", "reference"),
    ],
)
def test_the_notation_is_read(text: str, kind: str) -> None:
    assert kind in types(text)


@pytest.mark.parametrize(
    "text", ["www.example.org", "https://example.org", "ana@example.org", ":)", "(c)", "H~2~O", "$x$"]
)
def test_what_is_not_in_the_notation_stays_words(text: str) -> None:
    assert set(types(text)) <= {"root", "paragraph", "inline", "text"}


def test_quotation_marks_and_dashes_are_left_for_the_publications_language() -> None:
    assert read("\"a\" -- 'b'...").run == (n.Text("\"a\" -- 'b'..."),)


@pytest.mark.parametrize("attributes", ["{#sec-a}", "{ #sec-a }", "{#sec-a .unnumbered}"])
def test_a_headings_attributes_are_no_part_of_its_words(attributes: str) -> None:
    (heading,) = read(f"## A *road* {attributes}").blocks
    assert isinstance(heading, n.Heading)
    assert (heading.identifier, heading.content[0]) == ("sec-a", n.Text("A "))
    assert heading.numbered is (".unnumbered" not in attributes)


def test_a_heading_under_a_line_takes_attributes_too() -> None:
    (heading,) = read("A road {#sec-a}\n---").blocks
    assert heading == n.Heading(2, (n.Text("A road"),), "sec-a")


def test_a_citation_in_a_heading_or_a_caption_is_read() -> None:
    found = read("## A [@a] {#sec-a}\n\n| x |\n|---|\n\nTable: B @b {#tbl-b}")
    assert [item.source for node in found.nodes() if isinstance(node, n.Citation) for item in node.items] == ["a", "b"]
    assert found.problems == []


@pytest.mark.parametrize("depth", [3, 16])
def test_brackets_and_lists_as_deep_as_may_be_are_read(depth: int) -> None:
    spans = read("[" * depth + "word" + "]{.own}" * depth)
    assert sum(isinstance(node, n.Span) for node in spans.nodes()) == depth
    lists = read("".join("  " * level + f"- word{level}\n" for level in range(depth)))
    assert sum(isinstance(node, n.Items) for node in lists.nodes()) == depth
    assert lists.problems == spans.problems == []


@pytest.mark.parametrize(
    "body",
    [
        "[" * 17 + "word" + "]{.own}" * 17,
        "".join("  " * level + f"- word{level}\n" for level in range(17)),
        "> " * 17 + "word",
        "".join("> " * level + "- word\n>\n" for level in range(18)),
        "\n".join(["::: note"] * 17 + ["word"] + [":::"] * 17),
        "".join("   " * level + "1. word\n" for level in range(17)),
        "*a **b " * 9 + "c" + "** d*" * 9,
        "> " * 60 + "word",
        "".join("  " * level + "- word\n" for level in range(60)),
    ],
)
def test_one_deeper_is_refused_with_its_line_and_nothing_is_lost_unseen(body: str) -> None:
    found = read(body)
    assert "nesting-too-deep" in found.codes
    assert all(problem.place.line >= 3 for problem in found.problems)


def test_as_many_open_brackets_as_one_likes_are_words() -> None:
    body = "[" * 2000 + "word" + "]" * 2000
    assert read(body).run == (n.Text(body),)
