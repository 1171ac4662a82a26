"""Fenced divs open and close as in pandoc."""

import pytest

from caravan_pub.model import nodes as n
from tests.read.texts import read


def outline(blocks: n.Blocks) -> list[object]:
    """Kinds of set pieces with what is in them; other blocks by their names."""
    return [
        (str(block.kind), outline(block.content))
        if isinstance(block, n.Aside)
        else ("", outline(block.content))
        if isinstance(block, n.Division | n.Quote)
        else type(block).__name__
        for block in blocks
    ]


@pytest.mark.parametrize(
    "body",
    [
        "::: note\nwords\n:::",
        "::: {.note}\nwords\n:::",
        ":::note\nwords\n:::",
        "::: note :::\nwords\n:::",
        ":::: {.note} ::::\nwords\n::::::",
        "   ::: note   \nwords\n   :::   ",
        "::: note\n\nwords\n\n:::",
    ],
)
def test_a_div_opens_with_a_word_or_attributes_and_closes_with_colons(body: str) -> None:
    found = read(body)
    assert outline(found.blocks) == [("note", ["Paragraph"])]
    assert found.problems == []


def test_what_follows_a_div_is_not_in_it() -> None:
    found = read("before\n::: note\nwithin\n:::\nafter")
    assert outline(found.blocks) == ["Paragraph", ("note", ["Paragraph"]), "Paragraph"]


def test_divs_stand_within_divs() -> None:
    found = read("::: sidebar\na\n\n::: note\nb\n:::\n\nc\n:::\n\nd")
    assert outline(found.blocks) == [("sidebar", ["Paragraph", ("note", ["Paragraph"]), "Paragraph"]), "Paragraph"]
    assert found.problems == []


def test_a_div_stands_in_a_list_and_ends_with_its_item() -> None:
    found = read("- a\n\n  ::: note\n  b\n  :::\n\n- c")
    (items,) = found.blocks
    assert isinstance(items, n.Items)
    assert [outline(item.content) for item in items.items] == [["Paragraph", ("note", ["Paragraph"])], ["Paragraph"]]
    assert found.problems == []


def test_a_div_stands_in_a_quote() -> None:
    found = read("> ::: note\n> a\n> :::\n> b")
    assert outline(found.blocks) == [("", [("note", ["Paragraph"]), "Paragraph"])]
    assert found.problems == []


@pytest.mark.parametrize("mark", ["```", "~~~~"])
def test_colons_in_computer_text_close_nothing(mark: str) -> None:
    found = read(f"::: note\n{mark}\n:::\n{mark}\n\nwords\n:::\nafter")
    assert outline(found.blocks) == [("note", ["CodeBlock", "Paragraph"]), "Paragraph"]


@pytest.mark.parametrize(
    ("within", "inner"),
    [
        ("- ```\n  :::\n  ```\n- b", "Items"),
        ("- ::: note\n  a\n  :::\n- b", "Items"),
        ("1. a\n2. ::: note\n   b\n   :::", "Items"),
        ("Term\n: ~~~\n  :::\n  ~~~", "Definitions"),
        ("Term\n: meaning", "Definitions"),
        ("> ::: note\n> a\n> :::", ("", [("note", ["Paragraph"])])),
        ("| a |\n|---|\n| b |", "Table"),
        ("a[^1]\n\n[^1]: ::: note\n    b\n    :::", "Paragraph"),
    ],
)
def test_a_fence_within_another_block_closes_nothing_outside_it(within: str, inner: object) -> None:
    found = read(f"::: sidebar\n{within}\n:::\nafter")
    assert outline(found.blocks) == [("sidebar", [inner]), "Paragraph"]
    assert found.problems == []


@pytest.mark.parametrize("body", ["::: note\na", "::: note\n::: sidebar\na\n:::", "- ::: note\n  a\n\nb\n:::\n"])
def test_a_div_that_is_never_closed_is_told_where_it_opens(body: str) -> None:
    problems = read(body).problems
    assert [(one.code, one.place.line) for one in problems if one.code == "fence-unclosed"] == [("fence-unclosed", 3)]


def test_of_nested_divs_that_are_never_closed_each_is_told() -> None:
    found = read("\n".join(["::: note"] * 5))
    assert [problem.place.line for problem in found.problems if problem.code == "fence-unclosed"] == [3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    "body", [":: note\na\n::", "a ::: b", "    ::: note", "::: two words\na", ":::", "::: {.a} b\nc"]
)
def test_what_is_no_fence_is_words(body: str) -> None:
    assert not any(isinstance(node, n.Aside | n.Division) for node in read(body).nodes())
