"""The print edition: pages laid out until the numbers in them stand, finished for the printer, and proved."""

from collections.abc import Mapping
from functools import partial

from caravan_pub import jail
from caravan_pub.build.confined import Made, PagesUnsettledError, confined, resources
from caravan_pub.build.pictures import make_pictures
from caravan_pub.build.prepare import Prepared
from caravan_pub.build.words import generated_words, printed_chapters
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.layout import Typeset, page_texts, typeset
from caravan_pub.model.edition import Derivative, Edition, PageMap, Product
from caravan_pub.press import finish
from caravan_pub.prove import PageSize, PdfExpectation, prove_page_words, prove_pdf
from caravan_pub.render import render_edition

ROUNDS = 5
"""How often pages are laid out until the numbers in them are those of the pages they name."""


def make_print(prepared: Prepared, diagnostics: Diagnostics, limits: jail.Limits) -> Made | None:
    """The print PDF; nothing, and a problem, where it cannot be made."""
    pictures = make_pictures(prepared, Edition.PRINT, diagnostics)
    work = partial(_set_pages, prepared, pictures)
    laid = confined(work, limits, "the layout", diagnostics)
    if laid is None:
        return None
    diagnostics.extend(list(laid.problems))
    resolved, settings = prepared.resolved, prepared.resolved.settings
    metadata = resolved.publication.metadata
    data = finish(laid.pdf.data, laid.pdf.pages, metadata, settings.print)
    path = f"build/{settings.slug}-print.pdf"
    size = PageSize(settings.print.trim.width, settings.print.trim.height, settings.print.bleed)
    wanted = PdfExpectation(size, len(laid.pdf.pages.folios), metadata.title, metadata.language)
    chapters = printed_chapters(resolved, laid.pdf.pages, page_texts(data))
    proofs = (
        prove_pdf(data, path, diagnostics, wanted),
        prove_page_words(chapters, generated_words(resolved, laid.pdf.pages), path, diagnostics),
    )
    return Made(Product(path, data), proofs, laid.pdf.pages)


def _set_pages(prepared: Prepared, pictures: Mapping[str, Derivative]) -> Typeset:
    """Lay out until the page numbers in the pages are those of the pages; most books settle in the second round."""
    resolved, theme = prepared.resolved, prepared.theme
    before: PageMap | None = None
    pages: PageMap | None = None
    for _ in range(ROUNDS):
        rendered = render_edition(resolved, theme, Edition.PRINT, pictures, pages)
        held = {r.name: r for r in resources(prepared, pictures, rendered.stylesheet)}
        laid = typeset(rendered.documents, rendered.stylesheet, held, resolved.publication.metadata)
        if laid.pdf.pages == pages:
            return laid
        before, pages = pages, laid.pdf.pages
    moved = _first_difference(before, pages)
    raise PagesUnsettledError(
        f"page numbers do not settle in {ROUNDS} rounds: {moved} moves each time", "change its length"
    )


def _first_difference(before: PageMap | None, after: PageMap | None) -> str:
    old, new = (before.anchors if before else {}), (after.anchors if after else {})
    return next((anchor for anchor in new if new[anchor] != old.get(anchor)), "the last page")
