"""Every inline that pandoc has becomes one of ours, with all its words."""

from typing import Any

import pytest

from caravan_pub.citations.inlines import to_inlines
from caravan_pub.model import nodes as n

A: dict[str, Any] = {"t": "Str", "c": "a"}
NO_ATTRIBUTES = ["", [], []]


def node(kind: str, content: Any = None) -> dict[str, Any]:
    return {"t": kind, "c": content}


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (node("Emph", [A]), n.Emphasis((n.Text("a"),))),
        (node("Underline", [A]), n.Emphasis((n.Text("a"),))),
        (node("Strong", [A]), n.Strong((n.Text("a"),))),
        (node("Strikeout", [A]), n.Strikethrough((n.Text("a"),))),
        (node("Superscript", [A]), n.Superscript((n.Text("a"),))),
        (node("Subscript", [A]), n.Subscript((n.Text("a"),))),
        (node("SmallCaps", [A]), n.SmallCaps((n.Text("a"),))),
        (node("Code", [NO_ATTRIBUTES, "a"]), n.Code("a")),
        (node("Math", [{"t": "InlineMath"}, "x^2"]), n.Text("x^2")),
        (node("RawInline", ["tex", "\\bf"]), n.Text("\\bf")),
        (node("Quoted", [{"t": "DoubleQuote"}, [A]]), n.Text("“a”")),
        (node("Quoted", [{"t": "SingleQuote"}, [A]]), n.Text("‘a’")),
        (node("Cite", [[], [A]]), n.Text("a")),
        (node("Image", [NO_ATTRIBUTES, [A], ["x.jpg", ""]]), n.Text("a")),
        (node("Note", [node("Para", [A])]), n.Text("a")),
        (node("Span", [["", ["csl-left-margin"], []], [A]]), n.Text("a")),
        (node("Link", [NO_ATTRIBUTES, [A], ["https://x.example/", "t"]]),
         n.Link((n.Text("a"),), "https://x.example/", "t")),
    ],
)  # fmt: skip
def test_each_kind(given: dict[str, Any], made: n.Inline) -> None:
    assert to_inlines([given]) == (made,)


def test_texts_that_touch_are_one_and_no_space_is_at_the_ends() -> None:
    given = [node("Space"), node("Str", ""), A, node("SoftBreak"), node("Span", [NO_ATTRIBUTES, [A]]), node("Space")]
    assert to_inlines([*given, node("LineBreak"), node("Space")]) == (n.Text("a a"),)
    assert to_inlines([node("Str", "\u00a0a\u00a0")]) == (n.Text("\u00a0a\u00a0"),), "no-break spaces are words"
    assert to_inlines([node("Space"), node("LineBreak")]) == ()


def test_a_part_on_its_own_line_begins_one() -> None:
    block = node("Span", [["", ["csl-block"], []], [A]])
    assert to_inlines([A, block]) == (n.Text("a"), n.LineBreak(), n.Text("a"))
    assert to_inlines([block]) == (n.Text("a"),)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://x.example", "http://x.example"),
        ("https://doi.org/10.1002/(SICI)1<2::AID>3.0", "https://doi.org/10.1002/(SICI)1%3C2::AID%3E3.0"),
        ("https://x.example/a b?c=%20%zz#é", "https://x.example/a%20b?c=%20%25zz#%C3%A9"),
        ("mailto:desk@x.example", "mailto:desk@x.example"),
        ("javascript:alert(1)", ""),
        ("https://javascript:alert(1)", ""),
        ("https://user@x.example/", ""),
        ("https:////x.example", ""),
        ("//x.example", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,x", ""),
        ("https://x.example/a\nb", ""),
        ("#ref-a", ""),
        ("", ""),
    ],
)
def test_links_lead_to_the_web_and_nowhere_else(url: str, address: str) -> None:
    made = to_inlines([node("Link", [NO_ATTRIBUTES, [A], [url, ""]])])
    assert made == ((n.Link((n.Text("a"),), address),) if address else (n.Text("a"),))


def test_an_unheard_of_kind_is_never_passed_over() -> None:
    with pytest.raises(ValueError, match="Hologram"):
        to_inlines([node("Hologram", [A])])
