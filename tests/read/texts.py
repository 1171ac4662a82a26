"""Texts as the reader takes them: gathered files out of a dictionary, and a manuscript read as a chapter."""

from collections.abc import Mapping
from dataclasses import dataclass

from caravan_pub.diagnostics import Diagnostics, Place, Problem
from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter
from caravan_pub.model.snapshot import InputFile, Snapshot
from caravan_pub.model.walk import walk
from caravan_pub.read.chapters import read_chapter
from caravan_pub.read.dialect import build_parser

PATH = "content/chapters/01-one.md"
PARSER = build_parser()


def snapshot(files: Mapping[str, str | bytes]) -> Snapshot:
    """Gathered files: path below the publication's folder → what it holds."""
    held = {path: value.encode() if isinstance(value, str) else value for path, value in files.items()}
    listed = {path: InputFile(path, len(held[path]), "") for path in sorted(held)}
    return Snapshot(listed, lambda file: held[file.path])


@dataclass(frozen=True)
class Read:
    """What a manuscript became, and what was found on the way."""

    chapter: Chapter
    problems: list[Problem]

    @property
    def blocks(self) -> n.Blocks:
        return self.chapter.blocks

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    @property
    def run(self) -> n.Inlines:
        """The words of the first block, a paragraph."""
        first = self.blocks[0]
        assert isinstance(first, n.Paragraph)
        return first.content

    def nodes(self) -> list[n.Block | n.Inline]:
        """Every node of the chapter in reading order."""
        return list(walk(self.blocks))


def read(body: str, path: str = PATH) -> Read:
    """A chapter called One with this body, which begins on line 3."""
    return read_whole(f"# One\n\n{body}", path)


def read_whole(text: str | bytes, path: str = PATH) -> Read:
    """A manuscript file as a chapter."""
    diagnostics = Diagnostics()
    data = text if isinstance(text, bytes) else text.encode()
    chapter = read_chapter(data, path, PARSER, set(), diagnostics)
    assert chapter is not None, list(diagnostics)
    return Read(chapter, list(diagnostics))


def shown(text: str, place: Place) -> str:
    """What a place marks in a text: as many characters from its column as it is long."""
    return text.split("\n")[place.line - 1][place.column - 1 :][: place.length]
