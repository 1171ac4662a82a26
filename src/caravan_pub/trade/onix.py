"""ONIX for Books: one message with a record for the EPUB, and one for the printed book where it has an ISBN."""

import re
from dataclasses import dataclass

from lxml import etree

from caravan_pub.model.publication import Contributor, Metadata
from caravan_pub.trade.codes import PAGES, ROLES, accessibility_codes, language_code
from caravan_pub.trade.evidence import Evidence
from caravan_pub.trade.printed import Printed

RELEASES = ("3.0", "3.1")
NAMESPACE = "http://ns.editeur.org/onix/{}/reference"
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""

Tree = tuple[str, "str | list[Tree] | None"]


@dataclass(frozen=True, slots=True)
class Titles:
    """Who is told of: the publication's facts and the ISBNs of its products; empty where there is none."""

    metadata: Metadata
    epub_isbn: str
    print_isbn: str


def onix_message(titles: Titles, evidence: Evidence, printed: Printed | None, release: str) -> bytes:
    """The message of a release ("3.0", "3.1") in reference tags, as XML.

    No price and no supplier is named: a shop's own record has them.  Its accessibility is what the package states.
    """
    products = [_epub(titles, evidence)]
    if printed is not None and titles.print_isbn:
        products.append(_print(titles, printed))
    header: Tree = (
        "Header",
        [
            ("Sender", [("SenderName", _publisher(titles.metadata) or titles.metadata.title)]),
            ("SentDateTime", re.sub("[^0-9]", "", evidence.modified[:10])),
        ],
    )
    root = etree.fromstring(f'<ONIXMessage xmlns="{NAMESPACE.format(release)}" release="{release}"/>')
    for tree in (header, *products):
        _grow(root, tree)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _grow(parent: "etree._Element", tree: Tree) -> None:
    name, held = tree
    if not held:
        return
    element = etree.SubElement(parent, etree.QName(etree.QName(parent).namespace, name))
    if isinstance(held, str):
        element.text = " ".join(ILLEGAL.sub("", held).split())
    else:
        for inner in held:
            _grow(element, inner)


def _epub(titles: Titles, evidence: Evidence) -> Tree:
    codes = accessibility_codes(evidence)
    features: list[Tree] = [
        ("ProductFormFeature", [
            ("ProductFormFeatureType", "09"), ("ProductFormFeatureValue", code),
            ("ProductFormFeatureDescription", evidence.summary if code == "00" else None),
        ])
        for code in codes
    ]  # fmt: skip
    form: list[Tree] = [
        ("ProductComposition", "00"),
        ("ProductForm", "ED"),
        ("ProductFormDetail", "E101"),
        *features,
        ("PrimaryContentType", "10"),
        ("EpubTechnicalProtection", "00"),
    ]
    related = [("13", titles.print_isbn)] if PAGES in codes and titles.print_isbn else []
    return _product(titles, "epub", titles.epub_isbn, form, [], related)


def _print(titles: Titles, printed: Printed) -> Tree:
    sizes = (("01", printed.height), ("02", printed.width), ("03", printed.thickness))
    measures: list[Tree] = [
        ("Measure", [("MeasureType", kind), ("Measurement", f"{length:g}"), ("MeasureUnitCode", "mm")])
        for kind, length in sizes
        if length
    ]
    bound = "BB" if printed.boards else "BC"
    form: list[Tree] = [("ProductComposition", "00"), ("ProductForm", bound), ("PrimaryContentType", "10"), *measures]
    extent: list[Tree] = [("Extent", [("ExtentType", "07"), ("ExtentValue", str(printed.pages)), ("ExtentUnit", "03")])]
    related = [("27", titles.epub_isbn)] if titles.epub_isbn else []
    return _product(titles, "print", titles.print_isbn, form, extent, related)


def _product(
    titles: Titles, kind: str, isbn: str, form: list[Tree], extent: list[Tree], related: list[tuple[str, str]]
) -> Tree:
    metadata = titles.metadata
    relations: list[Tree] = [
        ("RelatedProduct", [("ProductRelationCode", code), _identifier(other, metadata)]) for code, other in related
    ]
    return (
        "Product",
        [
            ("RecordReference", f"{metadata.identifier}-{kind}"),
            ("NotificationType", "03"),
            _identifier(isbn, metadata),
            (
                "DescriptiveDetail",
                [
                    *form,
                    *_collection(metadata),
                    _title(metadata),
                    *(_contributor(number, one) for number, one in enumerate(metadata.creators, start=1)),
                    ("Language", [("LanguageRole", "01"), ("LanguageCode", language_code(metadata.language))]),
                    *extent,
                    *_subjects(metadata),
                ],
            ),
            ("CollateralDetail", _description(metadata)),
            ("PublishingDetail", _publishing(metadata)),
            ("RelatedMaterial", relations),
        ],
    )


def _identifier(isbn: str, metadata: Metadata) -> Tree:
    """The ISBN (list 5, code 15); without one the publication's identifier, as the publisher's own (code 01)."""
    if isbn:
        return ("ProductIdentifier", [("ProductIDType", "15"), ("IDValue", isbn)])
    own: list[Tree] = [
        ("ProductIDType", "01"),
        ("IDTypeName", "Publication identifier"),
        ("IDValue", metadata.identifier),
    ]
    return ("ProductIdentifier", own)


def _collection(metadata: Metadata) -> list[Tree]:
    series = metadata.series
    if series is None:
        return []
    number = f"{series.number:g}" if series.number is not None else None
    element: list[Tree] = [("TitleElementLevel", "02"), ("PartNumber", number), ("TitleText", series.name)]
    return [
        (
            "Collection",
            [("CollectionType", "10"), ("TitleDetail", [("TitleType", "01"), ("TitleElement", element)])],
        )
    ]


def _title(metadata: Metadata) -> Tree:
    element: list[Tree] = [
        ("TitleElementLevel", "01"),
        ("TitleText", metadata.title),
        ("Subtitle", metadata.subtitle),
    ]
    return ("TitleDetail", [("TitleType", "01"), ("TitleElement", element)])


def _contributor(number: int, creator: Contributor) -> Tree:
    return (
        "Contributor",
        [
            ("SequenceNumber", str(number)),
            ("ContributorRole", ROLES.get(creator.role, "Z99")),
            ("PersonName", creator.name),
            ("PersonNameInverted", creator.file_as),
        ],
    )


def _subjects(metadata: Metadata) -> list[Tree]:
    """Keywords (list 27, code 20), as one list."""
    if not metadata.subjects:
        return []
    words = "; ".join(metadata.subjects)
    return [("Subject", [("SubjectSchemeIdentifier", "20"), ("SubjectHeadingText", words)])]


def _description(metadata: Metadata) -> list[Tree]:
    if not metadata.description:
        return []
    return [("TextContent", [("TextType", "03"), ("ContentAudience", "00"), ("Text", metadata.description)])]


def _publishing(metadata: Metadata) -> list[Tree]:
    """Publisher, status and day; nothing where nobody is named who publishes it."""
    publisher, day = _publisher(metadata), metadata.date.strftime("%Y%m%d") if metadata.date else None
    if not publisher:
        return []
    return [
        ("Publisher", [("PublishingRole", "01"), ("PublisherName", publisher)]),
        ("PublishingStatus", "04"),
        ("PublishingDate", [("PublishingDateRole", "01"), ("Date", day)] if day else None),
    ]


def _publisher(metadata: Metadata) -> str:
    """Who publishes: the authors themselves where there is no publisher."""
    authors = ", ".join(creator.name for creator in metadata.creators if creator.role == "aut")
    return metadata.publisher or authors
