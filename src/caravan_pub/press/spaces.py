"""What a name for a colour space means in a content stream (ISO 32000-1, 8.6)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from caravan_pub.press.inks import Cmyk, Inks
from caravan_pub.press.lightness import Lab, luminance_of


class Kind(Enum):
    """The kinds of colour space that the ink pass tells apart."""

    GREY = "grey"
    RGB = "rgb"
    CMYK = "cmyk"
    LAB = "lab"
    PROFILE = "profile"
    """RGB with an ICC profile of its own."""
    CALIBRATED = "calibrated"
    """RGB with a white, a gamma and a matrix of its own (8.6.5.3)."""
    PATTERN = "pattern"
    OTHER = "other"
    """One whose parts are not colours: Indexed, Separation, DeviceN."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space.  ``to_lab`` is that of a calibrated space, ``base`` that of a pattern which has no colours."""

    kind: Kind
    profile: bytes = b""
    to_lab: Callable[[Sequence[float]], Lab] | None = None
    base: "Space | None" = None


GREY, RGB, CMYK, LAB = Space(Kind.GREY), Space(Kind.RGB), Space(Kind.CMYK), Space(Kind.LAB)
PATTERN, OTHER = Space(Kind.PATTERN), Space(Kind.OTHER)
DEVICE: Mapping[bytes, Space] = {
    b"/DeviceGray": GREY, b"/G": GREY, b"/CalGray": GREY, b"/DeviceRGB": RGB, b"/RGB": RGB, b"/CalRGB": RGB,
    b"/DeviceCMYK": CMYK, b"/CMYK": CMYK, b"/Pattern": PATTERN,
}  # fmt: skip
FIRST: Mapping[Kind, tuple[float, ...]] = {
    Kind.GREY: (0.0,), Kind.CMYK: (0.0, 0.0, 0.0, 1.0), Kind.RGB: (0.0, 0.0, 0.0), Kind.LAB: (0.0, 0.0, 0.0),
    Kind.PROFILE: (0.0, 0.0, 0.0), Kind.CALIBRATED: (0.0, 0.0, 0.0),
}  # fmt: skip
"""The colour that a space begins with (table 74), and so all the kinds whose parts are colours."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a stream's resources say: its colour spaces by name (with the slash)."""

    spaces: Mapping[bytes, Space] = field(default_factory=dict)

    def space(self, name: bytes) -> Space:
        """The colour space of a name; one that nothing is known of is left alone."""
        return DEVICE.get(name) or self.spaces.get(name, OTHER)


def as_ink(space: Space, parts: Sequence[float], inks: Inks) -> Cmyk:
    """The inks of a colour of any kind in ``FIRST``.  ValueError where it has not as many parts as its space."""
    if len(parts) != len(FIRST[space.kind]):
        raise ValueError(f"a colour of the kind {space.kind.value} has {len(parts)} parts")
    if space.kind is Kind.CMYK:
        c, m, y, k = parts
        return inks.of_ink((c, m, y, k))
    if space.kind is Kind.GREY:
        return 0.0, 0.0, 0.0, min(1.0, max(0.0, 1.0 - parts[0]))
    first, second, third = parts
    if space.kind is Kind.LAB:
        return inks.of_lab((first, second, third))
    if space.kind is Kind.PROFILE:
        return inks.of_profile(space.profile, parts)
    if space.to_lab is not None:
        return inks.of_lab(space.to_lab(parts))
    return inks.of_srgb(first, second, third)


def as_grey(space: Space, parts: Sequence[float]) -> tuple[float]:
    """The luminosity of a colour within a soft mask (11.5.3), from 0 to 1.  ValueError where it has none."""
    if len(parts) != len(FIRST[space.kind]):
        raise ValueError(f"a colour of the kind {space.kind.value} has {len(parts)} parts")
    if space.kind is Kind.GREY:
        return (parts[0],)
    if space.kind is Kind.CMYK:
        return (max(0.0, 1.0 - 0.3 * parts[0] - 0.59 * parts[1] - 0.11 * parts[2] - parts[3]),)
    if space.kind is Kind.LAB:
        return (luminance_of(parts[0]),)
    return (0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2],)
