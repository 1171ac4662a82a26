"""The words of a chapter as they run on a printed page, parted where the page shows what nobody wrote there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.walk import map_runs, walk
from caravan_pub.passes import spoken

MARK = "\ue000"
"""Stands for a note's call, or a reference whose words are the program's."""


def _marked(run: n.Inlines) -> n.Inlines:
    parts: list[n.Inline] = []
    for inline in run:
        if isinstance(inline, n.Note | n.Citation) or (isinstance(inline, n.Reference) and not inline.content):
            parts += [inline, n.Text(MARK)]
        elif isinstance(inline, n.Emphasis | n.Strong | n.Link | n.Span | n.Reference | n.Strikethrough | n.IndexMark):
            parts.append(replace(inline, content=_marked(inline.content)))
        else:
            parts.append(inline)
    return tuple(parts)


def pieces(chapter: Chapter, resolved: Resolved) -> list[str]:
    """Every stretch of words that a chapter's author, sidecars and citation style give, notes last.

    Put together they are what ``passes.spoken`` gives.
    """
    marked = replace(chapter, title=_marked(chapter.title), blocks=map_runs(chapter.blocks, _marked))
    text = spoken(marked, resolved)
    assert "".join(text.replace(MARK, "").split()) == "".join(spoken(chapter, resolved).split())
    return [piece for line in text.splitlines() for piece in line.split(MARK) if piece.strip()]


@dataclass(frozen=True)
class Call:
    """A note's call: its number, the few words before it, and the stretches of the note's words."""

    number: int
    before: str
    words: tuple[str, ...]


def calls(chapter: Chapter, resolved: Resolved) -> Iterator[Call]:
    """The calls of a chapter in order.  Where two stand together, the second has the first before it."""
    for block in (n.Paragraph(chapter.title), *chapter.blocks):
        for node in walk((block,)):
            for run in _runs(node):
                yield from _calls(run, resolved)


def _runs(node: n.Block | n.Inline) -> Iterator[n.Inlines]:
    match node:
        case n.Paragraph() | n.Heading():
            yield node.content
        case n.Table():
            yield from (node.caption, *node.head, *(cell for row in node.rows for cell in row))
        case n.Aside():
            yield from (node.title, node.attribution)
        case n.Definitions():
            yield from (item.term for item in node.items)
        case n.Figure():
            yield node.caption
        case _:
            return


def _calls(run: n.Inlines, resolved: Resolved) -> Iterator[Call]:
    flow, called = "", False
    for inline in run:
        number = resolved.note_numbers.get(inline.anchor) if isinstance(inline, n.Note | n.Citation) else None
        if number is None:
            flow += spoken(Chapter("x", (inline,), ()), resolved)
            called = False
            continue
        flow += f",{number}" if called else str(number)
        called = True
        yield Call(number, flow.removesuffix(str(number)), _note_words(inline, resolved))


def _note_words(inline: n.Inline, resolved: Resolved) -> tuple[str, ...]:
    match inline:
        case n.Note():
            return tuple(pieces(Chapter("x", (), inline.content), resolved))
        case n.Citation():
            content = resolved.citations[inline.anchor].content
            return tuple(pieces(Chapter("x", (), (n.Paragraph(content),)), resolved))
        case _:
            return ()
