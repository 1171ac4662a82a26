"""The set pieces of reported work: fenced divs with a class of their own."""

from collections.abc import Callable

from markdown_it.tree import SyntaxTreeNode

from caravan_pub.diagnostics import Place
from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Block, Blocks, Inline, Inlines
from caravan_pub.model.walk import plain_text
from caravan_pub.read.figures import PLACEMENTS, Picture, ReadWords, pictures_of, read_figure
from caravan_pub.read.manuscript import Manuscript
from caravan_pub.read.manuscript_rules import ATTRIBUTE_UNKNOWN, FENCE_UNCLOSED, PIECE_MALFORMED

KINDS = tuple(str(kind) for kind in n.AsideKind)
CLASSES = (*KINDS, "verse", "figure", "own", *PLACEMENTS)
TITLED = ("id", "class", "title", "lang")
UNTITLED = {
    "figure": ("id", "class"),
    "verse": TITLED[:2] + TITLED[3:],
    "own": TITLED[:2] + TITLED[3:],
    "": ("id", "lang"),
}
"""What may be said of a div.  Of what is no set piece, a title is refused: it would be printed nowhere."""
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
    piece = _piece(node, manuscript, place)
    known = TITLED if piece in KINDS or (not piece and "class" in node.attrs) else UNTITLED[piece]
    given = manuscript.attributes(node, known, place)
    if piece == "figure":
        return [_group(node, given, manuscript, place, read_words)]
    identifier, language = given.get("id", ""), given.get("lang", "")
    if identifier:
        manuscript.identifier(identifier, "")
    if piece == "verse":
        verse = _verse(node, manuscript, place, read_words)
        return [n.Division((verse,), language, identifier, place=place)] if language or identifier else [verse]
    content = read_blocks(node.children, manuscript, depth + 1)
    if piece not in KINDS:
        return [n.Division(content, language, identifier, (piece,) if piece else (), place=place)]
    kind = n.AsideKind(piece)
    title: Inlines = (n.Text(given["title"], place=place),) if given.get("title") else ()
    attribution: Inlines = ()
    if kind in ATTRIBUTED:
        content, attribution = _attribution(content)
    aside = n.Aside(kind, content, title, attribution, identifier, place=place)
    return [n.Division((aside,), language, place=place)] if language else [aside]


def _piece(node: SyntaxTreeNode, manuscript: Manuscript, place: Place) -> str:
    """The class that says what a fenced div is; empty for plain blocks.  Other classes are problems."""
    classes = manuscript.classes({"class": str(node.attrs.get("class", ""))}, CLASSES, place)
    if "figure" in classes or str(node.attrs.get("id", "")).startswith("fig-"):
        piece, beside = "figure", PLACEMENTS
    else:
        piece, beside = next((name for name in classes if name not in PLACEMENTS), ""), ()
    for name in classes:
        if name != piece and name not in beside:
            hint = f"a piece has one class; this one is .{piece}" if piece else "it is for figures"
            manuscript.report(ATTRIBUTE_UNKNOWN, place, f"the class .{name} means nothing here", hint)
    return piece


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
    pictures: list[Picture] = []
    caption: Inlines = ()
    for child in node.children:
        found = pictures_of(child, manuscript) if child.type == "paragraph" else []
        words = child.type == "paragraph" and not any(part.type == "image" for part in child.children[0].children)
        if found:
            pictures += found
        elif words and not caption:
            caption = _run(child, manuscript, read_words)
        else:
            where = manuscript.block_place(child)
            hint = "pictures first, then one paragraph as their caption"
            manuscript.report(PIECE_MALFORMED, where, "a group of pictures holds something else", hint)
    if not pictures:
        manuscript.report(PIECE_MALFORMED, place, "a group of pictures without a picture", "![](photos/NAME.jpg)")
    group = {**given, "class": " ".join(name for name in given.get("class", "").split() if name in PLACEMENTS)}
    return read_figure(pictures, caption, group, manuscript, place, read_words)


def _run(paragraph: SyntaxTreeNode, manuscript: Manuscript, read_words: ReadWords) -> Inlines:
    inline = paragraph.children[0]
    place = manuscript.block_place(inline)
    return read_words(inline.children, inline.content, Place(place.path, place.line, 1), manuscript)


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
                    place = Place(inline.place.path, inline.place.line + number) if number else inline.place
                    lines[-1].append(n.Text(piece, place=place))
        else:
            lines[-1].append(inline)
    return [tuple(line) for line in lines if plain_text(tuple(line))]
