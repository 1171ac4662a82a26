"""The last hand at a PDF for the press: inks, boxes, marks, labels, its claim; the same bytes for the same pages."""

import datetime as dt
import io

import pikepdf

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.model.edition import PageMap
from caravan_pub.model.publication import Metadata
from caravan_pub.model.settings import PrintSettings
from caravan_pub.press.inks import Inks
from caravan_pub.press.labels import page_labels
from caravan_pub.press.leaves import fill_up
from caravan_pub.press.marks import add_slug, clip_to, draw_marks
from caravan_pub.press.opacity import make_opaque
from caravan_pub.press.rules import COLOUR
from caravan_pub.press.separation import separate_file
from caravan_pub.press.statement import VARIANTS, state
from caravan_pub.profiles import OutputProfile, fogra39

POINTS_PER_MM = 72 / 25.4
DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The moment of a publication that states none."""


def finish(
    data: bytes,
    pages: PageMap,
    metadata: Metadata,
    settings: PrintSettings,
    diagnostics: Diagnostics,
    *,
    path: str = "build/print.pdf",
    condition: OutputProfile | None = None,
    moment: dt.datetime = DAY,
    rtl: bool = False,
) -> bytes:
    """The PDF as a printer takes it, of the variant that the settings name.

    Every colour is CMYK or grey, separated for ``condition`` (FOGRA39 where none is given) within the ink limit.
    The BleedBox is exactly ``settings.bleed`` mm outside the TrimBox (the layout library caps it at 10 pt; ISO 32000-1,
    14.11.2 lets it be any rectangle round the TrimBox), marks stand outside it, page labels are the folios.
    Without ``settings.spine_bleed`` the bleed ends with the trim where the book is bound: on the left of the first
    page, on the right where a book is read from right to left (``rtl``).  Blank pages fill up the last sheet.
    Links go, as nobody can follow them on paper; bookmarks too, unless ``settings.bookmarks``.
    ``moment`` is stated as the file's date; ``path`` is where what cannot be separated is told of.
    """
    condition = condition or fogra39()
    variant = VARIANTS[settings.variant]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _remove_interaction(pdf, bookmarks=settings.bookmarks)
        inks = Inks(condition.data, settings.ink / 100, rich=settings.rich_black)
        for number, message in separate_file(pdf, inks):
            diagnostics.add(
                COLOUR, Place(path), f"page {number}: {message}", "draw it otherwise: see this problem's page"
            )
        if not variant.transparent:
            make_opaque(pdf)
        fill_up(pdf, settings.multiple)
        for number, page in enumerate(pdf.pages):
            _set_boxes(pdf, page, settings, spine_left=(number % 2 == 0) is not rtl)
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(page_labels(pages)))
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.Lang = pikepdf.String(metadata.language)
        state(pdf, variant, condition, metadata, moment)
        return _saved(pdf, variant.pdf)


def _saved(pdf: pikepdf.Pdf, version: str) -> bytes:
    """The file's bytes in this version of PDF; those before 1.5 have no streams of objects (ISO 32000-1, 7.5.7)."""
    streams = pikepdf.ObjectStreamMode
    mode = streams.generate if version >= "1.5" else streams.disable
    file = io.BytesIO()
    if "/Extensions" in pdf.Root:
        del pdf.Root["/Extensions"]
    pdf.save(file, deterministic_id=True, object_stream_mode=mode, force_version=version, fix_metadata_version=False)
    return file.getvalue()


def _remove_interaction(pdf: pikepdf.Pdf, *, bookmarks: bool) -> None:
    """Take away what nobody can use on paper.  Names of places stay: only a reader's program leads to them."""
    for page in pdf.pages:
        for key in ("/Annots", "/AA", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
    gone = {"/OpenAction", "/AA", "/AcroForm"} | (set() if bookmarks else {"/Outlines", "/PageMode"})
    for key in gone & set(pdf.Root.keys()):
        del pdf.Root[key]


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
