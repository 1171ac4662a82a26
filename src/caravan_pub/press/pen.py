"""The part of the graphics state that the ink pass follows (ISO 32000-1, 8.4)."""

import copy
import math
import re
from collections.abc import Sequence

from caravan_pub.press.spaces import GREY, Space

NOTHING = (math.inf, math.inf, -math.inf, -math.inf)
"""The box of a figure without points."""


class Pen:
    """What ``q`` keeps and ``Q`` restores, with the path that is being drawn.

    ``scale``: how much larger than in pt the coordinates are drawn.  ``black``: filled is in full black ink alone, or,
    where ``rich``, in rich black in its place.  ``size`` and ``mode`` are those of text, before its matrix.
    """

    __slots__ = ("black", "box", "fill", "mode", "overprint", "rich", "scale", "size", "stroke", "widest")

    def __init__(self) -> None:
        self.scale = 1.0
        self.fill: Space = GREY
        self.stroke: Space = GREY
        self.black = self.rich = self.overprint = False
        self.size = 0.0
        self.mode = 0
        self.box, self.widest = NOTHING, 0.0

    def copy(self) -> "Pen":
        """The same state, to be kept."""
        return copy.copy(self)

    def set_space(self, space: Space, *, stroke: bool) -> None:
        """Take another colour space, whose first colour is not yet looked at."""
        if stroke:
            self.stroke = space
        else:
            self.fill, self.black, self.rich = space, False, False

    def open_path(self) -> None:
        """Begin to measure a path."""
        self.box, self.widest = NOTHING, 0.0

    def reach(self, operator: bytes, parts: Sequence[float]) -> None:
        """The path goes on: ``m`` and ``re`` begin a figure; ``re`` gives a corner and two sides, others points."""
        if operator == b"re":
            x, y, width, height = parts
            parts = (x, y, x + width, y + height)
        if operator in {b"m", b"re"}:
            self.widest, self.box = self.breadth(), NOTHING
        left, bottom, right, top = self.box
        xs, ys = parts[::2], parts[1::2]
        self.box = (min(left, *xs), min(bottom, *ys), max(right, *xs), max(top, *ys))

    def breadth(self) -> float:
        """The shorter side of that figure of the path which is broadest: letters may be drawn as one path of many."""
        left, bottom, right, top = self.box
        return max(self.widest, min(right - left, top - bottom))


def numbers(found: re.Match[bytes]) -> list[float]:
    """The operands of an instruction that has only numbers.  ValueError where it has others."""
    return [float(part) for part in found[0][: -len(found[1])].split()]


def scale_of(matrix: Sequence[float]) -> float:
    """How much larger a matrix of six numbers draws: the root of its determinant."""
    a, b, c, d, *_ = matrix
    return math.sqrt(abs(a * d - b * c))
