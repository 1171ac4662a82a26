"""How wide a picture stands on the page, and the pixels that asks for."""

import pytest

from caravan_pub.model.kinds import Placement
from caravan_pub.model.settings import Trim
from caravan_pub.photos import Recipe, Use, for_print, placed_width, widest
from caravan_pub.photos.placed import pixels_for, ppi
from caravan_pub.photos.resize import target_size

TRIM = Trim(152.4, 228.6)


@pytest.mark.parametrize(
    ("placement", "width"),
    [
        (Placement.INLINE, 115.4),
        (Placement.WIDE, 123.4),
        (Placement.INSET, 51.93),
        (Placement.FULL_PAGE, 152.4),
        (Placement.SPREAD, 304.8),
    ],
)
def test_a_single_picture_is_as_wide_as_its_placement(placement: Placement, width: float) -> None:
    assert placed_width(placement, 0, 1, TRIM) == pytest.approx(width)


@pytest.mark.parametrize(
    ("count", "widths"), [(2, [56.2, 56.2]), (3, [56.2, 56.2, 115.4]), (4, [56.2, 56.2, 56.2, 56.2])]
)
def test_the_pictures_of_a_group_share_its_width_by_twos(count: int, widths: list[float]) -> None:
    found = [placed_width(Placement.INLINE, number, count, TRIM) for number in range(count)]
    assert found == pytest.approx(widths)


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
