"""Measures of a file: what a printer's requirements are compared with."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from caravan_pub.prove import measure_pdf
from tests.prove.press_sample import picture, press_pdf


def test_a_file_is_measured() -> None:
    found = measure_pdf(press_pdf())
    assert (found.version, found.claim, found.condition) == ("1.6", "PDF/X-4", "FOGRA39")
    assert (found.fonts, found.missing_fonts, found.bookmarks, found.foreign) == (("Spectral",), (), False, 0)
    assert found.ink == pytest.approx(100 * 400 / 255)
    assert [page.ink for page in found.pages] == [100.0, 100.0]


def test_a_picture_is_measured_as_it_stands_on_the_page_also_within_forms() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"2 0 0 2 0 0 cm /I Do")
        form.Subtype, form.BBox, form.Matrix = Name.Form, Array([0, 0, 9, 9]), Array([3, 0, 0, 3, 0, 0])
        form.Resources = Dictionary(XObject=Dictionary(I=picture(pdf, bytes(4 * 30 * 30), 30)))
        pdf.pages[1].obj.Resources.XObject = Dictionary(F=form)
        pdf.pages[1].obj.Contents = pdf.make_stream(b"q .5 0 0 .25 9 9 cm /F Do Q /F Do")

    placed = measure_pdf(press_pdf(change)).pages[1].pictures
    assert [each.points for each in placed] == [pytest.approx((3.0, 1.5)), pytest.approx((6.0, 6.0))]
    assert [each.ppi for each in placed] == [pytest.approx(720), pytest.approx(360)]
    assert {each.space for each in placed} == {"DeviceCMYK"}


@pytest.mark.parametrize("inverted", [True, False])
def test_the_ink_of_a_jpeg_is_that_which_prints(inverted: bool) -> None:
    """Its encoder stores CMYK turned round; the Decode array says whether PDF turns it back."""

    def change(pdf: pikepdf.Pdf) -> None:
        file = io.BytesIO()
        Image.new("CMYK", (16, 16), (255, 51, 0, 0)).save(file, "JPEG", quality=95, subsampling=0)
        held = picture(pdf, b"", 16)
        held.write(file.getvalue(), filter=Name.DCTDecode)
        if inverted:
            held.Decode = Array([1, 0] * 4)
        pdf.pages[1].obj.Resources.XObject.I = held

    ink = measure_pdf(press_pdf(change)).pages[1].pictures[0].ink
    assert ink == pytest.approx(120 if inverted else 280, abs=2)


def test_bookmarks_and_missing_fonts_are_told() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("One", 0))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf.pages[0].obj.Resources.Font.F2 = pdf.make_indirect(font)

    found = measure_pdf(press_pdf(change))
    assert (found.bookmarks, found.missing_fonts) == (True, ("Helvetica",))
