"""The last hand at a PDF: boxes, page labels, document properties; the same bytes for the same pages."""

import io

import pikepdf

from caravan_pub.model.edition import PageMap
from caravan_pub.model.publication import Metadata
from caravan_pub.model.settings import PrintSettings
from caravan_pub.press.leaves import fill_up
from caravan_pub.press.marks import add_slug, clip_to, draw_marks

POINTS_PER_MM = 72 / 25.4


def finish(data: bytes, pages: PageMap, metadata: Metadata, settings: PrintSettings, *, rtl: bool = False) -> bytes:
    """The PDF with its BleedBox exactly ``settings.bleed`` mm outside its TrimBox, marks, and page labels as printed.

    The layout library caps the BleedBox at 10 pt; ISO 32000-1, 14.11.2 lets it be any rectangle round the TrimBox.
    Without ``settings.spine_bleed`` it ends with the trim where the book is bound: on the left of the first page, on
    the right where a book is read from right to left (``rtl``).  Blank pages fill up the last sheet.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fill_up(pdf, settings.multiple)
        for number, page in enumerate(pdf.pages):
            _set_boxes(pdf, page, settings, spine_left=(number % 2 == 0) is not rtl)
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(_labels(pages)))
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.Lang = pikepdf.String(metadata.language)
        pdf.docinfo["/Producer"] = "caravan-pub"
        pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
        file = io.BytesIO()
        pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def _set_boxes(pdf: pikepdf.Pdf, page: pikepdf.Page, settings: PrintSettings, *, spine_left: bool) -> None:
    """The bleed round the trim, and round both a slug with the marks where there are to be any."""
    left, bottom, right, top = (float(side) for side in page.trimbox)
    beyond = settings.bleed * POINTS_PER_MM
    at_spine = beyond if settings.spine_bleed else 0.0
    to_left, to_right = (at_spine, beyond) if spine_left else (beyond, at_spine)
    bleed = (left - to_left, bottom - beyond, right + to_right, top + beyond)
    page.bleedbox = pikepdf.Array([round(side, 4) for side in bleed])
    if settings.marks and not settings.spine_bleed:
        clip_to(pdf, page, bleed)
    if settings.marks:
        add_slug(page, bleed)
        draw_marks(pdf, page, (left, bottom, right, top), bleed, settings.marks)
    else:
        page.mediabox = page.bleedbox
        page.cropbox = page.bleedbox


def _labels(pages: PageMap) -> list[object]:
    """The number tree of page labels (ISO 32000-1, 12.4.2): a range of Roman minuscules, then one of Arabic numbers."""
    numbers: list[object] = []
    roman = sum(not folio.isdigit() for folio in pages.folios)
    if roman:
        numbers += [0, pikepdf.Dictionary(S=pikepdf.Name("/r"))]
    if roman < len(pages.folios):
        numbers += [roman, pikepdf.Dictionary(S=pikepdf.Name("/D"))]
    return numbers
