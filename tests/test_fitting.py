"""Pictures fill pages, spreads and rows: nothing bare, nothing squashed, and what matters where it can be seen."""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from caravan_pub.fitting import CLEAR, Window, across_fold, covering, focus_within, rows_of, shares

ASPECTS = st.floats(0.2, 5)
SIDES = st.floats(20, 500)
PARTS = st.floats(0, 1)
SLIP = 1e-6


def fills(window: Window, width: float, height: float) -> bool:
    """Whether a picture leaves no part of its frame bare."""
    return (
        window.left <= SLIP
        and window.top <= SLIP
        and window.left + window.width >= width - SLIP
        and window.top + window.height >= height - SLIP
    )


@given(ASPECTS, SIDES, SIDES, PARTS, PARTS)
def test_a_covering_picture_leaves_nothing_bare_and_keeps_its_proportion(
    aspect: float, width: float, height: float, across: float, down: float
) -> None:
    window = covering(aspect, width, height, (across, down))
    assert fills(window, width, height)
    assert window.width / window.height == pytest.approx(aspect)
    assert window.width == pytest.approx(width) or window.height == pytest.approx(height), "no larger than it must be"


@pytest.mark.parametrize(
    ("focus", "left"), [((0.5, 0.5), -50.0), ((0.0, 0.5), 0.0), ((1.0, 0.5), -100.0), ((0.4, 0.5), -30.0)]
)
def test_the_focus_decides_what_is_cut_away(focus: tuple[float, float], left: float) -> None:
    """A picture of 2 : 1 on a square page loses half of its width."""
    assert covering(2, 100, 100, focus) == Window(left, 0, 200, 100)


@given(ASPECTS, SIDES, SIDES, PARTS, PARTS)
def test_the_focus_of_a_spread_is_never_near_the_fold(
    aspect: float, width: float, height: float, across: float, down: float
) -> None:
    window = across_fold(aspect, width, height, (across, down))
    assert fills(window, width, height)
    assert window.width / window.height == pytest.approx(aspect)
    assert abs(window.left + across * window.width - width / 2) >= CLEAR * width - SLIP


def test_a_spread_is_enlarged_no_more_than_the_fold_asks_for() -> None:
    assert across_fold(2, 200, 100, None) == covering(2, 200, 100)
    assert across_fold(2, 200, 100, (0.3, 0.5)) == covering(2, 200, 100, (0.3, 0.5)), "it is off the fold already"
    assert across_fold(2, 200, 100, (0.5, 0.5)).width == pytest.approx(232), "0.58 of the spread for half the picture"
    assert across_fold(3, 200, 100, (0.5, 0.5)).width == pytest.approx(300), "there is picture to be moved"


@pytest.mark.parametrize(
    ("aspects", "rows"),
    [([1.5], [1]), ([1.5, 0.7], [2]), ([0.7, 0.7, 0.7], [3]), ([1.5, 1, 1], [1, 2]), ([1, 1, 1.5], [2, 1]),
     ([1.5] * 4, [2, 2])],
)  # fmt: skip
def test_rows(aspects: list[float], rows: list[int]) -> None:
    assert rows_of(aspects) == rows


@given(st.lists(ASPECTS, min_size=1, max_size=4))
def test_the_pictures_of_a_row_are_equally_high_and_fill_its_width(aspects: list[float]) -> None:
    widths = shares(aspects, 120, 3)
    ends = [0]
    for count in rows_of(aspects):
        ends.append(ends[-1] + count)
    for start, end in pairwise(ends):
        assert sum(widths[start:end]) + 3 * (end - start - 1) == pytest.approx(120)
        heights = [width / aspect for width, aspect in zip(widths[start:end], aspects[start:end], strict=True)]
        assert max(heights) == pytest.approx(min(heights))


def test_the_focus_is_told_of_the_whole_picture_and_taken_of_the_part_that_is_shown() -> None:
    assert focus_within((0.3, 0.5), None) == (0.3, 0.5)
    assert focus_within(None, (0.2, 0, 0.6, 1)) is None
    assert focus_within((0.3, 0.5), (0.2, 0, 0.6, 1)) == pytest.approx((0.25, 0.5))
    assert focus_within((0.1, 0.5), (0.2, 0, 0.6, 1)) == (0.0, 0.5), "what was cut away cannot be seen: its side is"


@given(st.lists(ASPECTS, min_size=1, max_size=4), SIDES)
def test_pictures_are_no_higher_together_than_there_is_room(aspects: list[float], height: float) -> None:
    free, held = shares(aspects, 120, 3), shares(aspects, 120, 3, height)
    starts = [0, rows_of(aspects)[0]] if len(rows_of(aspects)) == 2 else [0]
    assert sum(held[start] / aspects[start] for start in starts) <= height + SLIP
    smaller = [share / whole for share, whole in zip(held, free, strict=True)]
    assert smaller == pytest.approx([smaller[0]] * len(free))
