"""An EPUB and a PDF, small and without fault, to be spoilt one fault at a time."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pikepdf

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.prove import PageSize, PdfExpectation, Proof, prove_epub, prove_pdf

HTML = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>T</title><link rel="stylesheet" href="styles/book.css"/></head>
<body>BODY</body></html>"""

FILES: Mapping[str, str] = {
    "META-INF/container.xml": """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile media-type="application/oebps-package+xml" full-path="EPUB/content.opf"/></rootfiles></container>""",
    "EPUB/content.opf": """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="identifier">urn:uuid:1b3f3f0e-92a4-4f2f-8a75-7f1c4f7a9d10</dc:identifier>
<dc:title>T</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-11-23T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="styles/book.css" media-type="text/css"/>
<item id="dot" href="images/dot.svg" media-type="image/svg+xml"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>
<spine toc="ncx"><itemref idref="one"/><itemref idref="two"/></spine></package>""",
    "EPUB/nav.xhtml": HTML.replace(
        "BODY",
        """<nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li><li><a href="two.xhtml#here">Two</a></li></ol>
</nav>""",
    ),
    "EPUB/one.xhtml": HTML.replace(
        "BODY",
        """<h1>One</h1><p id="p">They left<a epub:type="noteref" href="#n">1</a> at <em>d</em>awn.
<a href="https://example.org/">web</a> <a href="mailto:a@example.org">mail</a> <a href="two.xhtml#here">two</a></p>
<ul><li>first</li><li>second</li></ul><img src="images/dot.svg" alt=""/>
<aside epub:type="footnote" id="n">A note.</aside>""",
    ),
    "EPUB/two.xhtml": HTML.replace("BODY", """<h1 id="here">Two</h1><p>The end.</p>"""),
    "EPUB/styles/book.css": "p { color: black; background: url(../images/dot.svg) }\n",
    "EPUB/images/dot.svg": """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="3"/></svg>""",
    "EPUB/toc.ncx": """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head>
<meta name="dtb:uid" content="urn:uuid:1b3f3f0e-92a4-4f2f-8a75-7f1c4f7a9d10"/></head>
<docTitle><text>T</text></docTitle><navMap><navPoint id="a" playOrder="1"><navLabel><text>One</text></navLabel>
<content src="one.xhtml"/></navPoint></navMap></ncx>""",
}


def spoilt(name: str, old: str, new: str) -> dict[str, str]:
    """The files, with a piece of one exchanged."""
    assert old in FILES[name]
    return {**FILES, name: FILES[name].replace(old, new, 1)}


def packed(files: Mapping[str, str | bytes] = FILES, mimetype: bytes = b"application/epub+zip") -> bytes:
    """The files as an EPUB, ``mimetype`` first and stored."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def found(data: bytes) -> list[tuple[str, str]]:
    """What ``prove_epub`` finds: (code, message)."""
    diagnostics = Diagnostics()
    prove_epub(data, "build/book.epub", diagnostics)
    assert all(problem.place.path == "build/book.epub" for problem in diagnostics)
    return [(problem.code, problem.message) for problem in diagnostics]


def codes(files: Mapping[str, str | bytes]) -> set[str]:
    """The codes of what ``prove_epub`` finds in files."""
    return {code for code, _ in found(packed(files))}


SIZE = PageSize(152.4, 228.6, 3.0)
EXPECTED = PdfExpectation(SIZE, pages=2, title="The Road", language="en", version="1.6")
POINT = 72 / 25.4


def box(inset: float) -> pikepdf.Array:
    """A box around the sample's page, ``inset`` mm within its sheet of 172.4 × 248.6 mm."""
    edges = (inset, inset, 172.4 - inset, 248.6 - inset)
    return pikepdf.Array([round(edge * POINT, 4) for edge in edges])


def pdf(change: Callable[[pikepdf.Pdf], object] = lambda _: None, version: str = "1.6") -> bytes:
    """A PDF of two pages with an embedded font, after a change."""
    made = pikepdf.new()
    descriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontFile2=made.make_stream(b"\0\1\0\0"))
    name = pikepdf.Name
    font = made.make_indirect(
        pikepdf.Dictionary(Type=name.Font, Subtype=name.TrueType, BaseFont=name.Spectral, FontDescriptor=descriptor)
    )
    for _ in range(2):
        page = made.add_blank_page(page_size=(round(172.4 * POINT, 4), round(248.6 * POINT, 4)))
        page.obj.BleedBox, page.obj.TrimBox = box(7), box(10)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    made.docinfo["/Title"] = "The Road"
    made.Root.Lang = pikepdf.String("en")
    change(made)
    file = io.BytesIO()
    made.save(file, force_version=version, deterministic_id=True)
    return file.getvalue()


def proved(data: bytes, expected: PdfExpectation = EXPECTED) -> tuple[Proof, list[tuple[str, str]]]:
    """What ``prove_pdf`` says and finds: (code, message)."""
    diagnostics = Diagnostics()
    proof = prove_pdf(data, "build/book-print.pdf", diagnostics, expected)
    assert all(problem.place.path == "build/book-print.pdf" for problem in diagnostics)
    return proof, [(problem.code, problem.message) for problem in diagnostics]


def opened(data: bytes) -> pikepdf.Pdf:
    """A PDF, open."""
    return pikepdf.open(io.BytesIO(data))
