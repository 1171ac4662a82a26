"""A PDF: opened, its statements, its objects."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.prove import Proof, prove_pdf
from tests.prove.sample import EXPECTED, pdf, proved

Change = Callable[[Pdf], object]


def codes(change: Change) -> set[str]:
    return {code for code, _ in proved(pdf(change))[1]}


def annotate(made: Pdf, **entries: Name | Dictionary) -> None:
    annotation = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]))
    for key, value in entries.items():
        annotation[f"/{key}"] = value
    made.pages[0].obj.Annots = Array([made.make_indirect(annotation)])


def test_a_sound_pdf_has_no_problem_and_its_figures() -> None:
    assert proved(pdf()) == (Proof("PDF", "2 pages, 1 font embedded, no problems"), [])


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7\n%%EOF", pdf()[:200]])
def test_what_cannot_be_opened_is_found(data: bytes) -> None:
    assert {code for code, _ in proved(data)[1]} <= {"pdf-unreadable", "pdf-title-missing", "pdf-language-missing"}
    assert "pdf-unreadable" in {code for code, _ in proved(data)[1]}


def test_a_locked_pdf_is_found() -> None:
    for lock in (pikepdf.Encryption(owner="o"), pikepdf.Encryption(owner="o", user="u")):
        file = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf())) as made:
            made.save(file, encryption=lock)
        assert "pdf-unreadable" in {code for code, _ in proved(file.getvalue())[1]}


def test_a_pdf_without_pages_or_with_too_few_is_found() -> None:
    def remove(made: Pdf) -> None:
        del made.pages[1]

    assert ("pdf-unreadable", "the PDF has 1 page; 2 were laid out") in proved(pdf(remove))[1]

    def remove_all(made: Pdf) -> None:
        del made.pages[:]

    assert ("pdf-unreadable", "the PDF has no pages") in proved(pdf(remove_all))[1]


def test_title_language_and_version_must_be_stated_and_right() -> None:
    def unsay(made: Pdf) -> None:
        del made.docinfo["/Title"]
        del made.Root["/Lang"]

    assert codes(unsay) == {"pdf-title-missing", "pdf-language-missing"}
    other = replace(EXPECTED, title="Another", language="es", version="1.4")
    assert {code for code, _ in proved(pdf(), other)[1]} == {
        "pdf-title-missing",
        "pdf-language-missing",
        "pdf-version-wrong",
    }


def test_what_is_not_expected_may_be_anything_that_is_stated() -> None:
    assert proved(pdf(version="1.7"), replace(EXPECTED, title="", language="", version="", pages=0))[1] == []


def test_a_font_that_is_not_embedded_is_found_by_its_name() -> None:
    def bare(made: Pdf) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        made.pages[0].obj.Resources.Font.F2 = font

    assert proved(pdf(bare))[1] == [("pdf-font-not-embedded", "the font Helvetica is not embedded")]


def test_a_composite_font_is_judged_by_its_descendant() -> None:
    def composite(made: Pdf) -> None:
        descendant = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Deep)
        font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Deep, DescendantFonts=Array([descendant]))
        made.pages[0].obj.Resources.Font.F2 = made.make_indirect(font)

    assert proved(pdf(composite))[1] == [("pdf-font-not-embedded", "the font Deep is not embedded")]


def test_a_font_of_drawings_needs_no_file() -> None:
    def drawn(made: Pdf) -> None:
        made.pages[0].obj.Resources.Font.F2 = Dictionary(Type=Name.Font, Subtype=Name.Type3)

    assert codes(drawn) == set()


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@pytest.mark.parametrize(
    "change",
    [
        lambda made: setattr(made.Root, "OpenAction", SCRIPT),
        lambda made: setattr(made.Root, "AA", Dictionary(WC=Dictionary(S=Name.GoTo))),
        lambda made: setattr(made.Root, "Names", Dictionary(JavaScript=Dictionary(Names=Array([])))),
        lambda made: setattr(made.Root, "Names", Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))),
        lambda made: setattr(made.Root, "AF", Array([Dictionary(Type=Name.Filespec, EF=Dictionary())])),
        lambda made: setattr(made.Root, "AcroForm", Dictionary(Fields=Array([]))),
        lambda made: annotate(made, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("/bin/sh"))),
        lambda made: annotate(made, Subtype=Name.Link, A=Dictionary(S=Name.GoToR, F=String("/etc/passwd"))),
        lambda made: annotate(made, Subtype=Name.Link, A=Dictionary(S=Name.GoTo, Next=Array([SCRIPT]))),
        lambda made: annotate(made, Subtype=Name.FileAttachment),
        lambda made: annotate(made, Subtype=Name.Screen),
        lambda made: annotate(made, Subtype=Name.RichMedia),
        lambda made: setattr(made.pages[0].obj, "AA", Dictionary(O=SCRIPT)),
    ],
)
def test_whatever_acts_is_found(change: Change) -> None:
    assert codes(change) == {"pdf-content-active"}
    diagnostics = Diagnostics()
    prove_pdf(pdf(change), "build/book.pdf", diagnostics, EXPECTED)
    assert all("take it out of the template" in problem.help for problem in diagnostics)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.org", "", "//example.org", "http://"]
)
def test_a_link_of_another_kind_is_found(address: str) -> None:
    def link(made: Pdf) -> None:
        annotate(made, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(address)))

    assert codes(link) == {"pdf-link-unsafe"}


@pytest.mark.parametrize("address", ["https://example.org/", "HTTP://example.org", "mailto:a@example.org"])
def test_links_to_the_web_and_to_mailboxes_may_be(address: str) -> None:
    def link(made: Pdf) -> None:
        annotate(made, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(address)))
        made.Root.OpenAction = Array([made.pages[0].obj, Name.Fit])

    assert codes(link) == set()


def test_a_damaged_object_is_no_crash() -> None:
    def damage(made: Pdf) -> None:
        made.pages[0].obj.TrimBox = Array([1, 2])

    assert "pdf-unreadable" in codes(damage)
