"""How light and how coloured a colour is: CIELAB of sRGB (IEC 61966-2-1, CIE 15:2018)."""

Lab = tuple[float, float, float]
"""L* from 0 to 100, a* and b*, for the white of D50."""

TO_XYZ = (
    (0.4360747, 0.3850649, 0.1430804),
    (0.2225045, 0.7168786, 0.0606169),
    (0.0139322, 0.0971045, 0.7141733),
)
"""Linear sRGB to XYZ, adapted to D50 by Bradford's method, as ICC profiles have it."""

WHITE = (0.9642, 1.0, 0.8249)
"""XYZ of D50, the white of the ICC's connection space."""

BEND, SLOPE = 216 / 24389, 24389 / 27


def lab_of_srgb(red: float, green: float, blue: float) -> Lab:
    """CIELAB of an sRGB colour, each part from 0 to 1."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return lab_of_xyz(*(sum(weight * part for weight, part in zip(row, linear, strict=True)) for row in TO_XYZ))


def lab_of_xyz(x: float, y: float, z: float) -> Lab:
    """CIELAB of XYZ under D50."""
    fx, fy, fz = (_bent(part / white) for part, white in zip((x, y, z), WHITE, strict=True))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _bent(part: float) -> float:
    return part ** (1 / 3) if part > BEND else (SLOPE * part + 16) / 116


def luminance_of(lightness: float) -> float:
    """Y from 0 to 1 of an L*."""
    return ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / SLOPE


def lightness_of(luminance: float) -> float:
    """L* of a Y from 0 to 1."""
    return 116 * _bent(luminance) - 16
