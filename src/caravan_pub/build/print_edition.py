"""The print edition: pages laid out until the numbers in them stand, finished for the printer, and proved."""

from caravan_pub import jail
from caravan_pub.build.confined import Made
from caravan_pub.build.for_press import press_ready
from caravan_pub.build.page_map import keep_pages
from caravan_pub.build.paged import lay_out
from caravan_pub.build.pictures import make_pictures
from caravan_pub.build.prepare import Prepared
from caravan_pub.build.words import generated_words, printed_chapters
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.layout import page_texts
from caravan_pub.model.edition import Edition, Product
from caravan_pub.model.publication import Metadata
from caravan_pub.model.settings import PrintSettings
from caravan_pub.press import pages_with_blanks
from caravan_pub.prove import PageSize, PdfExpectation, PressExpectation, prove_page_words, prove_pdf


def print_path(prepared: Prepared) -> str:
    """Where the print PDF goes, below the publication's folder."""
    return f"build/{prepared.resolved.settings.slug}-print.pdf"


def make_print(prepared: Prepared, diagnostics: Diagnostics, limits: jail.Limits) -> Made | None:
    """The print PDF; nothing, and a problem, where it cannot be made."""
    pictures = make_pictures(prepared, Edition.PRINT, diagnostics)
    if diagnostics.fail():
        return None
    laid = lay_out(prepared, Edition.PRINT, pictures, limits, diagnostics)
    if laid is None:
        return None
    keep_pages(prepared, laid.pdf.pages)
    resolved, settings = prepared.resolved, prepared.resolved.settings
    metadata = resolved.publication.metadata
    path = print_path(prepared)
    data = press_ready(prepared, laid.pdf, path, diagnostics)
    wanted = _expected(settings.print, len(laid.pdf.pages.folios), metadata)
    chapters = printed_chapters(resolved, laid.pdf.pages, page_texts(data))
    proofs = (
        prove_pdf(data, path, diagnostics, wanted),
        prove_page_words(chapters, generated_words(resolved, laid.pdf.pages), path, diagnostics),
    )
    return Made(Product(path, data), proofs, laid.pdf.pages)


def _expected(settings: PrintSettings, pages: int, metadata: Metadata) -> PdfExpectation:
    """What the file must be whose text takes so many pages."""
    size = PageSize(settings.trim.width, settings.trim.height, settings.bleed, gutter_bleed=settings.spine_bleed)
    press = PressExpectation(settings.variant, settings.ink)
    made = pages_with_blanks(pages, settings.multiple)
    return PdfExpectation(size, made, metadata.title, metadata.language, press=press)
