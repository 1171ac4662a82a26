"""What is opaque is written so; what shows through keeps its words."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from caravan_pub.press.opacity import make_opaque

GROUP = Dictionary(S=Name.Transparency, I=True)


def form(pdf: Pdf, content: bytes = b"0 0 9 9 re f", **resources: object) -> pikepdf.Stream:
    made = pdf.make_stream(content)
    for key, value in {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 9, 9]), "Group": GROUP}.items():
        made[f"/{key}"] = value
    made.Resources = Dictionary({f"/{key}": value for key, value in resources.items()})
    return made


def page_with(pdf: Pdf, content: bytes, **resources: object) -> pikepdf.Page:
    page = pdf.add_blank_page()
    page.obj.Contents = pdf.make_stream(content)
    page.obj.Resources = Dictionary({f"/{key}": value for key, value in resources.items()})
    return page


def seen_through(pdf: Pdf) -> pikepdf.Stream:
    held = pdf.make_stream(b"\0")
    held.Subtype, held.SMask = Name.Image, pdf.make_stream(b"\0")
    return held


def test_opaque_groups_and_states_lose_the_words_for_transparency() -> None:
    with pikepdf.new() as pdf:
        state = Dictionary(ca=1, CA=1, BM=Name.Normal, SMask=Name("/None"), AIS=False, LW=2)
        inner = form(pdf)
        page = page_with(
            pdf,
            b"/a gs /F Do",
            ExtGState=Dictionary(a=state),
            XObject=Dictionary(F=form(pdf, XObject=Dictionary(F=inner))),
        )
        page.obj.Group = GROUP
        make_opaque(pdf)
        assert list(page.resources.ExtGState.a.keys()) == ["/LW"]
        assert "/Group" not in page.obj
        assert "/Group" not in page.resources.XObject.F
        assert "/Group" not in page.resources.XObject.F.Resources.XObject.F


def test_what_shows_through_keeps_its_words_and_so_does_the_group_it_is_in() -> None:
    states = {
        "a": Dictionary(ca=0.5),
        "b": Dictionary(BM=Name.Multiply),
        "c": Dictionary(SMask=Dictionary(S=Name.Alpha)),
    }
    for name, state in states.items():
        with pikepdf.new() as pdf:
            inner = form(pdf, b"/X gs", ExtGState=Dictionary({"/X": state}))
            outer = form(pdf, b"/F Do", XObject=Dictionary(F=inner))
            page = page_with(pdf, b"/F Do /I Do", XObject=Dictionary(F=outer, I=seen_through(pdf), O=form(pdf)))
            make_opaque(pdf)
            assert "/Group" in page.resources.XObject.F, name
            assert "/Group" in page.resources.XObject.F.Resources.XObject.F
            assert len(page.resources.XObject.F.Resources.XObject.F.Resources.ExtGState.X.keys()) == 1
            assert "/SMask" in page.resources.XObject.I
            assert "/Group" not in page.resources.XObject.O
