"""What a finished EPUB says of itself: the trade's files must not say more, and not otherwise."""

import io
import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the package states of its accessibility (schema.org's words), and what is seen in it.

    ``navigation`` are the kinds of its navigation (toc, landmarks, page-list).  ``locked``: something in it is
    encrypted.  ``cover`` is its cover picture, with its media type; empty without one.  ``modified`` is its date of
    change, in ISO 8601.
    """

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str
    conforms_to: tuple[str, ...]
    certified_by: str
    navigation: frozenset[str]
    locked: bool
    tagged: bool
    cover: bytes
    cover_type: str
    modified: str


def evidence_of(epub: bytes) -> Evidence:
    """The evidence of a package that this program made; KeyError and etree.XMLSyntaxError where it is none."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        rootfile = next(container.iter(f"{CONTAINER}rootfile"))
        place = str(rootfile.get("full-path"))
        package = etree.fromstring(archive.read(place))
        items = {str(item.get("properties") or ""): item for item in package.iter(f"{OPF}item")}
        folder = posixpath.dirname(place)

        def held(item: "etree._Element | None") -> bytes:
            return b"" if item is None else archive.read(posixpath.join(folder, str(item.get("href"))))

        navigation = etree.fromstring(held(next(i for p, i in items.items() if "nav" in p.split())))
        cover = next((i for p, i in items.items() if "cover-image" in p.split()), None)
        documents = [i for i in package.iter(f"{OPF}item") if i.get("media-type") == "application/xhtml+xml"]
        tagged = all(b" lang=" in held(item)[:2000] for item in documents)
        return Evidence(
            modes=_values(package, "schema:accessMode"),
            sufficient=_values(package, "schema:accessModeSufficient"),
            features=_values(package, "schema:accessibilityFeature"),
            hazards=_values(package, "schema:accessibilityHazard"),
            summary=" ".join(_values(package, "schema:accessibilitySummary")),
            conforms_to=_values(package, "dcterms:conformsTo"),
            certified_by=" ".join(_values(package, "a11y:certifiedBy")),
            navigation=frozenset(str(nav.get(EPUB_TYPE)) for nav in navigation.iter("{*}nav")),
            locked="META-INF/encryption.xml" in archive.namelist(),
            tagged=tagged,
            cover=held(cover),
            cover_type="" if cover is None else str(cover.get("media-type")),
            modified=" ".join(_values(package, "dcterms:modified")),
        )


def _values(package: "etree._Element", name: str) -> tuple[str, ...]:
    return tuple(str(meta.text) for meta in package.iter(f"{OPF}meta") if meta.get("property") == name and meta.text)
