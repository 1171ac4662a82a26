"""The documents of an edition as one tree, so that links between them become links between pages."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from caravan_pub.errors import PublicationError
from caravan_pub.model.edition import Document

XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def assemble(
    documents: Sequence[Document], title: str, language: str, metadata: Sequence[tuple[str, str]]
) -> ET.Element:
    """One ``html`` element: the bodies' content in order, links without their file names.

    ``metadata`` are pairs of a name and a content for ``meta``.  PublicationError where a document is not well-formed.
    """
    root = ET.Element("html", {"lang": language})
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "title").text = title
    for name, content in metadata:
        if content:
            ET.SubElement(head, "meta", {"name": name, "content": content})
    body = ET.SubElement(root, "body")
    names = {document.name: document.identifier for document in documents}
    for document in documents:
        parsed = _parse(document)
        direction = parsed.get("dir")
        if direction:
            root.set("dir", direction)
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


def _plain(element: ET.Element, names: dict[str, str]) -> None:
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
