"""How pictures fill what they are given on a page: a whole page, two that face each other, a row of a group."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

CLEAR = 0.08
"""How far from the fold the point that must be seen stays, as a part of both pages' width."""

APART = 0.026
"""The gap between two pictures of a group, as a part of the group's width: 3 mm of a text 115 mm wide."""

RESERVED = 55.0
"""mm of a page's height that pictures leave to the margins, and to three lines of a caption below them."""

LONG_ROW = 2.6
"""Widths over heights of a row's pictures, added up: three make one row up to here, and two rows beyond."""

Point = tuple[float, float]
MIDDLE: Point = (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Window:
    """Where a picture lies behind the frame that shows it, in the frame's unit: its corner from the frame's, its size.

    ``left`` and ``top`` are 0 or less, and the picture reaches the frame's right and lower edge or goes beyond.
    """

    left: float
    top: float
    width: float
    height: float


def covering(aspect: float, width: float, height: float, focus: Point | None = None) -> Window:
    """A picture of an aspect (width over height) that fills a frame wholly, its focus as near the middle as can be.

    ``focus`` is in fractions of the picture; without one its middle is meant.
    """
    return _covering(aspect, width, height, focus or MIDDLE, width / 2, 0.0)


def across_fold(aspect: float, width: float, height: float, focus: Point | None) -> Window:
    """A picture that fills two facing pages, ``width`` of both together, its focus at least ``CLEAR`` off the fold.

    It is enlarged where that needs more picture on one side than there is.  Without a focus it lies in the middle.
    """
    if focus is None:
        return covering(aspect, width, height)
    lying = covering(aspect, width, height, focus)
    if abs(lying.left + focus[0] * lying.width - width / 2) >= CLEAR * width:
        return lying
    wanted = [width * (0.5 - CLEAR), width * (0.5 + CLEAR)]
    return min(
        (_covering(aspect, width, height, focus, at, _least_width(at, width, focus[0])) for at in wanted),
        key=lambda window: (window.width, abs(window.left - lying.left)),
    )


def _least_width(at: float, width: float, across: float) -> float:
    """How wide a picture must be for the part ``across`` of it to stand ``at`` within a frame that it covers."""
    before = at / across if across > 0 else inf
    behind = (width - at) / (1 - across) if across < 1 else inf
    return max(before, behind)


def _covering(aspect: float, width: float, height: float, focus: Point, at: float, least: float) -> Window:
    wide = max(width, height * aspect, least)
    high = wide / aspect
    left = min(0.0, max(width - wide, at - focus[0] * wide))
    top = min(0.0, max(height - high, height / 2 - focus[1] * high))
    return Window(left, top, wide, high)


def focus_within(focus: Point | None, crop: tuple[float, float, float, float] | None) -> Point | None:
    """The point that must be seen in fractions of the part that is shown; ``crop`` is left, top, right and bottom."""
    if focus is None or crop is None:
        return focus
    left, top, right, bottom = crop
    across, down = (focus[0] - left) / (right - left), (focus[1] - top) / (bottom - top)
    return min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0)


def rows_of(aspects: Sequence[float]) -> list[int]:
    """How many pictures stand in each row of a group of so many, in their order.

    Two make a row, and four two; three make one where they are narrow, else the widest end has a row to itself.
    """
    if len(aspects) == 3 and sum(aspects) > LONG_ROW:
        return [1, 2] if aspects[0] >= aspects[2] else [2, 1]
    return [2, 2] if len(aspects) == 4 else [len(aspects)]


def shares(aspects: Sequence[float], width: float, gap: float, height: float = inf) -> list[float]:
    """The width of each picture of a group ``width`` wide, ``gap`` between two: those of a row are equally high.

    All are made smaller where the rows would be higher than ``height`` together.
    """
    found: list[float] = []
    high = 0.0
    for count in rows_of(aspects):
        row = aspects[len(found) : len(found) + count]
        room = width - gap * (count - 1)
        found += [room * aspect / sum(row) for aspect in row]
        high += room / sum(row)
    smaller = min(1.0, height / high)
    return [share * smaller for share in found]
