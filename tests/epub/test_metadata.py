"""What the package document says of the publication."""

from dataclasses import replace

import pytest

from caravan_pub.epub.metadata import ILLEGAL, is_rtl, legal
from caravan_pub.model.publication import Contributor, Metadata
from caravan_pub.model.settings import EpubSettings
from tests.epub.sample import ACCESSIBILITY, METADATA, build, found, opf

BARE = Metadata(title="T", language="en", identifier="urn:uuid:1b3f3f0e-92a4-4f2f-8a75-7f1c4f7a9d10")


def refined(root: object, identifier: str, name: str) -> list[str]:
    return found(root, f"//opf:meta[@refines='#{identifier}'][@property='{name}']/text()")  # type: ignore[arg-type]


def test_the_identifier_is_the_primary_one_and_the_isbn_a_second() -> None:
    root = opf(build())
    assert root.get("unique-identifier") == "identifier"
    assert found(root, "//dc:identifier[@id='identifier']/text()") == [METADATA.identifier]
    assert found(root, "//dc:identifier/text()") == [METADATA.identifier, "urn:isbn:9780306406157"]
    assert found(root, "//dc:identifier/@id") == ["identifier"]


def test_an_isbn_that_is_the_identifier_already_is_given_once() -> None:
    metadata = replace(METADATA, identifier="urn:isbn:978-0-306-40615-7")
    assert found(opf(build(metadata)), "//dc:identifier/text()") == ["urn:isbn:978-0-306-40615-7"]


def test_without_an_isbn_there_is_one_identifier() -> None:
    assert len(found(opf(build(settings=EpubSettings())), "//dc:identifier/text()")) == 1


def test_title_and_subtitle_are_told_apart() -> None:
    root = opf(build())
    assert found(root, "//dc:title/text()") == ["The Road North", "A caravan through Guatemala"]
    assert refined(root, "title", "title-type") == ["main"]
    assert refined(root, "subtitle", "title-type") == ["subtitle"]


def test_creators_have_their_role_their_order_and_their_name_for_sorting() -> None:
    root = opf(build())
    assert found(root, "//dc:creator/text()") == ["Ana López", "Juan Pérez"]
    assert refined(root, "creator-1", "role") == ["aut"]
    assert refined(root, "creator-2", "role") == ["pht"]
    assert found(root, "//opf:meta[@property='role']/@scheme") == ["marc:relators"] * 2
    assert refined(root, "creator-1", "file-as") == ["López, Ana"]
    assert refined(root, "creator-2", "file-as") == []
    assert refined(root, "creator-2", "display-seq") == ["2"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("language", ["en"]),
        ("publisher", ["Casa del Migrante Press"]),
        ("date", ["2026-11-23"]),
        ("rights", ["© 2026 The authors"]),
        ("description", ["What was seen on the road."]),
        ("subject", ["Migration", "Guatemala"]),
    ],
)
def test_dublin_core_says_what_the_metadata_say(name: str, expected: list[str]) -> None:
    assert found(opf(build()), f"//dc:{name}/text()") == expected


def test_the_series_has_its_name_and_number() -> None:
    root = opf(build())
    assert found(root, "//opf:meta[@property='belongs-to-collection']/text()") == ["Dossiers"]
    assert refined(root, "series", "collection-type") == ["series"]
    assert refined(root, "series", "group-position") == ["3"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("schema:accessMode", ["textual", "visual"]),
        ("schema:accessModeSufficient", ["textual", "textual,visual"]),
        ("schema:accessibilityFeature", ["tableOfContents", "alternativeText", "pageNavigation"]),
        ("schema:accessibilityHazard", ["none"]),
        ("schema:accessibilitySummary", ["Every picture is described."]),
        ("dcterms:conformsTo", ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]),
        ("pageBreakSource", ["urn:isbn:9780306406157"]),
        ("dcterms:modified", ["2026-11-23T14:30:15Z"]),
    ],
)
def test_accessibility_and_change_are_stated(name: str, expected: list[str]) -> None:
    assert found(opf(build()), f"//opf:meta[@property='{name}']/text()") == expected


def test_the_certifier_refines_the_claim() -> None:
    assert refined(opf(build()), "conformance", "a11y:certifiedBy") == ["Casa del Migrante Press"]


def test_what_is_not_stated_leaves_no_empty_element() -> None:
    accessibility = replace(ACCESSIBILITY, summary="", conforms_to="", page_source="")
    root = opf(build(BARE, EpubSettings(), accessibility=accessibility))
    names = {str(element.tag).rpartition("}")[2] for element in root.iterfind(".//{http://purl.org/dc/elements/1.1/}*")}
    assert names == {"identifier", "title", "language"}
    assert not found(root, "//opf:meta[@property='dcterms:conformsTo' or @property='pageBreakSource']/text()")


def test_markup_in_metadata_is_text_and_what_xml_forbids_is_taken_out() -> None:
    hostile = '<script>&amp;"\x00\x0b\x1f\ud800\ufffe]]></dc:title>\n  end'
    metadata = replace(
        METADATA,
        title=hostile,
        subtitle="\x00",
        description=hostile,
        subjects=(hostile, "\x07"),
        creators=(Contributor(hostile, "aut", hostile),),
    )
    root = opf(build(metadata))
    clean = '<script>&amp;"]]></dc:title> end'
    assert found(root, "//dc:title/text()") == [clean]
    assert found(root, "//dc:description/text()") == [clean]
    assert found(root, "//dc:subject/text()") == [clean]
    assert found(root, "//dc:creator/text()") == [clean]
    assert refined(root, "creator-1", "file-as") == [clean]


def test_long_metadata_are_kept_whole() -> None:
    text = "long " * 100_000
    assert found(opf(build(replace(METADATA, description=text))), "//dc:description/text()") == [text.strip()]


@pytest.mark.parametrize("part", ["title", "language"])
def test_a_package_without_title_or_language_is_refused(part: str) -> None:
    empty = {"title": "\x00", "language": "en"} if part == "title" else {"title": "T", "language": " "}
    with pytest.raises(ValueError, match="title and a language"):
        build(replace(METADATA, **empty))  # type: ignore[arg-type]


def test_a_no_break_space_is_no_line_space() -> None:
    assert legal(" 3\u00a0km \r\n away ") == "3\u00a0km away"


def test_the_characters_taken_out_are_those_that_xml_forbids() -> None:
    forbidden = {*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF} - {9, 10, 13}
    assert {number for number in range(0x20000) if ILLEGAL.match(chr(number))} == forbidden


@pytest.mark.parametrize("tag", ["ar", "he-IL", "fa", "ur-PK", "AR-eg", "pa-Arab", "az_Arab_IR"])
def test_languages_that_run_from_right_to_left(tag: str) -> None:
    assert is_rtl(tag)


@pytest.mark.parametrize("tag", ["en", "es-GT", "ar-Latn", "pa", "haw", "quc", "sd-Deva"])
def test_languages_that_run_from_left_to_right(tag: str) -> None:
    assert not is_rtl(tag)
