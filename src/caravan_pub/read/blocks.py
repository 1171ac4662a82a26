"""From the parser's block nodes to the model's."""

from markdown_it.common.utils import unescapeAll
from markdown_it.tree import SyntaxTreeNode

from caravan_pub.diagnostics import Place
from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Block, Blocks, Inlines
from caravan_pub.model.walk import plain_text
from caravan_pub.read.figures import pictures_of, read_figure
from caravan_pub.read.inlines import InlineReader
from caravan_pub.read.manuscript import Manuscript, slug
from caravan_pub.read.manuscript_rules import HEADING_MISPLACED, RAW_HTML
from caravan_pub.read.pieces import read_piece


def read_blocks(children: list[SyntaxTreeNode], manuscript: Manuscript, depth: int = 0) -> Blocks:
    """The blocks of a run of the parser's nodes; ``depth`` counts what they stand in."""
    found: list[Block] = []
    following: list[SyntaxTreeNode | None] = [*children[1:], None][: len(children)]
    for child, after in zip(children, following, strict=True):
        place = manuscript.block_place(child)
        if child.type == "footnote_reference" or manuscript.deep(depth, place):
            continue
        if child.type == "paragraph" and child.meta.get("caption"):
            continue
        if child.type == "table":
            found.append(_table(child, after, manuscript, place))
        else:
            found += _block(child, manuscript, depth, place)
    return tuple(found)


def read_run(node: SyntaxTreeNode, manuscript: Manuscript, after: int = 0) -> Inlines:
    """The inlines of a node whose children are one inline run, which begins at or after a column."""
    for child in node.children:
        if child.type == "inline":
            place = manuscript.block_place(child)
            return read_words(child.children, child.content, Place(place.path, place.line, after + 1), manuscript)
    return ()


def read_words(children: list[SyntaxTreeNode], content: str, start: Place, manuscript: Manuscript) -> Inlines:
    """The inlines of a run from its nodes, its text, and the line and column at or after which it begins."""
    passage = manuscript.passage(start.line - 1, content, start.column - 1)
    return InlineReader(manuscript, passage, read_blocks).read(children)


def _block(node: SyntaxTreeNode, manuscript: Manuscript, depth: int, place: Place) -> list[Block]:
    match node.type:
        case "paragraph":
            return [_paragraph(node, manuscript, place)]
        case "heading":
            return [_heading(node, manuscript, depth, place)]
        case "blockquote":
            return [n.Quote(read_blocks(node.children, manuscript, depth + 1), place=place)]
        case "bullet_list" | "ordered_list":
            return [_items(node, manuscript, depth, place)]
        case "dl":
            return [_definitions(node, manuscript, depth, place)]
        case "div":
            return read_piece(node, manuscript, depth, place, read_blocks, read_words)
        case "fence" | "code_block":
            language = next(iter(unescapeAll(node.info).split()), "")
            return [n.CodeBlock(node.content, language, place=place)]
        case "hr":
            return [n.Break(place=place)]
        case _:
            hint = "use the notation of the manual; a < that is meant as such is written \\<"
            manuscript.report(RAW_HTML, place, "raw HTML", hint)
            return [n.Paragraph((n.Text(node.content, place=place),), place=place)]


def _paragraph(node: SyntaxTreeNode, manuscript: Manuscript, place: Place) -> Block:
    pictures = pictures_of(node, manuscript)
    if pictures:
        return read_figure(pictures, (), {}, manuscript, place, read_words)
    return n.Paragraph(read_run(node, manuscript), place=place)


def _heading(node: SyntaxTreeNode, manuscript: Manuscript, depth: int, place: Place) -> Block:
    if depth:
        hint = "give the piece a title instead, or move the heading out"
        manuscript.report(HEADING_MISPLACED, place, "a heading stands within another block", hint)
    given = manuscript.attributes(node, ("id", "class"), place)
    classes = manuscript.classes(given, ("unnumbered",), place)
    content = read_run(node, manuscript)
    identifier = manuscript.identifier(given.get("id", ""), f"{manuscript.name}-{slug(plain_text(content))}")
    return n.Heading(int(node.tag[1]), content, identifier, "unnumbered" not in classes, place=place)


def _items(node: SyntaxTreeNode, manuscript: Manuscript, depth: int, place: Place) -> Block:
    items = tuple(
        n.Item(read_blocks(item.children, manuscript, depth + 1), place=manuscript.block_place(item))
        for item in node.children
    )
    tight = all(child.hidden for item in node.children for child in item.children if child.type == "paragraph")
    start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    return n.Items(items, start, tight, place=place)


def _definitions(node: SyntaxTreeNode, manuscript: Manuscript, depth: int, place: Place) -> Block:
    items: list[tuple[SyntaxTreeNode, list[SyntaxTreeNode]]] = []
    for child in node.children:
        if child.type == "dt":
            items.append((child, []))
        else:
            items[-1][1].append(child)
    return n.Definitions(
        tuple(
            n.Definition(
                read_run(term, manuscript),
                tuple(read_blocks(meaning.children, manuscript, depth + 1) for meaning in meanings),
                place=manuscript.block_place(term),
            )
            for term, meanings in items
        ),
        place=place,
    )


def _table(node: SyntaxTreeNode, after: SyntaxTreeNode | None, manuscript: Manuscript, place: Place) -> Block:
    def row(line: SyntaxTreeNode) -> n.Row:
        found, after = [], 0
        for cell in line.children:
            found.append(read_run(cell, manuscript, after))
            written = cell.children[0].content if cell.children else ""
            where = manuscript.line(line).find(written, after)
            after = where + len(written) if where >= 0 else after
        return tuple(found)

    head, *bodies = node.children
    heads = row(head.children[0])
    sides = [str(cell.attrs.get("style", "")).rpartition(":")[2] for cell in head.children[0].children]
    caption: Inlines = ()
    identifier = ""
    if after is not None and after.meta.get("caption"):
        given = manuscript.attributes(after, ("id",), manuscript.block_place(after))
        caption, identifier = read_run(after, manuscript, after.meta["caption"]), given.get("id", "")
        if identifier:
            manuscript.identifier(identifier, "")
    return n.Table(
        head=heads,
        rows=tuple(row(line) for body in bodies for line in body.children),
        alignments=tuple(n.Alignment(side) for side in sides),
        caption=caption,
        identifier=identifier or manuscript.identifier("", f"tbl-{manuscript.name}"),
        place=place,
    )
