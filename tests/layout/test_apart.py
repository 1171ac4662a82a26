"""Pages that are made document by document are those that one document gives, by however many processes."""

import hashlib
import io
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from caravan_pub.build import prepare
from caravan_pub.build.confined import resources
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.errors import PublicationError
from caravan_pub.gather import gather_fonts
from caravan_pub.layout import Typeset, keeping, setting, typesetter
from caravan_pub.layout.drawn import Drawn
from caravan_pub.layout.galley import Start
from caravan_pub.layout.setting import Typesetter
from caravan_pub.layout.shop import Shop
from caravan_pub.layout.work import draw_document
from caravan_pub.model.edition import Document, Edition, Pdf, Resource
from caravan_pub.model.publication import Matter
from caravan_pub.model.structure import Linked, Marked, Tag
from caravan_pub.render import render_edition
from caravan_pub.store import Store
from tests.finished import page_texts, squeezed
from tests.layout.one_document import one_document
from tests.layout.sample import METADATA, SHEET, document, png, svg
from tests.manuscripts import write_manuscript

WORD = re.compile(r'<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">(.*?)</word>')
Word = tuple[str, float, float, float, float]


def words(pdf: Pdf, folder: Path) -> list[list[Word]]:
    """The words of each page with their boxes in pt, to a hundredth."""
    file = folder / "pages.pdf"
    file.write_bytes(pdf.data)
    text = subprocess.run(["pdftotext", "-bbox", str(file), "-"], check=True, capture_output=True, text=True).stdout
    return [sorted((found[4], *map(_rounded, found[:4])) for found in WORD.findall(page))
            for page in text.split("</page>")[:-1]]  # fmt: skip


def _rounded(number: str) -> float:
    return round(float(number), 2)


def drawn(pdf: Pdf, folder: Path) -> list[str]:
    """Each page as a picture, hashed."""
    (folder / "pages.pdf").write_bytes(pdf.data)
    subprocess.run(["pdftoppm", "-r", "30", "pages.pdf", "page"], check=True, cwd=folder)
    files = sorted(folder.glob("page-*.ppm"))
    pictures = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    for file in files:
        file.unlink()
    return pictures


def typesetter_for(
    sheet: str, held: Sequence[Resource] = (), store: Store | None = None, *, hands: int = 1, tagged: bool = False
) -> Typesetter:
    return typesetter(SHEET + sheet, {one.name: one for one in held}, METADATA, store, hands=hands, tagged=tagged)


def laid(
    documents: Sequence[Document], sheet: str = "", *held: Resource, hands: int = 1, tagged: bool = False
) -> Typeset:
    """Documents set apart."""
    made = typesetter_for(sheet, held, hands=hands, tagged=tagged)
    made.lay_out(documents)
    return made.bind()


def outline(pdf: Pdf) -> list[tuple[str, int]]:
    """The titles of the outline, each with its page."""
    with pikepdf.open(io.BytesIO(pdf.data)) as file, file.open_outline() as held:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        found, waiting = [], list(held.root)
        while waiting:
            item = waiting.pop(0)
            found.append((item.title, numbers[item.destination[0].objgen]))  # type: ignore[index]
            waiting[:0] = item.children
        return found


def links(pdf: Pdf) -> list[list[tuple[str, list[float]]]]:
    """Where the links of each page lead, and their places."""
    with pikepdf.open(io.BytesIO(pdf.data)) as file:
        return [
            [
                (
                    str(link.Dest if "/Dest" in link else link.A.URI),
                    [round(float(x), 2) for x in link.Rect.as_list()],
                )
                for link in (page.obj.Annots.as_list() if "/Annots" in page.obj else ())
            ]
            for page in file.pages
        ]


@dataclass(frozen=True)
class Both:
    """A book with every construct of the notation, whose numbers stand: set apart, and as one document."""

    apart: Typeset
    one: Pdf


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = tmp_path_factory.mktemp("apart")
    write_manuscript(folder, 2_500, 3)
    prepared = prepare(folder, Diagnostics(), keep=False)
    assert prepared is not None
    metadata = prepared.resolved.publication.metadata
    rendered = render_edition(prepared.resolved, prepared.theme, Edition.PRINT, {})
    held = {one.name: one for one in resources(prepared, {}, rendered.stylesheet)}
    made = typesetter(rendered.stylesheet, held, metadata, None)
    pages, before = made.lay_out(rendered.documents), None
    while pages != before:
        before = pages
        rendered = render_edition(prepared.resolved, prepared.theme, Edition.PRINT, {}, pages)
        pages = made.lay_out(rendered.documents)
    return Both(made.bind(), one_document(rendered.documents, rendered.stylesheet, held, metadata))


def test_every_word_of_a_book_stands_where_one_document_has_it(book: Both, tmp_path: Path) -> None:
    apart = words(book.apart.pdf, tmp_path)
    assert len(apart) > 15
    assert apart == words(book.one, tmp_path)


def test_every_page_looks_as_in_one_document(book: Both, tmp_path: Path) -> None:
    assert drawn(book.apart.pdf, tmp_path) == drawn(book.one, tmp_path)


def test_map_outline_and_links_are_those_of_one_document(book: Both) -> None:
    assert book.apart.pdf.pages == book.one.pages
    assert outline(book.apart.pdf) == outline(book.one)
    assert links(book.apart.pdf) == links(book.one)
    assert sum(len(page) for page in links(book.one)) > 30


def test_each_font_is_in_the_file_once(book: Both) -> None:
    with pikepdf.open(io.BytesIO(book.apart.pdf.data)) as file:
        names = [str(held.FontName) for held in file.objects
                 if isinstance(held, pikepdf.Dictionary) and held.get("/Type") == "/FontDescriptor"]  # fmt: skip
    assert len(names) == len(set(names)) > 4


FILLER = "<p>The road goes on past wells and mills until nobody counts the days that it takes.</p>"
HEADS = """
@page { @bottom-center { content: counter(page) } @top-left { content: string(head, first-except) } }
@page :left { @top-left { content: string(head, start) "/" string(head, last) } }
@page front { @bottom-center { content: counter(page, lower-roman) } }
@page main:nth(2 of main) { margin-left: 30mm } @page :blank { background: red } @page :first { margin-top: 40mm }
#title { page: front } #one, #two, #three { page: main } #one { counter-reset: none }
@page main:nth(1 of main) { @bottom-right { content: "opens" } }
h2 { string-set: head content() } .head { string-set: head content() }
"""
BREAKS = {
    "right pages": "section { break-before: recto }",
    "left pages": "section { break-before: verso }",
    "any page": "section { break-before: page }",
    "what stands before": "section { break-before: page } #one { break-after: left }",
    "from right to left": "html { direction: rtl } section { break-before: recto }",
    "every third page": "section { break-before: page } @page :nth(3n) { margin-left: 35mm }",
}


def chapters() -> list[Document]:
    """Four documents of one, three, two and one pages, with heads and links from one to another."""
    return [
        document('<h2 id="a">a</h2><p><a href="three.xhtml#d">to</a></p>', "title", Matter.FRONT),
        document(f'<h2 id="b">b</h2>{FILLER * 26}<h2>bb</h2>{FILLER * 26}', "one"),
        document(f"<p>c</p>{FILLER * 30}", "two"),
        document('<h2 id="d">d</h2><p><a href="title.xhtml">back</a></p>', "three"),
    ]


@pytest.mark.parametrize("breaks", BREAKS)
def test_sides_heads_and_counters_are_those_of_one_document(breaks: str, tmp_path: Path) -> None:
    sheet = HEADS + BREAKS[breaks]
    apart, one = laid(chapters(), sheet).pdf, one_document(chapters(), SHEET + sheet, {}, METADATA)
    assert words(apart, tmp_path) == words(one, tmp_path)
    assert drawn(apart, tmp_path) == drawn(one, tmp_path)
    assert apart.pages == one.pages
    assert links(apart) == links(one)


def test_any_number_of_processes_gives_the_same_bytes() -> None:
    picture = svg('<rect width="90" height="90" fill="blue" opacity="0.5"/>')
    given = [*chapters(), document(f'<p><img src="{picture.name}" alt=""/></p>', "four")]
    made = {laid(given, HEADS, picture, hands=hands).pdf.data for hands in (1, 2, 3)}
    assert len(made) == 1


def test_a_document_that_cannot_be_set_is_told_by_whichever_process_meets_it() -> None:
    given = [*chapters(), document('<p><img src="file:///etc/hostname" alt=""/></p>', "four")]
    with pytest.raises(PublicationError, match="part of the publication"):
        laid(given, hands=2)


FACE = '@font-face { font-family: "Spectral"; src: url(Spectral-Regular.ttf) } html { font-family: "Spectral" }'


def fonts() -> list[Resource]:
    """The font of ``FACE``: pages that show one of this machine's are not kept."""
    (face,) = gather_fonts({"text": {"family": "Spectral", "faces": ["400"]}})
    return [Resource("styles/Spectral-Regular.ttf", "font/ttf", face.data)]


def test_what_did_not_change_is_not_laid_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really, drawn_again = draw_document, list[str]()

    def told(shop: Shop, root: ET.Element, start: Start, *, tagged: bool) -> Drawn:
        drawn_again.append(str(root.find("body/section").get("id")))  # type: ignore[union-attr]
        return really(shop, root, start, tagged=tagged)

    def build(documents: Sequence[Document], *held: Resource) -> bytes:
        made = typesetter_for(HEADS + FACE, [*held, *fonts()], Store(tmp_path / "cache"))
        made.lay_out(documents)
        return made.bind().pdf.data

    monkeypatch.setattr(setting, "draw_document", told)
    picture = document('<p><img src="images/dot.png" alt=""/></p>', "four")
    first = build([*chapters(), picture], png("red"))
    assert sorted(drawn_again) == ["four", "one", "three", "title", "two"]
    drawn_again.clear()
    assert build([*chapters(), picture], png("red")) == first
    assert drawn_again == []
    longer = [document(f"<h2>a</h2>{FILLER * 30}", "title", Matter.FRONT), *chapters()[1:], picture]
    changed = build(longer, png("blue"))
    assert sorted(drawn_again) == ["four", "title"]
    made = typesetter_for(HEADS + FACE, [png("blue"), *fonts()])
    made.lay_out(longer)
    assert made.bind().pdf.data == changed


def test_a_folio_that_moves_lays_nothing_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pages more before a document: it keeps its side, and its folios are the new ones."""
    store, sheet = Store(tmp_path / "cache"), HEADS + FACE + "section { break-before: recto }"
    first = typesetter_for(sheet, fonts(), store)
    first.lay_out(chapters())
    first.bind()
    longer = [chapters()[0], document(f"<p>b</p>{FILLER * 90}", "one"), *chapters()[2:]]
    again = typesetter_for(sheet, fonts(), store)
    monkeypatch.setattr(setting, "draw_document", lambda shop, root, start, *, tagged: told(shop, root, start, tagged))

    def told(shop: Shop, root: ET.Element, start: Start, tagged: bool) -> Drawn:
        assert root.find("body/section[@id='one']") is not None
        return draw_document(shop, root, start, tagged=tagged)

    again.lay_out(longer)
    alone = typesetter_for(sheet, fonts())
    monkeypatch.undo()
    alone.lay_out(longer)
    made = again.bind().pdf
    assert made.data == alone.bind().pdf.data
    assert str(len(made.pages.folios)) in squeezed(page_texts(_file(made, tmp_path))[-1])


def _file(pdf: Pdf, folder: Path) -> Path:
    file = folder / "made.pdf"
    file.write_bytes(pdf.data)
    return file


def test_pages_that_show_a_font_of_the_machine_are_kept_as_long_as_its_fonts_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn_again() -> int:
        count = list[int]()

        def told(shop: Shop, root: ET.Element, start: Start, *, tagged: bool) -> Drawn:
            count.append(1)
            return draw_document(shop, root, start, tagged=tagged)

        monkeypatch.setattr(setting, "draw_document", told)
        typesetter_for("", store=Store(tmp_path / "cache")).lay_out(chapters()[:1])
        return len(count)

    assert [drawn_again(), drawn_again()] == [1, 0]
    monkeypatch.setattr(keeping, "machine_fonts", lambda: "another font")
    assert drawn_again() == 1


def test_what_somebody_else_put_into_the_cache_is_made_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    made = typesetter_for(FACE, fonts(), store)
    made.lay_out(chapters())
    first = made.bind().pdf.data
    for file in (tmp_path / "cache").iterdir():
        store.put(file.name, b"\0\0\0\0\0\0\0\4null")
    made = typesetter_for(FACE, fonts(), store)
    made.lay_out(chapters())
    assert made.bind().pdf.data == first


def test_the_structures_of_documents_are_joined_page_by_page() -> None:
    result = laid(chapters(), HEADS, tagged=True)
    assert result.pdf.structure is not None
    assert [tag.kind for tag in result.pdf.structure.tags] == ["Sect"] * 4
    with pikepdf.open(io.BytesIO(result.pdf.data)) as pdf:
        marked = {(number, int(about.MCID)) for number, page in enumerate(pdf.pages)
                  for about in _properties(page) if "/MCID" in about}  # fmt: skip
        linked = {(number, place) for number, page in enumerate(pdf.pages) if "/Annots" in page.obj
                  for place in range(len(page.obj.Annots.as_list()))}  # fmt: skip
    pieces = list(_pieces(result.pdf.structure.tags))
    assert {(piece.page, piece.number) for piece in pieces if isinstance(piece, Marked)} == marked
    assert {(piece.page, piece.number) for piece in pieces if isinstance(piece, Linked)} == linked
    assert len(linked) == 2


def _properties(page: pikepdf.Page) -> list[pikepdf.Object]:
    return [line.operands[1] for line in pikepdf.parse_content_stream(page) if str(line.operator) == "BDC"]


def _pieces(kids: Sequence[Tag | Marked | Linked]) -> Iterator[Marked | Linked]:
    for kid in kids:
        if isinstance(kid, Tag):
            yield from _pieces(kid.kids)
        else:
            yield kid


@pytest.mark.parametrize(
    ("body", "sheet", "said"),
    [
        ('<p><a href="#nowhere">x</a></p>', "", "No anchor #nowhere"),
        ("<p>x</p>", "p::after { content: counter(page) }", "number within its document"),
        (
            "<p>x</p><i>run</i>",
            "i { position: running(top) } @page { @top-left { content: element(top) } }",
            "string-set",
        ),
    ],
)
def test_what_pages_that_are_made_apart_cannot_show_is_told(body: str, sheet: str, said: str) -> None:
    assert [problem.message for problem in laid([document(body)], sheet).problems if said in problem.message]
