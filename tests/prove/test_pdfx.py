"""Each rule of PDF/X, with a file that breaks it."""

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from tests.prove.press_sample import CLAIMS, XMP, Change, picture, press_pdf, proved_for_press


@pytest.mark.parametrize("variant", CLAIMS)
def test_a_file_without_fault_passes_and_its_measures_are_told(variant: str) -> None:
    proof, found = proved_for_press(press_pdf(variant=variant), variant)
    assert found == []
    claim = {"pdf/x-4": "PDF/X-4", "pdf/x-1a": "PDF/X-1a:2003"}.get(variant, "PDF/X-1a:2001")
    assert f"{claim}, nothing but ink, 157 % at the most" in proof.figure


@pytest.mark.parametrize("variant", CLAIMS)
def test_a_file_that_is_another_variant_is_found(variant: str) -> None:
    for other in CLAIMS:
        if other != variant:
            codes = {code for code, _ in proved_for_press(press_pdf(variant=other), variant)[1]}
            assert {"pdfx-claim-wrong", "pdf-version-wrong"} <= codes


def draw(content: bytes, **resources: object) -> Change:
    def change(pdf: Pdf) -> None:
        page = pdf.pages[1].obj
        page.Contents = pdf.make_stream(content)
        for kind, held in resources.items():
            page.Resources[f"/{kind}"] = held

    return change


def intent(change: Callable[[Any], object]) -> Change:
    return lambda pdf: change(pdf.Root.OutputIntents[0])


def without(key: str) -> Change:
    return lambda pdf: pdf.docinfo.__delitem__(key)


def packet(old: str, new: str) -> Change:
    return lambda pdf: pdf.Root.Metadata.write(XMP.replace(old, new).encode())


def form(pdf: Pdf, content: bytes, **entries: object) -> pikepdf.Stream:
    made = pdf.make_stream(content)
    made.Subtype, made.BBox = Name.Form, Array([0, 0, 9, 9])
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made


def put(kind: str, make: object) -> Change:
    def change(pdf: Pdf) -> None:
        assert callable(make)
        draw(b"/X Do /X gs /X sh", **{kind: Dictionary(X=make(pdf))})(pdf)

    return change


SPOILT: list[tuple[str, str, Change]] = [
    ("pdfx-intent-wrong", "0 output intents", lambda pdf: pdf.Root.__delitem__("/OutputIntents")),
    ("pdfx-intent-wrong", "2 output intents", lambda pdf: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])),
    ("pdfx-intent-wrong", "no Info", intent(lambda held: held.__delitem__("/Info"))),
    (
        "pdfx-intent-wrong", "no OutputConditionIdentifier",
        intent(lambda held: held.__delitem__("/OutputConditionIdentifier")),
    ),
    ("pdfx-intent-wrong", "no profile for CMYK", intent(lambda held: held.__delitem__("/DestOutputProfile"))),
    ("pdfx-intent-wrong", "no profile for CMYK", intent(lambda held: held.DestOutputProfile.write(b"acsp" * 40))),
    ("pdfx-intent-wrong", "4 inks", intent(lambda held: setattr(held.DestOutputProfile, "N", 3))),
    ("pdfx-statement-missing", "its CreationDate", without("/CreationDate")),
    ("pdfx-statement-missing", "its ModDate", without("/ModDate")),
    ("pdfx-statement-missing", "its Title", without("/Title")),
    ("pdfx-statement-missing", "trapped", lambda pdf: pdf.docinfo.__setitem__("/Trapped", Name.Unknown)),
    ("pdfx-statement-missing", "another date", packet("<xmp:CreateDate>2026", "<xmp:CreateDate>2025")),
    ("pdfx-statement-missing", "no xmpMM:VersionID", packet("xmpMM:VersionID>", "xmpMM:Version>")),
    ("pdfx-claim-wrong", "claims no PDF/X", packet("GTS_PDFXVersion", "GTS")),
    ("pdfx-claim-wrong", "claims PDF/X-3", packet("PDF/X-4", "PDF/X-3")),
    ("pdfx-colour-not-ink", "page 2: DeviceRGB", draw(b"1 0 0 rg")),
    ("pdfx-colour-not-ink", "page 2: DeviceRGB", draw(b"BT (a) Tj ET 1 0 0 RG")),
    ("pdfx-colour-not-ink", "page 2: DeviceRGB", draw(b"/DeviceRGB cs 1 0 0 sc")),
    ("pdfx-colour-not-ink", "a picture in DeviceRGB", draw(b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI")),
    ("pdfx-colour-not-ink", "a colour in Lab", draw(b"/L cs", ColorSpace=Dictionary(L=[Name.Lab, Dictionary()]))),
    ("pdfx-colour-not-ink", "a colour in L, which is not there", draw(b"/L cs 50 0 0 scn")),
    (
        "pdfx-colour-not-ink", "a colour in DeviceRGB",
        draw(b"/S cs", ColorSpace=Dictionary(S=[Name.Separation, Name.Gold, Name.DeviceRGB, Dictionary()])),
    ),
    (
        "pdfx-colour-not-ink", "a picture in DeviceRGB",
        put("XObject", lambda pdf: _with(picture(pdf, bytes(27)), ColorSpace=Name.DeviceRGB)),
    ),
    (
        "pdfx-colour-not-ink", "a picture in DeviceRGB",
        put("XObject", lambda pdf: _with(picture(pdf, bytes(9)), ColorSpace=[Name.Indexed, Name.DeviceRGB, 0, "abc"])),
    ),
    ("pdfx-colour-not-ink", "a blend in DeviceRGB", put("Shading", lambda _: Dictionary(ColorSpace=Name.DeviceRGB))),
    ("pdfx-colour-not-ink", "page 2: DeviceRGB", put("XObject", lambda pdf: form(pdf, b"1 0 0 rg"))),
    (
        "pdfx-colour-not-ink", "a group in DeviceRGB",
        put("XObject", lambda pdf: form(pdf, b"", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))),
    ),
    (
        "pdfx-colour-not-ink", "page 2: DeviceRGB",
        put("ExtGState", lambda pdf: Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form(pdf, b"1 0 0 rg")))),
    ),
    ("pdfx-too-much-ink", "a colour of 310 % ink", draw(b"1 1 .5 .6 k")),
    ("pdfx-too-much-ink", "a colour of 310 % ink", draw(b"/DeviceCMYK CS 1 1 .5 .6 SCN")),
    (
        "pdfx-too-much-ink", "a picture with 400 % ink",
        lambda pdf: setattr(pdf.pages[1].obj.Resources.XObject, "I", picture(pdf, b"\xff" * 36)),
    ),
    ("pdfx-letters-mixed", "small letters in 60 40 40 100 %", draw(b".6 .4 .4 1 k BT /F1 10 Tf (a) Tj ET")),
    (
        "pdfx-annotation", "page 2: 1 annotations",
        lambda pdf: setattr(
            pdf.pages[1].obj, "Annots", Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])])
        ),
    ),
    ("pdfx-object-forbidden", "PostScript", put("XObject", lambda pdf: _with(pdf.make_stream(b""), Subtype=Name.PS))),
    ("pdfx-object-forbidden", "OPI", put("XObject", lambda pdf: form(pdf, b"", OPI=Dictionary()))),
    ("pdfx-object-forbidden", "a transfer curve", put("ExtGState", lambda _: Dictionary(TR=Name.Identity))),
    (
        "pdfx-object-forbidden", "alternate pictures",
        put("XObject", lambda pdf: _with(picture(pdf, bytes(36)), Alternates=[])),
    ),
]  # fmt: skip


def _with(held: pikepdf.Stream, **entries: object) -> pikepdf.Stream:
    for key, value in entries.items():
        held[f"/{key}"] = value
    return held


@pytest.mark.parametrize(("code", "what", "change"), SPOILT, ids=[f"{code}: {what}" for code, what, _ in SPOILT])
def test_a_fault_is_found_and_no_other(code: str, what: str, change: Change) -> None:
    found = proved_for_press(press_pdf(change))[1]
    assert {each for each, _ in found} - {"pdf-title-missing"} == {code}
    assert any(what in message for _, message in found)


OPAQUE: list[tuple[str, Change]] = [
    ("an opacity of 50 %", draw(b"/a gs", ExtGState=Dictionary(a=Dictionary(ca=0.5)))),
    ("a blend mode", draw(b"/a gs", ExtGState=Dictionary(a=Dictionary(BM=Name.Multiply)))),
    ("a soft mask", draw(b"/a gs", ExtGState=Dictionary(a=Dictionary(SMask=Dictionary(S=Name.Alpha))))),
    ("a transparency group", put("XObject", lambda pdf: form(pdf, b"", Group=Dictionary(S=Name.Transparency)))),
    (
        "a picture with a soft mask",
        put(
            "XObject",
            lambda pdf: _with(
                picture(pdf, bytes(36)), SMask=_with(picture(pdf, b"\0" * 9), ColorSpace=Name.DeviceGray)
            ),
        ),
    ),
]


@pytest.mark.parametrize(("what", "change"), OPAQUE, ids=[what for what, _ in OPAQUE])
@pytest.mark.parametrize("variant", ["pdf/x-1a", "pdf/x-1a:2001"])
def test_transparency_is_found_where_the_variant_has_none(variant: str, what: str, change: Change) -> None:
    assert proved_for_press(press_pdf(change, variant), variant)[1] == [("pdfx-transparent", f"page 2: {what}")]
    assert proved_for_press(press_pdf(change))[1] == []


def test_layers_and_what_is_later_than_a_variant_are_found() -> None:
    def layers(pdf: Pdf) -> None:
        pdf.Root.OCProperties = Dictionary()

    assert proved_for_press(press_pdf(layers, "pdf/x-1a"), "pdf/x-1a")[1] == [
        ("pdfx-object-forbidden", "the PDF holds layers")
    ]
    assert proved_for_press(press_pdf(layers))[1] == []


def test_colours_within_words_and_comments_are_none() -> None:
    content = b"BT /F1 9 Tf (1 0 0 rg (in) it) Tj [(1 0 0 rg) 3 <72676f>] TJ ET % 1 0 0 rg\n0 g"
    assert proved_for_press(press_pdf(draw(content)))[1] == []


def test_the_limit_is_the_one_that_was_asked_for() -> None:
    data = press_pdf(draw(b"1 1 .5 0 k"))
    assert proved_for_press(data, ink=250)[1] == []
    assert [code for code, _ in proved_for_press(data, ink=240)[1]] == ["pdfx-too-much-ink"]


def test_a_picture_packed_as_the_variant_does_not_know_is_found() -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[1].obj.Resources.XObject.I.write(b"\0\0\0\x0cjP  ", filter=Name.JPXDecode)

    assert proved_for_press(press_pdf(change, "pdf/x-1a:2001"), "pdf/x-1a:2001")[1] == [
        ("pdfx-object-forbidden", "the PDF holds a stream packed with JPXDecode")
    ]


def test_without_xmp_there_is_no_claim_of_pdf_x_4() -> None:
    found = proved_for_press(press_pdf(lambda pdf: pdf.Root.__delitem__("/Metadata")))[1]
    assert {"pdfx-claim-wrong", "pdfx-statement-missing"} == {code for code, _ in found}


def test_what_a_page_does_not_use_is_not_said_of_it() -> None:
    """The layout library gives all pages the same resources."""

    def change(pdf: Pdf) -> None:
        through = form(pdf, b"/a gs", Resources=Dictionary(ExtGState=Dictionary(a=Dictionary(ca=0.5))))
        through.PatternType = 1
        shared = pdf.make_indirect(Dictionary(Pattern=Dictionary(P=through), XObject=Dictionary(F=through)))
        for page, content in zip(pdf.pages, (b"0 g", b"/Pattern cs /P scn 0 0 9 9 re f"), strict=True):
            page.obj.Resources, page.obj.Contents = shared, pdf.make_stream(content)

    assert proved_for_press(press_pdf(change, "pdf/x-1a"), "pdf/x-1a")[1] == [
        ("pdfx-transparent", "page 2: an opacity of 50 %")
    ]
