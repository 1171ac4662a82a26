"""A tree that holds every kind of node, each with words of its own."""

from typing import get_args

from caravan_pub.model import nodes as n


def words(text: str) -> n.Inlines:
    """A run of one text."""
    return (n.Text(text),)


def paragraph(text: str) -> n.Blocks:
    """A paragraph of one text."""
    return (n.Paragraph(words(text)),)


RUN: n.Inlines = (
    n.Text("text"),
    n.Emphasis(words("emphasis")),
    n.Strong((n.Text("strong"), n.Emphasis(words("in strong")))),
    n.Strikethrough(words("strikethrough")),
    n.Superscript(words("superscript")),
    n.Subscript(words("subscript")),
    n.SmallCaps(words("small caps")),
    n.Code("code"),
    n.LineBreak(),
    n.Link(words("link"), "https://example.org/"),
    n.Reference("fig-well", words("reference")),
    n.Citation((n.CitedItem("acnur-2019", suffix="p. 12"),), "cite-1"),
    n.Note((n.Paragraph(words("note")), n.Quote(paragraph("quote in note"))), "note-1"),
    n.IndexMark(words("index mark"), "well"),
    n.InlinePhoto("seal"),
    n.Span(words("span"), language="es"),
)

TREE: n.Blocks = (
    n.Paragraph(RUN),
    n.Heading(2, words("heading"), "sec-heading"),
    n.Quote(paragraph("quote")),
    n.Items((n.Item(paragraph("first item")), n.Item((n.Items((n.Item(paragraph("inner item")),)),)))),
    n.Definitions((n.Definition(words("term"), (paragraph("first meaning"), paragraph("second meaning"))),)),
    n.Figure((n.Panel("a", caption=words("panel a")), n.Panel("b", "alt b")), words("figure caption"), "fig-well"),
    n.Table(
        (words("head 1"), words("head 2")),
        ((words("cell 1"), words("cell 2")),),
        (n.Alignment.LEFT, n.Alignment.RIGHT),
        words("table caption"),
        "tbl-count",
    ),
    n.Aside(n.AsideKind.EPIGRAPH, paragraph("aside"), words("aside title"), words("attribution")),
    n.Division(paragraph("division"), classes=("own",)),
    n.CodeBlock("code block"),
    n.Verse((words("first line"), (), words("third line"))),
    n.Break(),
)

IN_ORDER = (
    "text", "emphasis", "strong", "in strong", "strikethrough", "superscript", "subscript", "small caps", "link",
    "reference", "note", "quote in note", "index mark", "span", "heading", "quote", "first item", "inner item", "term",
    "first meaning", "second meaning", "panel a", "figure caption", "table caption", "head 1", "head 2", "cell 1",
    "cell 2", "aside title", "aside", "attribution", "division", "first line", "third line",
)  # fmt: skip
"""The text nodes of the tree, in reading order."""

KINDS = frozenset(get_args(n.Inline)) | frozenset(get_args(n.Block))
"""Every class of node that the model has."""
