"""A layout reads what it is given and nothing else: whatever asks for more is refused, reported, and gets nothing."""

import builtins
import io
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from caravan_pub.errors import PublicationError
from caravan_pub.layout import typeset
from caravan_pub.layout.fetching import BASE, ClosedFetcher
from caravan_pub.model.edition import Resource
from tests.layout.sample import METADATA, document, laid, png, svg

DRAWN = '<p><img src="images/drawing.svg" alt="x"/></p>'
SECRET = "wombat-4711"  # noqa: S105  (what must not be found)
SHEET = Resource("styles/book.css", "text/css", b"p { color: red }")
ADDRESSES = (
    "HTTP", "HOST", "FILE", "PATH", "UP", "ftp://127.0.0.1/x", "book:///../PATH", "book://host/images/dot.png",
    "images/../../x.png", "images/%2e%2e/dot.png", "images/dot.png?x", "IMAGES/DOT.PNG",
)  # fmt: skip
"""Addresses of what was not given to the layout; the words in capitals stand for the canary's."""


@dataclass(frozen=True)
class Canary:
    """A file that must not be read, and an address that must not be called."""

    file: Path
    port: int
    opened: list[str]

    def fill(self, text: str) -> str:
        """A text with the canary's addresses in it."""
        return (
            text.replace("HTTP", f"http://127.0.0.1:{self.port}/{SECRET}.css")
            .replace("HOST", f"//127.0.0.1:{self.port}/{SECRET}.png")
            .replace("FILE", self.file.as_uri())
            .replace("PATH", str(self.file))
            .replace("UP", "../" * 40 + str(self.file)[1:])
        )


@pytest.fixture
def canary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Canary]:
    """A canary whose file tells when it is opened; at the end nobody has called."""
    file = tmp_path / f"{SECRET}.txt"
    file.write_text(f"p::before {{ content: '{SECRET}' }}")
    opened: list[str] = []
    really_open = os.open

    def told_open(path: object, *arguments: object, **named: object) -> int:
        if SECRET in str(path):
            opened.append(str(path))
        return really_open(path, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", told_open)
    monkeypatch.setattr(builtins, "open", _told(builtins.open, opened))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield Canary(file, server.getsockname()[1], opened)
        assert opened == []
        with pytest.raises(BlockingIOError):
            server.accept()


def _told(really: object, opened: list[str]) -> object:
    def told(file: object, *arguments: object, **named: object) -> object:
        if SECRET in str(file):
            opened.append(str(file))
        return really(file, *arguments, **named)  # type: ignore[operator]

    return told


def attached(data: bytes) -> bool:
    """Whether a PDF holds an attached file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.attachments) > 0 or b"EmbeddedFile" in data


def refusal(body: str, sheet: str = "", *resources: Resource) -> str:
    """What is said of a layout that asks for what it was not given; nothing of that is in the PDF."""
    try:
        result = typeset([document(body)], sheet, {one.name: one for one in (png(), *resources)}, METADATA)
    except PublicationError as error:
        return error.message
    assert SECRET.encode() not in result.pdf.data
    assert not attached(result.pdf.data)
    return " ".join(problem.message for problem in result.problems)


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="{}" alt="x"/>',
        '<img srcset="{} 1x" src="{}" alt="x"/>',
        '<object data="{}">x</object>',
        '<embed src="{}"/>',
        '<p style="background-image: url({})">x</p>',
        "<style>p { background: url({}) }</style><p>x</p>",
        "<style>@import url({});</style><p>x</p>",
        '<link rel="stylesheet" href="{}"/>',
        '<link rel="attachment" href="{}"/>',
        '<a rel="attachment" href="{}">x</a>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}" width="9" height="9"/></svg>',
    ],
)
def test_a_document_cannot_ask_for_what_it_was_not_given(markup: str, canary: Canary) -> None:
    for address in ADDRESSES:
        said = refusal(canary.fill(markup.replace("{}", address)))
        assert "part of the publication" in said, address


@pytest.mark.parametrize(
    "style",
    [
        '@import "{}";',
        '@import url("{}");',
        'p { background: url("{}") }',
        'p::before { content: url("{}") }',
        'li { list-style-image: url("{}") }',
        'p { border-image: url("{}") 1 }',
        '@page { background: url("{}") }',
        '@font-face { font-family: "x"; src: url("{}") } p { font-family: "x" }',
    ],
)
def test_a_style_sheet_cannot_ask_for_what_it_was_not_given(style: str, canary: Canary) -> None:
    for address in ADDRESSES:
        said = refusal("<p>x</p><ul><li>y</li></ul>", canary.fill(style.replace("{}", address)))
        assert "part of the publication" in said, address


@pytest.mark.parametrize("attribute", ["href", "xlink:href"])
def test_a_drawing_cannot_ask_for_a_picture_though_the_library_swallows_the_refusal(
    attribute: str, canary: Canary
) -> None:
    for address in ADDRESSES:
        inner = canary.fill(f'<image {attribute}="{address}" width="9" height="9"/>')
        assert "part of the publication" in refusal(DRAWN, "", svg(inner)), address


@pytest.mark.parametrize(
    "inner",
    [
        '<use href="FILE#a"/>',
        '<use xlink:href="HTTP#a"/>',
        '<rect width="9" height="9" fill="url(FILE#a)"/>',
        '<style>@import url("FILE");</style><rect width="9" height="9"/>',
        '<text font-family="x">x</text><style>@font-face { font-family: x; src: url("HTTP") }</style>',
        "<foreignObject><img xmlns='http://www.w3.org/1999/xhtml' src='FILE'/></foreignObject>",
        "<script href='HTTP'/>",
    ],
)
def test_nothing_else_of_a_drawing_is_read_either(inner: str, canary: Canary) -> None:
    refusal(DRAWN, "", svg(canary.fill(inner)))


def test_an_entity_of_a_drawing_that_names_a_file_brings_nothing_of_it(canary: Canary) -> None:
    head = canary.fill('<!DOCTYPE svg [<!ENTITY secret SYSTEM "FILE">]>')
    assert refusal(DRAWN, "", svg("<text y='50'>&secret;</text>", head))


@pytest.mark.parametrize(
    "body",
    ['<iframe src="FILE"></iframe>', '<video src="HTTP" poster="FILE"></video>', '<input type="image" src="HTTP"/>',
     '<base href="FILE"/><p>x</p>', '<p><a href="FILE">x</a></p>', '<meta http-equiv="refresh" content="0;url=HTTP"/>',
     '<script src="HTTP"></script>', '<audio src="FILE"></audio>'],
)  # fmt: skip
def test_what_the_library_does_not_know_is_not_read_either(body: str, canary: Canary) -> None:
    refusal(canary.fill(body))


@pytest.mark.parametrize(
    "body",
    ['<img src="data:image/png;base64,iVBORw0KGgo=" alt="x"/>', '<a rel="attachment" href="data:text/plain,x">x</a>',
     '<p style="background: url(data:image/svg+xml,x)">x</p>'],
)  # fmt: skip
def test_what_is_written_into_an_address_itself_is_refused_too(body: str) -> None:
    assert "data:" in refusal(body)


def test_what_was_given_is_shown() -> None:
    result = laid('<p><img src="images/dot.png" alt="x"/></p>', "", png())
    assert result.problems == ()
    with pikepdf.open(io.BytesIO(result.pdf.data)) as pdf:
        assert len(pdf.pages[0].get_images()) == 1


def test_a_style_sheet_names_files_as_from_its_own_folder() -> None:
    result = laid("<p>x</p>", 'p { background: url("../images/dot.png") }', png())
    assert result.problems == ()


def test_the_fetcher_gives_its_resources_by_their_address_and_remembers_what_it_refused() -> None:
    fetcher = ClosedFetcher({SHEET.name: SHEET})
    assert fetcher(f"{BASE}styles/book.css").read() == SHEET.data
    for url in (f"{BASE}styles/", BASE, f"{BASE}styles/book.css#x", "styles/book.css", "file:///etc/hostname"):
        with pytest.raises(FatalURLFetchingError, match="may not read"):
            fetcher(url)
        assert fetcher.refused[-1] == url
