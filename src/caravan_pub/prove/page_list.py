"""The proof that the EPUB's page list leads to the first words of every printed page."""

import posixpath
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from lxml import etree

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.letters import PICTURE, letters
from caravan_pub.model.edition import PageMap, Turn
from caravan_pub.prove.archive import Archive, open_archive
from caravan_pub.prove.epub_rules import PAGE_MARK
from caravan_pub.prove.markup import EPUB_TYPE, XHTML, MalformedError, parsed
from caravan_pub.prove.package import read_package, whole_name
from caravan_pub.prove.proof import Findings, Proof, counted

NAME = "Printed pages in the EPUB"
PROVED = 24
"""How many letters after a mark are compared with those that a page begins with."""

NOT_IN_PRINT = frozenset({"noteref", "footnote", "data"})
"""What the printed text does not have in its place, by ``epub:type`` or class: calls are generated there, notes stand
at the foot, and the data of a drawing are printed only where its author wants them.
"""


def prove_page_list(
    data: bytes, path: str, pages: PageMap | None, written: Collection[str], diagnostics: Diagnostics
) -> Proof:
    """Prove that every page is listed, in order, and that after its mark come the words that it begins with.

    A page that begins with something that has an id is proved by the id.  The words are proved in documents that are
    ``written``, by their file names ("one.xhtml"): generated ones say other things on paper ("Cited on page 4").
    ``pages`` is the page map of the print edition; without one there is nothing to list.
    """
    if pages is None:
        return Proof(NAME, "none: there is no print layout of this content; caravan-pub build makes both")
    findings = Findings(path, diagnostics)
    silent = Findings(path, Diagnostics())
    archive = open_archive(data, silent)
    listing = read_package(archive, silent) if archive else None
    nav = next((item.name for item in listing.items if "nav" in item.properties), "") if listing else ""
    if archive is None or nav not in archive.names:
        findings.add(PAGE_MARK, "the EPUB cannot be read, so its page list cannot be proved")
        return Proof(NAME, findings.figure)
    lines = list(_lines(_root(archive, nav), nav))
    if [label for label, _, _ in lines] != list(pages.folios):
        findings.add(
            PAGE_MARK,
            f"its {counted(len(lines), 'page')} are not the {len(pages.folios)} of print, one after the other",
            file=nav,
        )
        return Proof(NAME, findings.figure)
    documents: dict[str, dict[str, tuple[bool, str]]] = {}
    blank = 0
    for (label, name, fragment), turn in zip(lines, pages.turns, strict=True):
        if name not in documents:
            documents[name] = _afterwards(_root(archive, name)) if name in archive.names else {}
        blank += not turn.anchor
        if fault := _fault(documents[name], fragment, turn, words=whole_name(posixpath.basename(name)) in written):
            findings.add(PAGE_MARK, f"page {label}: {fault}", file=name)
    figure = f"{counted(len(lines), 'page')}, {blank} of them blank, {findings.figure}"
    return Proof(NAME, figure)


def _root(archive: Archive, name: str) -> "etree._Element | None":
    try:
        return parsed(archive.text(name, Findings(name, Diagnostics())))
    except MalformedError:
        return None


def _lines(root: "etree._Element | None", base: str) -> Iterator[tuple[str, str, str]]:
    """The label of each line of the page list, and the file and the id that it leads to."""
    for nav in root.iter(f"{XHTML}nav") if root is not None else ():
        if "page-list" in nav.get(EPUB_TYPE, "").split():
            for link in nav.iter(f"{XHTML}a"):
                path, _, fragment = link.get("href", "").partition("#")
                name = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path)))
                yield "".join(map(str, link.itertext())).strip(), name, unquote(fragment)


def _afterwards(root: "etree._Element | None") -> dict[str, tuple[bool, str]]:
    """For each id of a document: whether it is a page's mark, and the letters from there on."""
    parts: list[str] = []
    places: dict[str, tuple[bool, int]] = {}
    count = 0

    def read(element: "etree._Element") -> None:
        nonlocal count
        kinds = [*element.get(EPUB_TYPE, "").split(), *element.get("class", "").split()]
        if identifier := element.get("id"):
            places.setdefault(identifier, ("pagebreak" in kinds and element.get("role") == "doc-pagebreak", count))
        if element.tag != f"{XHTML}head" and NOT_IN_PRINT.isdisjoint(kinds):
            add(PICTURE if element.tag == f"{XHTML}img" else element.text)
            for child in element.iterchildren("*"):
                read(child)
        add(element.tail)

    def add(text: str | None) -> None:
        nonlocal count
        found = letters(text or "")
        parts.append(found)
        count += len(found)

    if root is not None:
        read(root)
    whole = "".join(parts)
    return {identifier: (mark, whole[at : at + 1000]) for identifier, (mark, at) in places.items()}


def _fault(document: dict[str, tuple[bool, str]], fragment: str, turn: Turn, *, words: bool) -> str:
    """What is wrong with the place that a page is listed at; empty where it is right."""
    is_mark, after = document.get(fragment, (False, ""))
    if not is_mark:
        return "its link leads to no mark"
    opening = letters(turn.opening)[:PROVED]
    if not turn.anchor or after.replace(PICTURE, "").startswith(opening):
        return ""
    if turn.offset == 0 and document.get(turn.anchor, (False, ""))[1] == after:
        return ""
    return f"it begins with “{turn.opening[:40]}”, which does not follow its mark" if words else ""
