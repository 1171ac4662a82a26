"""Blank pages at the end, until a printer's sheets are full."""

import pikepdf


def pages_with_blanks(pages: int, multiple: int) -> int:
    """How many pages a book of so many has when blank ones fill its last sheet: the next multiple."""
    return -(-pages // multiple) * multiple


def fill_up(pdf: pikepdf.Pdf, multiple: int) -> None:
    """Add blank pages as large as the last one until their number is a multiple; a PDF without pages stays so."""
    if not len(pdf.pages):
        return
    last = pdf.pages[-1]
    for _ in range(pages_with_blanks(len(pdf.pages), multiple) - len(pdf.pages)):
        blank = pdf.add_blank_page()
        blank.mediabox, blank.trimbox = (pikepdf.Array(list(box)) for box in (last.mediabox, last.trimbox))
