"""The package document of an EPUB: its manifest, its spine, and which document holds the contents."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from caravan_pub.prove.addresses import Kind, read_address
from caravan_pub.prove.archive import Archive
from caravan_pub.prove.epub_rules import CONTENTS, FILE_MISSING, FILE_UNLISTED, ORDER, PACKAGE, REPEATED_ID
from caravan_pub.prove.markup import MalformedError, elements, line_of, parsed
from caravan_pub.prove.proof import Findings

CONTAINER = "META-INF/container.xml"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
ROOTFILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
XHTML_TYPE, SVG_TYPE, CSS_TYPE = "application/xhtml+xml", "image/svg+xml", "text/css"


PART = re.compile(r"\.[0-9]+(?=\.[a-z]+$)")
"""What the name of a long document's second and later parts has before its extension."""


def whole_name(name: str) -> str:
    """The name of the document that a file is a part of: ``one.xhtml`` for ``one.2.xhtml``, and for itself."""
    return PART.sub("", name)


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the manifest: its id, its name in the archive, its media type and properties."""

    identifier: str
    name: str
    media_type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Listing:
    """What the package document lists.  ``name`` is its own; ``spine`` are names of files in reading order."""

    name: str
    items: tuple[Item, ...]
    spine: tuple[str, ...]


def read_package(archive: Archive, findings: Findings) -> Listing | None:
    """The package document, proved against the archive; nothing where it cannot be read."""
    try:
        name = _package_name(archive, findings)
        root = parsed(archive.text(name, findings))
    except MalformedError as error:
        findings.add(PACKAGE, error.message, file=CONTAINER, line=error.line)
        return None
    _metadata(root, name, findings)
    for identifier, count in Counter(element.get("id") for element, _ in elements(root)).items():
        if identifier is not None and count > 1:
            findings.add(REPEATED_ID, f"the id {identifier} stands in it {count} times", file=name)
    items = tuple(_items(root, name, findings))
    spine = tuple(_spine(root, name, items, findings))
    _files(archive, name, items, findings)
    _order(items, spine, findings)
    return Listing(name, items, spine)


def _package_name(archive: Archive, findings: Findings) -> str:
    if CONTAINER not in archive.names:
        raise MalformedError(f"there is no {CONTAINER}")
    roots = list(parsed(archive.text(CONTAINER, findings)).iter(ROOTFILE))
    name = roots[0].get("full-path", "") if roots else ""
    if len(roots) != 1 or name not in archive.names:
        raise MalformedError(f"it does not name one package document: {name or 'none'}")
    return name


def _metadata(root: "etree._Element", name: str, findings: Findings) -> None:
    given = {"identifier": False, "title": False, "language": False}
    for element, tag in elements(root):
        kind = tag.removeprefix(DC)
        is_said = bool((element.text or "").strip())
        if kind in given and is_said:
            is_own = kind != "identifier" or element.get("id") == root.get("unique-identifier")
            given[kind] = given[kind] or is_own
    for kind, is_there in given.items():
        if not is_there:
            findings.add(PACKAGE, f"the package states no {kind}", file=name)


def _items(root: "etree._Element", name: str, findings: Findings) -> Iterator[Item]:
    for element in root.iterfind(f"{OPF}manifest/{OPF}item"):
        written = element.get("href", "")
        address = read_address(written, name)
        if address.kind is Kind.INSIDE and written and not address.fragment:
            properties = frozenset(element.get("properties", "").split())
            yield Item(element.get("id", ""), address.name, element.get("media-type", "").lower(), properties)
        else:
            line = line_of(element)
            findings.add(PACKAGE, f"the manifest names {written or 'no file'}, which is no file", file=name, line=line)


def _spine(root: "etree._Element", name: str, items: tuple[Item, ...], findings: Findings) -> Iterator[str]:
    by_identifier = {item.identifier: item for item in items}
    for element in root.iterfind(f"{OPF}spine/{OPF}itemref"):
        item = by_identifier.get(element.get("idref", ""))
        if item is None:
            message = f"the spine names {element.get('idref', '')}, which is not in the manifest"
            findings.add(ORDER, message, file=name, line=line_of(element))
        else:
            yield item.name


def _files(archive: Archive, name: str, items: tuple[Item, ...], findings: Findings) -> None:
    counts = Counter(item.name for item in items)
    for listed, count in counts.items():
        if listed not in archive.names:
            findings.add(FILE_MISSING, f"the manifest names {listed}, which is not in the archive", file=name)
        if count > 1:
            findings.add(PACKAGE, f"the manifest names {listed} {count} times", file=name)
    known = {*counts, name, "mimetype"}
    for unlisted in sorted(other for other in archive.names - known if not other.startswith("META-INF/")):
        findings.add(FILE_UNLISTED, "the manifest does not name it", file=unlisted)


def _order(items: tuple[Item, ...], spine: tuple[str, ...], findings: Findings) -> None:
    counts = Counter(spine)
    if not spine:
        findings.add(ORDER, "the spine is empty")
    if sum("nav" in item.properties for item in items) != 1:
        findings.add(CONTENTS, "the manifest does not mark one navigation document")
    for item in items:
        if counts[item.name] > 1:
            findings.add(ORDER, f"it stands in the spine {counts[item.name]} times", file=item.name)
        if item.media_type == XHTML_TYPE and "nav" not in item.properties and not counts[item.name]:
            findings.add(ORDER, "it does not stand in the spine", file=item.name)
        if item.media_type not in {XHTML_TYPE, SVG_TYPE} and counts[item.name]:
            findings.add(ORDER, f"it stands in the spine but is {item.media_type}", file=item.name)
