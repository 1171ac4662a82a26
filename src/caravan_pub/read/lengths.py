"""Lengths and page sizes as people write them, in mm."""

import re

MM = {"mm": 1.0, "cm": 10.0, "in": 25.4, '"': 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6}

SIZES = {
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "A6": (105.0, 148.0),
    "B5": (176.0, 250.0),
    "B6": (125.0, 176.0),
    "LETTER": (215.9, 279.4),
    "LEGAL": (215.9, 355.6),
}
"""ISO 216 and ANSI/ASME Y14.1 sizes, width and height in mm."""


def parse_length(text: str) -> float | None:
    """A length with its unit (mm, cm, in, pt, pc) in mm; nothing where it is none."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(mm|cm|in|\"|pt|pc)\s*", text)
    return round(float(found[1]) * MM[found[2]], 4) if found else None


def parse_trim(text: str) -> tuple[float, float] | None:
    """A page size, named or as width x height, in mm; nothing where it is none or not between 50 and 1000 mm."""
    named = SIZES.get(text.strip().upper())
    if named:
        return named
    sides = [parse_length(side) for side in re.split(r"\s*[x×]\s*", text.strip())]
    if len(sides) != 2 or sides[0] is None or sides[1] is None:
        return None
    return (sides[0], sides[1]) if all(50 <= side <= 1000 for side in (sides[0], sides[1])) else None
