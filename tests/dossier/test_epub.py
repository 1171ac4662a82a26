"""The EPUB: valid by the official validator, whole within itself, and read back by another library word for word."""

import io
import posixpath
import zipfile
from pathlib import Path

import pytest
import tinycss2  # type: ignore[import-untyped]  # it has no annotations
from ebooklib import ITEM_DOCUMENT, epub
from lxml import etree

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.passes import spoken
from caravan_pub.prove import Proof, assess_epub, validate_epub
from tests.dossier.conftest import REPOSITORY, Dossier
from tests.finished import OPF, PACKAGE, XHTML, squeezed, words

SILENT = {"label", "number", "noteref", "back", "plate-word", "notes-title", "call-separator", "page-mark", "data"}
"""Classes of what nobody wrote."""


def written(element: "etree._Element") -> str:
    """The text of an element without what nobody wrote."""
    parts = [element.text or ""]
    for child in element:
        if not SILENT & set(str(child.get("class", "")).split()):
            parts.append(written(child))
        parts.append(child.tail or "")
    return "".join(parts)


def test_the_official_validator_finds_no_error_and_no_warning(dossier: Dossier) -> None:
    diagnostics = Diagnostics()
    proof = validate_epub(dossier.epub, diagnostics)
    assert proof is not None
    assert proof.name == "EPUBCheck 5.3.0"
    assert proof.figure == "0 errors, 0 warnings"
    assert [problem.message for problem in diagnostics.sorted()] == []


def test_another_library_reads_back_every_word(dossier: Dossier) -> None:
    book = epub.read_epub(io.BytesIO(dossier.epub.read_bytes()), {"ignore_ncx": True})
    read = {Path(item.file_name).stem: etree.fromstring(item.content) for item in book.get_items_of_type(ITEM_DOCUMENT)}
    for chapter in dossier.resolved.publication.chapters():
        body = read[chapter.identifier].find(f"{XHTML}body")
        assert body is not None
        assert squeezed(written(body)) == squeezed(spoken(chapter, dossier.resolved)), chapter.identifier


def test_the_library_finds_title_language_and_every_document(dossier: Dossier) -> None:
    book = epub.read_epub(io.BytesIO(dossier.epub.read_bytes()), {"ignore_ncx": False})
    assert book.get_metadata("DC", "title")[0][0] == "One Week in October"
    assert book.get_metadata("DC", "language")[0][0] == "en-GB"
    assert {Path(item.file_name).stem for item in book.get_items_of_type(ITEM_DOCUMENT)} == set(dossier.documents)


def links(dossier: Dossier) -> list[tuple[str, str]]:
    """Every address in a document, with the document's stem."""
    return [
        (name, str(element.get(attribute)))
        for name, root in dossier.documents.items()
        for element in root.iter()
        for attribute in ("href", "src", "poster", "data", "{http://www.w3.org/1999/xlink}href")
        if element.get(attribute) is not None
    ]


def test_every_link_within_the_book_leads_somewhere(dossier: Dossier) -> None:
    inner = [(name, address) for name, address in links(dossier) if ":" not in address]
    assert len(inner) > 300
    for _, address in inner:
        path, _, fragment = address.partition("#")
        target = posixpath.normpath(posixpath.join("EPUB", path))
        assert target in dossier.files, address
        if fragment:
            root = dossier.documents[Path(path).stem]
            assert [element for element in root.iter() if element.get("id") == fragment], address


def test_nothing_of_the_book_lies_outside_it(dossier: Dossier) -> None:
    package = etree.fromstring(dossier.files[PACKAGE])
    hrefs = [str(item.get("href")) for item in package.iter(f"{OPF}item")]
    assert not [href for href in hrefs if ":" in href or href.startswith(("/", ".."))]
    assert "remote-resources" not in dossier.files[PACKAGE].decode()
    for name, address in links(dossier):
        assert ":" not in address or address.startswith(("https://", "mailto:")), (name, address)
    for name, data in dossier.files.items():
        if name.endswith(".css"):
            assert b"http" not in data
            assert b"@import" not in data
        if name.endswith(".svg"):
            assert b"<script" not in data
            assert b"<image" not in data


def test_every_file_is_in_the_manifest_and_every_one_of_the_manifest_is_there(dossier: Dossier) -> None:
    package = etree.fromstring(dossier.files[PACKAGE])
    listed = {f"EPUB/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    assert listed == set(dossier.files) - {"mimetype", "META-INF/container.xml", PACKAGE}


def test_every_picture_has_its_words(dossier: Dossier) -> None:
    pictures = [image for root in dossier.documents.values() for image in root.iter(f"{XHTML}img")]
    assert len(pictures) == 3
    assert all(len(str(image.get("alt", ""))) > 10 for image in pictures)


def test_the_contents_name_every_chapter_in_order(dossier: Dossier) -> None:
    (nav,) = [nav for nav in dossier.documents["contents"].iter(f"{XHTML}nav")
              if nav.get("{http://www.idpf.org/2007/ops}type") == "toc"]  # fmt: skip
    leads = [str(link.get("href")).partition("#")[0].removesuffix(".xhtml") for link in nav.iter(f"{XHTML}a")]
    chapters = [chapter.identifier for chapter in dossier.resolved.publication.chapters()]
    assert [name for name in dict.fromkeys(leads) if name in chapters] == chapters


@pytest.mark.parametrize("mark", ["bodymatter", "toc", "bibliography"])
def test_landmarks_lead_to_the_beginning_the_contents_and_the_sources(dossier: Dossier, mark: str) -> None:
    kind = "{http://www.idpf.org/2007/ops}type"
    (nav,) = [nav for nav in dossier.documents["contents"].iter(f"{XHTML}nav") if nav.get(kind) == "landmarks"]
    (link,) = [link for link in nav.iter(f"{XHTML}a") if link.get(kind) == mark]
    assert f"EPUB/{str(link.get('href')).partition('#')[0]}" in dossier.files
    assert words(link)


def test_spanish_words_are_marked_as_such(dossier: Dossier) -> None:
    spanish = [element for root in dossier.documents.values() for element in root.iter() if element.get("lang") == "es"]
    assert {words(element) for element in spanish} == {"Casa del Migrante"}
    assert all(element.get("{http://www.w3.org/XML/1998/namespace}lang") == "es" for element in spanish)


def test_ace_finds_no_violation(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{REPOSITORY / 'node_modules/.bin'}:/usr/bin:/bin")
    diagnostics = Diagnostics()
    proof = assess_epub(dossier.epub, diagnostics)
    assert [problem.message for problem in diagnostics.sorted()] == []
    assert proof == Proof("Ace 1.4.6", "0 violations")


def test_style_sheets_hold_nothing_that_a_reading_system_stumbles_over(dossier: Dossier) -> None:
    """No variables, for Send to Kindle; no ``--`` in a comment of XML; no settings of the reader taken away."""
    sheets = [data.decode() for name, data in dossier.files.items() if name.endswith(".css")]
    assert sheets
    for sheet in sheets:
        for rule in tinycss2.parse_stylesheet(sheet, skip_whitespace=True, skip_comments=True):
            assert rule.type != "error", rule
            if rule.type == "qualified-rule":
                for declaration in tinycss2.parse_declaration_list(rule.content, skip_whitespace=True):
                    assert declaration.type == "declaration", tinycss2.serialize(rule.prelude)
                    assert not declaration.name.startswith("--")
                    assert not declaration.important
                    assert declaration.lower_name != "position" or "plate" in tinycss2.serialize(rule.prelude)
        assert "var(" not in sheet
        body = next(line for line in sheet.splitlines() if line.startswith("body {"))
        assert "color" not in body
        assert "font-size" not in body
    for name, data in dossier.files.items():
        if name.endswith((".xhtml", ".opf", ".ncx", ".svg")):
            assert b"<!--" not in data, name


def test_pictures_and_the_first_entry_are_stored_and_all_else_is_deflated(dossier: Dossier) -> None:
    with zipfile.ZipFile(dossier.epub) as archive:
        stored = {entry.filename for entry in archive.infolist() if entry.compress_type == zipfile.ZIP_STORED}
    assert stored == {"mimetype"} | {name for name in dossier.files if name.endswith((".jpg", ".png"))}


def test_the_book_is_as_light_as_its_letters(dossier: Dossier) -> None:
    assert sum(len(data) for name, data in dossier.files.items() if name.endswith(".ttf")) < 900_000
    assert dossier.epub.stat().st_size < 800_000
