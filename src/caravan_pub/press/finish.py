"""The last hand at a PDF: boxes, page labels, document properties; the same bytes for the same pages."""

import io

import pikepdf

from caravan_pub.model.edition import PageMap
from caravan_pub.model.publication import Metadata
from caravan_pub.model.settings import PrintSettings

POINTS_PER_MM = 72 / 25.4


def finish(data: bytes, pages: PageMap, metadata: Metadata, settings: PrintSettings) -> bytes:
    """The PDF with its TrimBox kept, its BleedBox exactly ``settings.bleed`` mm outside it, and page labels as printed.

    The layout library caps the BleedBox at 10 pt; ISO 32000-1, 14.11.2 lets it be any rectangle round the TrimBox.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            _set_boxes(page, settings.bleed * POINTS_PER_MM)
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(_labels(pages)))
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.Lang = pikepdf.String(metadata.language)
        pdf.docinfo["/Producer"] = "caravan-pub"
        pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
        file = io.BytesIO()
        pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def _set_boxes(page: pikepdf.Page, bleed: float) -> None:
    left, bottom, right, top = (float(side) for side in page.trimbox)
    media = [float(side) for side in page.mediabox]
    box = [left - bleed, bottom - bleed, right + bleed, top + bleed]
    inside = [max(box[0], media[0]), max(box[1], media[1]), min(box[2], media[2]), min(box[3], media[3])]
    page.bleedbox = pikepdf.Array([round(side, 4) for side in inside])


def _labels(pages: PageMap) -> list[object]:
    """The number tree of page labels (ISO 32000-1, 12.4.2): a range of Roman minuscules, then one of Arabic numbers."""
    numbers: list[object] = []
    roman = sum(not folio.isdigit() for folio in pages.folios)
    if roman:
        numbers += [0, pikepdf.Dictionary(S=pikepdf.Name("/r"))]
    if roman < len(pages.folios):
        numbers += [roman, pikepdf.Dictionary(S=pikepdf.Name("/D"))]
    return numbers
