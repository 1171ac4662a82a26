"""Documents as trees, and back: what stands before the root element stays as it was written."""

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from caravan_pub.epub.markup import XHTML
from caravan_pub.model.edition import Document

VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""The elements that HTML has no end tag for; every other one gets its own, since some e-readers read XHTML as HTML."""


def tree_of(document: Document) -> "etree._Element":
    """The root of a document that is well-formed, as what ``render`` makes has been found to be."""
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False)
    return etree.fromstring(document.markup.encode(), parser)


def body_of(root: "etree._Element") -> "etree._Element":
    """The body of a document.  ValueError where it has none."""
    body = root.find(f"{XHTML}body")
    if body is None:
        raise ValueError("a document has no body")
    return body


def written(document: Document, root: "etree._Element") -> Document:
    """The document with a changed tree."""
    for element in root.iter(f"{XHTML}*"):
        if not len(element) and not element.text and etree.QName(element).localname not in VOID:
            element.text = ""
    start = document.markup.index("<html")
    return replace(document, markup=f"{document.markup[:start]}{etree.tostring(root, encoding='unicode')}\n")


def changed(document: Document, change: "Callable[[etree._Element], None]") -> Document:
    """The document with what ``change`` does to its tree."""
    root = tree_of(document)
    change(root)
    return written(document, root)
