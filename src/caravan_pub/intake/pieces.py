"""Divisions of a document: which are set pieces, which are verse, and which mean nothing and are opened."""

from collections.abc import Iterable

from caravan_pub.intake.tree import SPACES, Node, Nodes, attributes, set_identifier

KINDS = ("sidebar", "note", "pull-quote", "epigraph", "timeline", "interview")
"""The set pieces of the manuscript's notation."""

TARGET = "target"
"""The class of divisions that are made here, round a block that something leads to."""

STYLES = {
    "sidebar": "sidebar",
    "side bar": "sidebar",
    "box": "sidebar",
    "box text": "sidebar",
    "boxed text": "sidebar",
    "pull quote": "pull-quote",
    "pullquote": "pull-quote",
    "epigraph": "epigraph",
    "timeline": "timeline",
    "interview": "interview",
    "verse": "verse",
    "poem": "verse",
    "poetry": "verse",
    "line-block": "verse",
}
"""What styles of word processors and classes of web pages mean here, by their names in lower case."""

ORDINARY = frozenset(
    {
        "abstract", "abstract title", "annotation reference", "annotation text", "author", "bibliography",
        "block text", "body text", "body text char", "caption", "captioned figure", "comment reference",
        "comment text", "compact", "date", "default paragraph font", "definition", "definition term", "emphasis",
        "endnote reference", "endnote text", "figure", "first paragraph", "followedhyperlink", "footnote block text",
        "footnote reference", "footnote text", "hyperlink", "image caption", "intense quote", "internet link",
        "list bullet", "list number", "list paragraph", "no spacing", "normal", "normal (web)", "normal table",
        "placeholder text", "plain text", "quote", "section number", "source code", "strong", "subtitle", "table",
        "table caption", "table grid", "text body", "title", "verbatim char",
    }
)  # fmt: skip
"""Styles that say nothing which the notation does not say itself, in lower case."""


def kind_of(division: Node) -> str:
    """The set piece that a division is, ``verse``, or nothing."""
    given = attributes(division)
    named = STYLES.get(given.style.lower(), "")
    if named:
        return named
    return next((STYLES.get(name, name) for name in given.classes if name in KINDS or name in STYLES), "")


CAPTIONS = ("caption", "image caption", "figure caption")
"""Styles of the paragraph below a picture that says what it shows, in lower case."""


def captioned(blocks: Iterable[Node]) -> Nodes:
    """The blocks with a paragraph of nothing but pictures, and one in a caption's style right after it, as a figure."""
    found: Nodes = []
    for block in blocks:
        style = attributes(block).style.lower() if block["t"] == "Div" else ""
        shown = _pictures(found[-1]) if found and style in CAPTIONS else []
        if shown:
            identifier = next((attributes(node).identifier for node in shown if node["t"] == "Span"), "")
            images = [node for node in shown if node["t"] == "Image"]
            content = [[identifier, [], []], [None, block["c"][1]], [{"t": "Plain", "c": images}]]
            found[-1] = {"t": "Figure", "c": content}
        else:
            found.append(block)
    return found


def _pictures(block: Node) -> Nodes:
    """The pictures and anchors of a paragraph, perhaps of a style; none where it holds words or no picture."""
    inner = block["c"][1] if block["t"] == "Div" and attributes(block).style else [block]
    if len(inner) != 1 or inner[0]["t"] not in ("Para", "Plain"):
        return []
    nodes = [node for node in inner[0]["c"] if node["t"] not in SPACES]
    alone = all(node["t"] == "Image" or _is_anchor(node) for node in nodes)
    return nodes if alone and any(node["t"] == "Image" for node in nodes) else []


def together(blocks: Iterable[Node]) -> Nodes:
    """The blocks with neighbouring paragraphs of one style in one division: a word processor styles each by itself."""
    found: Nodes = []
    for block in blocks:
        style = attributes(block).style if block["t"] == "Div" else ""
        if style and found and found[-1]["t"] == "Div" and attributes(found[-1]).style == style:
            last = found[-1]
            found[-1] = {"t": "Div", "c": [last["c"][0], _quotes_joined([*last["c"][1], *block["c"][1]])]}
        else:
            found.append(block)
    return found


def _quotes_joined(blocks: Nodes) -> Nodes:
    found: Nodes = []
    for block in blocks:
        if block["t"] == "BlockQuote" and found and found[-1]["t"] == "BlockQuote":
            found[-1] = {"t": "BlockQuote", "c": [*found[-1]["c"], *block["c"]]}
        else:
            found.append(block)
    return found


def verse_lines(blocks: Nodes) -> list[Nodes]:
    """The lines of verse; an empty one parts stanzas.

    Where paragraphs hold line breaks each is a stanza, else each is a line.
    """
    runs = [block["c"] for block in blocks if block["t"] in ("Para", "Plain")]
    stanzas = any(node["t"] == "LineBreak" for run in runs for node in run)
    lines: list[Nodes] = []
    for run in runs:
        if stanzas and lines:
            lines.append([])
        lines.append([])
        for node in run:
            if node["t"] == "LineBreak":
                lines.append([])
            else:
                lines[-1].append(node)
    return lines


def opened(blocks: Iterable[Node]) -> Nodes:
    """The blocks with every division opened that is neither a set piece nor verse nor holds another language.

    The ids of opened divisions, and of paragraphs that hold nothing but anchors, go to what follows: to a heading,
    which keeps them as anchors among its words, else as anchors before a paragraph's first word.
    """
    found: Nodes = []
    waiting: list[str] = []
    for block in _flat(together(captioned(blocks))):
        if block["t"] == "Anchor":
            waiting.append(block["c"])
        elif block["t"] in ("Para", "Plain") and block["c"] and all(_is_anchor(node) for node in block["c"]):
            waiting += [attributes(node).identifier for node in block["c"]]
        else:
            found.append(_anchored(block, waiting) if waiting else block)
            waiting = []
    return found


def _flat(blocks: Iterable[Node]) -> Iterable[Node]:
    for block in blocks:
        if block["t"] != "Div" or means_something(block):
            yield block
            continue
        identifier = attributes(block).identifier
        if identifier:
            yield {"t": "Anchor", "c": identifier}
        yield from _flat(together(captioned(block["c"][1])))


def means_something(division: Node) -> bool:
    """Whether a division is more than a frame."""
    given = attributes(division)
    return bool(kind_of(division)) or "lang" in given.values or bool({"own", TARGET} & set(given.classes))


def _is_anchor(node: Node) -> bool:
    return node["t"] == "Span" and not node["c"][1] and bool(attributes(node).identifier)


def _anchored(block: Node, waiting: list[str]) -> Node:
    anchors = [{"t": "Span", "c": [[identifier, [], []], []]} for identifier in waiting]
    match block["t"]:
        case "Header":
            level, given, inlines = block["c"]
            return {"t": "Header", "c": [level, given, [*anchors, *inlines]]}
        case "Para" | "Plain":
            return {"t": block["t"], "c": [*anchors, *block["c"]]}
        case "Figure" | "Table" | "Div" if not attributes(block).identifier:
            set_identifier(block, waiting[0])
            return block
        case _:
            return {"t": "Div", "c": [[waiting[0], [TARGET], []], [block]]}
