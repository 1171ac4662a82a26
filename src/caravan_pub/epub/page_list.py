"""The page list of the navigation document: where each printed page begins, for readers who were told a number."""

from collections.abc import Sequence
from urllib.parse import quote

from lxml import etree

from caravan_pub.epub.markup import EPUB_TYPE, XHTML, PageLink
from caravan_pub.epub.trees import body_of, changed
from caravan_pub.model.edition import Document


def with_page_list(navigation: Document, pages: Sequence[PageLink], title: str) -> Document:
    """The navigation document with a page list, which reading systems show in their own way; unchanged without pages.

    ``title`` names the list for those who hear it.
    """
    if not pages:
        return navigation

    def add(root: "etree._Element") -> None:
        attributes = {EPUB_TYPE: "page-list", "role": "doc-pagelist", "hidden": "hidden", "aria-label": title}
        nav = etree.SubElement(body_of(root), f"{XHTML}nav", attributes)
        lines = etree.SubElement(nav, f"{XHTML}ol")
        for page in pages:
            line = etree.SubElement(lines, f"{XHTML}li")
            line.tail = "\n"
            link = etree.SubElement(line, f"{XHTML}a", {"href": f"{quote(page.file)}#{quote(page.fragment)}"})
            link.text = page.label
        nav.tail = "\n"

    return changed(navigation, add)
