"""A variable font at one weight: layout and e-readers alike want a file for each face."""

import io
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont


@lru_cache(maxsize=16)
def instance_of(path: Path, weight: int) -> bytes:
    """The font file at a weight (100 to 900), its other axes at their defaults; the same bytes each time."""
    with TTFont(path, recalcTimestamp=False) as font:
        axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        limits = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes}
        low, high = limits.get("wght", (weight, weight))
        static = instantiateVariableFont(font, {**axes, "wght": min(max(weight, low), high)}, inplace=True)
        file = io.BytesIO()
        static.save(file)
    return file.getvalue()
