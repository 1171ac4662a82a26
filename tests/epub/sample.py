"""A small but complete publication: cover, contents, two chapters, a note, a picture, a font and a style sheet."""

import base64
import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import fontpkg
from lxml import etree

from caravan_pub.epub import Accessibility, build_package
from caravan_pub.model.edition import Derivative, Document, Resource
from caravan_pub.model.nodes import Text
from caravan_pub.model.publication import Contributor, Matter, Metadata, Series
from caravan_pub.model.resolved import ContentsEntry, TargetKind
from caravan_pub.model.settings import EpubSettings

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
MODIFIED = datetime(2026, 11, 23, 14, 30, 15, tzinfo=UTC)
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
NCX = {"ncx": "http://www.daisy.org/z3986/2005/ncx/"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

METADATA = Metadata(
    title="The Road North",
    subtitle="A caravan through Guatemala",
    language="en",
    identifier="urn:uuid:1b3f3f0e-92a4-4f2f-8a75-7f1c4f7a9d10",
    date=date(2026, 11, 23),
    publisher="Casa del Migrante Press",
    rights="© 2026 The authors",
    description="What was seen on the road.",
    subjects=("Migration", "Guatemala"),
    creators=(Contributor("Ana López", "aut", "López, Ana"), Contributor("Juan Pérez", "pht")),
    series=Series("Dossiers", 3),
)
ACCESSIBILITY = Accessibility(
    access_modes=("textual", "visual"),
    sufficient=(("textual",), ("textual", "visual")),
    features=("tableOfContents", "alternativeText", "pageNavigation"),
    hazards=("none",),
    summary="Every picture is described.",
    conforms_to="EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
    certified_by="Casa del Migrante Press",
    page_source="urn:isbn:9780306406157",
)


def page(title: str, body: str, language: str = "en") -> str:
    """A whole XHTML document."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="{language}" xml:lang="{language}">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="styles/book.css"/></head>
<body>{body}</body>
</html>
"""


CHAPTER_ONE = page(
    "One",
    """<section epub:type="chapter" id="one"><h1>One</h1>
<p>They left<a epub:type="noteref" href="#note-1" id="call-1" role="doc-noteref">1</a> at dawn.</p>
<div epub:type="pagebreak" role="doc-pagebreak" id="page-1" aria-label="1"></div>
<section id="the-border"><h2>The border</h2>
<figure><img src="images/road.png" alt="A road"/><figcaption>The road</figcaption></figure></section>
<aside epub:type="footnote" role="doc-footnote" id="note-1"><p><a href="#call-1">1</a> In the rain.</p></aside>
</section>""",
)
CHAPTER_TWO = page(
    "Two",
    """<section epub:type="chapter" id="two"><h1>Two</h1>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="img" aria-label="A dot"><title>A dot</title>
<circle cx="4" cy="4" r="3"/></svg><p>Back to <a href="one.xhtml#the-border">the border</a>.</p></section>""",
)
COVER_PAGE = page("Cover", """<section epub:type="cover"><img src="images/cover.png" alt="A cover"/></section>""")
CONTENTS_PAGE = page(
    "Contents",
    """<nav epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1><ol>
<li><a href="one.xhtml">One</a><ol><li><a href="one.xhtml#the-border">The border</a></li></ol></li>
<li><a href="two.xhtml">Two</a></li></ol></nav>
<nav epub:type="page-list" role="doc-pagelist" hidden="hidden"><ol><li><a href="one.xhtml#page-1">1</a></li></ol></nav>
<nav epub:type="landmarks" hidden="hidden"><ol><li><a epub:type="cover" href="cover.xhtml">Cover</a></li>
<li><a epub:type="bodymatter" href="one.xhtml">Start</a></li></ol></nav>""",
)

COVER = Derivative("images/cover.png", "image/png", PNG, 1, 1)
NAVIGATION = Document("contents", "contents.xhtml", "Contents", Matter.FRONT, CONTENTS_PAGE)
DOCUMENTS = (
    Document("cover", "cover.xhtml", "Cover", Matter.FRONT, COVER_PAGE, "cover", linear=False),
    NAVIGATION,
    Document("one", "one.xhtml", "One", Matter.BODY, CHAPTER_ONE, "chapter"),
    Document("two", "two.xhtml", "Two", Matter.BODY, CHAPTER_TWO, "chapter"),
)
BORDER = ContentsEntry("the-border", "one", (Text("The border"),), "1.1", TargetKind.SECTION, Matter.BODY)
CONTENTS = (
    ContentsEntry("one", "one", (Text("One"),), "1", TargetKind.CHAPTER, Matter.BODY, (BORDER,)),
    ContentsEntry("two", "two.xhtml", (Text("Two"),), "", TargetKind.CHAPTER, Matter.BODY),
)


def font() -> bytes:
    """A real font file."""
    return Path(fontpkg.path("spectral")).read_bytes()


def resources() -> tuple[Resource, ...]:
    """Style sheet, picture and font, as the documents name them."""
    css = b"@font-face { font-family: S; src: url(../fonts/S.ttf) } body { font-family: S, serif }\n"
    return (
        Resource("styles/book.css", "text/css", css),
        Resource("images/road.png", "image/png", PNG),
        Resource("fonts/S.ttf", "font/ttf", font()),
    )


def build(
    metadata: Metadata = METADATA,
    settings: EpubSettings = EpubSettings(isbn="978-0-306-40615-7"),  # noqa: B008  (frozen)
    documents: tuple[Document, ...] = DOCUMENTS,
    navigation: Document = NAVIGATION,
    contents: tuple[ContentsEntry, ...] = CONTENTS,
    files: tuple[Resource, ...] | None = None,
    cover: Derivative | None = COVER,
    accessibility: Accessibility = ACCESSIBILITY,
    modified: datetime = MODIFIED,
) -> bytes:
    """The sample as an EPUB, with what a test wants otherwise."""
    files = resources() if files is None else files
    package = build_package(metadata, settings, documents, navigation, contents, files, cover, accessibility, modified)
    return package.data


def archive(data: bytes) -> zipfile.ZipFile:
    """The EPUB as a zip file."""
    return zipfile.ZipFile(io.BytesIO(data))


def opf(data: bytes) -> "etree._Element":
    """The package document."""
    return etree.fromstring(archive(data).read("EPUB/content.opf"))


def found(root: "etree._Element", path: str) -> list[str]:
    """What an XPath gives: attribute values or texts."""
    result = root.xpath(path, namespaces={**OPF, **NCX})
    assert isinstance(result, list)
    return [str(value) for value in result]
