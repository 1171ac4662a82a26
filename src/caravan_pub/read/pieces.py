"""The set pieces of reported work: fenced divs with a class of their own."""

from collections.abc import Callable

from markdown_it.tree import SyntaxTreeNode

from caravan_pub.diagnostics import Place
from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Block, Blocks, Inline, Inlines
from caravan_pub.model.walk import plain_text
from caravan_pub.read.figures import PLACEMENTS, ReadWords, read_figure
from caravan_pub.read.manuscript import Manuscript
from caravan_pub.read.manuscript_rules import ATTRIBUTES_BROKEN, FENCE_UNCLOSED, PIECE_MALFORMED

KINDS = tuple(str(kind) for kind in n.AsideKind)
CLASSES = (*KINDS, "verse", "figure", "own", *PLACEMENTS)
ATTRIBUTES = ("id", "class", "title", "lang")
ATTRIBUTED = (n.AsideKind.PULL_QUOTE, n.AsideKind.EPIGRAPH)
DASHES = ("— ", "– ", "-- ", "--- ")

ReadBlocks = Callable[[list[SyntaxTreeNode], Manuscript, int], Blocks]


def read_piece(
    node: SyntaxTreeNode,
    manuscript: Manuscript,
    depth: int,
    place: Place,
    read_blocks: ReadBlocks,
    read_words: ReadWords,
) -> list[Block]:
    """The block a fenced div stands for: a set piece, verse, a group of pictures, or plain blocks with attributes."""
    if node.meta.get("unclosed"):
        manuscript.report(FENCE_UNCLOSED, place, "this fence is never closed", "close it with a line :::")
    if node.meta.get("broken"):
        hint = 'write ::: {.sidebar title="…"}'
        manuscript.report(ATTRIBUTES_BROKEN, place, "these attributes cannot be read", hint)
    given = manuscript.attributes(node, ATTRIBUTES, place)
    classes = manuscript.classes(given, CLASSES, place)
    if "figure" in classes or given.get("id", "").startswith("fig-"):
        return [_group(node, given, manuscript, place, read_words)]
    if given.get("id"):
        manuscript.identifier(given["id"], "")
    if "verse" in classes:
        return [_verse(node, manuscript, place, read_words)]
    content = read_blocks(node.children, manuscript, depth + 1)
    kind = next((n.AsideKind(name) for name in classes if name in KINDS), None)
    identifier = given.get("id", "")
    if kind is None:
        return [n.Division(content, given.get("lang", ""), identifier, classes, place=place)]
    title: Inlines = (n.Text(given["title"], place=place),) if given.get("title") else ()
    attribution: Inlines = ()
    if kind in ATTRIBUTED:
        content, attribution = _attribution(content)
    aside = n.Aside(kind, content, title, attribution, identifier, place=place)
    return [n.Division((aside,), given["lang"], place=place)] if given.get("lang") else [aside]


def _attribution(content: Blocks) -> tuple[Blocks, Inlines]:
    """The blocks without a last paragraph that begins with a dash, and that paragraph's words after the dash."""
    last = content[-1] if content else None
    if len(content) < 2 or not isinstance(last, n.Paragraph) or not last.content:
        return content, ()
    first = last.content[0]
    dash = next((dash for dash in DASHES if isinstance(first, n.Text) and first.text.startswith(dash)), None)
    if dash is None or not isinstance(first, n.Text):
        return content, ()
    words = n.Text(first.text[len(dash) :], place=first.place)
    return content[:-1], (words, *last.content[1:])


def _group(
    node: SyntaxTreeNode, given: dict[str, str], manuscript: Manuscript, place: Place, read_words: ReadWords
) -> n.Figure:
    images: list[SyntaxTreeNode] = []
    caption: Inlines = ()
    for child in node.children:
        inline = child.children[0] if child.type == "paragraph" else None
        pictures = [part for part in inline.children if part.type == "image"] if inline else []
        words = [part for part in inline.children if part.type == "text" and part.content.strip()] if inline else []
        if inline and pictures and not words:
            images += pictures
        elif inline and not pictures and not caption:
            caption = _run(child, manuscript, read_words)
        else:
            where = manuscript.block_place(child)
            hint = "pictures first, then one paragraph as their caption"
            manuscript.report(PIECE_MALFORMED, where, "a group of pictures holds something else", hint)
    if not images:
        manuscript.report(PIECE_MALFORMED, place, "a group of pictures without a picture", "![](photos/NAME.jpg)")
    group = {**given, "class": " ".join(name for name in given.get("class", "").split() if name in PLACEMENTS)}
    return read_figure(images, caption, group, manuscript, place, read_words)


def _run(paragraph: SyntaxTreeNode, manuscript: Manuscript, read_words: ReadWords) -> Inlines:
    inline = paragraph.children[0]
    return read_words(inline.children, inline.content, manuscript.block_place(inline).line - 1, manuscript)


def _verse(node: SyntaxTreeNode, manuscript: Manuscript, place: Place, read_words: ReadWords) -> n.Verse:
    lines: list[Inlines] = []
    for child in node.children:
        if child.type != "paragraph":
            where = manuscript.block_place(child)
            manuscript.report(PIECE_MALFORMED, where, "verse holds something else than lines", "only paragraphs")
            continue
        if lines:
            lines.append(())
        lines += _lines(_run(child, manuscript, read_words))
    return n.Verse(tuple(lines), place=place)


def _lines(run: Inlines) -> list[Inlines]:
    """A stanza's lines: its run, parted at line ends."""
    lines: list[list[Inline]] = [[]]
    for inline in run:
        if isinstance(inline, n.LineBreak):
            lines.append([])
        elif isinstance(inline, n.Text):
            for number, piece in enumerate(inline.text.split("\n")):
                if number:
                    lines.append([])
                if piece:
                    lines[-1].append(n.Text(piece, place=inline.place))
        else:
            lines[-1].append(inline)
    return [tuple(line) for line in lines if plain_text(tuple(line))]
