"""Every requirement of every shop is one that an EPUB can fail."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from caravan_pub.presets import EPUB_NAMES, EpubPreset, epub_preset
from caravan_pub.prove.epub_requirements import EpubFile, Picture, hold_epub, read_epub_file
from caravan_pub.prove.requirement import Requirement

COVER = Picture("images/cover.jpg", "JPEG", "RGB", 1632, 2449, 400_000, clear=False, cover=True)
PHOTO = Picture("images/a.png", "PNG", "RGB", 1600, 1200, 300_000, clear=False, cover=False)
RIGHT = EpubFile("a.kepub.epub", 2_000_000, (COVER, PHOTO), frozenset({"ttf"}), cover_document=True, page_numbers=())
FITTING = {"kindle": replace(COVER, width=1600, height=2560), "kobo": replace(COVER, width=1500, height=2000)}
"""Covers of the very shape that a shop advises."""


def preset(name: str) -> EpubPreset:
    found = epub_preset(name)
    assert found is not None
    return found


def right_file(name: str) -> EpubFile:
    return replace(RIGHT, pictures=(FITTING.get(name, COVER), PHOTO))


def unkept(requirements: list[Requirement]) -> list[tuple[str, str]]:
    return [(requirement.name, requirement.wanted) for requirement in requirements if not requirement.passed]


@pytest.mark.parametrize("name", EPUB_NAMES)
def test_a_package_that_keeps_every_requirement_passes(name: str) -> None:
    requirements = hold_epub(right_file(name), preset(name))
    assert unkept(requirements) == []
    assert all(r.wanted and r.found and r.mend for r in requirements)


def pictured(**changed: object) -> Callable[[EpubFile], EpubFile]:
    return lambda f: replace(f, pictures=(f.pictures[0], replace(PHOTO, **changed)))  # type: ignore[arg-type]


def covered(**changed: object) -> Callable[[EpubFile], EpubFile]:
    return lambda f: replace(f, pictures=(replace(f.pictures[0], **changed), PHOTO))  # type: ignore[arg-type]


CHANGES: list[tuple[str, Callable[[EpubFile], EpubFile]]] = [
    ("file at most", lambda f: replace(f, size=3_000_000_000)),
    ("file name", lambda f: replace(f, name="a.epub")),
    ("cover at least", covered(width=300, height=400)),
    ("cover at most", covered(width=20_000, height=20_000)),
    ("cover 1,600 × 2,560 px", covered(width=1000, height=1600)),
    ("cover 0.75 wide to high", covered(width=1632, height=2449)),
    ("cover in a document of its own", lambda f: replace(f, cover_document=False)),
    ("pictures at most", pictured(width=3000, height=3000)),
    ("a picture's file", pictured(size=6_000_000)),
    ("pictures no GIF", pictured(kind="GIF")),
    ("pictures no CMYK", pictured(mode="CMYK")),
    ("pictures none that lets the page through", pictured(clear=True)),
    ("text no page numbers", lambda f: replace(f, page_numbers=("12",))),
    ("fonts", lambda f: replace(f, fonts=frozenset({"ttf", "woff2"}))),
]


@pytest.mark.parametrize("name", EPUB_NAMES)
def test_each_requirement_can_fail(name: str) -> None:
    asked = [f"{r.name} {r.wanted}" for r in hold_epub(right_file(name), preset(name))]
    broken = set()
    for start, change in CHANGES:
        failed = [" ".join(words) for words in unkept(hold_epub(change(right_file(name)), preset(name)))]
        wanted = [told for told in asked if told.startswith(start)]
        assert set(wanted) <= set(failed), start
        broken |= set(failed)
    assert set(asked) <= broken


def test_a_package_without_a_cover_is_refused() -> None:
    (none,) = [r for r in hold_epub(replace(RIGHT, pictures=(PHOTO,)), preset("google")) if r.failed]
    assert (none.name, none.found) == ("cover", "none")


def picture(kind: str, mode: str = "RGB") -> bytes:
    held = io.BytesIO()
    Image.new(mode, (30, 40)).save(held, kind)
    return held.getvalue()


def package(**files: bytes) -> bytes:
    """An EPUB whose files are written as ``images__cover.jpg``: its cover, documents and whatever else."""
    kinds = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "xhtml": "application/xhtml+xml",
             "ttf": "font/ttf", "woff2": "font/woff2"}  # fmt: skip
    names = [name.replace("__", "/").replace("_dot_", ".") for name in files]
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="{kinds[name.rpartition(".")[2]]}"'
        f"{' properties=' + chr(34) + 'cover-image' + chr(34) if 'cover.' in name and 'images' in name else ''}/>"
        for number, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n, name in enumerate(names) if name.endswith("xhtml"))
    cover = "".join(f'<meta name="cover" content="i{n}"/>' for n, name in enumerate(names) if "images/cover." in name)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="EPUB/a.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "EPUB/a.opf",
            f'<package xmlns="http://www.idpf.org/2007/opf"><metadata>{cover}</metadata>'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for name, data in zip(names, files.values(), strict=True):
            archive.writestr(f"EPUB/{name}", data)
    return held.getvalue()


def document(body: str) -> bytes:
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'.encode()


def test_the_facts_of_a_package_are_read() -> None:
    data = package(
        cover_dot_xhtml=document('<img src="images/cover.jpg" alt="A"/>'),
        one_dot_xhtml=document('<p>See <a class="folio" href="#a">12</a> and <span class="folio"></span></p>'),
        images__cover_dot_jpg=picture("JPEG"),
        images__b_dot_png=picture("PNG", "RGBA"),
        images__c_dot_gif=picture("GIF"),
        images__d_dot_jpg=picture("JPEG", "CMYK"),
        fonts__a_dot_ttf=b"font",
        fonts__b_dot_woff2=b"font",
    )
    file = read_epub_file(data, "a.epub")
    assert file.cover is not None
    assert (file.cover.name, file.cover.width, file.cover.height) == ("images/cover.jpg", 30, 40)
    assert file.cover_document
    assert file.page_numbers == ("12",)
    assert file.fonts == {"ttf", "woff2"}
    assert [(p.kind, p.mode, p.clear) for p in file.pictures[1:]] == [
        ("PNG", "RGBA", True), ("GIF", "P", False), ("JPEG", "CMYK", False),
    ]  # fmt: skip
    assert not read_epub_file(package(one_dot_xhtml=document("<p/>")), "a.epub").cover_document


@pytest.mark.parametrize("data", [b"", b"PK no more", package(one_dot_xhtml=b"<html>")])
def test_what_is_no_package_cannot_be_read(data: bytes) -> None:
    with pytest.raises((ValueError, zipfile.BadZipFile)):
        read_epub_file(data, "a.epub")
