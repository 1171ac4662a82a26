"""The printed book, as far as the trade wants to know it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """The number of its pages, blank ones too, and its size in mm; ``thickness`` is 0 where it is not known.

    ``boards``: it is bound in boards.
    """

    pages: int
    width: float
    height: float
    thickness: float = 0.0
    boards: bool = False
