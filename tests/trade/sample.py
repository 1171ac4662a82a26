"""A publication's facts, and an EPUB of them."""

import datetime as dt
import io
import zipfile

from caravan_pub.model.publication import Contributor, Metadata, Series
from caravan_pub.trade import Printed, Titles

METADATA = Metadata(
    title="Straße & Weg",
    language="es-MX",
    identifier="urn:uuid:6b1f0c52-9d3e-4a87-b6c4-2f7e81d05a39",
    subtitle="A week <on> foot",
    date=dt.date(2026, 11, 23),
    publisher="A Small Press",
    description="Seven days.",
    subjects=("Migration", "Mexico"),
    creators=(Contributor("Ana Pérez", "aut", "Pérez, Ana"), Contributor("B. Ruiz", "pht"), Contributor("C", "dsr")),
    series=Series("Small Dossiers", 3),
)
TITLES = Titles(METADATA, "9783161484100", "9780306406157")
PRINTED = Printed(240, 152.4, 228.6, 13.73)

FEATURES = ("tableOfContents", "readingOrder", "alternativeText", "structuralNavigation", "displayTransformability")


def epub(
    features: tuple[str, ...] = FEATURES, *, claim: str = "", page_list: bool = False, sufficient: str = "textual"
) -> bytes:
    """A package with these features stated, as small as evidence may be."""
    metas = [("schema:accessMode", "textual"), ("schema:accessMode", "visual")]
    metas += [("schema:accessModeSufficient", sufficient), ("schema:accessibilityHazard", "none")]
    metas += [("schema:accessibilitySummary", "It has headings."), ("dcterms:modified", "2026-11-23T00:00:00Z")]
    metas += [("schema:accessibilityFeature", feature) for feature in features]
    metas += [("dcterms:conformsTo", claim), ("a11y:certifiedBy", "A Small Press")] if claim else []
    told = "".join(f'<meta property="{name}">{value}</meta>' for name, value in metas)
    items = (
        '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="c" href="images/cover.jpg" media-type="image/jpeg" properties="cover-image"/>'
    )
    kinds = ["toc", "landmarks", *(["page-list"] if page_list else [])]
    navs = "".join(f'<nav epub:type="{kind}"/>' for kind in kinds)
    files = {
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="EPUB/content.opf"/></rootfiles></container>',
        "EPUB/content.opf": f'<package xmlns="http://www.idpf.org/2007/opf"><metadata>{told}</metadata>'
        f"<manifest>{items}</manifest></package>",
        "EPUB/nav.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="es"><body>{navs}</body></html>',
        "EPUB/images/cover.jpg": "a picture",
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()
