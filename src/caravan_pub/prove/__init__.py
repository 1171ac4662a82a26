"""Proofs on finished products: our own, then EPUBCheck where it is installed."""

from caravan_pub.prove.ace import assess_epub, has_ace
from caravan_pub.prove.book import prove_epub
from caravan_pub.prove.epub_requirements import hold_epub, read_epub_file
from caravan_pub.prove.manuscript import Manuscript
from caravan_pub.prove.onix import validate_onix
from caravan_pub.prove.page_list import prove_page_list
from caravan_pub.prove.pages import PrintedChapter, prove_page_words
from caravan_pub.prove.pdf import PdfExpectation, prove_pdf
from caravan_pub.prove.pdf_boxes import PageSize, trimmed_size
from caravan_pub.prove.pdf_measures import Measures, PageMeasures, PlacedPicture, measure_pdf
from caravan_pub.prove.pdfx import PressExpectation
from caravan_pub.prove.print_requirements import hold_cover, hold_pages, read_print_file
from caravan_pub.prove.proof import Proof
from caravan_pub.prove.requirement import Requirement
from caravan_pub.prove.tags import prove_tags
from caravan_pub.prove.validator import validate_epub
from caravan_pub.prove.verapdf import validate_pdf
from caravan_pub.prove.words import prove_words

__all__ = [
    "Manuscript",
    "Measures",
    "PageMeasures",
    "PageSize",
    "PdfExpectation",
    "PlacedPicture",
    "PressExpectation",
    "PrintedChapter",
    "Proof",
    "Requirement",
    "assess_epub",
    "has_ace",
    "hold_cover",
    "hold_epub",
    "hold_pages",
    "measure_pdf",
    "prove_epub",
    "prove_page_list",
    "prove_page_words",
    "prove_pdf",
    "prove_tags",
    "prove_words",
    "read_epub_file",
    "read_print_file",
    "trimmed_size",
    "validate_epub",
    "validate_onix",
    "validate_pdf",
]
