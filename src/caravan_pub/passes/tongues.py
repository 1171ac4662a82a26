"""A run is changed by the rules of the language that it is written in: the publication's, or that of a division."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Block, Blocks, Inlines
from caravan_pub.model.walk import map_runs, walk

Change = Callable[[Inlines, str], Inlines]


def map_tongues(blocks: Blocks, language: str, change: Change) -> Blocks:
    """The blocks with every run replaced by what ``change`` makes of it in its language, a BCP 47 tag.

    A note is in the language of the block that calls it.
    """
    return tuple(_block(block, language, change) for block in blocks)


def _block(block: Block, language: str, change: Change) -> Block:
    if not any(isinstance(node, n.Division) and node.language for node in walk((block,))):
        return _alone(block, language, change)
    match block:
        case n.Division():
            return replace(block, content=map_tongues(block.content, block.language or language, change))
        case n.Quote():
            return replace(block, content=map_tongues(block.content, language, change))
        case n.Items():
            items = (replace(item, content=map_tongues(item.content, language, change)) for item in block.items)
            return replace(block, items=tuple(items))
        case n.Definitions():
            return replace(block, items=tuple(_definition(item, language, change) for item in block.items))
        case n.Aside():
            return replace(
                block,
                title=_run(block.title, language, change),
                content=map_tongues(block.content, language, change),
                attribution=_run(block.attribution, language, change),
            )
        case n.Paragraph() | n.Heading() | n.Figure() | n.Table() | n.CodeBlock() | n.Verse() | n.Break():
            return _alone(block, language, change)
        case _ as never:
            assert_never(never)


def _definition(item: n.Definition, language: str, change: Change) -> n.Definition:
    meanings = tuple(map_tongues(meaning, language, change) for meaning in item.meanings)
    return replace(item, term=_run(item.term, language, change), meanings=meanings)


def _alone(block: Block, language: str, change: Change) -> Block:
    """A block that is in one language throughout."""
    return map_runs((block,), lambda run: change(run, language))[0]


def _run(run: Inlines, language: str, change: Change) -> Inlines:
    changed = _alone(n.Paragraph(run), language, change)
    return changed.content if isinstance(changed, n.Paragraph) else run
