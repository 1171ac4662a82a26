"""The last hand at a PDF: boxes as ordered, page labels as printed, properties stated, the same bytes each time."""

import datetime as dt
import io

import pikepdf
import pytest

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import PageMap
from caravan_pub.model.publication import Metadata
from caravan_pub.model.settings import PrintSettings, Trim
from caravan_pub.press import finish, pages_with_blanks

MM = 72 / 25.4
METADATA = Metadata(title="Straße & Weg", language="de-AT", identifier="urn:uuid:1")


def sheet(bleed: float, *, pages: int = 1, trim: Trim | None = None, capped: bool = True) -> bytes:
    """Pages as the layout library gives them: the trim at the origin, the BleedBox at most 10 pt outside it."""
    size = trim or Trim()
    width, height, beyond = size.width * MM, size.height * MM, bleed * MM
    told = min(beyond, 10) if capped else beyond
    with pikepdf.new() as pdf:
        for _ in range(pages):
            page = pdf.add_blank_page()
            page.mediabox = pikepdf.Array([-beyond, -beyond, width + beyond, height + beyond])
            page.trimbox = pikepdf.Array([0, 0, width, height])
            page.bleedbox = pikepdf.Array([-told, -told, width + told, height + told])
        pdf.docinfo["/Title"] = METADATA.title
        pdf.docinfo["/Producer"] = "WeasyPrint 70.0"
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def finished(bleed: float = 3, folios: tuple[str, ...] = ("1",), trim: Trim | None = None) -> pikepdf.Pdf:
    settings = PrintSettings(trim=trim or Trim(), bleed=bleed)
    data = finish(sheet(bleed, pages=len(folios), trim=trim), PageMap(folios), METADATA, settings, Diagnostics())
    return pikepdf.open(io.BytesIO(data))


def millimetres(box: pikepdf.Array) -> list[float]:
    return [float(side) / MM for side in box]


@pytest.mark.parametrize("bleed", [0, 3, 3.175, 5, 12.7])
def test_trim_bleed_and_sheet_are_as_ordered(bleed: float) -> None:
    with finished(bleed, ("1", "2")) as pdf:
        for page in pdf.pages:
            outer = [-bleed, -bleed, 152.4 + bleed, 228.6 + bleed]
            assert millimetres(page.trimbox) == pytest.approx([0, 0, 152.4, 228.6], abs=0.001)
            assert millimetres(page.bleedbox) == pytest.approx(outer, abs=0.001)
            assert millimetres(page.mediabox) == pytest.approx(
                [-bleed - 8, -bleed - 8, 160.4 + bleed, 236.6 + bleed], abs=0.001
            )


def test_another_page_size_keeps_its_trim() -> None:
    with finished(5, trim=Trim(105, 148)) as pdf:
        assert millimetres(pdf.pages[0].trimbox) == pytest.approx([0, 0, 105, 148], abs=0.001)
        assert millimetres(pdf.pages[0].bleedbox) == pytest.approx([-5, -5, 110, 153], abs=0.001)


def test_without_marks_the_sheet_ends_with_the_bleed() -> None:
    data = finish(sheet(3), PageMap(("1",)), METADATA, PrintSettings(marks=()), Diagnostics())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert millimetres(pdf.pages[0].mediabox) == pytest.approx([-3, -3, 155.4, 231.6], abs=0.001)


@pytest.mark.parametrize(
    ("folios", "labels"),
    [
        (("i", "ii", "iii", "1", "2"), ["i", "ii", "iii", "1", "2"]),
        (("1", "2", "3"), ["1", "2", "3"]),
        (("i", "ii"), ["i", "ii"]),
        (tuple(["i"] + [str(number) for number in range(1, 120)]), ["i", *map(str, range(1, 120))]),
    ],
)
def test_each_page_is_labelled_with_the_folio_that_is_printed_on_it(folios: tuple[str, ...], labels: list[str]) -> None:
    with finished(folios=folios) as pdf:
        assert [page.label for page in pdf.pages] == labels


def test_title_language_and_trapping_are_stated_and_the_title_is_shown() -> None:
    with finished() as pdf:
        assert str(pdf.docinfo["/Title"]) == "Straße & Weg"
        assert str(pdf.Root.Lang) == "de-AT"
        assert pdf.docinfo["/Trapped"] == pikepdf.Name("/False")
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Producer"]) == "caravan-pub"


def test_the_date_is_the_publications_and_no_version_of_a_library_is_told() -> None:
    moment = dt.datetime(2026, 11, 23, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    data = finish(sheet(3), PageMap(("1",)), METADATA, PrintSettings(), Diagnostics(), moment=moment)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {str(pdf.docinfo[key]) for key in ("/CreationDate", "/ModDate")} == {"D:20261123100000Z"}
        assert b"<xmp:CreateDate>2026-11-23T10:00:00Z</xmp:CreateDate>" in pdf.Root.Metadata.read_bytes()
    assert b"WeasyPrint" not in data


def test_the_same_pages_give_the_same_bytes_and_the_same_id() -> None:
    given = sheet(3, pages=4)
    one, two = (
        finish(given, PageMap(("i", "1", "2", "3")), METADATA, PrintSettings(), Diagnostics()) for _ in range(2)
    )
    assert one == two
    with pikepdf.open(io.BytesIO(one)) as pdf:
        assert len(bytes(pdf.trailer.ID.as_list()[1])) == 16


def test_other_pages_have_another_id() -> None:
    def identifier(bleed: float) -> bytes:
        with finished(bleed) as pdf:
            return bytes(pdf.trailer.ID.as_list()[1])

    assert identifier(3) != identifier(5)


def test_what_the_pages_show_stays() -> None:
    with pikepdf.open(io.BytesIO(sheet(3))) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(b"0 0 m 10 10 l S")
        file = io.BytesIO()
        pdf.save(file)
    data = finish(file.getvalue(), PageMap(("1",)), METADATA, PrintSettings(), Diagnostics())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages[0].contents_coalesce()
        assert b"0 0 m 10 10 l S" in pdf.pages[0].Contents.read_bytes()


@pytest.mark.parametrize(("pages", "multiple", "wanted"), [(3, 1, 3), (3, 2, 4), (4, 4, 4), (5, 16, 16)])
def test_blank_pages_fill_up_the_last_sheet(pages: int, multiple: int, wanted: int) -> None:
    folios = tuple(str(number + 1) for number in range(pages))
    data = finish(sheet(3, pages=pages), PageMap(folios), METADATA, PrintSettings(multiple=multiple), Diagnostics())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == wanted == pages_with_blanks(pages, multiple)
        assert {tuple(millimetres(page.mediabox)) for page in pdf.pages} == {tuple(millimetres(pdf.pages[0].mediabox))}
        assert {tuple(millimetres(page.trimbox)) for page in pdf.pages} == {tuple(millimetres(pdf.pages[0].trimbox))}
        blanks = [b"".join(s.read_bytes() for s in _streams(page)) for page in list(pdf.pages)[pages:]]
        assert not any(b"Tj" in blank or b" Do" in blank for blank in blanks)


def _streams(page: pikepdf.Page) -> list[pikepdf.Stream]:
    contents = page.obj.Contents
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]  # type: ignore[arg-type,list-item]


@pytest.mark.parametrize("marks", [(), ("crop",)])
@pytest.mark.parametrize("rtl", [False, True])
def test_a_printer_may_want_no_bleed_where_the_book_is_bound(rtl: bool, marks: tuple[str, ...]) -> None:
    settings = PrintSettings(spine_bleed=False, marks=marks)
    data = finish(sheet(3, pages=2), PageMap(("1", "2")), METADATA, settings, Diagnostics(), rtl=rtl)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        odd, even = ([0, -3, 155.4, 231.6], [-3, -3, 152.4, 231.6])
        wanted = [even, odd] if rtl else [odd, even]
        for page, bleed in zip(pdf.pages, wanted, strict=True):
            assert millimetres(page.bleedbox) == pytest.approx(bleed, abs=0.001)
            if not marks:
                assert millimetres(page.mediabox) == pytest.approx(bleed, abs=0.001)
            else:  # what bleeds beyond the spine does not print among the marks
                clip = f"q {bleed[0] * MM:.4f} {bleed[1] * MM:.4f} ".encode()
                assert any(clip in stream.read_bytes() for stream in _streams(page))


def test_links_go_and_bookmarks_stay_unless_told() -> None:
    with pikepdf.open(io.BytesIO(sheet(3))) as pdf:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("One", 0))
        file = io.BytesIO()
        pdf.save(file)
    for bookmarks in (True, False):
        settings = PrintSettings(bookmarks=bookmarks)
        data = finish(file.getvalue(), PageMap(("1",)), METADATA, settings, Diagnostics())
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert "/Annots" not in pdf.pages[0].obj
            assert ("/Outlines" in pdf.Root) == bookmarks


@pytest.mark.parametrize(
    ("variant", "version", "claims"),
    [
        ("pdf/x-4", "1.6", {}),
        ("pdf/x-1a", "1.4", {"/GTS_PDFXVersion": "PDF/X-1a:2003"}),
        ("pdf/x-1a:2001", "1.3", {"/GTS_PDFXVersion": "PDF/X-1:2001", "/GTS_PDFXConformance": "PDF/X-1a:2001"}),
    ],
)
def test_a_variant_has_its_version_and_its_claim(variant: str, version: str, claims: dict[str, str]) -> None:
    data = finish(sheet(3), PageMap(("1",)), METADATA, PrintSettings(variant=variant), Diagnostics())
    assert data.startswith(f"%PDF-{version}".encode())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items() if key.startswith("/GTS")} == claims
        (intent,) = pdf.Root.OutputIntents.as_list()
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
        assert intent.DestOutputProfile.read_bytes()[12:20] == b"prtrCMYK"
        assert ("/Metadata" in pdf.Root) == (variant != "pdf/x-1a:2001")
        streams = {str(held.get("/Type")) for held in pdf.objects if isinstance(held, pikepdf.Stream)}
        assert (("/ObjStm" in streams) or ("/XRef" in streams)) == (variant == "pdf/x-4")


def test_what_cannot_be_separated_is_told_with_its_page() -> None:
    with pikepdf.open(io.BytesIO(sheet(3, pages=2))) as pdf:
        mesh = pdf.make_stream(b"")
        mesh.ShadingType, mesh.ColorSpace = 4, pikepdf.Name.DeviceRGB
        pdf.pages[1].obj.Resources = pikepdf.Dictionary(Shading=pikepdf.Dictionary(S=mesh))
        file = io.BytesIO()
        pdf.save(file)
    diagnostics = Diagnostics()
    finish(file.getvalue(), PageMap(("1", "2")), METADATA, PrintSettings(), diagnostics, path="build/a.pdf")
    (problem,) = diagnostics
    assert (problem.code, problem.place.path) == ("colour-not-separable", "build/a.pdf")
    assert problem.message.startswith("page 2: ")
