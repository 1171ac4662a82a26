"""The EPUB in a browser, as e-readers show it: every page loads, in its own fonts, and fits a telephone."""

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.dossier.conftest import Dossier
from tests.finished import XHTML, spine

CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
BOOK = "http://book.invalid/"
TYPES = {".xhtml": "application/xhtml+xml", ".svg": "image/svg+xml", ".ttf": "font/ttf", ".css": "text/css"}
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

WIDER = """() => [...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1
                       || element.getBoundingClientRect().left < -1)
    .map(element => `${element.localName}.${element.className}#${element.id}`)"""
FONTS = """async () => { await document.fonts.ready;
    return [...document.fonts].map(face => [face.family.replaceAll('"', ""), face.status]) }"""


@dataclass
class Reader:
    """A page of a browser that shows the book from memory, and notes what goes wrong."""

    page: Page
    files: dict[str, bytes]
    faults: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        name = route.request.url.removeprefix(BOOK)
        data = self.files.get(name)
        if data is None:
            self.faults.append(f"asks for {route.request.url}")
            route.abort()
            return
        kind = TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        route.fulfill(body=data, content_type=kind)

    def opened(self, name: str) -> Page:
        self.page.goto(f"{BOOK}{name}", wait_until="load")
        return self.page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as program:
        browser = program.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def reader(browser: Browser, dossier: Dossier) -> Iterator[Reader]:
    """A telephone's screen, 360 px wide."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    reader = Reader(page, dossier.files)
    page.on("console", lambda message: reader.faults.append(f"says {message.type}: {message.text}"))
    page.on("pageerror", lambda error: reader.faults.append(f"fails: {error}"))
    page.on("requestfailed", lambda request: reader.faults.append(f"does not get {request.url}"))
    page.route("**/*", reader.answer)
    yield reader
    context.close()


def test_every_document_loads_without_a_fault(reader: Reader, dossier: Dossier) -> None:
    for name in spine(dossier.files):
        page = reader.opened(name)
        assert page.locator("parsererror").count() == 0, name
        assert page.title()
    assert reader.faults == []


def test_the_books_own_fonts_are_used_and_none_fails(reader: Reader, dossier: Dossier) -> None:
    loaded: set[str] = set()
    for name in spine(dossier.files):
        faces = reader.opened(name).evaluate(FONTS)
        assert [face for face, status in faces if status == "error"] == [], name
        loaded |= {face for face, status in faces if status == "loaded"}
    assert {"Spectral", "Barlow Condensed"} <= loaded
    assert reader.faults == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_text_stands_out_from_its_ground_by_day_and_by_night(reader: Reader, dossier: Dossier, mode: str) -> None:
    for name in spine(dossier.files):
        assert reader.opened(name).evaluate(CONTRAST, mode) == [], name


def test_nothing_is_wider_than_a_telephone_with_text_twice_as_large(reader: Reader, dossier: Dossier) -> None:
    for name in spine(dossier.files):
        page = reader.opened(name)
        page.evaluate("document.documentElement.style.fontSize = '32px'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        assert page.evaluate(WIDER) == [], name


@pytest.mark.parametrize("width", [320, 360, 1200])
def test_nothing_is_wider_than_the_screen(reader: Reader, dossier: Dossier, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 740})
    for name in spine(dossier.files):
        page = reader.opened(name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.evaluate(WIDER) == [], name


def test_every_picture_is_decoded_and_has_a_size(reader: Reader, dossier: Dossier) -> None:
    seen = 0
    for name in spine(dossier.files):
        sizes = reader.opened(name).evaluate("[...document.images].map(i => [i.naturalWidth, i.clientWidth])")
        assert all(natural > 0 and shown > 100 for natural, shown in sizes), name
        seen += len(sizes)
    assert seen == 3


def test_text_can_be_read_in_the_dark_and_half_as_large_again(reader: Reader, dossier: Dossier) -> None:
    """No text has the colour of its ground when a reader asks for a dark page, and larger text still fits."""
    reader.page.emulate_media(color_scheme="dark")
    for name in spine(dossier.files):
        page = reader.opened(name)
        page.evaluate("document.documentElement.style.fontSize = '24px'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        same = page.evaluate(
            """() => [...document.querySelectorAll("p, h1, h2, li, td, th, dt, dd")].filter(element => {
                const style = getComputedStyle(element);
                return style.backgroundColor === style.color && style.backgroundColor !== "rgba(0, 0, 0, 0)" })
                .map(element => element.outerHTML.slice(0, 80))"""
        )
        assert same == [], name


def test_notes_open_where_their_calls_lead_and_lead_back(reader: Reader, dossier: Dossier) -> None:
    """Clicked, the first and the last of each chapter: the note comes into view, and its number leads back."""
    clicked = 0
    for name, root in dossier.documents.items():
        calls = [str(call.get("id")) for call in root.iter(f"{XHTML}a") if call.get("role") == "doc-noteref"]
        page = reader.opened(f"EPUB/{name}.xhtml") if calls else reader.page
        for call in (*calls[:4], *calls[-2:]):
            page.click(f"[id='{call}']")
            note = page.url.partition("#")[2]
            aside = page.locator(f"aside[id='{note}']")
            assert aside.get_attribute("role") == "doc-footnote"
            assert len(aside.inner_text().split()) > 1
            assert page.locator(f"[id='{note}']").evaluate("e => e.getBoundingClientRect().top < innerHeight")
            aside.locator("a[role='doc-backlink']").click()
            assert page.url.partition("#")[2] == call
            clicked += 1
    assert clicked > 20
    assert reader.faults == []


def test_every_link_of_the_sources_leads_to_what_rests_on_them(reader: Reader, dossier: Dossier) -> None:
    page = reader.opened("EPUB/sources.xhtml")
    places = page.evaluate("[...document.querySelectorAll('.source .cited a, .source .via a')].map(a => a.href)")
    assert len(places) > 100
    for name in dict.fromkeys(place.partition("#")[0] for place in places):
        page = reader.opened(name.removeprefix(BOOK))
        ids = [place.partition("#")[2] for place in places if place.startswith(f"{name}#")]
        missing = page.evaluate("ids => ids.filter(id => !document.getElementById(id))", ids)
        assert missing == [], name
    reader.opened("EPUB/sources.xhtml").locator(".source .cited a").first.click()
    reader.page.wait_for_url("**/*#*")
    assert reader.page.evaluate("document.getElementById(location.hash.slice(1)).getAttribute('role')") == "doc-noteref"
    assert reader.faults == []
