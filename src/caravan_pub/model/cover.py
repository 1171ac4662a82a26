"""The sheet of a printed cover: back, spine and front side by side.  Lengths are millimetres, type sizes points."""

from dataclasses import dataclass

from caravan_pub.model.settings import Trim


@dataclass(frozen=True, slots=True)
class Barcode:
    """An EAN-13: its digits, and whether each of its 95 modules is black; ``guards`` are those that reach further down.

    ``written`` is the ISBN with its hyphens.
    """

    digits: str
    modules: tuple[bool, ...]
    guards: frozenset[int]
    written: str


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """Where everything stands on the sheet, measured from the left and the top of its trim.

    ``panel`` is the size of the front, and of the back.  ``safe`` is how far words keep from every edge and fold.
    ``field`` is where a barcode stands: left, top, width, height.  ``spine_size`` is the type size on the spine; 0:
    no words there.  ``front_size`` is that of the title.
    """

    panel: Trim
    pages: int
    spine: float
    bleed: float
    safe: float
    front_left: float
    back_left: float
    field: tuple[float, float, float, float]
    spine_size: float
    front_size: float

    @property
    def trim(self) -> Trim:
        """The size of the whole sheet after cutting."""
        return Trim(2 * self.panel.width + self.spine, self.panel.height)
