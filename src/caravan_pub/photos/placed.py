"""How large a picture stands on the printed page: its width in mm by placement, and what that asks of it in px."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import assert_never

from caravan_pub.fitting import APART, RESERVED, across_fold, covering, shares
from caravan_pub.model.kinds import Placement
from caravan_pub.model.settings import PrintSettings, Trim

FILLING = frozenset({Placement.FULL_PAGE, Placement.SPREAD})
"""How a single picture is placed that fills its page, or two."""

SIDE_MARGINS = 39.0
"""mm of a page's width that its inner and outer margin take (20 and 19 in the theme)."""

WIDENED = 8.0
"""mm by which a wide figure is wider than the text: 4 on either side."""

INSET = 0.45
"""The part of the text's width that a figure takes beside which text stands."""

PPI = 300
"""Pixels to an inch that a picture is printed with."""

LEAST, GOOD = 0.5, 0.8
"""The parts of it below which a print is poor beyond doubt, and from which on nobody sees them: 150 and 240 of 300."""

MM_PER_INCH = 25.4


FRAME = 1.5
"""Width over height of a plate whose sidecar gives no aspect: 3:2, a 35 mm frame."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a photo is shown: in which chapter, under which label ("Figure 2.1"), and its width in mm.

    ``width`` is that of the whole picture, also of what lies beyond a page that it fills; it is absent for a picture in
    a line of text, which is as high as the line.
    """

    chapter: str
    label: str
    width: float | None


@dataclass(frozen=True, slots=True)
class Shape:
    """A picture's part that is shown: its width over its height, and the point in it that must be seen."""

    aspect: float
    focus: tuple[float, float] | None = None


def text_width(trim: Trim) -> float:
    """The width of the text in mm."""
    return trim.width - SIDE_MARGINS


def drawn_widths(placement: Placement, shapes: Sequence[Shape], settings: PrintSettings) -> list[float]:
    """The width in mm of each picture of a figure on its printed page.

    One that fills a page or a spread is as large as it must be to reach the bleed on all sides, its focus off the fold.
    """
    trim, beyond = settings.trim, 2 * settings.bleed
    if len(shapes) == 1 and placement in FILLING:
        wide, high = trim.width + beyond, trim.height + beyond
        (shape,) = shapes
        if placement is Placement.FULL_PAGE:
            return [covering(shape.aspect, wide, high, shape.focus).width]
        return [across_fold(shape.aspect, wide + trim.width, high, shape.focus).width]
    room = trim.height - RESERVED
    wide = figure_width(placement, trim)
    return shares([shape.aspect for shape in shapes], wide, wide * APART, room)


def figure_width(placement: Placement, trim: Trim) -> float:
    """The width in mm of a figure that stands among the text; a group has no page of its own."""
    match placement:
        case Placement.INLINE | Placement.FULL_PAGE:
            return text_width(trim)
        case Placement.WIDE | Placement.SPREAD:
            return text_width(trim) + WIDENED
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
