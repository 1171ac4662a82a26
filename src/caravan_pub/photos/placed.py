"""How large a picture stands on the printed page: its width in mm by placement, and what that asks of it in px."""

from dataclasses import dataclass
from math import ceil
from typing import assert_never

from caravan_pub.model.kinds import Placement
from caravan_pub.model.settings import Trim

SIDE_MARGINS = 37.0
"""mm of a page's width that its inner and outer margin take (20 and 17 in the theme)."""

WIDENED = 8.0
"""mm by which a wide figure is wider than the text: 4 on either side."""

INSET = 0.45
"""The part of the text's width that a figure takes beside which text stands."""

GAP = 3.0
"""mm between two pictures of a group."""

PPI = 300
"""Pixels to an inch that a picture is printed with."""

LEAST, GOOD = 150, 240
"""Pixels to an inch below which a print is poor beyond doubt, and from which on nobody sees them."""

MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a photo is shown: in which chapter, under which label ("Figure 2.1"), and its width in mm.

    ``width`` is absent for a picture in a line of text, which is as high as the line.
    """

    chapter: str
    label: str
    width: float | None


def text_width(trim: Trim) -> float:
    """The width of the text in mm."""
    return trim.width - SIDE_MARGINS


def placed_width(placement: Placement, number: int, count: int, trim: Trim) -> float:
    """The width in mm of picture ``number`` (from 0) of the ``count`` that a figure shows.

    The pictures of a group stand in rows of two; one that is left over has a row to itself.
    """
    whole = figure_width(placement, trim)
    alone = number == count - 1 and count % 2 == 1
    return whole if alone else (whole - GAP) / 2


def figure_width(placement: Placement, trim: Trim) -> float:
    """The width in mm of a figure."""
    match placement:
        case Placement.INLINE:
            return text_width(trim)
        case Placement.WIDE:
            return text_width(trim) + WIDENED
        case Placement.FULL_PAGE:
            return trim.width
        case Placement.SPREAD:
            return 2 * trim.width
        case Placement.INSET:
            return INSET * text_width(trim)
        case _ as never:
            assert_never(never)


def widest(uses: tuple[Use, ...]) -> Use | None:
    """The use that asks for most pixels; nothing where no width is known."""
    measured = [use for use in uses if use.width is not None]
    return max(measured, key=lambda use: use.width or 0.0) if measured else None


def ppi(pixels: int, width: float) -> float:
    """Pixels to an inch of so many px over ``width`` mm."""
    return round(pixels * MM_PER_INCH / width, 6)


def pixels_for(width: float, resolution: int = PPI) -> int:
    """The px that ``width`` mm ask for at a resolution in ppi."""
    return ceil(round(width / MM_PER_INCH * resolution, 6))
