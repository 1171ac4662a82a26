"""The screen edition: tagged pages with working links, finished as PDF/UA-1 and PDF/A-2a, and proved."""

from caravan_pub import jail
from caravan_pub.build.confined import Made
from caravan_pub.build.paged import lay_out
from caravan_pub.build.pictures import make_pictures
from caravan_pub.build.prepare import Prepared
from caravan_pub.build.words import generated_words, printed_chapters
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.layout import page_texts
from caravan_pub.model.edition import Edition, Product
from caravan_pub.press import finish_screen
from caravan_pub.prove import PageSize, PdfExpectation, prove_page_words, prove_pdf, prove_tags


def make_screen(prepared: Prepared, diagnostics: Diagnostics, limits: jail.Limits) -> Made | None:
    """The PDF for reading on a screen; nothing, and a problem, where it cannot be made."""
    pictures = make_pictures(prepared, Edition.SCREEN, diagnostics)
    laid = lay_out(prepared, Edition.SCREEN, pictures, limits, diagnostics, tagged=True)
    if laid is None:
        return None
    resolved, settings = prepared.resolved, prepared.resolved.settings
    metadata = resolved.publication.metadata
    data = finish_screen(laid.pdf, metadata)
    path = f"build/{settings.slug}-screen.pdf"
    size = PageSize(settings.screen.page.width, settings.screen.page.height, written=False)
    wanted = PdfExpectation(size, len(laid.pdf.pages.folios), metadata.title, metadata.language, "1.7")
    chapters = printed_chapters(resolved, laid.pdf.pages, page_texts(data))
    proofs = (
        prove_pdf(data, path, diagnostics, wanted),
        prove_tags(data, path, diagnostics),
        prove_page_words(chapters, generated_words(resolved, laid.pdf.pages), path, diagnostics),
    )
    return Made(Product(path, data), proofs, laid.pdf.pages)
