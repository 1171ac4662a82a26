"""A book laid out as one document by the layout library itself: what pages that are made apart must be equal to."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from weasyprint.document import Document as Laid, DocumentMetadata, Page
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout import layout_document

from caravan_pub.layout.assembly import tree_of
from caravan_pub.layout.folios import map_pages
from caravan_pub.layout.shop import Shop, Tree
from caravan_pub.model.edition import Document, Pdf, Resource
from caravan_pub.model.publication import Metadata


def one_document(
    documents: Sequence[Document], stylesheet: str, resources: Mapping[str, Resource], metadata: Metadata
) -> Pdf:
    """The documents as one tree, laid out at once."""
    names = {document.name: document.identifier for document in documents}
    trees = [tree_of(document, names, metadata.language) for document in documents]
    root = ET.Element("html", dict(trees[0].attrib))
    body = ET.SubElement(root, "body")
    for tree in trees:
        body.extend(tree.findall("body/*"))
    shop = Shop(stylesheet, resources)
    tree = Tree(root, shop.fetcher)
    context = shop.context(tree)
    box = build_formatting_structure(
        tree.etree_element, context.style_for, context.get_image_from_uri, tree.base_url, context.target_collector,
        shop.counters, context.footnotes,
    )  # fmt: skip
    pages = [Page(page) for page in layout_document(tree, box, context)]
    laid = Laid(pages, DocumentMetadata(**get_html_metadata(tree)), shop.fetcher, shop.fonts, {}, None)
    data = laid.write_pdf()
    return Pdf(data, map_pages([list(page.anchors) for page in pages], documents))
