"""The quality a JPEG was saved with, guessed from its table of luminance."""

from collections.abc import Sequence

STANDARD = (
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
    87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99,
)  # fmt: skip
"""ITU-T T.81, table K.1, row by row: libjpeg's table of quality 50."""


def estimated_quality(table: Sequence[int]) -> int | None:
    """The quality, 1 to 100, whose table in libjpeg comes nearest; nothing for a table of another size.

    libjpeg multiplies the standard table by 50 / quality below 50, and by 2 - quality / 50 from there on.
    """
    if len(table) != len(STANDARD):
        return None
    scale = sum(table) / sum(STANDARD)
    quality = 50 / scale if scale > 1 else 100 - 50 * scale
    return min(max(round(quality), 1), 100)
