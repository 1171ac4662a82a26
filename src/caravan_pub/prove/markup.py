"""XML of a product, parsed without a network, without entities, and within the parser's limits."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


class MalformedError(Exception):
    """XML that cannot be read: the sentence that says why, and the line."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def parsed(data: bytes) -> "etree._Element":
    """The root of an XML document.  MalformedError where it is not well-formed or declares or names entities."""
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise MalformedError(error.msg or "it is no XML", error.lineno or 0) from error
    except ValueError as error:
        raise MalformedError(str(error)) from error
    subset: Any = root.getroottree().docinfo.internalDTD  # the stubs know no entities()
    if subset is not None and subset.entities():
        raise MalformedError("it declares entities")
    if entity := next(root.iter(etree.Entity), None):
        raise MalformedError(f"it names the entity {entity.text}", line_of(entity))
    return root


def elements(root: "etree._Element") -> Iterator[tuple["etree._Element", str]]:
    """Every element below and with the root, with its tag; comments and instructions are left out."""
    for element in root.iter("*"):
        yield element, str(element.tag)


def line_of(element: "etree._Element") -> int:
    """The line on which an element begins, from 1; 0 where it is not known."""
    return int(getattr(element, "sourceline", None) or 0)


def local(name: str) -> str:
    """A name without its namespace, in small letters."""
    return name.rpartition("}")[2].lower()
