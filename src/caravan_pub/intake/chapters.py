"""A document divided into chapters, and a chapter as the text of its file."""

from dataclasses import dataclass, field

from caravan_pub.intake import notation
from caravan_pub.intake.album import slug
from caravan_pub.intake.blocks import Signs, block_texts, blocks_text, is_page_break
from caravan_pub.intake.desk import Desk
from caravan_pub.intake.figures import single
from caravan_pub.intake.inlines import single_line
from caravan_pub.intake.pieces import opened
from caravan_pub.intake.tree import Node, Nodes, plain, walk

PAGE_BREAK = "\ufdd0"
"""Stands for a page break in what pandoc reads: a character that no document may hold (Unicode 23.7)."""

RULE: Node = {"t": "HorizontalRule"}


@dataclass(slots=True)
class Draft:
    """A chapter to be: its heading (made up where ``given`` is false), its blocks, and its name."""

    heading: Node
    blocks: Nodes = field(default_factory=list)
    given: bool = True
    name: str = ""

    @property
    def title(self) -> str:
        """The chapter's title on one line."""
        return plain(self.heading["c"][2])


def divided(blocks: Nodes, title: str) -> list[Draft]:
    """A chapter for each heading of level 1, and one called ``title``, the document's, for what is before the first.

    Page breaks become breaks, but not where a chapter begins or ends.  Headings that skip a level come up.
    """
    drafts = [Draft(_heading(title), given=False)]
    for block in blocks:
        if block["t"] == "Header" and block["c"][0] == 1 and plain(block["c"][2]):
            drafts.append(Draft(block))
        else:
            drafts[-1].blocks += _parted(block)
    for draft in drafts:
        draft.blocks = _levelled(_trimmed(draft.blocks))
    kept = [draft for draft in drafts if draft.given or draft.blocks]
    if len(kept) > 1 and not kept[0].blocks and kept[0].title == title:
        del kept[0]  # the document's title above its first chapter, as web pages have it
    names: set[str] = set()
    for draft in kept:
        draft.name = _free(slug(draft.title) or "chapter", names)
    return kept


def _heading(title: str) -> Node:
    return {"t": "Header", "c": [1, ["", [], []], [{"t": "Str", "c": title}]]}


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _parted(block: Node) -> Nodes:
    """A paragraph with page breaks in it as several, with breaks between; a page break by itself as a break."""
    if block["t"] == "RawBlock" and is_page_break(*block["c"]):
        return [RULE]
    if block["t"] not in ("Para", "Plain") or not any(_breaks(node) for node in block["c"]):
        return [block]
    parts: list[Nodes] = [[]]
    for node in block["c"]:
        if not _breaks(node):
            parts[-1].append(node)
            continue
        pieces = node["c"].split(PAGE_BREAK)
        for number, piece in enumerate(pieces):
            if number:
                parts.append([])
            if piece:
                parts[-1].append({"t": "Str", "c": piece})
    found: Nodes = []
    for number, part in enumerate(parts):
        if number:
            found.append(RULE)
        if any(node["t"] not in ("Space", "SoftBreak", "LineBreak") for node in part):
            found.append({"t": block["t"], "c": part})
    return found


def _breaks(node: Node) -> bool:
    return node["t"] == "Str" and PAGE_BREAK in node["c"]


def _trimmed(blocks: Nodes) -> Nodes:
    """The blocks without breaks at the beginning, at the end, before a heading, and after another break."""
    found: Nodes = []
    for block in blocks:
        if block == RULE and (not found or found[-1] == RULE):
            continue
        if block["t"] == "Header" and found and found[-1] == RULE:
            found.pop()
        found.append(block)
    return found[:-1] if found and found[-1] == RULE else found


def _levelled(blocks: Nodes) -> Nodes:
    """The blocks with the levels of headings such that none is skipped: from 2, at most 6, each at most one deeper."""
    above = [1]
    found: Nodes = []
    for block in blocks:
        if block["t"] == "Header":
            level, given, inlines = block["c"]
            while len(above) > 1 and above[-1] >= level:
                above.pop()
            above.append(max(level, 2))
            block = {"t": "Header", "c": [min(len(above), 6), given, inlines]}  # noqa: PLW2901  (the same one, levelled)
        found.append(block)
    return found


def chapter_text(draft: Draft, desk: Desk) -> str:
    """The text of a chapter's file.  Problems get the line that what they are about begins on."""
    parts: list[str] = []
    lines = 0
    signs = Signs()
    for block in (draft.heading, *draft.blocks):
        first = len(desk.problems)
        made = _section(block, desk) if block["t"] == "Header" else block_texts(block, desk, 0, signs)
        desk.settle(first, lines + 1)
        for text in made:
            if text:
                parts.append(text)
                lines += text.count("\n") + 2
    return "\n\n".join([*parts, *_notes(desk)]) + "\n"


def _section(header: Node, desk: Desk) -> list[str]:
    """A heading, and the pictures among its words after it."""
    level, given, inlines = header["c"]
    images = [node for node in walk(inlines) if node["t"] == "Image"]
    desk.heading = plain(inlines) or desk.heading
    words = single_line(_without_images(inlines), desk)
    closing = len(words) - len(words.rstrip("#"))
    words = words[: len(words) - closing] + "\\#" * closing
    classes = ("unnumbered",) if "unnumbered" in given[1] else ()
    line = notation.with_attributes(f"{'#' * level} {words}", notation.attribute_list(given[0], classes))
    return [line if words else "", *(single(image, [], "", desk) for image in images)]


def _without_images(nodes: Nodes) -> Nodes:
    kept: Nodes = []
    for node in nodes:
        if node["t"] == "Link" and any(inner["t"] == "Image" for inner in walk(node["c"][1])):
            kept += _without_images(node["c"][1])
        elif node["t"] != "Image":
            kept.append(node)
    return kept


def _notes(desk: Desk) -> list[str]:
    """The notes of a chapter, each with its number before its first words, or on a line of its own before a block."""
    desk.in_note = True
    texts = []
    for number, blocks in enumerate(desk.notes, start=1):
        text, call = blocks_text(blocks, desk, 0), f"[^{number}]:"
        in_words = opened(blocks)[0]["t"] in ("Para", "Plain")
        texts.append(notation.prefixed(text if in_words else f"\n{text}", f"{call} ", "    "))
    desk.in_note = False
    return texts
