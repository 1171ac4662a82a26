"""Runs nested beyond all measure are made flat, and told."""

import pytest

from caravan_pub.model import nodes as n
from tests.read.texts import read


@pytest.mark.parametrize(
    "body",
    [
        "*a " * 5000 + " a*" * 5000,
        "**a *b " * 3000 + " b* a**" * 3000,
        "~~a *b " * 3000 + " b* a~~" * 3000,
        "![" + "*a " * 5000 + " a*" * 5000 + "](photos/a.jpg)",
        "x ![" + "*a " * 5000 + " a*" * 5000 + "](photos/a.jpg)",
        "x^[" + "*a " * 5000 + " a*" * 5000 + "]",
        "## " + "*a " * 5000 + " a*" * 5000,
        "| " + "*a " * 5000 + " a*" * 5000 + " |\n|---|",
        "[" + "*a " * 5000 + " a*" * 5000 + "](https://example.org)",
    ],
)
def test_thousands_of_marks_in_one_another_are_refused_and_end(body: str) -> None:
    found = read(body)
    assert "nesting-too-deep" in found.codes
    words = [node.text for node in found.nodes() if isinstance(node, n.Text)]
    words += [node.alt or "" for node in found.nodes() if isinstance(node, n.InlinePhoto)]
    assert any("a" in word for word in words)


def deep(levels: int, step: str = "") -> str:
    return "".join(f"{step}{'  ' * level}- word{level}\n" for level in range(levels))


@pytest.mark.parametrize("inner", range(1, 17))
def test_a_note_written_deep_in_a_list_loses_no_word_unseen(inner: int) -> None:
    """Its blocks are counted from its call, but the parser counts from where it is written."""
    outer = 14
    step = "  " * outer
    found = read(f"call[^n]\n\n{deep(outer)}\n{step}[^n]: note\n\n{deep(inner, step + '    ')}")
    words = [node.text for node in found.nodes() if isinstance(node, n.Text)]
    assert all(f"word{level}" in words for level in range(inner)) or "nesting-too-deep" in found.codes


def test_thousands_of_marks_side_by_side_are_read() -> None:
    found = read("*a* " * 5000)
    assert found.problems == []
    assert sum(isinstance(node, n.Emphasis) for node in found.nodes()) == 5000
