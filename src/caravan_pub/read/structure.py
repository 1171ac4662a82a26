"""The order of the parts: from paths, globs and names in ``[structure]`` to chapters, parts and generated parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from markdown_it import MarkdownIt

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity, did_you_mean
from caravan_pub.model.nodes import Text
from caravan_pub.model.publication import Chapter, Entry, Generated, GeneratedKind, Part
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.read.chapters import read_chapter
from caravan_pub.read.dialect import build_parser
from caravan_pub.read.manuscript import slug
from caravan_pub.read.settings import PATH, Plan

STRUCTURE_UNKNOWN = Rule(
    "structure-unknown",
    Severity.ERROR,
    """The structure names a file or a generated part that does not exist.

Why: it would be missing from the book.

Example: body = ["chapters/01-departure.md", "chapters/2-road.md"]

Instead: body = ["chapters/*.md"]
""",
)
STRUCTURE_EMPTY = Rule(
    "structure-empty",
    Severity.WARNING,
    """A glob in the structure matches no file.

Why: what it was meant to bring in is missing.

Example: front = ["frnt/*.md"]

Instead: front = ["front/*.md"]
""",
)
STRUCTURE_REPEATED = Rule(
    "structure-repeated",
    Severity.ERROR,
    """The structure brings in the same file or part twice.

Why: its words would be printed twice, and its ids would not be unique.

Example: body = ["chapters/01-one.md", "chapters/01-one.md"]

Instead: body = ["chapters/01-one.md"]
""",
)
CHAPTER_UNLISTED = Rule(
    "chapter-unlisted",
    Severity.WARNING,
    """A manuscript file is not part of the structure.

Why: its words are in no product; perhaps a chapter was forgotten.

Example: ``chapters/06-after.md``, which no path and no glob of the structure names.

Instead: list it under ``[structure]``, or move it out of ``content/``.
""",
)
NO_CHAPTERS = Rule(
    "no-chapters",
    Severity.ERROR,
    """The publication has no chapter.

Why: there is nothing to publish.

Example: an empty folder ``content/chapters/``.

Instead: ``content/chapters/01-one.md``, which begins with ``# One``.
""",
)


MANUSCRIPTS = (".md", ".markdown")
OTHER_FOLDERS = ("content/photos/", "content/figures/", "content/sources/")
"""Where files beside a picture or a source lie: a licence, a saved text."""


@dataclass(slots=True)
class _Reading:
    """What is needed while the structure is followed."""

    snapshot: Snapshot
    diagnostics: Diagnostics
    places: Mapping[str, Place]
    parser: MarkdownIt = field(default_factory=build_parser)
    taken: set[str] = field(default_factory=set)
    identifiers: set[str] = field(default_factory=set)

    def report(self, rule: Rule, name: str, message: str, help: str) -> None:  # noqa: A002  (the contract's name)
        """Record a problem with a path, a glob or a name, where it is written."""
        self.diagnostics.add(rule, self.places.get(name, Place(PATH)), message, help)


@dataclass(frozen=True, slots=True)
class Structure:
    """The parts of the publication in order."""

    front: tuple[Entry, ...]
    body: tuple[Entry, ...]
    back: tuple[Entry, ...]


def read_structure(plan: Plan, snapshot: Snapshot, diagnostics: Diagnostics) -> Structure:
    """The parts that the plan names, each file read."""
    reading = _Reading(snapshot, diagnostics, plan.places)
    front = _entries(plan.front, reading, given="front" in plan.given)
    body: tuple[Entry, ...] = _entries(plan.body, reading, given="body" in plan.given)
    for number, part in enumerate(plan.parts, start=1):
        chapters = tuple(entry for entry in _entries(part.chapters, reading, given=True) if isinstance(entry, Chapter))
        identifier = f"part-{slug(part.title) or number}"
        body += (Part(identifier, (Text(part.title, place=Place(PATH)),), chapters, place=Place(PATH)),)
    back = _entries(plan.back, reading, given="back" in plan.given)
    if all(name.startswith("@") for name in reading.taken):
        diagnostics.add(NO_CHAPTERS, Place(PATH), "there is no chapter", "write content/chapters/01-one.md: # One")
    for path in snapshot.below("content/"):
        if path.lower().endswith(MANUSCRIPTS) and path not in reading.taken and not path.startswith(OTHER_FOLDERS):
            diagnostics.add(CHAPTER_UNLISTED, Place(path), "no part of the structure brings this file in",
                            "list it under [structure], or move it out of content/")  # fmt: skip
    return Structure(front, body, back)


def _entries(names: tuple[str, ...], reading: _Reading, *, given: bool) -> tuple[Entry, ...]:
    found: list[Entry] = []
    for name in names:
        if name.startswith("@"):
            found += _generated(name, reading)
        else:
            for path in _paths(name, reading, given=given):
                if path in reading.taken:
                    message = f"{path} is brought in twice"
                    reading.report(STRUCTURE_REPEATED, name, message, "keep one of them")
                    continue
                reading.taken.add(path)
                chapter = read_chapter(
                    reading.snapshot.data(path), path, reading.parser, reading.identifiers, reading.diagnostics
                )
                if chapter is not None:
                    found.append(chapter)
    return tuple(found)


def _generated(name: str, reading: _Reading) -> list[Entry]:
    known = [f"@{kind}" for kind in GeneratedKind]
    if name not in known:
        hint = did_you_mean(name, known) or f"known: {', '.join(known)}"
        reading.report(STRUCTURE_UNKNOWN, name, f"there is no generated part {name}", hint)
        return []
    if name in reading.taken:
        reading.report(STRUCTURE_REPEATED, name, f"{name} is brought in twice", "keep one of them")
        return []
    reading.taken.add(name)
    return [Generated(GeneratedKind(name[1:]))]


def _paths(name: str, reading: _Reading, *, given: bool) -> list[str]:
    """The manuscript files a path or a glob names; ``*`` does not cross a ``/``."""
    files = [path for path in reading.snapshot.below("content/") if path.lower().endswith(MANUSCRIPTS)]
    pattern = f"content/{name}"
    if "*" not in name and "?" not in name and "[" not in name:
        if pattern in files:
            return [pattern]
        hint = did_you_mean(name, [path.removeprefix("content/") for path in files])
        reading.report(STRUCTURE_UNKNOWN, name, f"there is no {name}", hint)
        return []
    depth = pattern.count("/")
    found = [path for path in files if path.count("/") == depth and fnmatchcase(path, pattern)]
    if not found and given:
        reading.report(STRUCTURE_EMPTY, name, f"{name} matches no file", "mend it, or take it out")
    return found
