"""Documents become pages: one PDF and the map of where everything landed."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

import cssselect2
from weasyprint import CSS, HTML, LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from caravan_pub.diagnostics import Place, Problem
from caravan_pub.errors import PublicationError
from caravan_pub.layout.assembly import assemble
from caravan_pub.layout.drawing import draw_pages
from caravan_pub.layout.fetching import BASE, ClosedFetcher
from caravan_pub.layout.folios import map_pages
from caravan_pub.layout.footnotes import lay_out
from caravan_pub.layout.listening import LAYOUT_INCOMPLETE, Listener
from caravan_pub.layout.turns import turns_of
from caravan_pub.layout.typeset import Typeset
from caravan_pub.model.edition import Document, Pdf, Resource
from caravan_pub.model.publication import Metadata


class _Tree(HTML):  # type: ignore[misc]
    """A document that is a tree already: an HTML parser would move elements about.  The library has no annotations."""

    def __init__(self, root: ET.Element, fetcher: ClosedFetcher) -> None:
        self.base_url = BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def set_pages(
    documents: Sequence[Document],
    stylesheet: str,
    resources: Mapping[str, Resource],
    metadata: Metadata,
    *,
    tagged: bool = False,
) -> Typeset:
    """Lay the documents out one after the other.

    ``stylesheet`` is for all of them; ``resources`` by the names that documents and style sheet use.
    The page map's folios are those that the pages show: Roman in the front matter, Arabic from 1 where the body begins.
    ``tagged``: the pages' content is marked, and the PDF's structure tells what each mark is.
    Raises PublicationError where a document is not well-formed, or asks for what is not among the resources.
    """
    described = (
        ("author", ", ".join(creator.name for creator in metadata.creators if creator.role == "aut")),
        ("description", metadata.description),
        ("keywords", ", ".join(metadata.subjects)),
        ("generator", "caravan-pub"),
    )
    root = assemble(documents, metadata.title, metadata.language, described)
    fetcher = ClosedFetcher(resources)
    with Listener(LOGGER) as listener:
        try:
            fonts = FontConfiguration()
            sheet = CSS(string=stylesheet, base_url=f"{BASE}styles/book.css", url_fetcher=fetcher, font_config=fonts)
            laid = lay_out(_Tree(root, fetcher), fonts, [sheet])
            data, structure = draw_pages(laid, tagged=tagged)
        except FatalURLFetchingError as error:
            message = f"a page asks for what is not part of the publication: {error}"
            raise PublicationError(message, "only what lies in the folder may be used") from error
    problems = list(listener.problems)
    place, hint = Place("templates"), "only what lies in the folder may be used"
    for url in fetcher.refused:
        message = f"a page asks for {url}, which is not part of the publication"
        problems.append(Problem(LAYOUT_INCOMPLETE, place, message, hint))
    pages = map_pages([page.anchors for page in laid.pages], documents, turns_of(laid.pages))
    return Typeset(Pdf(data, pages, structure), tuple(problems))
