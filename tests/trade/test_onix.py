"""ONIX as the trade's own schemas want it, saying no more than the EPUB does."""

from dataclasses import replace
from pathlib import Path

import onixcheck
import pytest
from lxml import etree

from caravan_pub.model.publication import Metadata
from caravan_pub.trade import RELEASES, Printed, Titles, evidence_of, onix_message
from tests.trade.sample import FEATURES, METADATA, PRINTED, TITLES, epub


def message(
    release: str = "3.0", titles: Titles = TITLES, printed: Printed | None = PRINTED, package: bytes | None = None
) -> "etree._Element":
    return etree.fromstring(onix_message(titles, evidence_of(package or epub()), printed, release))


def texts(root: "etree._Element", *path: str) -> list[str]:
    return [str(found.text) for found in root.iterfind("./" + "/".join(f"{{*}}{step}" for step in path))]


def codes(package: bytes) -> list[str]:
    (product,) = message(printed=None, package=package).iterfind("{*}Product")
    return texts(product, "DescriptiveDetail", "ProductFormFeature", "ProductFormFeatureValue")


BARE = Titles(Metadata("A", "en", "urn:uuid:1"), "", "")


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize(
    ("titles", "printed"),
    [(TITLES, PRINTED), (TITLES, None), (BARE, None), (BARE, PRINTED), (replace(TITLES, epub_isbn=""), PRINTED)],
    ids=["both", "epub", "bare", "print without ISBN", "epub without ISBN"],
)
def test_every_message_is_valid_by_the_trades_own_schemas(
    tmp_path: Path, release: str, titles: Titles, printed: Printed | None
) -> None:
    """The XSD and the RELAX NG of EDItEUR, which the package onixcheck carries."""
    package = epub((*FEATURES, "printPageNumbers"), claim="EPUB Accessibility 1.1 - WCAG 2.2 Level AA", page_list=True)
    file = tmp_path / "onix.xml"
    file.write_bytes(onix_message(titles, evidence_of(package), printed, release))
    found = onixcheck.validate(str(file), schemas=("xsd", "rng"))
    assert [entry.message for entry in found] == []
    assert message(release).tag == f"{{http://ns.editeur.org/onix/{release}/reference}}ONIXMessage"


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "onix.xml"
    data = onix_message(TITLES, evidence_of(epub()), PRINTED, "3.0")
    file.write_bytes(data.replace(b"<ProductForm>ED<", b"<ProductForm>EE<"))
    assert onixcheck.validate(str(file))


def test_a_product_is_told_with_its_creators_title_and_isbn() -> None:
    first, second = message().iterfind("{*}Product")
    assert texts(first, "ProductIdentifier", "IDValue") == ["9783161484100"]
    assert texts(second, "ProductIdentifier", "IDValue") == ["9780306406157"]
    detail = ("DescriptiveDetail", "TitleDetail", "TitleElement")
    assert texts(first, *detail, "TitleText") == ["Straße & Weg"]
    assert texts(first, *detail, "Subtitle") == ["A week <on> foot"]
    people = ("DescriptiveDetail", "Contributor")
    assert texts(first, *people, "ContributorRole") == ["A01", "A13", "Z99"]
    assert texts(first, *people, "PersonNameInverted") == ["Pérez, Ana"]
    assert texts(first, "DescriptiveDetail", "Language", "LanguageCode") == ["spa"]
    assert texts(first, "PublishingDetail", "PublishingDate", "Date") == ["20261123"]
    assert texts(second, "DescriptiveDetail", "Extent", "ExtentValue") == ["240"]
    assert texts(second, "DescriptiveDetail", "ProductForm") == ["BC"]
    hard = list(message(printed=replace(PRINTED, boards=True)).iterfind("{*}Product"))[1]
    assert texts(hard, "DescriptiveDetail", "ProductForm") == ["BB"]
    assert texts(second, "DescriptiveDetail", "Measure", "Measurement") == ["228.6", "152.4", "13.73"]
    assert not [element for element in message().iter() if "Price" in str(element.tag)]


def test_no_code_of_accessibility_is_given_without_its_evidence() -> None:
    assert codes(epub((), sufficient="textual,visual")) == ["00", "10", "22", "32"]
    assert codes(epub(("alternativeText",))) == ["00", "10", "14", "22", "32", "52"]
    assert codes(epub(FEATURES)) == ["00", "10", "11", "13", "14", "22", "29", "32", "36", "52"]
    assert codes(epub(("nothingKnown",), claim="EPUB Accessibility 1.1 - WCAG 2.2 Level AA")) == [
        "00", "04", "10", "22", "32", "52", "82", "85",
    ]  # fmt: skip


def test_the_printed_book_is_named_where_its_pages_are_marked() -> None:
    """Code 19 of list 196 wants a related product of relation 13."""

    def relations(package: bytes) -> list[tuple[str, str]]:
        first = next(message(package=package).iterfind("{*}Product"))
        related = [
            first.findtext(f".//{{*}}RelatedProduct//{{*}}{name}") for name in ("ProductRelationCode", "IDValue")
        ]
        return [(str(related[0]), str(related[1]))] if related[0] else []

    marked = epub((*FEATURES, "printPageNumbers"), page_list=True)
    assert {"19", "41"} <= set(codes(marked))
    assert relations(marked) == [("13", "9780306406157")]
    assert relations(epub()) == []


def test_without_an_isbn_the_record_has_the_publications_identifier() -> None:
    (product,) = message(titles=replace(TITLES, epub_isbn="", print_isbn="")).iterfind("{*}Product")
    assert texts(product, "ProductIdentifier", "ProductIDType") == ["01"]
    assert texts(product, "ProductIdentifier", "IDValue") == [METADATA.identifier]
