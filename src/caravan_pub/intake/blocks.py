"""Blocks: from pandoc's block nodes to the manuscript's notation."""

import re
from dataclasses import dataclass
from typing import Any

from caravan_pub.intake import notation, pieces
from caravan_pub.intake.desk import Desk, shortened
from caravan_pub.intake.escaping import escaped, line_start, without_forbidden
from caravan_pub.intake.figures import figure_text, images_alone, single
from caravan_pub.intake.inlines import paragraph_text, single_line
from caravan_pub.intake.lists import definitions_text, list_text
from caravan_pub.intake.runs import as_one_run
from caravan_pub.intake.tables import sole_cell, table_text
from caravan_pub.intake.tree import Node, Nodes, attributes, plain, walk

BREAK = "***"
TEX_PAGE_BREAK = re.compile(r"\\(?:newpage|pagebreak|clearpage|cleardoublepage)\b")
TAG = re.compile(r"<[^>]*>")
LISTS = ("BulletList", "OrderedList")
CONTAINERS = (*LISTS, "BlockQuote", "DefinitionList")


def blocks_text(blocks: Nodes, desk: Desk, depth: int) -> str:
    """Some blocks, with a line between them; ``depth`` counts what they stand in."""
    signs = Signs()
    texts = [text for block in pieces.opened(blocks) for text in block_texts(block, desk, depth, signs)]
    return "\n\n".join(text for text in texts if text)


@dataclass(slots=True)
class Signs:
    """Sees to it that a list right after one of its kind has the other sign, so that the two stay two."""

    kind: str = ""
    other: bool = False

    def next(self, kind: str) -> bool:
        """Whether the block that comes now, of this kind, must have the other sign of lists."""
        self.other = kind in LISTS and kind == self.kind and not self.other
        self.kind = kind
        return self.other


def block_texts(block: Node, desk: Desk, depth: int, signs: Signs) -> list[str]:
    """What a block becomes: nothing, one block, or several; some may be empty."""
    other_sign = signs.next(block["t"])
    if block["t"] in CONTAINERS:
        return _container(block, desk, depth, other_sign=other_sign)
    content: Any = block.get("c")
    match block["t"]:
        case "Para" | "Plain":
            return _paragraph(content, desk)
        case "Header":
            return _nested_heading(content[2], desk)
        case "CodeBlock":
            language = next((name for name in attributes(block).classes if name != "sourceCode"), "")
            return _code(content[1], language, content[0][0])
        case "LineBlock":
            return [_verse(content, desk)]
        case "HorizontalRule":
            return [BREAK]
        case "Table":
            return _table(block, desk, depth)
        case "Figure":
            return _figure(block, desk, depth)
        case "Div":
            return _division(block, desk, depth)
        case "RawBlock":
            return _raw(content[0], content[1], desk)
        case other:
            desk.lost(f"something that pandoc calls {other}", "see to this passage in the document")
            return [escaped(plain(block))]


def _container(block: Node, desk: Desk, depth: int, *, other_sign: bool) -> list[str]:
    """A quote or a list; where it would stand too deep, the blocks in it."""
    if depth >= desk.deepest:
        desk.changed("what stood too deep in lists or quotes was brought up", "make this passage flatter")
        return [blocks_text(_brought_up(block), desk, depth)]

    def inside(blocks: Nodes) -> str:
        return blocks_text(blocks, desk, depth + 1)

    match block["t"]:
        case "BlockQuote":
            text = inside(block["c"])
            return [notation.prefixed(text, "> ", "> ")] if text else []
        case "DefinitionList":
            return [definitions_text(block, desk, inside)]
        case _:
            return [list_text(block, desk, inside, other_sign=other_sign)]


def _code(text: str, language: str, identifier: str) -> list[str]:
    block = notation.code_block(without_forbidden(text), language)
    return [notation.fenced(f"{{#{identifier}}}", block) if identifier else block]


def _paragraph(nodes: Nodes, desk: Desk) -> list[str]:
    images = images_alone(nodes)
    if not images:
        return [paragraph_text(nodes, desk)]
    for node in walk(nodes):
        if node["t"] == "Link":
            hint = "say in its caption where more is to be seen"
            desk.lost(f"the link of a picture to {shortened(node['c'][2][0])}", hint)
    return [single(image, [], "", desk) for image in images]


def _nested_heading(nodes: Nodes, desk: Desk) -> list[str]:
    if not plain(nodes):
        return []
    desk.changed("a heading within another block became a line in bold", "give the piece a title instead")
    return [paragraph_text([{"t": "Strong", "c": nodes}], desk)]


def _brought_up(block: Node) -> Nodes:
    """The blocks that stand in a quote or a list, without it."""
    match block["t"]:
        case "BlockQuote":
            inner: Nodes = block["c"]
            return inner
        case "BulletList":
            return [inner for item in block["c"] for inner in item]
        case "OrderedList":
            return [inner for item in block["c"][1] for inner in item]
        case _:
            found: Nodes = []
            for term, meanings in block["c"]:
                found += [{"t": "Para", "c": term}, *(inner for meaning in meanings for inner in meaning)]
            return found


def _verse(lines: list[Nodes], desk: Desk) -> str:
    texts = [_verse_line(line, desk) for line in lines]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(texts)).strip("\n")
    return notation.fenced("{.verse}", text) if text else ""


def _verse_line(line: Nodes, desk: Desk) -> str:
    """A line of verse; the spaces it is moved in by stay."""
    text = single_line(line, desk)
    words = text.lstrip("\u00a0")
    return "&nbsp;" * (len(text) - len(words)) + line_start(words)


def _table(table: Node, desk: Desk, depth: int) -> list[str]:
    framed = sole_cell(table)
    caption = as_one_run(table["c"][1][1])
    if framed is None or plain(caption):
        return [table_text(table, desk)]
    text = blocks_text(framed, desk, depth + 1)
    if not text:
        return []
    desk.changed("a table of one cell became a sidebar", "take the fence away if it is none")
    return [notation.fenced(notation.attribute_list(attributes(table).identifier, ("sidebar",)), text)]


def _figure(figure: Node, desk: Desk, depth: int) -> list[str]:
    texts = figure_text(figure, desk)
    if texts:
        return texts
    desk.changed("a figure that holds more than pictures became plain blocks", "see to its caption")
    return [blocks_text(figure["c"][2], desk, depth), blocks_text(figure["c"][1][1], desk, depth)]


def _division(division: Node, desk: Desk, depth: int) -> list[str]:
    given, content = attributes(division), division["c"][1]
    kind = pieces.kind_of(division)
    if kind == "verse":
        inner = [block for block in pieces.opened(content) if block["t"] != "LineBlock"]
        if len(inner) < len(pieces.opened(content)) or any(block["t"] not in ("Para", "Plain") for block in inner):
            return [blocks_text(content, desk, depth)]
        return [_verse(pieces.verse_lines(inner), desk)]
    language = given.values.get("lang", "")
    other = language if notation.LANGUAGE.fullmatch(language) and language != desk.language else ""
    classes = (kind,) if kind else (("own",) if "own" in given.classes else ())
    title = without_forbidden(given.values.get("title", "")) if kind else ""
    written = notation.attribute_list(given.identifier, classes, title=title, lang=other)
    deep = depth >= desk.deepest
    text = blocks_text(content, desk, depth if deep or not written else depth + 1)
    return [notation.fenced(written, text) if written and text and not deep else text]


def is_page_break(form: str, source: str) -> bool:
    """Whether raw words of another notation ask for a new page."""
    return form in ("tex", "latex") and bool(TEX_PAGE_BREAK.match(source.strip()))


def _raw(form: str, source: str, desk: Desk) -> list[str]:
    if is_page_break(form, source):
        return [BREAK]
    if source.lstrip().startswith("<!--"):
        words = source.strip().removeprefix("<!--").removesuffix("-->")
        desk.lost(f"the comment “{shortened(words)}”", "settle it in the document")
        return []
    words = " ".join(TAG.sub(" ", source).split()) if form == "html" else ""
    if words or not source.lstrip().startswith("</"):
        desk.lost(f"raw {form}, {shortened(source)},", "say it in the manuscript's own notation")
    return [line_start(escaped(without_forbidden(words)))]
