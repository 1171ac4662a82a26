"""Printer's marks stand outside the bleed, in line with the trim, on every plate."""

import io
import re

import pikepdf
import pytest

from caravan_pub.press.marks import GAP, LENGTH, PATCHES, SLUG, add_slug, colour_bars, crop_marks, crosses, draw_marks

TRIM = (0.0, 0.0, 432.0, 648.0)
BLEED = (-8.5, -8.5, 440.5, 656.5)
LINE = re.compile(r"(-?[\d.]+) (-?[\d.]+) m (-?[\d.]+) (-?[\d.]+) l S")


def _lines(drawn: str) -> list[tuple[float, float, float, float]]:
    return [(float(a), float(b), float(c), float(d)) for a, b, c, d in LINE.findall(drawn)]


def test_eight_crop_marks_stand_in_line_with_the_trim() -> None:
    lines = _lines(crop_marks(TRIM, BLEED))

    assert len(lines) == 8
    for x1, y1, x2, y2 in lines:
        assert (y1 == y2 and y1 in (0.0, 648.0)) or (x1 == x2 and x1 in (0.0, 432.0))
        assert abs(x2 - x1) + abs(y2 - y1) == pytest.approx(LENGTH, abs=0.01)


@pytest.mark.parametrize("drawn", [crop_marks(TRIM, BLEED), crosses(TRIM, BLEED)], ids=["crop", "cross"])
def test_no_mark_touches_the_bleed_and_none_leaves_the_sheet(drawn: str) -> None:
    for x1, y1, x2, y2 in _lines(drawn):
        outside = [
            min(x1, x2) >= BLEED[2] + GAP - 0.01,
            max(x1, x2) <= BLEED[0] - GAP + 0.01,
            min(y1, y2) >= BLEED[3] + GAP - 0.01,
            max(y1, y2) <= BLEED[1] - GAP + 0.01,
        ]
        assert any(outside)
        assert BLEED[0] - SLUG <= min(x1, x2)
        assert max(y1, y2) <= BLEED[3] + SLUG


def test_marks_are_drawn_in_the_colour_of_all_plates_after_the_page() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(432, 648))
        page.contents_add(pdf.make_stream(b"0 0 1 rg 0 0 432 648 re f"))
        media = add_slug(page, BLEED)
        draw_marks(pdf, page, TRIM, BLEED, ("crop", "cross"))
        file = io.BytesIO()
        pdf.save(file)
    with pikepdf.open(io.BytesIO(file.getvalue())) as pdf:
        (space,) = pdf.pages[0].resources.ColorSpace.values()
        drawn = [str(step.operator) for step in pikepdf.parse_content_stream(pdf.pages[0])]
        assert [str(space[0]), str(space[1])] == ["/Separation", "/All"]
        assert drawn.index("rg") < drawn.index("SCN")
        assert drawn.count("q") == drawn.count("Q")
        assert [float(side) for side in pdf.pages[0].mediabox] == pytest.approx(list(media), abs=0.001)


@pytest.mark.parametrize("width", [432.0, 298.0, 150.0])
def test_colour_bars_stand_between_the_corner_and_the_register_mark_outside_the_bleed(width: float) -> None:
    trim = (0.0, 0.0, width, 648.0)
    bleed = (-8.5, -8.5, width + 8.5, 656.5)
    patches = re.findall(r"([\d.]+(?: [\d.]+){3}) k ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f", colour_bars(trim, bleed))
    assert [ink for ink, *_ in patches] == list(PATCHES[: len(patches)])
    assert len(patches) >= 3
    for _, x, y, side, height in patches:
        assert float(x) > 0
        assert float(x) + float(side) < width / 2 - LENGTH / 2
        assert bleed[3] + GAP <= float(y) + 0.01
        assert float(y) + float(height) < bleed[3] + SLUG
