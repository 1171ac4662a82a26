"""The table of contents and the list of illustrations."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Inline, Inlines, Text
from caravan_pub.model.publication import Chapter, Generated, GeneratedKind, Matter, Part, Publication
from caravan_pub.model.resolved import ContentsEntry, Illustration, Target, TargetKind
from caravan_pub.model.walk import walk

DEEPEST = 2
"""The deepest heading level that the contents list."""

TITLES = {
    GeneratedKind.CONTENTS: "Contents",
    GeneratedKind.ILLUSTRATIONS: "Illustrations",
    GeneratedKind.SOURCES: "Sources",
    GeneratedKind.CORRECTIONS: "Corrections",
    GeneratedKind.INDEX: "Index",
    GeneratedKind.COLOPHON: "Colophon",
}
"""Generated parts that have a title, in English; the contents list those after themselves."""


def build_contents(
    publication: Publication, targets: Mapping[str, Target], words: Mapping[str, str]
) -> tuple[ContentsEntry, ...]:
    """A line for each chapter, part and titled generated part, with the sections below it."""
    lines: list[ContentsEntry] = []
    for matter, entries in publication.matters():
        for entry in entries:
            match entry:
                case Chapter():
                    lines.append(_chapter(entry, matter, targets))
                case Part():
                    number = targets[entry.identifier].number
                    children = tuple(_chapter(chapter, matter, targets) for chapter in entry.chapters)
                    name = entry.identifier
                    lines.append(ContentsEntry(name, name, entry.title, number, TargetKind.PART, matter, children))
                case Generated():
                    if entry.kind in TITLES and entry.kind is not GeneratedKind.CONTENTS:
                        title = (Text(words[TITLES[entry.kind]]),)
                        name = entry.identifier
                        lines.append(ContentsEntry(name, name, title, "", TargetKind.GENERATED, matter))
    return tuple(lines)


def _chapter(chapter: Chapter, matter: Matter, targets: Mapping[str, Target]) -> ContentsEntry:
    name = chapter.identifier
    sections = tuple(
        ContentsEntry(block.identifier, name, without_calls(block.content), "", TargetKind.SECTION, matter)
        for block in chapter.blocks
        if isinstance(block, n.Heading) and block.level <= DEEPEST
    )
    number = targets[name].number if name in targets else ""
    return ContentsEntry(name, name, without_calls(chapter.title), number, TargetKind.CHAPTER, matter, sections)


def without_calls(run: Inlines) -> Inlines:
    """A title's words without the notes, citations and index marks in it, which belong to the page it stands on."""
    return tuple(bare for inline in run for bare in _without_calls(inline))


def _without_calls(inline: Inline) -> Inlines:
    match inline:
        case n.Note() | n.Citation():
            return ()
        case n.IndexMark():
            return without_calls(inline.content)
        case n.Text() | n.Code() | n.LineBreak() | n.InlinePhoto():
            return (inline,)
        case (
            n.Emphasis() | n.Strong() | n.Strikethrough() | n.Superscript() | n.Subscript() | n.SmallCaps() | n.Link()
            | n.Reference() | n.Span()
        ):  # fmt: skip
            return (replace(inline, content=without_calls(inline.content)),)
        case _ as never:
            assert_never(never)


def list_illustrations(publication: Publication, targets: Mapping[str, Target]) -> tuple[Illustration, ...]:
    """Every figure in reading order, with its caption and the credit of each of its pictures."""
    lines = []
    for chapter in publication.chapters():
        for node in walk(chapter.blocks):
            if isinstance(node, n.Figure):
                photos = [publication.photo(panel.photo) for panel in node.panels]
                caption = without_calls(node.caption) or next(
                    ((Text(photo.caption),) for photo in photos if photo and photo.caption), ()
                )
                credited = tuple(dict.fromkeys(photo.credit for photo in photos if photo and photo.credit))
                number = targets[node.identifier].number if node.identifier in targets else ""
                lines.append(Illustration(node.identifier, chapter.identifier, number, caption, credited))
    return tuple(lines)
