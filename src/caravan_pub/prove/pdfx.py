"""Our own proof that a file is the PDF/X that it is made as, rule by rule.

It reads the finished bytes with code of its own, so that a fault in how they were made is seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name, Object, String

from caravan_pub.prove.pdf_measures import Measures, PageMeasures, claim_of, measure
from caravan_pub.prove.pdf_rules import VERSION
from caravan_pub.prove.pdfx_rules import (
    CLAIM,
    FORBIDDEN,
    INK,
    INTENT,
    MIXED,
    NOTE,
    OVER,
    STATEMENT,
    THROUGH,
)
from caravan_pub.prove.proof import Findings

TOLERANCE, PICTURE_TOLERANCE = 0.6, 3.0
"""Per cent of ink that rounding may add to a colour, and the packing of a JPEG to a picture."""


@dataclass(frozen=True, slots=True)
class PressExpectation:
    """What a file for the press must be: its variant as a publication names it, and the most ink in per cent."""

    variant: str = "pdf/x-4"
    ink: int = 300


@dataclass(frozen=True, slots=True)
class _Standard:
    """What a variant claims, the version of PDF it is, and the filters it does not know."""

    claim: str
    pdf: str
    filters: frozenset[str]
    opaque: bool = True


_OLD = frozenset({"/LZWDecode", "/JPXDecode", "/Crypt"})
STANDARDS = {
    "pdf/x-4": _Standard("PDF/X-4", "1.6", frozenset({"/LZWDecode", "/Crypt"}), opaque=False),
    "pdf/x-1a": _Standard("PDF/X-1a:2003", "1.4", _OLD),
    "pdf/x-1a:2001": _Standard("PDF/X-1a:2001", "1.3", _OLD | {"/JBIG2Decode"}),
}
FORBIDDEN_KEYS = {
    "/OPI": "a picture that lies elsewhere (OPI)", "/Alternates": "alternate pictures", "/PS": "PostScript",
    "/TR": "a transfer curve", "/HTP": "a halftone phase",
}  # fmt: skip
LATER_KEYS = {"/OCProperties": "layers"}


def prove_press(pdf: pikepdf.Pdf, expected: PressExpectation, findings: Findings) -> str:
    """Prove an open file to be of its variant; what was measured, in words."""
    standard = STANDARDS[expected.variant]
    measures = measure(pdf)
    if pdf.pdf_version != standard.pdf:
        findings.add(
            VERSION, f"the PDF is of version {pdf.pdf_version}", hint=f"{standard.claim} is PDF {standard.pdf}"
        )
    claim = claim_of(pdf)
    if claim != standard.claim:
        findings.add(CLAIM, f"the PDF claims {claim or 'no PDF/X'}", hint=f"it should claim {standard.claim}")
    _intents(pdf, findings)
    _statements(pdf, findings)
    for page in measures.pages:
        _page(page, standard, expected, findings)
    for held in pdf.objects:
        for what in _forbidden(held, standard):
            findings.add(FORBIDDEN, f"the PDF holds {what}", hint=f"{standard.claim} does not know it")
    return _figure(standard, measures)


def _figure(standard: _Standard, measures: Measures) -> str:
    inks = "nothing but ink" if not measures.foreign else f"{measures.foreign} things that are no ink"
    return f"{standard.claim}, {inks}, {measures.ink:.0f} % at the most"


def _page(page: PageMeasures, standard: _Standard, expected: PressExpectation, findings: Findings) -> None:
    where = f"page {page.number}"
    for what in page.foreign:
        findings.add(INK, f"{where}: {what}", hint="every colour should be CMYK, grey or a spot colour")
    for what in page.through if standard.opaque else ():
        findings.add(THROUGH, f"{where}: {what}", hint="make it opaque, or take pdf/x-4")
    if page.ink > expected.ink + TOLERANCE:
        findings.add(OVER, f"{where}: a colour of {page.ink:.0f} % ink", hint=f"the limit is {expected.ink} %")
    most = max((picture.ink for picture in page.pictures), default=0.0)
    if most > expected.ink + PICTURE_TOLERANCE:
        findings.add(OVER, f"{where}: a picture with {most:.0f} % ink", hint=f"the limit is {expected.ink} %")
    for ink in page.mixed:
        inks = " ".join(f"{100 * part:.0f}" for part in ink)
        findings.add(MIXED, f"{where}: small letters in {inks} %", hint="black alone: 0 0 0 100 %")
    if page.annotations:
        findings.add(NOTE, f"{where}: {page.annotations} annotations", hint="remove them from the file for the press")


def _intents(pdf: pikepdf.Pdf, findings: Findings) -> None:
    held = pdf.Root.get("/OutputIntents")
    intents = [each for each in (held.as_list() if held is not None else []) if each.get("/S") == Name.GTS_PDFX]
    if len(intents) != 1:
        findings.add(INTENT, f"the PDF has {len(intents)} output intents for the press", hint="it should have one")
        return
    (intent,) = intents
    for key in ("/OutputConditionIdentifier", "/Info"):
        if not str(intent.get(key, "")).strip():
            findings.add(INTENT, f"the output intent has no {key[1:]}", hint="it should name the printing condition")
    profile = intent.get("/DestOutputProfile")
    data = profile.read_bytes() if isinstance(profile, pikepdf.Stream) else b""
    if data[36:40] != b"acsp" or data[12:20] != b"prtrCMYK" or int.from_bytes(data[:4], "big") != len(data):
        findings.add(INTENT, "the output intent has no profile for CMYK", hint="an ICC profile of class prtr")
    elif profile is not None and int(profile.get("/N", 0)) != 4:
        findings.add(INTENT, "the output intent's profile does not say that it has 4 inks", hint="/N 4")


def _statements(pdf: pikepdf.Pdf, findings: Findings) -> None:
    info = pdf.docinfo
    for key in ("/Title", "/CreationDate", "/ModDate"):
        held = info.get(key)
        if not isinstance(held, String) or not str(held).strip():
            findings.add(STATEMENT, f"the PDF does not state its {key[1:]}", hint="in the document information")
    if str(info.get("/Trapped")) not in {"/True", "/False"}:
        findings.add(STATEMENT, "the PDF does not say whether it is trapped", hint="/Trapped /True or /False")
    identity = pdf.trailer.get("/ID")
    if identity is None or len(identity) != 2 or not all(len(bytes(part)) for part in identity.as_list()):
        findings.add(STATEMENT, "the PDF has no identity", hint="an /ID of two strings in the trailer")
    packet = pdf.Root.get("/Metadata")
    if isinstance(packet, pikepdf.Stream):
        _metadata(packet, info, findings)
    elif "/GTS_PDFXVersion" not in info:
        findings.add(STATEMENT, "the PDF has no XMP", hint="PDF/X-4 states itself there")


def _metadata(packet: pikepdf.Stream, info: Dictionary | Object, findings: Findings) -> None:
    """The XMP must be readable as it stands, and must say what the document information says."""
    if "/Filter" in packet:
        findings.add(STATEMENT, "the XMP is packed", hint="it should stand in the file as it is")
    text = packet.read_bytes().decode("utf-8", "replace")
    written = str(info.get("/CreationDate", ""))
    date = f"{written[2:6]}-{written[6:8]}-{written[8:10]}T{written[10:12]}:{written[12:14]}:{written[14:16]}"
    if f"CreateDate>{date}" not in text:
        findings.add(STATEMENT, "the XMP has another date than the document information", hint=date)
    for key in ("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass", "xmp:ModifyDate", "dc:title"):
        if f"<{key}>" not in text:
            findings.add(STATEMENT, f"the XMP has no {key}", hint="PDF/X asks for it")


def _forbidden(held: Object, standard: _Standard) -> Iterator[str]:
    """What an object is or has that the variant does not know."""
    if isinstance(held, pikepdf.Stream):
        packing = held.get("/Filter")
        names = [packing] if isinstance(packing, Name) else packing.as_list() if packing is not None else []
        yield from (f"a stream packed with {str(name)[1:]}" for name in names if str(name) in standard.filters)
        if held.get("/Subtype") == Name.PS or held.get("/Subtype2") == Name.PS:
            yield "PostScript"
        if standard.pdf < "1.5" and held.get("/Type") in {Name.ObjStm, Name.XRef}:
            yield "a stream of objects"
    if isinstance(held, (pikepdf.Stream, Dictionary)):
        keys = FORBIDDEN_KEYS | (LATER_KEYS if standard.pdf < "1.5" else {})
        yield from (what for key, what in keys.items() if key in held)
        states = held.get("/Resources", Dictionary()).get("/ExtGState", Dictionary())
        for state in states.as_dict().values():
            if not state.is_indirect:
                yield from (what for key, what in keys.items() if key in state)
