"""Style sheets and covers: from the weakest layer to the strongest, and fit for every reading system."""

import re
from dataclasses import replace

import pytest
import tinycss2  # type: ignore[import-untyped]  # it has no annotations
from lxml import etree

from caravan_pub.model.edition import Derivative, Edition
from caravan_pub.model.publication import Contributor, Metadata
from caravan_pub.model.resolved import Resolved
from caravan_pub.presets import print_preset
from caravan_pub.read.print_settings import of_preset
from caravan_pub.render import render_cover, render_stylesheet
from tests.render.sample import EPUB_TYPE, MEDIA, chapter, elements, one, rendered, resolved_of, text_of, theme

COVER = Derivative("images/cover.jpg", "image/jpeg", b"", 1600, 2560)


def book(language: str = "en") -> Resolved:
    metadata = Metadata(
        "<A> Title", language, "urn:x", "Sub & title", creators=(Contributor("Ana"), Contributor("Luis"))
    )
    return resolved_of(chapter(), metadata=metadata)


@pytest.mark.parametrize("edition", MEDIA)
def test_a_sheet_begins_with_every_font_of_the_theme(edition: Edition) -> None:
    sheet = rendered(book(), edition).stylesheet
    face = r'@font-face \{ font-family: "([^"]+)"; font-weight: \d+; font-style: \w+; src: url\((\S+)\); \}\n'
    faces = re.findall(face, sheet)
    assert [name for _, name in faces] == [made.name for made in theme().fonts]
    assert {family for family, _ in faces} == {"Spectral", "Barlow Condensed", "IBM Plex Mono"}
    assert re.match(rf"({face})+", sheet)


def test_a_publications_rules_come_last_and_know_the_values_of_the_theme() -> None:
    own = {"common/style.css": "p { color: {{ colors.accent }} }", "epub/style.css": "/* mine */ b { margin: 0 }",
           "print/style.css": "i { margin: 0 }"}  # fmt: skip
    sheet = rendered(book(), Edition.EPUB, own=own).stylesheet
    accent = theme().tokens["colors"]["accent"]  # type: ignore[index]
    assert sheet.endswith(f"p {{ color: {accent} }}\n/* mine */ b {{ margin: 0 }}\n")
    assert "i { margin: 0 }" not in sheet


@pytest.mark.parametrize("edition", MEDIA)
def test_sheets_are_read_without_an_error(edition: Edition) -> None:
    rules = tinycss2.parse_stylesheet(rendered(book(), edition).stylesheet, skip_comments=True, skip_whitespace=True)
    assert len(rules) > 50
    assert [rule.message for rule in rules if rule.type == "error"] == []


def test_the_epubs_sheet_has_no_custom_properties_and_asks_for_nothing_but_fonts() -> None:
    """Send to Kindle refuses books with CSS variables (E999)."""
    sheet = rendered(book(), Edition.EPUB).stylesheet
    names = {face.name for face in theme().fonts}
    assert "--" not in sheet
    assert not re.search(r"\bvar\s*\(|@import|@charset|expression|javascript", sheet, re.IGNORECASE)
    assert set(re.findall(r"url\(\s*['\"]?([^'\")]+)", sheet)) == names


@pytest.mark.parametrize(
    ("pages", "inner", "outer"), [(0, 20, 19), (700, 20, 19), (701, 22.225, 19), (2000, 22.225, 19)]
)
def test_the_margin_at_the_spine_grows_with_the_book_as_its_printer_asks(
    pages: int, inner: float, outer: float
) -> None:
    paperback = print_preset("kdp-paperback")
    assert paperback is not None
    settings = replace(book().settings, print=of_preset(paperback))
    sheet = render_stylesheet(replace(book(), settings=settings), theme(), Edition.PRINT, pages=pages)
    assert f"@page :right {{ margin-left: {inner}mm; margin-right: {outer}mm;" in sheet
    assert f"@page :left {{ margin-left: {outer}mm; margin-right: {inner}mm;" in sheet


def test_the_sheet_of_the_page_has_its_size_and_its_bleed() -> None:
    sheet = rendered(book(), Edition.PRINT).stylesheet
    assert "size: 152.4mm 228.6mm" in sheet
    assert "bleed: 3.0mm" in sheet


def test_a_hostile_value_of_a_theme_stays_within_its_rule() -> None:
    own = {"epub/style.css": "p { font-family: '{{ text }}' }"}
    hostile = theme(own)
    tokens = {**hostile.tokens, "text": "'} body { display: none } <style>"}
    sheet = render_stylesheet(book(), type(hostile)(hostile.name, hostile.layers, tokens), Edition.EPUB)
    assert "'} body" not in sheet
    assert "<style>" not in sheet


def test_the_epubs_cover_shows_its_picture_with_the_title_as_its_alt() -> None:
    document = render_cover(book("es"), theme(), COVER)
    root = etree.fromstring(document.markup.encode())
    image = one(root, "//h:img")

    assert (document.name, document.epub_type, document.title) == ("cover.xhtml", "cover", "Cubierta")
    assert (image.get("src"), image.get("alt"), image.get("role")) == (
        "images/cover.jpg", "Cubierta: <A> Title", "doc-cover"
    )  # fmt: skip
    assert one(root, "//h:section[@id = 'cover']").get(EPUB_TYPE) == "cover"


def test_a_cover_is_set_from_title_subtitle_and_authors() -> None:
    root = etree.fromstring(render_cover(book(), theme(), None).markup.encode())
    assert text_of(one(root, "//h:h1")) == "<A> Title"
    assert text_of(one(root, "//h:p[@class = 'subtitle']")) == "Sub & title"
    assert text_of(one(root, "//h:p[@class = 'creators']")) == "Ana · Luis"
    assert elements(root, "//h:img") == []


def test_the_cover_has_a_sheet_of_its_own() -> None:
    sheet = render_stylesheet(book(), theme(), Edition.PRINT, "cover.css")
    assert ".trail" in sheet
    assert ".running-head" not in sheet
