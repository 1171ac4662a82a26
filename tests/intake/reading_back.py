"""Chapters that were written, read again as a publication reads them."""

import hashlib
from collections.abc import Iterable

from caravan_pub.diagnostics import Diagnostics, Severity
from caravan_pub.intake.album import Album
from caravan_pub.intake.chapters import chapter_text, divided
from caravan_pub.intake.desk import Desk
from caravan_pub.intake.pieces import opened
from caravan_pub.intake.tree import Node, Nodes
from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter
from caravan_pub.model.snapshot import InputFile, Snapshot
from caravan_pub.model.walk import walk
from caravan_pub.read import read_publication

PATH = "content/chapters/01-one.md"


def text(words: str) -> Node:
    return {"t": "Str", "c": words}


SPACE: Node = {"t": "Space"}


def para(*inlines: Node) -> Node:
    return {"t": "Para", "c": list(inlines)}


def plain(*inlines: Node) -> Node:
    return {"t": "Plain", "c": list(inlines)}


def marked(kind: str, *inlines: Node) -> Node:
    return {"t": kind, "c": list(inlines)}


def span(identifier: str, classes: list[str], values: list[list[str]], *inlines: Node) -> Node:
    return {"t": "Span", "c": [[identifier, classes, values], list(inlines)]}


def album(**media: bytes) -> Album:
    """An album for a document that holds these pictures, and none beside it."""
    return Album(media, lambda _: None)


def written(blocks: Nodes, desk: Desk | None = None, language: str = "") -> str:
    """The text of a chapter called One that holds these blocks."""
    (draft,) = divided(opened([heading(1, text("One")), *blocks]), "")
    return chapter_text(draft, desk or Desk(PATH, "one", album(), language=language))


def heading(level: int, *inlines: Node, identifier: str = "") -> Node:
    return {"t": "Header", "c": [level, [identifier, [], []], list(inlines)]}


def read_again(chapter: str) -> tuple[Chapter, list[str]]:
    """What a publication reads in a chapter, and the errors it finds."""
    settings = b'title = "T"\nlanguage = "en"\n'
    (entry,), errors = read_all({PATH: chapter.encode(), "content/publication.toml": settings})
    return entry, errors


def read_all(files: dict[str, bytes]) -> tuple[list[Chapter], list[str]]:
    """The chapters that a publication reads in its files, and the errors it finds."""
    listed = {path: InputFile(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in files.items()}
    diagnostics = Diagnostics()
    reading = read_publication(Snapshot(listed, lambda file: files[file.path]), diagnostics)
    errors = [f"{problem.code}: {problem.message}" for problem in diagnostics if problem.severity is Severity.ERROR]
    assert reading is not None, errors
    return list(reading.publication.chapters()), errors


def words(nodes: Iterable[n.Block | n.Inline]) -> str:
    """Every word of some nodes, with notes, where they stand."""
    found: list[str] = []
    for node in walk(nodes):
        if isinstance(node, n.Text | n.Code | n.CodeBlock):
            found.append(node.text)
        elif isinstance(node, n.LineBreak | n.Break):
            found.append(" ")
    return " ".join("".join(found).split())
