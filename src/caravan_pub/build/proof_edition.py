"""The proof edition: pages for an editor's pen, with numbered lines and what is known to be wrong beside its place."""

from functools import partial

from caravan_pub import jail
from caravan_pub.build.confined import Made, confined, resources
from caravan_pub.build.paged import lay_out
from caravan_pub.build.pictures import make_pictures
from caravan_pub.build.prepare import Prepared
from caravan_pub.build.words import generated_words, printed_chapters
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.layout import line_places, page_texts, typeset
from caravan_pub.model.edition import Edition, Product
from caravan_pub.model.publication import Status
from caravan_pub.model.remark import Remark
from caravan_pub.press import finish_proof
from caravan_pub.prove import PageSize, PdfExpectation, prove_page_words, prove_pdf
from caravan_pub.render import direction_of, proof_stamp, render_line_numbers, render_stylesheet

POINTS_PER_MM = 72 / 25.4
HEAD, FOOT = 18.0, 22.0
"""mm at the head and the foot of a page whose lines are not numbered: running heads and folios."""


def make_proof(prepared: Prepared, diagnostics: Diagnostics, limits: jail.Limits) -> Made | None:
    """The PDF for an editor's pen; nothing, and a problem, where it cannot be made."""
    pictures = make_pictures(prepared, Edition.PROOF, diagnostics)
    remarks = (*_plates(prepared), *_problems(diagnostics))
    laid = lay_out(prepared, Edition.PROOF, pictures, limits, diagnostics, remarks=remarks)
    if laid is None or diagnostics.fail():
        return None
    resolved, settings = prepared.resolved, prepared.resolved.settings
    metadata, page = resolved.publication.metadata, settings.proof.page
    left, measure = settings.proof.column(right_to_left=direction_of(metadata.language) == "rtl")
    sides = [side * POINTS_PER_MM for side in (left, left + measure, HEAD, page.height - FOOT)]
    lines = line_places(laid.pdf.data, *sides)
    numbers = confined(partial(_numbered, prepared, lines), limits, "the numbers of the lines", diagnostics)
    if numbers is None:
        return None
    data = finish_proof(laid.pdf, numbers, metadata)
    path = f"build/{settings.slug}-proof.pdf"
    size = PageSize(page.width, page.height, written=False)
    wanted = PdfExpectation(size, len(laid.pdf.pages.folios), metadata.title, metadata.language)
    chapters = printed_chapters(resolved, laid.pdf.pages, page_texts(data))
    told = [part for remark in remarks for part in (remark.code, remark.text, remark.help, remark.path)]
    told.append(proof_stamp(metadata))
    proofs = (
        prove_pdf(data, path, diagnostics, wanted),
        prove_page_words(chapters, [*generated_words(resolved, laid.pdf.pages), *told], path, diagnostics),
    )
    return Made(Product(path, data), proofs, laid.pdf.pages)


def _plates(prepared: Prepared) -> list[Remark]:
    """A remark for each picture that is shown by a plate."""
    return [
        Remark(photo.place.path, photo.place.line, "plate", f"photo {photo.status}", "a plate stands for this picture")
        for photo in prepared.resolved.publication.photos.values()
        if photo.status is not Status.CLEARED and photo.drawing is None
    ]


def _problems(diagnostics: Diagnostics) -> list[Remark]:
    return [
        Remark(one.place.path, one.place.line, str(one.severity), one.code, one.message, one.help)
        for one in diagnostics.sorted()
    ]


def _numbered(prepared: Prepared, lines: tuple[tuple[float, ...], ...]) -> bytes:
    """Pages with nothing on them but the numbers of lines."""
    resolved, theme = prepared.resolved, prepared.theme
    document = render_line_numbers(resolved, theme, lines)
    sheet = render_stylesheet(resolved, theme, Edition.PROOF, "lines.css")
    held = {resource.name: resource for resource in resources(prepared, {}, sheet)}
    data: bytes = typeset([document], sheet, held, resolved.publication.metadata).pdf.data
    return data
