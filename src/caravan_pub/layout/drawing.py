"""Laid out pages are drawn into a PDF, with their structure where it is asked for."""

from weasyprint import Document, pdf as pdf_writer

from caravan_pub.layout.structure import gather_structure
from caravan_pub.model.structure import Structure


def draw_pages(laid: Document, *, tagged: bool) -> tuple[bytes, Structure | None]:
    """The PDF of a laid out document, and its structure where it is to be ``tagged``.

    The library builds tags of its own while it writes a file (``weasyprint.pdf.add_tags``): ours takes their place.
    """
    if not tagged:
        return laid.write_pdf(), None
    found: list[Structure] = []

    def gather(pdf: object, document: Document, _version: object, streams: list[object]) -> None:
        found.append(gather_structure(pdf, document, streams))

    theirs, pdf_writer.add_tags = pdf_writer.add_tags, gather
    try:
        data: bytes = laid.write_pdf(pdf_tags=True)
    finally:
        pdf_writer.add_tags = theirs
    return data, found[0]
