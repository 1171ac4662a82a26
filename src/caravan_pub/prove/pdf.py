"""Our own proof of a PDF: pages of the right size, every font within it, and nothing that acts."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.prove.pdf_boxes import PageSize, prove_boxes
from caravan_pub.prove.pdf_objects import prove_objects
from caravan_pub.prove.pdf_rules import LANGUAGE, TITLE, UNREADABLE, VERSION
from caravan_pub.prove.pdfx import PressExpectation, prove_press
from caravan_pub.prove.proof import Findings, Proof, counted

NAME = "PDF"

DAMAGE = (
    pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, ValueError, TypeError, KeyError, OSError, OverflowError,
    AttributeError,
)  # fmt: skip
"""What pikepdf raises where a file is damaged or its objects are of other kinds than the standard says."""


@dataclass(frozen=True, slots=True)
class PdfExpectation:
    """What a PDF must be.  ``size`` is that of every page.

    ``pages`` is how many were laid out, and ``version`` the format's ("1.6"); 0 and empty mean any.
    Of ``title`` and ``language`` empty means any that is stated.  ``press`` is there for a file that a printer gets.
    """

    size: PageSize
    pages: int = 0
    title: str = ""
    language: str = ""
    version: str = ""
    press: PressExpectation | None = None


def prove_pdf(data: bytes, path: str, diagnostics: Diagnostics, expected: PdfExpectation) -> Proof:
    """Prove a PDF file; ``path`` is where it goes, below the publication's folder.

    Proved are: it opens and is not locked; the number and the boxes of its pages; every font is embedded; no script,
    form, attachment, sound or film, and no action but going to a page or to a web or mail address; title, language
    and version; for the press, the rules of PDF/X.
    """
    findings = Findings(path, diagnostics)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            figures = (*_prove(pdf, expected, findings), findings.figure)
    except DAMAGE as error:
        findings.add(UNREADABLE, f"the PDF cannot be read: {error}")
        figures = (findings.figure,)
    return Proof(NAME, ", ".join(figures))


def _prove(pdf: pikepdf.Pdf, expected: PdfExpectation, findings: Findings) -> Iterator[str]:
    pages = len(pdf.pages)
    if pdf.is_encrypted:
        findings.add(UNREADABLE, "the PDF is locked")
    if not pages:
        findings.add(UNREADABLE, "the PDF has no pages")
    if expected.pages and pages != expected.pages:
        findings.add(UNREADABLE, f"the PDF has {counted(pages, 'page')}; {expected.pages:,} were laid out")
    for number, page in enumerate(pdf.pages, start=1):
        prove_boxes(page, number, expected.size, findings)
    fonts = prove_objects(pdf, findings)
    _statements(pdf, expected, findings)
    yield counted(pages, "page")
    yield f"{counted(fonts, 'font')} embedded"
    if expected.press is not None:
        yield prove_press(pdf, expected.press, findings)


def _statements(pdf: pikepdf.Pdf, expected: PdfExpectation, findings: Findings) -> None:
    title = _stated(pdf.docinfo, "/Title")
    if not title or (expected.title and title != expected.title):
        findings.add(TITLE, f"the PDF's title is {title or 'not stated'}", hint=_should(expected.title))
    language = _stated(pdf.Root, "/Lang")
    if not language or (expected.language and language.lower() != expected.language.lower()):
        findings.add(LANGUAGE, f"the PDF's language is {language or 'not stated'}", hint=_should(expected.language))
    if expected.version and pdf.pdf_version != expected.version:
        findings.add(VERSION, f"the PDF is of version {pdf.pdf_version}", hint=_should(expected.version))


def _stated(dictionary: pikepdf.Dictionary | pikepdf.Object, key: str) -> str:
    value = dictionary.get(key)
    return str(value).strip() if isinstance(value, pikepdf.String) else ""


def _should(expected: str) -> str:
    return f"it should be {expected}" if expected else ""
