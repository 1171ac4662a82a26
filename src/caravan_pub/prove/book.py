"""Our own proof of an EPUB: whole, safe, and every link in it leads somewhere."""

from collections.abc import Mapping

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.prove.archive import Archive, open_archive
from caravan_pub.prove.documents import Leading, Reading, read_document, read_link, read_stylesheet
from caravan_pub.prove.epub_rules import CONTENTS, LINK, MALFORMED
from caravan_pub.prove.markup import EPUB_TYPE, XHTML, MalformedError, line_of, parsed
from caravan_pub.prove.package import CSS_TYPE, SVG_TYPE, XHTML_TYPE, Item, Listing, read_package
from caravan_pub.prove.proof import Findings, Proof, counted

NCX_TYPE = "application/x-dtbncx+xml"
NAME = "EPUB"


def prove_epub(data: bytes, path: str, diagnostics: Diagnostics) -> Proof:
    """Prove an EPUB file; ``path`` is where it goes, below the publication's folder.

    Proved are: a sound archive whose names are safe; every file of the manifest present and none unlisted; XHTML and
    SVG that is well-formed, has its language, unique ids and alternatives to pictures, and holds nothing that acts or
    is fetched from outside; every address within the package leads to a file, and to an id where it names one; every
    document in the reading order once; a table of contents.
    """
    findings = Findings(path, diagnostics)
    archive = open_archive(data, findings)
    listing = read_package(archive, findings) if archive else None
    if archive is None or listing is None:
        return Proof(NAME, findings.figure)
    readings: dict[str, Reading] = {}
    leading: dict[str, tuple[Leading, ...]] = {}
    for item in listing.items:
        if item.name not in archive.names:
            continue
        if item.media_type in {XHTML_TYPE, SVG_TYPE}:
            if reading := read_document(archive.text(item.name, findings), item.name, findings):
                readings[item.name] = reading
                leading[item.name] = reading.leading
        elif item.media_type == CSS_TYPE:
            css = archive.text(item.name, findings).decode("utf-8", "replace")
            leading[item.name] = read_stylesheet(css, item.name, findings)
        elif item.media_type == NCX_TYPE:
            leading[item.name] = _ncx(archive, item, findings)
    _arrivals(listing, readings, leading, findings)
    _contents(listing, readings, findings)
    figures = (counted(len(archive.names), "file"), counted(sum(map(len, leading.values())), "link"), findings.figure)
    return Proof(NAME, ", ".join(figures))


def _ncx(archive: Archive, item: Item, findings: Findings) -> tuple[Leading, ...]:
    """The addresses of an NCX, proved as those of a document are."""
    try:
        root = parsed(archive.text(item.name, findings))
    except MalformedError as error:
        findings.add(MALFORMED, error.message, file=item.name, line=error.line)
        return ()
    return tuple(
        link
        for element in root.iter("{http://www.daisy.org/z3986/2005/ncx/}content")
        for link in read_link(element.get("src", ""), item.name, line_of(element), findings)
    )


def _arrivals(
    listing: Listing,
    readings: Mapping[str, Reading],
    leading: Mapping[str, tuple[Leading, ...]],
    findings: Findings,
) -> None:
    """Every address leads to a file of the manifest, and to an id of it where that is a document."""
    listed = {item.name: item for item in listing.items}
    for name, links in leading.items():
        for link in links:
            target = link.address.name
            if target not in listed:
                findings.add(LINK, f"{link.written} leads to no file of the book", file=name, line=link.line)
            elif link.address.fragment and target in readings and link.address.fragment not in readings[target].ids:
                findings.add(LINK, f"{link.written} leads to no id of {target}", file=name, line=link.line)


def _contents(listing: Listing, readings: Mapping[str, Reading], findings: Findings) -> None:
    for item in listing.items:
        if "nav" in item.properties and item.name in readings:
            root = readings[item.name].root
            lists = [nav for nav in root.iter(f"{XHTML}nav") if "toc" in nav.get(EPUB_TYPE, "").split()]
            if not any(link.get("href") for nav in lists for link in nav.iter(f"{XHTML}a")):
                findings.add(CONTENTS, "it holds no table of contents with links", file=item.name)
