"""Two verbs for trees, so that no pass writes its own recursion: ``walk`` collects, ``map_runs`` changes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Block, Blocks, Inline, Inlines


def parts(node: Block | Inline) -> tuple[Blocks | Inlines, ...]:
    """What a node holds, in reading order; empty for a leaf."""
    match node:
        case n.Text() | n.Code() | n.LineBreak() | n.Citation() | n.InlinePhoto() | n.CodeBlock() | n.Break():
            return ()
        case (
            n.Emphasis() | n.Strong() | n.Strikethrough() | n.Superscript() | n.Subscript() | n.SmallCaps() | n.Link()
            | n.Reference() | n.Note() | n.IndexMark() | n.Span() | n.Paragraph() | n.Heading() | n.Quote()
            | n.Division()
        ):  # fmt: skip
            return (node.content,)
        case n.Items():
            return tuple(item.content for item in node.items)
        case n.Definitions():
            return tuple(part for item in node.items for part in _definition_parts(item))
        case n.Figure():
            return (*(panel.caption for panel in node.panels), node.caption)
        case n.Table():
            return (node.caption, *node.head, *(cell for row in node.rows for cell in row))
        case n.Aside():
            return (node.title, node.content, node.attribution)
        case n.Verse():
            return node.lines
        case _ as never:
            assert_never(never)


def _definition_parts(item: n.Definition) -> tuple[Blocks | Inlines, ...]:
    return (item.term, *item.meanings)


def walk(tree: Iterable[Block | Inline]) -> Iterator[Block | Inline]:
    """Every node of a tree in reading order, a node before what it holds."""
    for node in tree:
        yield node
        for part in parts(node):
            yield from walk(part)


def plain_text(inlines: Inlines) -> str:
    """The words of a run without notes, citations and line ends: for a title attribute, a slug, a table of contents."""
    return " ".join("".join(_words(inlines)).split())


def _words(inlines: Iterable[Inline]) -> Iterator[str]:
    for node in inlines:
        match node:
            case n.Text() | n.Code():
                yield node.text
            case n.LineBreak():
                yield " "
            case n.Citation() | n.Note() | n.InlinePhoto():
                pass
            case (
                n.Emphasis() | n.Strong() | n.Strikethrough() | n.Superscript() | n.Subscript() | n.SmallCaps()
                | n.Link() | n.Reference() | n.IndexMark() | n.Span()
            ):  # fmt: skip
                yield from _words(node.content)
            case _ as never:
                assert_never(never)


Change = Callable[[Inlines], Inlines]
ChangeInTongue = Callable[[Inlines, str], Inlines]


def map_runs(blocks: Blocks, change: Change) -> Blocks:
    """The blocks with every run of inlines (a paragraph's, a cell's, a title's) replaced by what ``change`` makes.

    The blocks of a note within a run are changed first; ``change`` sees the run with its notes already done.
    """
    return map_tongues(blocks, "", lambda run, _: change(run))


def map_tongues(blocks: Blocks, language: str, change: ChangeInTongue) -> Blocks:
    """As ``map_runs``; ``change`` is told the language of each run: the one given, or that of the division it is in.

    Languages are BCP 47 tags.  A note is in the language of the block that calls it.
    """
    return tuple(_map_block(block, language, change) for block in blocks)


def _map_block(block: Block, language: str, change: ChangeInTongue) -> Block:
    def run(inlines: Inlines) -> Inlines:
        return change(_map_notes(inlines, language, change), language) if inlines else inlines

    def inner(blocks: Blocks) -> Blocks:
        return map_tongues(blocks, language, change)

    match block:
        case n.Paragraph() | n.Heading():
            return replace(block, content=run(block.content))
        case n.Division():
            return replace(block, content=map_tongues(block.content, block.language or language, change))
        case n.Quote():
            return replace(block, content=inner(block.content))
        case n.Items():
            return replace(block, items=tuple(replace(item, content=inner(item.content)) for item in block.items))
        case n.Definitions():
            items = (
                replace(item, term=run(item.term), meanings=tuple(map(inner, item.meanings))) for item in block.items
            )
            return replace(block, items=tuple(items))
        case n.Figure():
            panels = tuple(replace(panel, caption=run(panel.caption)) for panel in block.panels)
            return replace(block, panels=panels, caption=run(block.caption))
        case n.Table():
            rows = tuple(tuple(run(cell) for cell in row) for row in block.rows)
            return replace(block, caption=run(block.caption), head=tuple(run(cell) for cell in block.head), rows=rows)
        case n.Aside():
            content, attribution = inner(block.content), run(block.attribution)
            return replace(block, title=run(block.title), content=content, attribution=attribution)
        case n.Verse():
            return replace(block, lines=tuple(run(line) for line in block.lines))
        case n.CodeBlock() | n.Break():
            return block
        case _ as never:
            assert_never(never)


def _map_notes(inlines: Inlines, language: str, change: ChangeInTongue) -> Inlines:
    def note(inline: Inline) -> Inline:
        if isinstance(inline, n.Note):
            return replace(inline, content=map_tongues(inline.content, language, change))
        return inline

    return map_inlines(inlines, note)


def map_inlines(inlines: Inlines, change: Callable[[Inline], Inline]) -> Inlines:
    """The run with every inline replaced by what ``change`` makes of it, inner ones first; notes are not entered."""
    return tuple(change(_map_inline(inline, change)) for inline in inlines)


def _map_inline(inline: Inline, change: Callable[[Inline], Inline]) -> Inline:
    match inline:
        case n.Text() | n.Code() | n.LineBreak() | n.Citation() | n.Note() | n.InlinePhoto():
            return inline
        case (
            n.Emphasis() | n.Strong() | n.Strikethrough() | n.Superscript() | n.Subscript() | n.SmallCaps() | n.Link()
            | n.Reference() | n.IndexMark() | n.Span()
        ):  # fmt: skip
            return replace(inline, content=map_inlines(inline.content, change))
        case _ as never:
            assert_never(never)
