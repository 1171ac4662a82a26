"""The page list of the EPUB is that of the printed pages, to the word; without a print layout there is none."""

from collections import Counter
from pathlib import Path

from lxml import etree

from tests.build.making import BOTH, EPUB, made
from tests.build.printed_pages import compared, page_links
from tests.finished import PACKAGE, documents, entries
from tests.manuscripts import write_manuscript
from tests.publications import publication

FEATURES = {"pageBreakMarkers", "pageNavigation", "printPageNumbers"}


def package_of(folder: Path) -> tuple[dict[str, bytes], str]:
    (path,) = (folder / "build").glob("*.epub")
    files = entries(path.read_bytes())
    return files, files[PACKAGE].decode()


def test_after_the_mark_of_every_page_come_the_words_that_are_first_on_it(tmp_path: Path) -> None:
    """Every construct of the notation, in made-up words: pages turn within paragraphs, words, lists and tables."""
    write_manuscript(tmp_path / "book", 6000, 2)
    pages = compared(tmp_path / "book")
    assert [page for page in pages if page.verdict == "other"] == []
    assert Counter(page.verdict for page in pages)["same"] > 25
    assert [page.label for page in pages[:3]] == ["i", "ii", "iii"]
    assert pages[-1].label.isdecimal()


def test_the_epub_alone_has_the_pages_of_the_last_print_layout_of_the_same_content(tmp_path: Path) -> None:
    folder = publication(tmp_path)
    built, _ = made(folder, EPUB)
    assert built is not None
    assert [proof.figure[:4] for proof in built.files[0][2] if proof.name == "Printed pages in the EPUB"] == ["none"]
    files, package = package_of(folder)
    assert "pageBreakSource" not in package
    assert not [feature for feature in FEATURES if feature in package]
    assert not page_links(etree.fromstring(files["EPUB/contents.xhtml"]))

    made(folder, BOTH)
    with_pages = package_of(folder)
    assert "pageBreakSource" in with_pages[1]
    assert all(feature in with_pages[1] for feature in FEATURES)
    made(folder, EPUB)
    assert package_of(folder) == with_pages

    chapter = folder / "content/chapters/01-one.md"
    chapter.write_text(f"{chapter.read_text()}\nMore.\n")
    made(folder, EPUB)
    assert "pageBreakSource" not in package_of(folder)[1]


def test_the_pages_are_those_of_the_print_editions_isbn(tmp_path: Path) -> None:
    settings = 'title = "A Title"\nlanguage = "en"\n[print]\nisbn = "978-0-306-40615-7"\n'
    folder = publication(tmp_path, **{"content/publication.toml": settings})
    made(folder, BOTH)
    files, package = package_of(folder)
    assert '<meta property="pageBreakSource">urn:isbn:9780306406157</meta>' in package
    ncx = etree.fromstring(files["EPUB/toc.ncx"])
    targets = [str(content.get("src")) for content in ncx.iterfind(".//{*}pageTarget/{*}content")]
    contents = next(root for name, root in documents(files).items() if name.endswith("contents.xhtml"))
    assert targets == [link.get("href") for link in page_links(contents)]
    assert {str(target.get("type")) for target in ncx.iterfind(".//{*}pageTarget")} == {"front", "normal"}
