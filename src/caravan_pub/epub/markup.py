"""What the package must know of a document: whether it draws, where its ids stand, and which pages it lists."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass(frozen=True, slots=True)
class PageLink:
    """A line of the page list: the page's label, the file it leads to, and the id there."""

    label: str
    file: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one document: whether it holds SVG, and each id with its position from the document's beginning."""

    has_svg: bool = False
    positions: Mapping[str, int] = field(default_factory=dict)


def facts(markup: bytes) -> Facts:
    """What the package must say of a document.  Of one that is no XML nothing is known: proving reports it."""
    root = _parsed(markup)
    if root is None:
        return Facts()
    has_svg, positions = False, {}
    for number, element in enumerate(root.iter("*")):
        has_svg = has_svg or str(element.tag).startswith(SVG)
        if identifier := element.get("id"):
            positions[identifier] = number
    return Facts(has_svg, positions)


def page_list(markup: bytes, name: str) -> tuple[PageLink, ...]:
    """The page list of a navigation document called ``name``; empty where it has none."""
    root = _parsed(markup)
    if root is None:
        return ()
    found: list[PageLink] = []
    for nav in root.iter(f"{XHTML}nav"):
        if "page-list" in nav.get(EPUB_TYPE, "").split():
            for link in nav.iter(f"{XHTML}a"):
                path, _, fragment = link.get("href", "").partition("#")
                file = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
                label = " ".join("".join(str(text) for text in link.itertext()).split())
                found.append(PageLink(label, file, unquote(fragment)))
    return tuple(found)


def _parsed(markup: bytes) -> "etree._Element | None":
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(markup, parser)
    except etree.XMLSyntaxError:
        return None
