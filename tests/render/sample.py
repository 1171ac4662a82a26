"""Publications made in memory, and rendered through the theme that comes with the program."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from lxml import etree

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.gather import gather_fonts, gather_theme
from caravan_pub.model import nodes as n
from caravan_pub.model.edition import Derivative, Edition, PageMap, Theme
from caravan_pub.model.publication import Chapter, Entry, Metadata, Photo, Publication, Source, Status
from caravan_pub.model.resolved import FormattedCitation, Resolved
from caravan_pub.model.settings import Settings
from caravan_pub.passes import citations_of, resolve
from caravan_pub.read import read_theme
from caravan_pub.render import Rendered, render_edition
from tests.model.trees import TREE, words

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
NAMES = {"h": XHTML, "epub": OPS}
EPUB_TYPE = f"{{{OPS}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

MEDIA = (Edition.EPUB, Edition.PRINT)
AS_NOTE = FormattedCitation(words("NBC News, 2018."), note=True)
IN_TEXT = FormattedCitation(words("(NBC 2018)"), note=False)

PHOTOS = {
    "a": Photo("a", "a.jpg", alt="A road.", caption="The road.", credit="Ana Pérez"),
    "b": Photo("b", None, alt="A well.", credit="Luis Ruiz", status=Status.FPO, aspect=2.0),
    "seal": Photo("seal", "seal.png", alt="A seal."),
}
PICTURES = {
    "a": Derivative("images/a.jpg", "image/jpeg", b"", 1600, 1067),
    "seal": Derivative("images/seal.png", "image/png", b"", 40, 40),
}
SOURCES = {"acnur-2019": Source("acnur-2019", {"title": "A report"})}


@lru_cache(maxsize=1)
def _caravan() -> Theme:
    theme = read_theme("caravan", {}, (gather_theme("caravan"),), Diagnostics())
    fonts = theme.tokens["fonts"]
    assert isinstance(fonts, dict)
    return replace(theme, fonts=gather_fonts(fonts))


def theme(own: Mapping[str, str] | None = None) -> Theme:
    """The theme that comes with the program, with a publication's own files over it: path → text."""
    packaged = _caravan()
    return replace(packaged, layers=(own or {}, *packaged.layers[1:]))


ONE = words("One")


def chapter(*blocks: n.Block, title: n.Inlines = ONE, identifier: str = "one") -> Chapter:
    """A chapter of these blocks."""
    return Chapter(identifier, title, blocks)


WHOLE = chapter(*TREE)
"""A chapter with every kind of node."""


def resolved_of(
    *body: Entry,
    language: str = "en",
    metadata: Metadata | None = None,
    front: tuple[Entry, ...] = (),
    back: tuple[Entry, ...] = (),
    photos: Mapping[str, Photo] = PHOTOS,
    sources: Mapping[str, Source] = SOURCES,
    formatted: FormattedCitation = AS_NOTE,
    entries: Mapping[str, n.Inlines] | None = None,
) -> Resolved:
    """A publication with everything worked out; each citation reads as ``formatted`` says.  It has no problems."""
    described = metadata or Metadata("A Title", language, "urn:x")
    publication = Publication(described, front, body, back, photos, sources)
    citations = {
        place.citation.anchor: replace(formatted, note=formatted.note and not place.in_note)
        for place in citations_of(publication)
    }
    diagnostics = Diagnostics()
    resolved = resolve(publication, Settings("a-title"), citations, entries or {}, diagnostics)
    assert list(diagnostics) == []
    return resolved


def rendered(
    resolved: Resolved, edition: Edition, pages: PageMap | None = None, own: Mapping[str, str] | None = None
) -> Rendered:
    """An edition of it, with the publication's own files over the theme."""
    return render_edition(resolved, theme(own), edition, PICTURES, pages)


def parsed(edition: Rendered, identifier: str = "one") -> "etree._Element":
    """A document of an edition, parsed as XML without any help."""
    document = next(document for document in edition.documents if document.identifier == identifier)
    return etree.fromstring(document.markup.encode(), etree.XMLParser(resolve_entities=False, no_network=True))


def page(
    resolved: Resolved, edition: Edition, identifier: str = "one", pages: PageMap | None = None
) -> "etree._Element":
    """A document of a publication, rendered and parsed."""
    return parsed(rendered(resolved, edition, pages), identifier)


def elements(root: "etree._Element", path: str) -> "list[etree._Element]":
    """The elements at an XPath, in which ``h`` is XHTML and ``epub`` the namespace of ``epub:type``."""
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def one(root: "etree._Element", path: str) -> "etree._Element":
    """The one element at an XPath."""
    (element,) = elements(root, path)
    return element


def text_of(element: "etree._Element") -> str:
    """The text of an element, its white space evened out."""
    return " ".join("".join(str(text) for text in element.itertext()).split())
