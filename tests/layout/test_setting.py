"""Documents become pages, and the page map says truly where everything landed."""

import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from caravan_pub.errors import LimitError, PublicationError
from caravan_pub.gather import gather_fonts
from caravan_pub.jail import Limits, run
from caravan_pub.layout import Typeset
from caravan_pub.layout.typeset import missing_library
from caravan_pub.model.edition import Resource
from caravan_pub.model.publication import Matter
from tests.finished import page_texts, squeezed
from tests.layout.sample import document, laid, png

FILLER = "<p>The road goes on past wells and mills until nobody counts the days that it takes.</p>" * 5
FOLIOS = """
@page { @bottom-center { content: "folio-" counter(page) "." } }
@page front { @bottom-center { content: "folio-" counter(page, lower-roman) "." } }
@page start:nth(1 of start) { counter-reset: page 1 }
#title { page: front } #one { page: start } #two, #sources { page: main }
"""


def texts(result: Typeset, folder: Path) -> list[str]:
    """The pages as another program reads them."""
    file = folder / "pages.pdf"
    file.write_bytes(result.pdf.data)
    return [squeezed(text) for text in page_texts(file)]


def marked(names: list[str]) -> str:
    """Anchors with a word of their own each, and text between them."""
    return "".join(f'<h2 id="{name}">anchor-{name}.</h2>{FILLER}' for name in names)


def book() -> Typeset:
    return laid(
        [
            document(marked(["a", "b", "c"]), "title", Matter.FRONT),
            document(marked([f"d{n}" for n in range(12)]), "one"),
            document(marked(["e", "f"]), "two"),
            document(marked(["g"]), "sources", Matter.BACK),
        ],
        FOLIOS,
    )


def test_each_anchor_is_on_the_page_that_the_map_says(tmp_path: Path) -> None:
    result = book()
    pages = texts(result, tmp_path)
    names = ["a", "b", "c", *(f"d{n}" for n in range(12)), "e", "f", "g"]
    assert len(pages) > 5
    assert {name: result.pdf.pages.anchors[name] for name in names} == {
        name: next(number for number, text in enumerate(pages) if f"anchor-{name}." in text) for name in names
    }


def test_a_document_is_where_its_first_word_is(tmp_path: Path) -> None:
    result = book()
    pages = texts(result, tmp_path)
    for identifier, first in (("title", "a"), ("one", "d0"), ("two", "e"), ("sources", "g")):
        assert pages[result.pdf.pages.anchors[identifier]].startswith(f"anchor-{first}.")


def test_the_folio_of_each_page_is_the_one_that_is_printed_on_it(tmp_path: Path) -> None:
    result = book()
    folios = result.pdf.pages.folios
    assert (folios[0], folios[result.pdf.pages.anchors["one"]]) == ("i", "1")
    assert [f"folio-{folio}." in text for folio, text in zip(folios, texts(result, tmp_path), strict=True)] == (
        [True] * len(folios)
    )


def test_every_word_is_there_once_and_in_order(tmp_path: Path) -> None:
    said = [f"word{number}x" for number in range(900)]
    pages = texts(laid(f"<p>{' '.join(said)}</p>"), tmp_path)
    assert len(pages) > 1
    assert "".join(pages) == "".join(said)


def test_links_between_documents_lead_to_the_pages_of_the_map() -> None:
    bodies = [
        document('<p><a href="two.xhtml#there">x</a></p>', "one"),
        document(f'{FILLER * 5}<p id="there">y</p>', "two"),
    ]
    result = laid(bodies)
    with pikepdf.open(io.BytesIO(result.pdf.data)) as pdf:
        names = dict(pikepdf.NameTree(pdf.Root.Names.Dests))
        (link,) = pdf.pages[0].obj.Annots.as_list()
        page = names[str(link.Dest)].as_list()[0]
        leads_to = next(at for at, other in enumerate(pdf.pages) if other.obj.objgen == page.objgen)
        assert leads_to == result.pdf.pages.anchors["there"] > 1


def test_only_the_fonts_it_was_given_are_used_and_every_one_is_within(tmp_path: Path) -> None:
    faces = gather_fonts({"text": {"family": "Spectral", "faces": ["400", "400i"]}})
    sheet = "".join(
        f'@font-face {{ font-family: "Spectral"; font-style: {face.style}; src: url({face.name}) }}' for face in faces
    )
    resources = [Resource(f"styles/{face.name}", "font/ttf", face.data) for face in faces]
    body = "<p>Roman, <em>italic</em>, fi, ‘quoted’ – “España”.</p>"
    (tmp_path / "a.pdf").write_bytes(laid(body, sheet + 'body { font-family: "Spectral" }', *resources).pdf.data)
    table = subprocess.run(["pdffonts", tmp_path / "a.pdf"], check=True, capture_output=True, text=True).stdout
    rows = [line.split() for line in table.splitlines()[2:]]
    assert sorted(row[0].partition("+")[2] for row in rows) == ["Spectral", "Spectral-Italic"]
    assert [row[-5:-2] for row in rows] == [["yes", "yes", "yes"]] * 2


def test_title_author_subjects_and_language_are_stated() -> None:
    with pikepdf.open(io.BytesIO(laid("<p>a</p>").pdf.data)) as pdf:
        assert {name: str(pdf.docinfo[name]) for name in ("/Title", "/Author", "/Keywords", "/Subject")} == {
            "/Title": "The Road North",
            "/Author": "Ana Paz",
            "/Keywords": "Roads, Weeks",
            "/Subject": "A week.",
        }
        assert pdf.Root.Lang == "en-GB"


def test_the_same_documents_give_the_same_bytes_in_another_process_too() -> None:
    script = (
        "import hashlib; from tests.layout.test_setting import book; print(hashlib.sha256(book().pdf.data).hexdigest())"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "TZ": zone, "LANG": "C"},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }  # fmt: skip
    assert len(hashes) == 1


def test_a_document_that_is_not_well_formed_is_refused() -> None:
    with pytest.raises(PublicationError, match="not well-formed"):
        laid("<p>a")


def test_sixteen_lists_within_one_another_are_set_with_every_word(tmp_path: Path) -> None:
    """The nesting that a manuscript may have."""
    body = "".join(f"<ul><li>level{n}x" for n in range(16)) + "</li></ul>" * 16
    text = "".join(texts(laid(body, "ul { padding-left: 3mm }"), tmp_path))
    assert [n for n in range(16) if f"level{n}x" not in text] == []


def test_a_nesting_that_the_library_cannot_take_ends_in_a_sentence_not_in_a_traceback() -> None:
    body = "<ul><li>x" * 300 + "</li></ul>" * 300
    with pytest.raises(LimitError, match=r"the layout was stopped: .* nested too deeply"):
        run(lambda: laid(body), Limits(), "the layout")


def test_a_picture_is_not_smoothed_which_an_archive_format_forbids() -> None:
    """ISO 19005-2, section 6.2.8: the key Interpolate shall be false; the library asks for it by default."""
    body = '<p><img src="images/dot.png" alt="x" style="image-rendering: crisp-edges; width: 50mm"/></p>'
    with pikepdf.open(io.BytesIO(laid(body, "", png()).pdf.data)) as pdf:
        assert [bool(image.get("/Interpolate", False)) for image in pdf.pages[0].get_images().values()] == [False]


def test_the_library_caps_the_bleed_box_at_ten_points() -> None:
    """Where this no longer holds, ``press`` need not set it."""
    with pikepdf.open(io.BytesIO(laid("<p>a</p>", "@page { bleed: 5mm; marks: crop }").pdf.data)) as pdf:
        page = pdf.pages[0]
        assert float(page.trimbox.as_list()[0]) - float(page.bleedbox.as_list()[0]) == pytest.approx(10, abs=0.01)


def test_the_library_writes_no_page_labels() -> None:
    """Where this no longer holds, ``press`` need not write them."""
    with pikepdf.open(io.BytesIO(book().pdf.data)) as pdf:
        assert "/PageLabels" not in pdf.Root


def test_the_slow_library_is_not_imported_before_pages_are_made() -> None:
    script = "import sys, caravan_pub.cli.entry; print([name for name in sys.modules if name == 'weasyprint'])"
    said = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert said.strip() == "[]"


def test_a_machine_without_pango_is_told_what_to_install() -> None:
    error = missing_library(OSError("cannot load library 'libpango-1.0-0'\n\nlong story"))
    assert "Pango" in error.message
    assert "long story" not in error.message
    assert "apt install libpangoft2-1.0-0" in error.help
    assert error.exit_code == 3
