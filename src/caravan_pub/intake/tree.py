"""pandoc's document as JSON: nodes ``{"t": kind, "c": content}`` (pandoc-types 1.23), and what is asked of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Node = dict[str, Any]
Nodes = list[Node]

ATTRIBUTED = {
    "Header": 1,
    **dict.fromkeys(("Span", "Div", "Figure", "Table", "CodeBlock", "Code", "Link", "Image"), 0),
}
"""The kinds of node that have attributes, and where in their content these stand."""

SPACES = ("Space", "SoftBreak", "LineBreak")


@dataclass(frozen=True, slots=True)
class Attributes:
    """An id, classes, and keys with values."""

    identifier: str
    classes: tuple[str, ...]
    values: Mapping[str, str]

    @property
    def style(self) -> str:
        """The name of the style in a word processor's document; empty without one."""
        return self.values.get("custom-style", "")


NO_ATTRIBUTES = Attributes("", (), {})


def attributes(node: Node) -> Attributes:
    """A node's attributes; none where its kind has none."""
    if node["t"] not in ATTRIBUTED:
        return NO_ATTRIBUTES
    identifier, classes, values = node["c"][ATTRIBUTED[node["t"]]]
    return Attributes(identifier, tuple(classes), dict(values))


def set_identifier(node: Node, identifier: str) -> None:
    """Give a node with attributes another id."""
    node["c"][ATTRIBUTED[node["t"]]][0] = identifier


def walk(content: object) -> Iterator[Node]:
    """Every node in some content, in reading order, however deep."""
    left: list[object] = [content]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            if "t" in value:
                yield value
            left.extend(reversed(list(value.values())))
        elif isinstance(value, list):
            left.extend(reversed(value))


def plain(content: object) -> str:
    """The words of some content on one line, notes and pictures left out."""
    found: list[str] = []
    _collect(content, found)
    return " ".join("".join(found).split())


def _collect(content: object, found: list[str]) -> None:
    if isinstance(content, list):
        for part in content:
            _collect(part, found)
        return
    if not isinstance(content, dict):
        return
    match content.get("t"):
        case "Str":
            found.append(content["c"])
        case "Space" | "SoftBreak" | "LineBreak":
            found.append(" ")
        case "Code" | "Math" | "CodeBlock":
            found.append(content["c"][1])
        case "Note" | "Image" | "RawInline" | "RawBlock":
            pass
        case "Link" | "Span" | "Quoted" | "Cite":
            _collect(content["c"][1], found)
        case "Para" | "Plain" | "Header":
            _collect(content["c"], found)
            found.append(" ")
        case _:
            _collect(content.get("c", []), found)


def text_node(text: str) -> Node:
    """Words as a node."""
    return {"t": "Str", "c": text}


def paragraph(inlines: Sequence[Node]) -> Node:
    """A paragraph of inlines."""
    return {"t": "Para", "c": list(inlines)}
