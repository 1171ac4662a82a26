"""The barcode of a book: an EAN-13 of its ISBN (GS1 General Specifications, 5.2; ISO/IEC 15420:2009)."""

import isbnlib
from barcode.ean import EuropeanArticleNumber13

from caravan_pub.model.cover import Barcode

MODULE = 0.33
"""mm of a module, the narrowest bar, at the nominal size."""
HEIGHT = 22.85
"""mm of a bar at the nominal size."""
GUARD = 5 * MODULE
"""mm by which the guards are longer."""


def barcode(isbn: str) -> Barcode:
    """The barcode of thirteen digits whose last one is right."""
    row = EuropeanArticleNumber13(isbn, guardbar=True).build()[0]
    modules = tuple(module in "1G" for module in row)
    guards = frozenset(place for place, module in enumerate(row) if module == "G")
    return Barcode(isbn, modules, guards, isbnlib.mask(isbn) or isbn)


def drawn(code: Barcode) -> bytes:
    """The bars as SVG at their nominal size, in black, without the digits."""
    bars = "".join(
        f'<rect x="{start * MODULE:.2f}" y="0" width="{width * MODULE:.2f}" height="{height:.2f}"/>'
        for start, width, height in _bars(code)
    )
    size = f'width="{len(code.modules) * MODULE:.2f}mm" height="{HEIGHT + GUARD:.2f}mm"'
    view = f'viewBox="0 0 {len(code.modules) * MODULE:.2f} {HEIGHT + GUARD:.2f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} fill="#000000">{bars}</svg>'.encode()


def _bars(code: Barcode) -> list[tuple[int, int, float]]:
    """Each bar: its first module, how many it takes, and its height in mm."""
    bars: list[tuple[int, int, float]] = []
    start = 0
    for place, black in enumerate((*code.modules, False)):
        if not black:
            if place > start:
                bars.append((start, place - start, HEIGHT + (GUARD if start in code.guards else 0.0)))
            start = place + 1
    return bars
