"""Figures: pictures that stand alone in a paragraph, or together in a fenced div."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from caravan_pub.diagnostics import Place
from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Inlines
from caravan_pub.read.manuscript import Manuscript, slug
from caravan_pub.read.manuscript_rules import PIECE_MALFORMED

ATTRIBUTES = ("src", "title", "id", "class", "alt")
PLACEMENTS = tuple(str(placement) for placement in n.Placement)
MOST = 4
"""Pictures that may stand under one number and caption."""

ReadWords = Callable[[list[SyntaxTreeNode], str, Place, Manuscript], Inlines]
"""Reads the words of a run from its nodes, its text, and the line and column at or after which it begins."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the parser gives it, and where it stands."""

    node: SyntaxTreeNode
    place: Place


def picture_path(written: str) -> str:
    """The path below ``content/`` that an address means, in normal form C; empty where it names no file."""
    path = normalize("NFC", unquote(written))
    return path if PurePosixPath(path).name else ""


def pictures_of(paragraph: SyntaxTreeNode, manuscript: Manuscript) -> list[Picture]:
    """The pictures of a paragraph that holds nothing else; none where it holds so much as a word, a mark or a note."""
    inline = paragraph.children[0]
    pictures = [child for child in inline.children if child.type == "image"]
    for child in inline.children:
        blank = child.type in ("softbreak", "hardbreak") or (child.type == "text" and not child.content.strip())
        if child.type != "image" and not blank:
            return []
    passage = manuscript.passage(manuscript.block_place(inline).line - 1, inline.content)
    return [Picture(picture, passage.place(picture.meta["pos"])) for picture in pictures]


def read_figure(
    pictures: list[Picture], caption: Inlines, group: dict[str, str], manuscript: Manuscript, place: Place,
    read_words: ReadWords,
) -> n.Figure:  # fmt: skip
    """A figure of one to four pictures.  ``group`` are the attributes of the div round several pictures."""
    if len(pictures) > MOST:
        manuscript.report(PIECE_MALFORMED, place, f"{len(pictures)} pictures in one figure", f"at most {MOST}")
    panels, identifier, classes = [], group.get("id", ""), tuple(group.get("class", "").split())
    for picture in pictures[:MOST]:
        node, where = picture.node, picture.place
        given = manuscript.attributes(node, ATTRIBUTES, where)
        identifier = identifier or given.get("id", "")
        classes += manuscript.classes(given, PLACEMENTS, where)
        name = picture_path(given["src"])
        words = read_words(node.children, node.content, replace(where, column=where.column + len("![")), manuscript)
        panels.append(n.Panel(name, given.get("alt") or None, words, place=where))
    if len(panels) == 1 and not caption:
        caption, panels = panels[0].caption, [n.Panel(panels[0].photo, panels[0].alt, place=panels[0].place)]
    made = f"fig-{slug(PurePosixPath(panels[0].photo).stem)}" if panels else "fig"
    placement = next((n.Placement(name) for name in classes if name in PLACEMENTS), n.Placement.INLINE)
    return n.Figure(tuple(panels), caption, manuscript.identifier(identifier, made), placement, place=place)
