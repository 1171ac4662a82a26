"""From the parser's inline nodes to the model's."""

from collections.abc import Callable, Iterator
from itertools import groupby
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from caravan_pub.diagnostics import Place
from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Block, Inline, Inlines
from caravan_pub.model.walk import plain_text
from caravan_pub.read.figures import picture_path
from caravan_pub.read.manuscript import ATTRIBUTES_HINT, Manuscript
from caravan_pub.read.manuscript_rules import (
    ATTRIBUTES_BROKEN,
    NOTE_REPEATED,
    NOTE_UNKNOWN,
    NOTE_WITHIN_NOTE,
    RAW_HTML,
)
from caravan_pub.read.places import Passage

SPAN_ATTRIBUTES = ("id", "class", "lang", "term", "see", "see-also")
SPAN_CLASSES = ("index", "own", "smallcaps", "nowrap")
MARKS: dict[str, type[n.Emphasis | n.Strong | n.Strikethrough]] = {
    "em": n.Emphasis,
    "strong": n.Strong,
    "s": n.Strikethrough,
}
ATTRIBUTED = ("image", "link", "code_inline", "span")

ReadBlocks = Callable[[list[SyntaxTreeNode], Manuscript, int], tuple[Block, ...]]


class InlineReader:
    """Reads the inline content of one block.  ``read_blocks`` reads what stands within a note."""

    def __init__(self, manuscript: Manuscript, passage: Passage, read_blocks: ReadBlocks) -> None:
        self._manuscript = manuscript
        self._passage = passage
        self._read_blocks = read_blocks

    def read(self, children: list[SyntaxTreeNode], depth: int = 0) -> Inlines:
        """The nodes of a run."""
        found: list[Inline] = []
        previous: SyntaxTreeNode | None = None
        for child in children:
            place = self._place(child)
            if not self._manuscript.deep(depth, place):
                self._broken_attributes(previous, child, place)
                found += self._node(child, place, depth)
            previous = child
        return tuple(_joined(found))

    def _place(self, node: SyntaxTreeNode) -> Place:
        lengths = {"text": len(node.content), "reference": len(node.meta.get("key", "")) + 1}
        if node.type == "footnote_ref" and "label" in node.meta:
            lengths["footnote_ref"] = len(node.meta["label"]) + 3
        return self._passage.place(node.meta.get("pos", 0), lengths.get(node.type, 1))

    def _broken_attributes(self, previous: SyntaxTreeNode | None, node: SyntaxTreeNode, place: Place) -> None:
        if (
            previous is not None
            and previous.type in ATTRIBUTED
            and node.type == "text"
            and self._passage.content.startswith("{", node.meta.get("pos", 0))
        ):
            self._manuscript.report(ATTRIBUTES_BROKEN, place, "these attributes cannot be read", ATTRIBUTES_HINT)

    def _node(self, node: SyntaxTreeNode, place: Place, depth: int) -> list[Inline]:
        def inner() -> Inlines:
            return self.read(node.children, depth + 1)

        match node.type:
            case "text" | "text_special":
                return [n.Text(node.content, place=place)]
            case "softbreak":
                return [n.Text("\n", place=place)]
            case "hardbreak":
                return [n.LineBreak(place=place)]
            case "code_inline":
                return [n.Code(node.content, place=place)]
            case "em" | "strong" | "s":
                return [MARKS[node.type](inner(), place=place)]
            case "link":
                return [self._link(node, inner(), place)]
            case "image":
                given = self._manuscript.attributes(node, ("src", "alt", "title"), place)
                alt = given.get("alt") or plain_text(self.read(node.children, depth + 1))
                return [n.InlinePhoto(picture_path(given["src"]), alt or None, place=place)]
            case "span":
                return [self._span(node, inner(), place)]
            case "citation":
                return [self._citation(node, place)]
            case "reference":
                return [n.Reference(node.meta["key"], place=place)]
            case "footnote_ref":
                return self._note(node, place, depth)
            case _:
                hint = "use the notation of the manual; a < that is meant as such is written \\<"
                self._manuscript.report(RAW_HTML, place, f"raw HTML: {node.content[:60]}", hint)
                return [n.Text(node.content, place=place)]

    def _link(self, node: SyntaxTreeNode, content: Inlines, place: Place) -> Inline:
        self._manuscript.attributes(node, ("href", "title"), place)
        url = str(node.attrs["href"])
        if url.startswith("#"):
            return n.Reference(unquote(url[1:]), content, place=place)
        return n.Link(content, url, str(node.attrs.get("title", "")), place=place)

    def _span(self, node: SyntaxTreeNode, content: Inlines, place: Place) -> Inline:
        given = self._manuscript.attributes(node, SPAN_ATTRIBUTES, place)
        classes = self._manuscript.classes(given, SPAN_CLASSES, place)
        if "index" in classes:
            term, _, sub = given.get("term", "").partition("!")
            anchor = self._manuscript.anchor("idx")
            see, also = given.get("see", ""), given.get("see-also", "")
            return n.IndexMark(content, term, sub, see, also, anchor, place=place)
        if "smallcaps" in classes:
            return n.SmallCaps(content, place=place)
        identifier = given.get("id", "")
        if identifier:
            self._manuscript.identifier(identifier, "")
        return n.Span(content, given.get("lang", ""), identifier, classes, place=place)

    def _citation(self, node: SyntaxTreeNode, place: Place) -> Inline:
        items = tuple(
            n.CitedItem(key, prefix, suffix, n.CitationMode(mode), place=self._passage.place(at, len(key) + 1))
            for prefix, key, suffix, mode, at in node.meta["items"]
        )
        return n.Citation(items, self._manuscript.anchor("cite"), place=place)

    def _note(self, node: SyntaxTreeNode, place: Place, depth: int) -> list[Inline]:
        manuscript = self._manuscript
        label = node.meta.get("label")
        if manuscript.in_note:
            manuscript.report(NOTE_WITHIN_NOTE, place, "a note is called within a note", "say it in the note itself")
            return []
        if label is not None and label in manuscript.called:
            message = f"the note {label} is called a second time"
            manuscript.report(NOTE_REPEATED, place, message, "write a second note, or refer to it in words")
            return []
        body = manuscript.inline_notes.get(node.meta["id"]) if label is None else manuscript.notes.get(label)
        if body is None:
            manuscript.report(NOTE_UNKNOWN, place, f"there is no note {label}", f"add a line: [^{label}]: …")
            return []
        if label is not None:
            manuscript.called[label] = place
        anchor = manuscript.anchor("note")
        manuscript.in_note = True
        if label is None:
            passage = self._passage_of(body.content, node.meta["pos"] + len("^["))
            content = InlineReader(manuscript, passage, self._read_blocks).read(body.children, depth + 1)
            blocks: tuple[Block, ...] = (n.Paragraph(content, place=place),)
        else:
            blocks = self._read_blocks(body.children, manuscript, depth + 1)
        manuscript.in_note = False
        return [n.Note(blocks, anchor, place=place)]

    def _passage_of(self, content: str, position: int) -> Passage:
        """Where the words of an inline note stand: at a position of the passage that calls it."""
        start = self._passage.place(position)
        return self._manuscript.passage(start.line - 1, content, start.column - 1)


def _joined(inlines: list[Inline]) -> Iterator[Inline]:
    """Neighbouring texts as one, and none that is empty."""
    for is_text, group in groupby(inlines, key=lambda inline: isinstance(inline, n.Text)):
        if not is_text:
            yield from group
            continue
        texts = [inline for inline in group if isinstance(inline, n.Text) and inline.text]
        if texts:
            yield n.Text("".join(inline.text for inline in texts), place=texts[0].place)
