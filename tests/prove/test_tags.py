"""The tags of a PDF: a sound file is passed, and each fault is found by name."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import Pdf as Laid
from caravan_pub.press import finish_screen
from caravan_pub.prove import Proof, prove_tags
from tests.layout.sample import METADATA
from tests.layout.test_structure import NOTE, tagged
from tests.prove.sample import opened

BODY = (
    f"<h1>T</h1><p>a{NOTE} b</p><ul><li>c</li></ul>"
    "<table><thead><tr><th scope='col'>d</th></tr></thead><tbody><tr><td>e</td></tr></tbody></table>"
    "<img src='images/dot.png' alt='A dot'/>"
)


@pytest.fixture(scope="module")
def sound() -> bytes:
    laid = tagged(BODY).pdf
    return finish_screen(Laid(laid.data, laid.pages, laid.structure), METADATA)


def proved(data: bytes) -> tuple[Proof, list[tuple[str, str]]]:
    diagnostics = Diagnostics()
    proof = prove_tags(data, "build/x.pdf", diagnostics)
    return proof, [(problem.code, problem.message) for problem in diagnostics]


def element(pdf: Pdf, kind: str) -> Dictionary:
    """The first structure element of a kind."""
    return next(held for held in pdf.objects if isinstance(held, Dictionary) and held.get("/S") == Name(f"/{kind}"))


def test_a_sound_file_has_its_figures(sound: bytes) -> None:
    assert proved(sound) == (Proof("Tags of the PDF", "21 tags, 1 note, 2 links, no problems"), [])


def forget(kind: str, key: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        del element(pdf, kind)[key]

    return change


def rename(kind: str, other: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        element(pdf, kind).S = Name(f"/{other}")

    return change


def draw(content: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].contents_add(pdf.make_stream(content))

    return change


def loosen(pdf: Pdf) -> None:
    """A paragraph loses its first mark, which stays on the page."""
    element(pdf, "P").K = Array(element(pdf, "P").K.as_list()[1:])


def annotate(pdf: Pdf) -> None:
    entry = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Contents=String("x"))
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(entry))


def silence(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots[0]["/Contents"]


def mislead(pdf: Pdf) -> None:
    """The parent tree sends a mark to another element than the one that holds it."""
    rows = pdf.Root.StructTreeRoot.ParentTree.Nums
    rows[1][0] = element(pdf, "H1")
    rows[1][1] = element(pdf, "H1")


def untag(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (untag, "pdf-not-tagged", "the PDF has no structure"),
        (draw(b"0 0 9 9 re f"), "pdf-not-tagged", "1 thing drawn outside the structure"),
        (draw(b"/Span <</MCID 99>> BDC 0 0 9 9 re f EMC"), "pdf-not-tagged", "the mark 99 is not where"),
        (loosen, "pdf-not-tagged", "is not where the structure says"),
        (mislead, "pdf-not-tagged", "is not where the structure says"),
        (forget("Figure", "/Alt"), "pdf-tag-incomplete", "a picture has no description"),
        (forget("TH", "/A"), "pdf-tag-incomplete", "a table's head does not say"),
        (forget("Note", "/ID"), "pdf-tag-incomplete", "a note has no identifier of its own: none"),
        (annotate, "pdf-tag-incomplete", "a link has no place in the structure"),
        (silence, "pdf-tag-incomplete", "a link has no words"),
        (rename("Reference", "Link"), "pdf-tag-incomplete", "a link of the structure leads nowhere"),
        (rename("H1", "H2"), "pdf-tag-misplaced", "a heading of level 2 follows one of level 0"),
        (rename("LBody", "P"), "pdf-tag-misplaced", "P stands within LI"),
        (rename("TR", "TD"), "pdf-tag-misplaced", "TD stands within THead"),
        (rename("L", "Div"), "pdf-tag-misplaced", "LI stands within Div"),
    ],
)
def test_each_fault_is_found(sound: bytes, change: Callable[[Pdf], None], code: str, words: str) -> None:
    file = io.BytesIO()
    with opened(sound) as pdf:
        change(pdf)
        pdf.save(file)
    _, found = proved(file.getvalue())
    assert any(problem == code and words in message for problem, message in found), found


def test_a_damaged_file_is_a_problem_and_no_failure() -> None:
    assert [code for code, _ in proved(b"%PDF-1.7")[1]] == ["pdf-unreadable"]
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        file = io.BytesIO()
        pdf.save(file)
    assert [code for code, _ in proved(file.getvalue())[1]] == ["pdf-not-tagged"]
