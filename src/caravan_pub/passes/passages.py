"""Passages: what a citation covers, as one run of words with its citations in their places.

A passage is a paragraph with the notes called in it; a definition with its term; a row of a table; a figure's caption;
a whole quotation, pull quote or interview.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import assert_never

from caravan_pub.diagnostics import Place
from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import AsideKind, Block, Blocks, Inline, Inlines
from caravan_pub.model.publication import Publication
from caravan_pub.model.walk import walk

CALL = "\ufffc"
"""Stands for a citation, or for a note that cites, in the words of a run."""

WHOLE = frozenset({AsideKind.PULL_QUOTE, AsideKind.EPIGRAPH, AsideKind.INTERVIEW})
"""Set pieces whose citations are for all of it."""


@dataclass(slots=True)
class Run:
    """Words in a row.  ``places``: where the pieces begin that they are put together of, by offset.

    ``calls``: the sources cited at an offset, at which a ``CALL`` stands.  ``own`` and ``foreign``: stretches that the
    author marked as own knowledge, and those in another language; ``silent``: code, and ids that stand for labels.
    ``quoted``: all of it is somebody else's words.
    """

    text: str = ""
    places: list[tuple[int, Place]] = field(default_factory=list)
    calls: dict[int, tuple[str, ...]] = field(default_factory=dict)
    own: list[tuple[int, int]] = field(default_factory=list)
    foreign: list[tuple[int, int]] = field(default_factory=list)
    silent: list[tuple[int, int]] = field(default_factory=list)
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Runs that share their citations.

    ``beside`` are sources that are cited for them elsewhere; ``repeats``: its words may stand in the chapter already.
    """

    runs: tuple[Run, ...]
    place: Place
    own: bool = False
    beside: tuple[str, ...] = ()
    repeats: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source cited within it, in order, then those beside it."""
        within = (source for run in self.runs for call in run.calls.values() for source in call)
        return tuple(dict.fromkeys((*within, *self.beside)))


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What holds for all blocks of a division: whether they are the author's own, and what refers to what."""

    publication: Publication
    referring: dict[str, tuple[str, ...]]
    own: bool = False


def passages_of(blocks: Blocks, publication: Publication) -> Iterator[Passage]:
    """The passages of a chapter in reading order."""
    yield from _passages(blocks, _Surroundings(publication, _referring(blocks)))


def _referring(blocks: Blocks) -> dict[str, tuple[str, ...]]:
    """The sources cited by the paragraphs that refer to a figure or a table, by its id."""
    found: dict[str, tuple[str, ...]] = {}
    for block in walk(blocks):
        if isinstance(block, n.Paragraph):
            within = list(walk(block.content))
            sources = tuple(i.source for inner in within if isinstance(inner, n.Citation) for i in inner.items)
            for inner in within if sources else ():
                if isinstance(inner, n.Reference):
                    found[inner.target] = (*found.get(inner.target, ()), *sources)
    return found


def _passages(blocks: Blocks, around: _Surroundings) -> Iterator[Passage]:
    for at, block in enumerate(blocks):
        match block:
            case n.Quote():
                yield _quotation(block, blocks[max(at - 1, 0) : at + 2], around)
            case _:
                yield from _within(block, around)


def _within(block: Block, around: _Surroundings) -> Iterator[Passage]:
    match block:
        case n.Paragraph():
            yield _passage([block.content], block.place, replace(around, own=around.own or "own" in block.classes))
        case n.Items():
            for item in block.items:
                yield from _passages(item.content, around)
        case n.Definitions():
            for definition in block.items:
                runs = [definition.term, *(run for meaning in definition.meanings for run in _runs(meaning))]
                yield _passage(runs, definition.place, around)
        case n.Figure():
            yield _figure(block, around)
        case n.Table():
            yield _table(block, around)
        case n.Aside() if block.kind in WHOLE:
            runs = [block.title, *_runs(block.content), block.attribution]
            yield replace(_passage(runs, block.place, around), repeats=block.kind is AsideKind.PULL_QUOTE)
        case n.Aside():
            yield from _passages(block.content, around)
        case n.Division():
            yield from _passages(block.content, replace(around, own=around.own or "own" in block.classes))
        case n.Verse():
            yield _passage(block.lines, block.place, around)
        case n.Quote():
            yield _quotation(block, (), around)
        case n.Heading() | n.CodeBlock() | n.Break():
            pass
        case _ as never:
            assert_never(never)


def _passage(
    runs: Iterable[Inlines], place: Place, around: _Surroundings, beside: tuple[str, ...] = (), quoted: bool = False
) -> Passage:
    written = [run for inlines in runs if inlines for run in _written(inlines)]
    written = [replace(run, quoted=quoted) for run in written] if quoted else written
    return Passage(tuple(written), place, around.own, beside)


def _quotation(block: n.Quote, beside: Blocks, around: _Surroundings) -> Passage:
    """A passage in somebody's words; what the paragraphs around it cite is cited for it too."""
    cited = tuple(
        item.source
        for paragraph in beside
        if isinstance(paragraph, n.Paragraph)
        for inline in walk(paragraph.content)
        if isinstance(inline, n.Citation)
        for item in inline.items
    )
    return _passage(_runs(block.content), block.place, around, cited, quoted=True)


def _figure(block: n.Figure, around: _Surroundings) -> Passage:
    """A figure's captions.  What a sidecar says of its photo rests on the photographer whom it credits."""
    photos = [photo for panel in block.panels if (photo := around.publication.photo(panel.photo))]
    beside = (*(photo.source for photo in photos if photo.source), *around.referring.get(block.identifier, ()))
    captions = [panel.caption for panel in block.panels]
    if not (block.caption or any(captions)):
        captions = [(n.Text(photo.caption, place=photo.place),) for photo in photos[:1] if photo.caption]
        credited = any(photo.credit and photo.drawing is None for photo in photos[:1])
        around = replace(around, own=around.own or credited)
    return _passage([*captions, block.caption], block.place, around, beside)


def _table(block: n.Table, around: _Surroundings) -> Passage:
    """A table as one passage, of which each row is a run; the head says what is in it and claims nothing."""
    passage = _passage([block.caption], block.place, around, around.referring.get(block.identifier, ()))
    rows = [_joined([run for cell in row for run in _written(cell)]) for row in block.rows]
    return replace(passage, runs=(*passage.runs, *(row for row in rows if row.text)))


def _runs(blocks: Blocks) -> list[Inlines]:
    """The runs of words in blocks, those in lists and tables too."""
    found: list[Inlines] = []
    for block in walk(blocks):
        if isinstance(block, (n.Paragraph, n.Heading)):
            found.append(block.content)
        elif isinstance(block, n.Verse):
            found += block.lines
        elif isinstance(block, n.Table):
            found += [block.caption, *(cell for row in block.rows for cell in row)]
    return found


def _joined(runs: list[Run]) -> Run:
    """Cells as one run."""
    whole = Run()
    for run in runs:
        start = len(whole.text) + 3 * bool(whole.text)
        whole.text = f"{whole.text} · {run.text}" if whole.text else run.text
        whole.places += [(start + at, place) for at, place in run.places]
        whole.calls |= {start + at: sources for at, sources in run.calls.items()}
        whole.own += [(start + at, start + end) for at, end in run.own]
        whole.silent += [(start + at, start + end) for at, end in run.silent]
        whole.foreign += [(start + at, start + end) for at, end in run.foreign]
    return whole


def _written(inlines: Inlines) -> list[Run]:
    """The words of a run, and those of each note called in it as a run of its own."""
    run, notes = Run(), list[n.Note]()
    _write(inlines, run, notes)
    return [run, *(written for note in notes for inner in _runs(note.content) for written in _written(inner))]


def _write(inlines: Inlines, run: Run, notes: list[n.Note]) -> None:
    for inline in inlines:
        start = len(run.text)
        match inline:
            case n.Text():
                run.places.append((start, inline.place))
                run.text += inline.text
            case n.Code():
                run.text += inline.text
                run.silent.append((start, len(run.text)))
            case n.Reference() if not inline.content:
                run.text += f"@{inline.target}"
                run.silent.append((start, len(run.text)))
            case n.LineBreak():
                run.text += " "
            case n.InlinePhoto():
                pass
            case n.Citation():
                run.text += CALL
                run.calls[start] = tuple(item.source for item in inline.items)
            case n.Note():
                _call(inline, run)
                notes.append(inline)
            case n.Span():
                _write(inline.content, run, notes)
                if "own" in inline.classes:
                    run.own.append((start, len(run.text)))
                if inline.language:
                    run.foreign.append((start, len(run.text)))
            case _:
                _write(_content(inline), run, notes)


def _call(note: n.Note, run: Run) -> None:
    """A note that cites counts as a citation where it is called."""
    cited = tuple(i.source for inner in walk(note.content) if isinstance(inner, n.Citation) for i in inner.items)
    if cited:
        run.calls[len(run.text)] = cited
        run.text += CALL


def _content(inline: Inline) -> Inlines:
    match inline:
        case (
            n.Emphasis() | n.Strong() | n.Strikethrough() | n.Superscript() | n.Subscript() | n.SmallCaps() | n.Link()
            | n.Reference() | n.IndexMark()
        ):  # fmt: skip
            return inline.content
        case _:
            return ()
