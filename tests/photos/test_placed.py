"""How wide a picture stands on the page, and the pixels that asks for."""

import pytest

from caravan_pub.model.kinds import Placement
from caravan_pub.model.settings import PrintSettings
from caravan_pub.photos import Recipe, Shape, Use, drawn_widths, for_print, widest
from caravan_pub.photos.placed import pixels_for, ppi
from caravan_pub.photos.resize import target_size

PRINT = PrintSettings()


@pytest.mark.parametrize(
    ("placement", "width"), [(Placement.INLINE, 113.4), (Placement.WIDE, 121.4), (Placement.INSET, 51.03)]
)
def test_a_single_picture_among_the_text_is_as_wide_as_its_placement(placement: Placement, width: float) -> None:
    assert drawn_widths(placement, [Shape(1.5)], PRINT) == pytest.approx([width])


@pytest.mark.parametrize(
    ("placement", "aspect", "focus", "width"),
    [
        (Placement.FULL_PAGE, 0.5, None, 158.4),
        (Placement.FULL_PAGE, 1.5, None, 1.5 * 234.6),
        (Placement.SPREAD, 1.0, None, 2 * 152.4 + 6),
        (Placement.SPREAD, 2.0, None, 2 * 234.6),
        (Placement.SPREAD, 1.0, (0.5, 0.5), 1.16 * (2 * 152.4 + 6)),
    ],
)
def test_a_picture_that_fills_pages_is_as_wide_as_it_must_be_to_reach_their_bleed(
    placement: Placement, aspect: float, focus: tuple[float, float] | None, width: float
) -> None:
    assert drawn_widths(placement, [Shape(aspect, focus)], PRINT) == pytest.approx([width])


@pytest.mark.parametrize(
    ("aspects", "widths"),
    [
        ([1.5, 1.5], [55.2258, 55.2258]),
        ([2, 1], [73.6344, 36.8172]),
        ([1.5, 1, 1], [113.4, 55.2258, 55.2258]),
        ([1.5] * 4, [55.2258] * 4),
    ],
)
def test_the_pictures_of_a_group_share_its_width_so_that_rows_are_level(
    aspects: list[float], widths: list[float]
) -> None:
    shapes = [Shape(aspect) for aspect in aspects]
    assert drawn_widths(Placement.INLINE, shapes, PRINT) == pytest.approx(widths, abs=0.001)
    assert drawn_widths(Placement.FULL_PAGE, shapes, PRINT) == pytest.approx(widths, abs=0.001)


def test_pixels_and_inches() -> None:
    assert pixels_for(25.4) == 300
    assert pixels_for(115.4) == 1363, "a part of a pixel asks for a whole one"
    assert ppi(600, 50.8) == pytest.approx(300)


def test_the_widest_use_counts_and_a_line_of_text_does_not() -> None:
    narrow, wide, line = Use("One", "Figure 1", 50.0), Use("Two", "Figure 2", 115.0), Use("Two", "", None)
    assert widest((narrow, line, wide)) == wide
    assert widest((line,)) is None
    assert widest(()) is None


@pytest.mark.parametrize("size", [(6000, 4000), (4000, 6000), (5000, 5000), (9000, 1000)])
@pytest.mark.parametrize("width", [51.93, 115.4, 304.8])
def test_a_large_picture_is_printed_with_300_ppi(size: tuple[int, int], width: float) -> None:
    made = target_size((0, 0, *size), for_print(Recipe(), size, width))
    assert 300 <= ppi(made[0], width) < 301 or made == size
    assert made[0] / made[1] == pytest.approx(size[0] / size[1], rel=0.01)


def test_a_small_picture_is_not_enlarged() -> None:
    assert target_size((0, 0, 400, 300), for_print(Recipe(), (400, 300), 115.4)) == (400, 300)
