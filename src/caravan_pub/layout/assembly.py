"""A document of an edition as a tree whose links to others become links between pages."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from caravan_pub.errors import PublicationError
from caravan_pub.model.edition import Document

XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tree_of(document: Document, names: Mapping[str, str], language: str) -> ET.Element:
    """A document as an ``html`` element that has a body only, its links without file names.

    ``names`` are the ids of the edition's documents by their file names.  PublicationError where the document is not
    well-formed.
    """
    parsed = _parse(document)
    direction = parsed.get("dir")
    root = ET.Element("html", {"lang": language, **({"dir": direction} if direction else {})})
    body = ET.SubElement(root, "body")
    for element in parsed.iter():
        _plain(element, names)
    for part in parsed.findall("body/*"):
        part.tail = "\n"
        body.append(part)
    return root


def _parse(document: Document) -> ET.Element:
    try:
        return ET.fromstring(document.markup.encode())  # noqa: S314  (our own templates' output, without a DTD)
    except ET.ParseError as error:
        message = f"the document {document.name} is not well-formed: {error}"
        raise PublicationError(
            message, "a template of the publication or the theme opens what it does not close"
        ) from error


def _plain(element: ET.Element, names: Mapping[str, str]) -> None:
    """Take the XHTML namespace off an element, and the file name off an address within the publication."""
    element.tag = element.tag.removeprefix(XHTML)
    language = element.attrib.pop(XML_LANG, None)
    if language:
        element.set("lang", language)
    href = element.get("href")
    if href:
        name, _, fragment = href.partition("#")
        if name in names:
            element.set("href", f"#{fragment or names[name]}")
