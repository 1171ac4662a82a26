"""Every place of a file where a colour can be is in ink afterwards."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from caravan_pub.press.inks import Inks
from caravan_pub.press.separation import separate_file
from caravan_pub.profiles import fogra39
from tests.press.colours import rgb_in

INKS = Inks(fogra39().data, 3.0)
RGB = Name.DeviceRGB
RED_TO_BLUE = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)


def stream(pdf: Pdf, data: bytes, **entries: object) -> pikepdf.Stream:
    made = pdf.make_stream(data)
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made


def page_with(pdf: Pdf, content: bytes, **resources: object) -> pikepdf.Page:
    page = pdf.add_blank_page()
    page.Contents = pdf.make_stream(content)
    page.obj.Resources = Dictionary({f"/{key}": value for key, value in resources.items()})
    return page


def form(pdf: Pdf, **entries: object) -> pikepdf.Stream:
    made = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": [0, 0, 9, 9], **entries}
    return stream(pdf, b"1 0 0 rg 0 0 9 9 re f", **made)


def picture(pdf: Pdf, mode: str = "RGB", **entries: object) -> pikepdf.Stream:
    pixels = Image.linear_gradient("L").resize((8, 8)).convert(mode)
    if mode == "RGB":
        pixels.putpixel((0, 0), (255, 0, 0))
    made = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 8, "Height": 8, "BitsPerComponent": 8}
    return stream(pdf, pixels.tobytes(), **{**made, "ColorSpace": RGB, **entries})


def jpeg(pdf: Pdf) -> pikepdf.Stream:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(file, "JPEG")
    made = picture(pdf)
    made.write(file.getvalue(), filter=Name.DCTDecode)
    return made


def shading(**entries: object) -> Dictionary:
    made = {"/ShadingType": 2, "/ColorSpace": RGB, "/Domain": [0, 1], "/Coords": [0, 0, 9, 9], "/Function": RED_TO_BLUE}
    return Dictionary({**made, **{f"/{key}": value for key, value in entries.items()}})


def profiled(pdf: Pdf) -> Array:
    from PIL import ImageCms

    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return Array([Name.ICCBased, stream(pdf, data, N=3)])


def masked(pdf: Pdf) -> Dictionary:
    group = form(pdf, Group=Dictionary(S=Name.Transparency, CS=RGB))
    return Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group, BC=[1, 1, 1]))


def stitched() -> Dictionary:
    return Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[0.5], Encode=[0, 1, 1, 0], Functions=[RED_TO_BLUE] * 2)


CASES: dict[str, Callable[[Pdf], object]] = {
    "page": lambda pdf: page_with(pdf, b"1 0 0 rg 0 1 0 RG 0 0 9 9 re B"),
    "form": lambda pdf: page_with(pdf, b"/F Do", XObject=Dictionary(F=form(pdf))),
    "form in form": lambda pdf: page_with(
        pdf, b"/F Do", XObject=Dictionary(F=form(pdf, Resources=Dictionary(XObject=Dictionary(F=form(pdf)))))
    ),
    "group": lambda pdf: page_with(
        pdf, b"/F Do", XObject=Dictionary(F=form(pdf, Group=Dictionary(S=Name.Transparency, CS=RGB)))
    ),
    "tiles": lambda pdf: page_with(
        pdf, b"/Pattern cs /P scn 0 0 9 9 re f",
        Pattern=Dictionary(P=form(pdf, PatternType=1, PaintType=1, XStep=9, YStep=9)),
    ),
    "uncoloured tiles": lambda pdf: page_with(
        pdf, b"/U cs 1 0 0 /P scn 0 0 9 9 re f", ColorSpace=Dictionary(U=[Name.Pattern, RGB])
    ),
    "blend": lambda pdf: page_with(pdf, b"/S sh", Shading=Dictionary(S=shading(Background=[1, 0, 0]))),
    "stitched blend": lambda pdf: page_with(pdf, b"/S sh", Shading=Dictionary(S=shading(Function=stitched()))),
    "blend as pattern": lambda pdf: page_with(
        pdf, b"/Pattern cs /P scn 0 0 9 9 re f", Pattern=Dictionary(P=Dictionary(PatternType=2, Shading=shading()))
    ),
    "picture": lambda pdf: page_with(pdf, b"/I Do", XObject=Dictionary(I=picture(pdf))),
    "JPEG": lambda pdf: page_with(pdf, b"/I Do", XObject=Dictionary(I=jpeg(pdf))),
    "picture with a profile": lambda pdf: page_with(
        pdf, b"/I Do", XObject=Dictionary(I=picture(pdf, ColorSpace=profiled(pdf)))
    ),
    "picture that shows what is below": lambda pdf: page_with(
        pdf, b"/I Do", XObject=Dictionary(I=picture(pdf, SMask=picture(pdf, "L", ColorSpace=Name.DeviceGray)))
    ),
    "picture with a table": lambda pdf: page_with(
        pdf, b"/I Do",
        XObject=Dictionary(I=stream(
            pdf, bytes(64), Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8,
            ColorSpace=[Name.Indexed, RGB, 1, pikepdf.String(b"\xff\0\0\0\0\xff")],
        )),
    ),
    "picture in the stream": lambda pdf: page_with(pdf, b"q BI /W 1 /H 1 /CS /RGB /BPC 8 ID \xff\x01\x02 EI Q"),
    "spaces by name": lambda pdf: page_with(
        pdf, b"/L cs 50 60 0 scn /I cs 1 0 0 scn /C cs 1 0 0 sc 0 0 9 9 re f",
        ColorSpace=Dictionary(
            L=[Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])], I=profiled(pdf),
            C=[Name.CalRGB, Dictionary(WhitePoint=[0.95, 1, 1.09], Gamma=[2.2, 2.2, 2.2])],
        ),
    ),
    "spot colour": lambda pdf: page_with(
        pdf, b"/S cs 1 scn 0 0 9 9 re f",
        ColorSpace=Dictionary(S=[Name.Separation, Name.Gold, RGB, RED_TO_BLUE]),
    ),
    "soft mask": lambda pdf: page_with(pdf, b"/M gs 0 0 9 9 re f", ExtGState=Dictionary(M=masked(pdf))),
    "drawn letters": lambda pdf: page_with(
        pdf, b"BT /F 9 Tf (a) Tj ET",
        Font=Dictionary(F=Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[1, 0, 0, 1, 0, 0],
            CharProcs=Dictionary(a=stream(pdf, b"9 0 d0 1 0 0 rg 0 0 9 9 re f")),
        )),
    ),
    "note": lambda pdf: setattr(
        pdf.add_blank_page().obj, "Annots",
        Array([pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Square, Rect=[0, 0, 9, 9], C=[1, 0, 0], IC=[0, 0, 1],
            AP=Dictionary(N=form(pdf)),
        ))]),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_nothing_in_rgb_is_left(case: str) -> None:
    with pikepdf.new() as pdf:
        CASES[case](pdf)
        if case != "drawn letters":  # the scan looks into what pikepdf knows as content
            assert rgb_in(pdf)
        assert list(separate_file(pdf, INKS)) == []
        assert rgb_in(pdf) == []
        letters = pdf.pages[0].resources.get("/Font", Dictionary()).as_dict().values()
        assert all(b"rg" not in each.CharProcs.a.read_bytes() for each in letters)


def test_a_blend_has_at_its_ends_the_inks_of_its_colours_and_keeps_its_pieces() -> None:
    with pikepdf.new() as pdf:
        page = page_with(pdf, b"/S sh", Shading=Dictionary(S=shading(Function=stitched())))
        list(separate_file(pdf, INKS))
        made = page.resources.Shading.S
        assert [len(made.Function.Functions), [float(edge) for edge in made.Function.Bounds]] == [2, [0.5]]
        samples = made.Function.Functions[0].read_bytes()
        assert [part / 255 for part in samples[:4]] == pytest.approx(INKS.of_srgb(1, 0, 0), abs=0.005)
        assert [part / 255 for part in samples[-4:]] == pytest.approx(INKS.of_srgb(0, 0, 1), abs=0.005)


def test_a_jpeg_stays_one_and_shows_the_same_colour() -> None:
    with pikepdf.new() as pdf:
        held = jpeg(pdf)
        page_with(pdf, b"/I Do", XObject=Dictionary(I=held))
        list(separate_file(pdf, INKS))
        assert (str(held.Filter), [int(part) for part in held.Decode]) == ("/DCTDecode", [1, 0] * 4)
        stored = Image.open(io.BytesIO(held.read_raw_bytes()))
        assert stored.mode == "CMYK"
        seen = pikepdf.PdfImage(held).as_pil_image().tobytes()[:4]
        assert [part / 255 for part in seen] == pytest.approx(INKS.of_srgb(200 / 255, 30 / 255, 30 / 255), abs=0.05)


def test_a_cmyk_jpeg_is_not_touched() -> None:
    with pikepdf.new() as pdf:
        file = io.BytesIO()
        Image.new("CMYK", (8, 8), (10, 200, 30, 0)).save(file, "JPEG")
        held = picture(pdf, ColorSpace=Name.DeviceCMYK)
        held.write(file.getvalue(), filter=Name.DCTDecode)
        page_with(pdf, b"/I Do", XObject=Dictionary(I=held))
        list(separate_file(pdf, INKS))
        assert held.read_raw_bytes() == file.getvalue()


def test_shared_resources_and_streams_are_separated_once() -> None:
    with pikepdf.new() as pdf:
        shared = pdf.make_indirect(Dictionary(ColorSpace=Dictionary(R=[Name.CalRGB, Dictionary(WhitePoint=[1, 1, 1])])))
        content = pdf.make_stream(b"/R cs 0 0 0 scn BT /F 9 Tf (a) Tj ET")
        for _ in range(3):
            page = pdf.add_blank_page()
            page.obj.Resources, page.obj.Contents = shared, content
        assert list(separate_file(pdf, INKS)) == []
        assert rgb_in(pdf) == []
        states = shared.ExtGState
        assert [bool(states.CaravanOverprint.op), bool(states.CaravanKnockout.op)] == [True, False]
        assert int(states.CaravanOverprint.OPM) == 1


def test_names_of_spaces_that_forms_share_are_known_to_each() -> None:
    """The layout library gives every form the names of its page."""
    with pikepdf.new() as pdf:
        names = pdf.make_indirect(Dictionary(L=[Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])]))
        held = form(pdf, Resources=Dictionary(ColorSpace=names))
        held.write(b"/L cs 40 50 -30 scn")
        page = page_with(pdf, b"/L cs 40 50 -30 scn /F Do", ColorSpace=names, XObject=Dictionary(F=held))
        assert list(separate_file(pdf, INKS)) == []
        assert rgb_in(pdf) == []
        assert held.read_bytes().split() == page.Contents.read_bytes().split()[:-2]
        assert held.read_bytes().split()[-1] == b"k"


def test_what_cannot_be_separated_is_named_with_its_page_and_the_rest_goes_on() -> None:
    with pikepdf.new() as pdf:
        mesh = stream(pdf, b"", ShadingType=4, ColorSpace=RGB, BitsPerCoordinate=8, BitsPerComponent=8, BitsPerFlag=8)
        pdf.add_blank_page()
        page_with(pdf, b"/S sh", Shading=Dictionary(S=mesh))
        page_with(pdf, b"1 0 0 rg")
        found = list(separate_file(pdf, INKS))
        assert found == [(2, "a blend in RGB between points of a mesh cannot be separated")]
        assert b"rg" not in pdf.pages[2].Contents.read_bytes()
