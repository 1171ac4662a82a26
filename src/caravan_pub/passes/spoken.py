"""The words of a chapter as they stand in a book for an e-reader: the proof that none is lost compares with this."""

from collections.abc import Iterator
from typing import assert_never

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter
from caravan_pub.model.resolved import Resolved


def spoken(chapter: Chapter, resolved: Resolved) -> str:
    """Every word that an author, a sidecar or the citation style gives a chapter, in order; its notes at the end.

    Generated words (labels, numbers, plates) are left out.
    """
    notes: list[n.Blocks] = []
    words = [*_run(chapter.title, resolved, notes), *_blocks(chapter.blocks, resolved, notes)]
    for note in notes:
        words += _blocks(note, resolved, [])
    return "".join(words)


def _blocks(blocks: n.Blocks, resolved: Resolved, notes: list[n.Blocks]) -> Iterator[str]:
    for block in blocks:
        yield "\n"
        yield from _block(block, resolved, notes)
        yield "\n"


def _block(block: n.Block, resolved: Resolved, notes: list[n.Blocks]) -> Iterator[str]:
    match block:
        case n.Paragraph() | n.Heading():
            yield from _run(block.content, resolved, notes)
        case n.Quote() | n.Division():
            yield from _blocks(block.content, resolved, notes)
        case n.Items():
            for item in block.items:
                yield from _blocks(item.content, resolved, notes)
        case n.Definitions():
            yield from _definitions(block, resolved, notes)
        case n.Figure():
            yield from _figure(block, resolved, notes)
        case n.Table():
            yield from _lines((block.caption, *block.head), resolved, notes)
            yield from _lines(tuple(cell for row in block.rows for cell in row), resolved, notes)
        case n.Aside():
            yield from _lines((block.title,), resolved, notes)
            yield from _blocks(block.content, resolved, notes)
            yield from _lines((block.attribution,), resolved, notes)
        case n.Verse():
            yield from _lines(block.lines, resolved, notes)
        case n.CodeBlock():
            yield block.text
        case n.Break():
            pass
        case _ as never:
            assert_never(never)


def _definitions(definitions: n.Definitions, resolved: Resolved, notes: list[n.Blocks]) -> Iterator[str]:
    for item in definitions.items:
        yield from _lines((item.term,), resolved, notes)
        for meaning in item.meanings:
            yield from _blocks(meaning, resolved, notes)


def _lines(runs: tuple[n.Inlines, ...], resolved: Resolved, notes: list[n.Blocks]) -> Iterator[str]:
    for run in runs:
        yield from _run(run, resolved, notes)
        yield "\n"


def _figure(figure: n.Figure, resolved: Resolved, notes: list[n.Blocks]) -> Iterator[str]:
    photos = [resolved.publication.photo(panel.photo) for panel in figure.panels]
    yield from _lines(tuple(panel.caption for panel in figure.panels), resolved, notes)
    if figure.caption:
        yield from _lines((figure.caption,), resolved, notes)
    else:
        yield " ".join(photo.caption for photo in photos if photo and photo.caption) + "\n"
    if not resolved.credits_gathered:
        yield " · ".join(dict.fromkeys(photo.credit for photo in photos if photo and photo.credit))


def _run(run: n.Inlines, resolved: Resolved, notes: list[n.Blocks]) -> Iterator[str]:
    for inline in run:
        match inline:
            case n.Text() | n.Code():
                yield inline.text
            case n.LineBreak():
                yield "\n"
            case n.Note():
                notes.append(inline.content)
            case n.Citation():
                formatted = resolved.citations[inline.anchor]
                yield from _run(formatted.lead, resolved, notes)
                if inline.anchor in resolved.note_numbers:
                    notes.append((n.Paragraph(formatted.content),))
                else:
                    yield from _run(formatted.content, resolved, notes)
            case n.InlinePhoto():
                pass
            case (
                n.Emphasis() | n.Strong() | n.Strikethrough() | n.Superscript() | n.Subscript() | n.SmallCaps()
                | n.Link() | n.Reference() | n.IndexMark() | n.Span()
            ):  # fmt: skip
                yield from _run(inline.content, resolved, notes)
            case _ as never:
                assert_never(never)
