"""The proof of the page list finds a page that is missing, out of order, unmarked or in the wrong place."""

import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import PageMap, Turn
from caravan_pub.prove import prove_page_list
from tests.prove.sample import FILES, packed

MARK = '<span epub:type="pagebreak" role="doc-pagebreak" id="page-{0}" aria-label="{0}"></span>'
NAV = (
    '<nav epub:type="page-list"><ol><li><a href="one.xhtml#page-i">i</a></li>'
    '<li><a href="one.xhtml#page-ii">ii</a></li><li><a href="two.xhtml#page-1">1</a></li></ol></nav>'
)
SOUND = {
    **FILES,
    "EPUB/nav.xhtml": FILES["EPUB/nav.xhtml"].replace("</body>", f"{NAV}</body>"),
    "EPUB/one.xhtml": FILES["EPUB/one.xhtml"]
    .replace("<h1>", MARK.format("i") + '<h1 id="one">')
    .replace("<em>d</em>awn", f"<em>d</em>{MARK.format('ii')}awn"),
    "EPUB/two.xhtml": FILES["EPUB/two.xhtml"].replace("<h1", MARK.format("1") + "<h1"),
}
PAGES = PageMap(
    ("i", "ii", "1"), {}, (Turn("one", 0, "1 ONE They left at"), Turn("p", 11, "awn. web mail two first"), Turn())
)


WRITTEN = {"one.xhtml"}


def faults(files: dict[str, str], pages: PageMap = PAGES) -> list[str]:
    diagnostics = Diagnostics()
    prove_page_list(packed(files), "build/book.epub", pages, WRITTEN, diagnostics)
    assert {problem.code for problem in diagnostics} <= {"epub-page-misplaced"}
    return [problem.message for problem in diagnostics]


def test_a_sound_list_has_its_figures() -> None:
    diagnostics = Diagnostics()
    proof = prove_page_list(packed(SOUND), "build/book.epub", PAGES, WRITTEN, diagnostics)
    assert (proof.figure, len(diagnostics)) == ("3 pages, 1 of them blank, no problems", 0)


def test_without_a_print_layout_the_proof_says_so() -> None:
    proof = prove_page_list(packed(), "build/book.epub", None, WRITTEN, Diagnostics())
    assert proof.figure.startswith("none: there is no print layout of this content")


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("one", 'role="doc-pagebreak" id="page-ii"', 'id="page-ii"', "page ii: its link leads to no mark"),
        ("one", 'id="page-ii"', 'id="page-2"', "page ii: its link leads to no mark"),
        ("one", "awn.", "dawn.", "page ii: it begins with “awn. web mail two first”, which does not follow its mark"),
        ("one", 'id="one"', 'id="else"', "page i: it begins with “1 ONE They left at”, which does not follow its mark"),
        (
            "nav",
            '<li><a href="one.xhtml#page-ii">ii</a></li>',
            "",
            "its 2 pages are not the 3 of print, one after the other",
        ),
        ("nav", ">ii<", ">iii<", "its 3 pages are not the 3 of print, one after the other"),
    ],
)
def test_what_is_wrong_is_found(name: str, old: str, new: str, message: str) -> None:
    file = f"EPUB/{name}.xhtml"
    assert old in SOUND[file]
    assert faults({**SOUND, file: SOUND[file].replace(old, new)}) == [f"{file}: {message}"]


def test_an_epub_that_cannot_be_read_proves_nothing() -> None:
    assert faults({}) == ["the EPUB cannot be read, so its page list cannot be proved"]


def test_in_a_document_that_nobody_wrote_the_words_may_be_others() -> None:
    files = {**SOUND, "EPUB/one.xhtml": SOUND["EPUB/one.xhtml"].replace("awn.", "dawn.")}
    proof = prove_page_list(packed(files), "build/book.epub", PAGES, {"two.xhtml"}, Diagnostics())
    assert proof.figure.endswith("no problems")
