"""Every target of a cross reference with its number: chapters, sections, figures and tables within chapters."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Chapter, Generated, Matter, Part, Publication
from caravan_pub.model.resolved import Target, TargetKind
from caravan_pub.model.walk import walk
from caravan_pub.numerals import roman

IDENTIFIER_REPEATED = Rule(
    "identifier-repeated",
    Severity.ERROR,
    """Two things have the same id.

Why: a reference could lead to either, and an EPUB with one id twice is refused.

Example: two figures with ``{#fig-road}``.

Instead: ``{#fig-road-north}`` and ``{#fig-road-south}``.
""",
)
IDENTIFIER_UNSAFE = Rule(
    "identifier-unsafe",
    Severity.ERROR,
    """An id has characters that an id may not have.

Why: ids become file names and anchors; they must be letters, digits, hyphens, dots and underscores, a letter first.

Example: {#2-road!}

Instead: {#road-2}
""",
)

NAME_START = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
NAME = re.compile(rf"[{NAME_START}][{NAME_START}0-9\u00b7\u0300-\u036f\u203f\u2040_.-]*")
"""A name without a colon (Namespaces in XML 1.0), as an EPUB's package wants ids; not every letter may be in one."""

COVER = "cover"
"""The id of the document that is made for the cover."""


def find_targets(publication: Publication, diagnostics: Diagnostics) -> dict[str, Target]:
    """All targets by id, in reading order.

    The names of documents must differ in more than capitals: there are file systems, and EPUB's rules, that see none.
    """
    found: dict[str, Target] = {}
    files = {COVER}
    for target, place in _targets(publication):
        if not _safe(target.identifier):
            hint = "letters, digits, hyphens, dots and underscores, a letter first"
            diagnostics.add(IDENTIFIER_UNSAFE, place, f"this cannot be an id: {target.identifier}", hint)
        file = unicodedata.normalize("NFC", target.document).casefold()
        if target.identifier in found or (target.identifier == target.document and file in files):
            message = f"{target.identifier} is the id of something else already"
            diagnostics.add(IDENTIFIER_REPEATED, place, message, "give one of them another id")
        files.add(file)
        found.setdefault(target.identifier, target)
    _compare_anchors(publication, set(found), diagnostics)
    return found


def _compare_anchors(publication: Publication, taken: set[str], diagnostics: Diagnostics) -> None:
    """Report ids made for notes, citations and index marks that are there already, by another's or a file's name."""
    for chapter in publication.chapters():
        for node in walk((n.Paragraph(chapter.title), *chapter.blocks)):
            if isinstance(node, n.Note | n.Citation | n.IndexMark) and node.anchor:
                if node.anchor in taken:
                    message = f"{node.anchor}, which is made for this, is the id of something else already"
                    hint = "give the other another id, or one of two files of the same name another name"
                    diagnostics.add(IDENTIFIER_REPEATED, node.place, message, hint)
                taken.add(node.anchor)


def _safe(identifier: str) -> bool:
    return bool(NAME.fullmatch(identifier)) and all(char.isalnum() or char in "-._" for char in identifier)


def _targets(publication: Publication) -> Iterator[tuple[Target, Place]]:
    chapters, parts, loose = 0, 0, Counter[TargetKind]()
    for matter, entries in publication.matters():
        for entry in entries:
            match entry:
                case Generated():
                    name = entry.identifier
                    yield Target(name, name, TargetKind.GENERATED), Place("content/publication.toml")
                case Part():
                    parts += 1
                    kind = TargetKind.PART
                    yield (
                        Target(entry.identifier, entry.identifier, kind, roman(parts).upper(), entry.title),
                        entry.place,
                    )
                    for chapter in entry.chapters:
                        chapters += chapter.numbered
                        yield from _within(chapter, str(chapters) if chapter.numbered else "", loose)
                case Chapter():
                    numbered = entry.numbered and matter is Matter.BODY
                    chapters += numbered
                    yield from _within(entry, str(chapters) if numbered else "", loose)


def _within(chapter: Chapter, number: str, loose: Counter[TargetKind]) -> Iterator[tuple[Target, Place]]:
    """A chapter's targets.  Figures and tables count within a numbered chapter, and across all that have no number."""
    document = chapter.identifier
    yield Target(document, document, TargetKind.CHAPTER, number, chapter.title), chapter.place
    counter = Counter[TargetKind]() if number else loose
    for node in walk(chapter.blocks):
        kind, identifier, title = _described(node)
        if kind is not None and identifier:
            counted = ""
            if kind in (TargetKind.FIGURE, TargetKind.TABLE):
                counter[kind] += 1
                counted = f"{number}.{counter[kind]}" if number else str(counter[kind])
            yield Target(identifier, document, kind, counted, title), node.place


def _described(node: n.Block | n.Inline) -> tuple[TargetKind | None, str, n.Inlines]:
    match node:
        case n.Heading():
            return TargetKind.SECTION, node.identifier, node.content
        case n.Figure():
            return TargetKind.FIGURE, node.identifier, node.caption
        case n.Table():
            return (TargetKind.TABLE if node.caption else TargetKind.POINT), node.identifier, node.caption
        case n.Aside():
            return TargetKind.ASIDE, node.identifier, node.title
        case n.Division() | n.Span():
            return TargetKind.POINT, node.identifier, ()
        case _:
            return None, "", ()
