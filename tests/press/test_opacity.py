"""What is opaque is written so; what shows through is named with its page."""

from collections.abc import Callable

import pikepdf
import pytest
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


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda pdf: page_with(pdf, b"/a gs", ExtGState=Dictionary(a=Dictionary(ca=0.25))), "25 % opacity"),
        (lambda pdf: page_with(pdf, b"/a gs", ExtGState=Dictionary(a=Dictionary(CA=0.5))), "50 % opacity"),
        (lambda pdf: page_with(pdf, b"/a gs", ExtGState=Dictionary(a=Dictionary(BM=Name.Multiply))), "Multiply"),
        (
            lambda pdf: page_with(pdf, b"/a gs", ExtGState=Dictionary(a=Dictionary(SMask=Dictionary(S=Name.Alpha)))),
            "soft mask",
        ),
        (lambda pdf: page_with(pdf, b"/I Do", XObject=Dictionary(I=seen_through(pdf))), "a picture"),
        (
            lambda pdf: page_with(
                pdf,
                b"/F Do",
                XObject=Dictionary(F=form(pdf, b"/a gs", ExtGState=Dictionary(a=Dictionary(ca=0.1)))),
            ),
            "10 % opacity",
        ),
    ],
)
def test_what_shows_through_is_named_with_its_page(make: Callable[[Pdf], pikepdf.Page], what: str) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        make(pdf)
        (found,) = list(make_opaque(pdf))
        assert found[0] == 2
        assert what in found[1]


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
        assert list(make_opaque(pdf)) == []
        assert list(page.resources.ExtGState.a.keys()) == ["/LW"]
        assert "/Group" not in page.obj
        assert "/Group" not in page.resources.XObject.F
        assert "/Group" not in page.resources.XObject.F.Resources.XObject.F


def test_a_state_that_no_page_uses_is_none() -> None:
    with pikepdf.new() as pdf:
        page_with(pdf, b"/b gs 0 0 9 9 re f", ExtGState=Dictionary(a=Dictionary(ca=0.5), b=Dictionary(ca=1)))
        assert list(make_opaque(pdf)) == []
