"""Container, manifest and spine."""

import pytest

from tests.prove.sample import FILES, codes, found, packed, spoilt

OPF = "EPUB/content.opf"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('full-path="EPUB/content.opf"', 'full-path="EPUB/other.opf"'),
        ("<rootfile ", "<other "),
        ("</container>", ""),
    ],
)
def test_a_container_that_names_no_package_is_found(old: str, new: str) -> None:
    assert codes(spoilt("META-INF/container.xml", old, new)) == {"epub-package-unsound"}


def test_an_epub_without_container_is_found() -> None:
    assert codes({name: text for name, text in FILES.items() if "container" not in name}) == {"epub-package-unsound"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<dc:title>T</dc:title>", "", "epub-package-unsound"),
        ("<dc:language>en</dc:language>", "<dc:language> </dc:language>", "epub-package-unsound"),
        ('unique-identifier="identifier"', 'unique-identifier="other"', "epub-package-unsound"),
        ("</package>", "", "epub-package-unsound"),
        ('href="images/dot.svg"', 'href="https://example.org/dot.svg"', "epub-package-unsound"),
        ('href="images/dot.svg"', 'href="../../dot.svg"', "epub-package-unsound"),
        ('href="images/dot.svg"', 'href=""', "epub-package-unsound"),
        ('href="images/dot.svg"', 'href="styles/book.css"', "epub-package-unsound"),
        ('href="images/dot.svg"', 'href="images/gone.svg"', "epub-file-missing"),
        ('id="two"', 'id="one"', "epub-id-repeated"),
        ('<itemref idref="two"/>', "", "epub-reading-order"),
        ('<itemref idref="two"/>', '<itemref idref="two"/><itemref idref="two"/>', "epub-reading-order"),
        ('<itemref idref="two"/>', '<itemref idref="two"/><itemref idref="nine"/>', "epub-reading-order"),
        ('<itemref idref="two"/>', '<itemref idref="two"/><itemref idref="css"/>', "epub-reading-order"),
        ('<itemref idref="one"/><itemref idref="two"/>', "", "epub-reading-order"),
        (' properties="nav"', "", "epub-contents-missing"),
        ('media-type="text/css"', 'media-type="text/css" properties="nav"', "epub-contents-missing"),
    ],
)
def test_a_fault_of_the_package_document_is_found(old: str, new: str, expected: str) -> None:
    assert expected in codes(spoilt(OPF, old, new))


def test_a_file_that_the_manifest_does_not_name_is_found() -> None:
    assert found(packed({**FILES, "EPUB/draft.xhtml": "x"})) == [
        ("epub-file-unlisted", "EPUB/draft.xhtml: the manifest does not name it")
    ]


def test_files_about_the_container_need_not_be_listed() -> None:
    assert codes({**FILES, "META-INF/com.apple.ibooks.display-options.xml": "<x/>"}) == set()


def test_all_faults_are_found_at_once() -> None:
    files = spoilt(OPF, '<itemref idref="two"/>', "")
    files["EPUB/draft.xhtml"] = "x"
    files["EPUB/one.xhtml"] = files["EPUB/one.xhtml"].replace('id="n"', 'id="p"')
    assert codes(files) == {"epub-reading-order", "epub-file-unlisted", "epub-id-repeated", "epub-link-broken"}
