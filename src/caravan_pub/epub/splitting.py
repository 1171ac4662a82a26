"""Long chapters become several files, parted where a section begins: old e-readers open a large file slowly or not.

Ids stay as they are; every link, the contents and the notes follow the section that they belong to.
"""

import posixpath
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from lxml import etree

from caravan_pub.epub.markup import EPUB_TYPE, XHTML
from caravan_pub.epub.trees import body_of, tree_of, written
from caravan_pub.model.edition import Document
from caravan_pub.model.resolved import ContentsEntry

LARGEST = 200_000
"""Bytes of XHTML that a file should hold: well below the 300 kB at which old reading systems (Adobe's) give up."""

SECTION = f"{XHTML}h2"


@dataclass(frozen=True, slots=True)
class Split:
    """Documents in reading order, and the document (by identifier) to which each id of a parted one has moved."""

    documents: tuple[Document, ...]
    moved: Mapping[str, Mapping[str, str]]

    def contents(self, entries: Sequence[ContentsEntry]) -> tuple[ContentsEntry, ...]:
        """The lines of the contents, each with the document that its target stands in now."""
        return tuple(
            replace(
                entry,
                document=self.moved.get(entry.document, {}).get(entry.target, entry.document),
                children=self.contents(entry.children),
            )
            for entry in entries
        )


def split_documents(documents: Sequence[Document], largest: int = LARGEST) -> Split:
    """Part every document of more than ``largest`` bytes where its sections begin; the others stay as they are.

    The first part keeps the document's name; the next are called ``NAME.2.xhtml``, ``NAME.3.xhtml`` and so on.
    A section that is larger by itself stays whole.
    """
    found: list[Document] = []
    moved: dict[str, dict[str, str]] = {}
    for document in documents:
        roots = _parts(document, largest) if len(document.markup.encode()) > largest else []
        if len(roots) < 2:
            found.append(document)
            continue
        stem, extension = posixpath.splitext(document.name)
        for number, root in enumerate(roots, start=1):
            last = "" if number == 1 else f".{number}"
            part = replace(document, identifier=f"{document.identifier}{last}", name=f"{stem}{last}{extension}")
            found.append(written(part, root))
            ids = {str(element.get("id")): part.identifier for element in root.iter("*") if element.get("id")}
            moved.setdefault(document.identifier, {}).update({name: of for name, of in ids.items() if number > 1})
    if not moved:
        return Split(tuple(documents), {})
    names = {document.identifier: document.name for document in found}
    homes = {names[old]: {i: names[new] for i, new in ids.items()} for old, ids in moved.items()}
    return Split(tuple(_relinked(document, homes) for document in found), moved)


def _parts(document: Document, largest: int) -> "list[etree._Element]":
    """The trees of a document's parts; one where it has no section to part it at."""
    root = tree_of(document)
    section = body_of(root).find(f"{XHTML}section")
    if section is None:
        return [root]
    notes = next((child for child in section if child.get("class") == "notes"), None)
    heavy = {note.get("id"): len(etree.tostring(note)) for note in (notes if notes is not None else ())}
    groups: list[list[etree._Element]] = []
    size = largest
    for passage in _passages([child for child in section if child is not notes]):
        length = sum(len(etree.tostring(child)) + _notes_of(child, heavy) for child in passage)
        if size + length > largest:
            groups.append([])
            size = 0
        groups[-1] += passage
        size += length
    for child in list(section):
        section.remove(child)
    return [_part(root, group, notes, first=at == 0) for at, group in enumerate(groups)]


def _passages(children: "Sequence[etree._Element]") -> "list[list[etree._Element]]":
    """The children of a chapter, parted before each heading of a section and the marks of pages that stand there."""
    passages: list[list[etree._Element]] = [[]]
    for child in children:
        if child.tag == SECTION:
            marks: list[etree._Element] = []
            while passages[-1] and passages[-1][-1].get(EPUB_TYPE) == "pagebreak":
                marks.insert(0, passages[-1].pop())
            passages.append(marks)
        passages[-1].append(child)
    return [passage for passage in passages if passage]


def _part(
    empty: "etree._Element", group: "Sequence[etree._Element]", notes: "etree._Element | None", *, first: bool
) -> "etree._Element":
    """A document with a group of a chapter's children, and the notes that are called there."""
    root = deepcopy(empty)
    section = body_of(root).find(f"{XHTML}section")
    if section is None:
        raise ValueError("a chapter has no section")
    if not first:
        heading = next(child for child in group if child.tag == SECTION)
        for attribute in ("id", "role", EPUB_TYPE, "aria-labelledby"):
            section.attrib.pop(attribute, "")
        if identifier := heading.get("id"):
            section.set("aria-labelledby", identifier)
    section.extend(group)
    if notes is not None:
        called = _called(section)
        own = deepcopy(notes)
        for note in list(own):
            if note.tag == f"{XHTML}aside" and note.get("id") not in called:
                own.remove(note)
        if own.find(f"{XHTML}aside") is not None:
            section.append(own)
    return root


def _notes_of(element: "etree._Element", heavy: Mapping[str | None, int]) -> int:
    """The bytes of the notes that are called in an element: they will come along."""
    return sum(heavy.get(identifier, 0) for identifier in _called(element))


def _called(element: "etree._Element") -> set[str]:
    """The ids of the notes that are called in an element."""
    calls = (link for link in element.iter(f"{XHTML}a") if link.get(EPUB_TYPE) == "noteref")
    return {unquote(link.get("href", "").partition("#")[2]) for link in calls}


def _relinked(document: Document, homes: Mapping[str, Mapping[str, str]]) -> Document:
    """The document with its links to where the ids of parted documents stand now."""
    root = tree_of(document)
    changed = False
    for link in root.iter(f"{XHTML}a"):
        path, _, fragment = link.get("href", "").partition("#")
        home = homes.get(unquote(path), {}).get(unquote(fragment))
        if home:
            link.set("href", f"{quote(home)}#{fragment}")
            changed = True
    return written(document, root) if changed else document
