"""A PDF/X by hand, of two pages and without fault, to be spoilt one fault at a time."""

import io
from collections.abc import Callable, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.profiles import fogra39
from caravan_pub.prove import PdfExpectation, PressExpectation, Proof, prove_pdf
from tests.prove import sample

CONTENT = b"0 0 0 1 k 0 0 9 9 re f /a gs BT /F1 10 Tf (a) Tj ET q 36 0 0 36 0 0 cm /I Do Q"
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfx="http://www.npes.org/pdfx/ns/id/">
<dc:title>The Road</dc:title><xmp:CreateDate>2026-11-23T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>2026-11-23T00:00:00Z</xmp:ModifyDate><xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfx:GTS_PDFXVersion>PDF/X-4</pdfx:GTS_PDFXVersion></rdf:Description></rdf:RDF></x:xmpmeta>"""
CLAIMS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "pdf/x-4": ("1.6", {}),
    "pdf/x-1a": ("1.4", {"/GTS_PDFXVersion": "PDF/X-1a:2003"}),
    "pdf/x-1a:2001": ("1.3", {"/GTS_PDFXVersion": "PDF/X-1:2001", "/GTS_PDFXConformance": "PDF/X-1a:2001"}),
}

Change = Callable[[Pdf], object]


def unchanged(_: Pdf) -> None:
    """Leave it without fault."""


def press_pdf(change: Change = unchanged, variant: str = "pdf/x-4") -> bytes:
    """The file after a change."""
    version, claims = CLAIMS[variant]

    def complete(pdf: Pdf) -> None:
        _press(pdf, claims, with_xmp=variant == "pdf/x-4")
        change(pdf)

    return sample.pdf(complete, version)


def _press(pdf: Pdf, claims: Mapping[str, str], *, with_xmp: bool) -> None:
    for page in pdf.pages:
        page.obj.Contents = pdf.make_stream(CONTENT)
        page.obj.Resources.ExtGState = Dictionary(a=Dictionary(ca=1, BM=Name.Normal))
        page.obj.Resources.XObject = Dictionary(I=picture(pdf, bytes((100, 100, 100, 100)) * 9))
    profile = pdf.make_stream(fogra39().data)
    profile.N = 4
    pdf.Root.OutputIntents = Array([
        Dictionary(
            Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"),
            Info=String("Coated"), DestOutputProfile=profile,
        )
    ])  # fmt: skip
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = String("D:20261123000000Z")
    pdf.docinfo["/Trapped"] = Name("/False")
    for key, value in claims.items():
        pdf.docinfo[key] = String(value)
    if with_xmp:
        packet = pdf.make_stream(XMP.encode())
        packet.Type, packet.Subtype = Name.Metadata, Name.XML
        pdf.Root.Metadata = packet


def picture(pdf: Pdf, pixels: bytes, side: int = 3) -> pikepdf.Stream:
    """A square CMYK picture."""
    made = pdf.make_stream(pixels)
    for key, value in {"Type": Name.XObject, "Subtype": Name.Image, "ColorSpace": Name.DeviceCMYK}.items():
        made[f"/{key}"] = value
    made.Width = made.Height = side
    made.BitsPerComponent = 8
    return made


def proved_for_press(data: bytes, variant: str = "pdf/x-4", ink: int = 300) -> tuple[Proof, list[tuple[str, str]]]:
    """What ``prove_pdf`` says and finds: (code, message)."""
    diagnostics = Diagnostics()
    expected = PdfExpectation(sample.SIZE, pages=2, press=PressExpectation(variant, ink))
    proof = prove_pdf(data, "build/book-print.pdf", diagnostics, expected)
    return proof, [(problem.code, problem.message) for problem in diagnostics]


def saved(pdf: Pdf) -> bytes:
    """A file's bytes."""
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()
