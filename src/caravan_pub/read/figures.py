"""Figures: pictures that stand alone in a paragraph, or together in a fenced div."""

from collections.abc import Callable
from pathlib import PurePosixPath
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

ReadWords = Callable[[list[SyntaxTreeNode], str, int, Manuscript], Inlines]
"""Reads the words of a run from its nodes, its text and the line it begins on, counted from 0."""


def read_figure(
    images: list[SyntaxTreeNode], caption: Inlines, group: dict[str, str], manuscript: Manuscript, place: Place,
    read_words: ReadWords,
) -> n.Figure:  # fmt: skip
    """A figure of one to four pictures.  ``group`` are the attributes of the div round several pictures."""
    if len(images) > MOST:
        manuscript.report(PIECE_MALFORMED, place, f"{len(images)} pictures in one figure", f"at most {MOST}")
    panels, identifier, classes = [], group.get("id", ""), tuple(group.get("class", "").split())
    for image in images[:MOST]:
        given = manuscript.attributes(image, ATTRIBUTES, place)
        identifier = identifier or given.get("id", "")
        classes += manuscript.classes(given, PLACEMENTS, place)
        name = unquote(given["src"])
        words = read_words(image.children, image.content, place.line - 1, manuscript)
        panels.append(n.Panel(name, given.get("alt") or None, words, place=place))
    if len(panels) == 1 and not caption:
        caption, panels = panels[0].caption, [n.Panel(panels[0].photo, panels[0].alt, place=panels[0].place)]
    made = f"fig-{slug(PurePosixPath(panels[0].photo).stem)}" if panels else "fig"
    placement = next((n.Placement(name) for name in classes if name in PLACEMENTS), n.Placement.INLINE)
    return n.Figure(tuple(panels), caption, manuscript.identifier(identifier, made), placement, place=place)
