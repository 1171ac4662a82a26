"""pandoc's inlines, made into ours."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Inline, Inlines

ADDRESS = re.compile(r"(https?://[^\W_][\w.-]*(?::[0-9]{1,5})?(?=[/?#]|$)|mailto:(?=[^@]+@[^@]+$))(.*)", re.IGNORECASE)
"""The addresses an entry may lead to: of the web, and of mail.  Of any other only the words are kept."""

KEPT = "%/?#:@!$&'()*+,;=-._~"
"""What may stand in an address beside letters and digits (RFC 3986, section 2); the rest is percent-encoded."""

QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
"""pandoc's own, where a style's language has not set them already."""

BLOCK_DISPLAYS = frozenset({"csl-block", "csl-indent"})
"""Parts of an entry that stand on a line of their own (CSL 1.0.2, "Display")."""

WRAPPERS: Mapping[str, Callable[[Inlines], Inline]] = {
    "Emph": n.Emphasis,
    "Underline": n.Emphasis,
    "Strong": n.Strong,
    "Strikeout": n.Strikethrough,
    "Superscript": n.Superscript,
    "Subscript": n.Subscript,
    "SmallCaps": n.SmallCaps,
}
"""What goes around other inlines.  Ours have no underlining: in books it stands for italics."""

PandocInline = Mapping[str, Any]


def to_inlines(nodes: Iterable[PandocInline]) -> Inlines:
    """The run without space at its ends; texts that touch are one."""
    return _trimmed(_merged(_convert(nodes)))


def _convert(nodes: Iterable[PandocInline]) -> list[Inline]:
    return [inline for node in nodes for inline in _inline(node)]


def _inline(node: PandocInline) -> list[Inline]:
    """What one of pandoc's 20 inlines becomes (pandoc-types, ``Text.Pandoc.Definition``)."""
    kind, content = node["t"], node.get("c")
    if kind in WRAPPERS:
        return [WRAPPERS[kind](_run(content or ()))]
    match kind:
        case "Str":
            return [n.Text(str(content))] if content else []
        case "Space" | "SoftBreak":
            return [n.Text(" ")]
        case "LineBreak":
            return [n.LineBreak()]
        case _:
            return _structured(kind, content)


def _structured(kind: str, content: Any) -> list[Inline]:
    match kind:
        case "Code":
            return [n.Code(str(content[1]))]
        case "Math" | "RawInline":
            return [n.Text(str(content[1]))]
        case "Quoted":
            before, after = QUOTES[content[0]["t"]]
            return [n.Text(before), *_convert(content[1]), n.Text(after)]
        case "Span":
            own_line = [n.LineBreak()] if BLOCK_DISPLAYS.intersection(content[0][1]) else []
            return [*own_line, *_convert(content[1])]
        case "Cite":
            return _convert(content[1])
        case "Link":
            words, address = _run(content[1]), _address(content[2][0])
            return [n.Link(words, address, str(content[2][1]))] if address else list(words)
        case "Image":
            return _convert(content[1])
        case "Note":
            return [inline for block in content for inline in _convert(block["c"])]
        case _:
            raise ValueError(f"pandoc has an inline that is not known here: {kind}")


def _address(url: str) -> str:
    """The address in a form that every reader takes; empty where none may be led to."""
    found = ADDRESS.fullmatch(url)
    if found is None:
        return ""
    return found[1] + re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(found[2], safe=KEPT))


def _run(nodes: Iterable[PandocInline]) -> Inlines:
    return _merged(_convert(nodes))


def _merged(inlines: Iterable[Inline]) -> Inlines:
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if isinstance(inline, n.Text) and isinstance(last, n.Text):
            found[-1] = n.Text(last.text + inline.text)
        else:
            found.append(inline)
    return tuple(found)


def _trimmed(inlines: Inlines) -> Inlines:
    """The run without spaces and line breaks at its ends; no-break spaces stay."""
    run = list(inlines)
    while run and isinstance(run[0], (n.Text, n.LineBreak)):
        text = run[0].text.lstrip(" \n") if isinstance(run[0], n.Text) else ""
        if text:
            run[0] = n.Text(text)
            break
        run.pop(0)
    while run and isinstance(run[-1], (n.Text, n.LineBreak)):
        text = run[-1].text.rstrip(" \n") if isinstance(run[-1], n.Text) else ""
        if text:
            run[-1] = n.Text(text)
            break
        run.pop()
    return tuple(run)
