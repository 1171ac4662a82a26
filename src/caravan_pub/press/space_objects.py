"""Colour spaces as objects of a file: what they are, and what stands in their place when all is ink."""

from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Array, Name, Object

from caravan_pub.press.functions import Colour, function_in_ink
from caravan_pub.press.lightness import WHITE, Lab, lab_of_xyz
from caravan_pub.press.spaces import DEVICE, FIRST, LAB, OTHER, PATTERN, Facts, Kind, Space

Mix = Callable[[Space, Sequence[float]], Colour]
"""From a colour of a space to its inks (four parts), or to its luminosity (one)."""


def space_of(held: Object | None) -> Space:
    """A colour space (ISO 32000-1, 8.6): a name, or an array whose first item is one."""
    if isinstance(held, Name):
        return DEVICE.get(str(held).encode(), OTHER)
    if not isinstance(held, Array) or len(held) == 0:
        return OTHER
    family = str(held[0])
    if family == "/Lab":
        return LAB
    if family == "/CalRGB":
        return Space(Kind.CALIBRATED, to_lab=_calibrated(held[1]))
    if family == "/ICCBased":
        return _profiled(held[1])
    if family == "/Pattern":
        return Space(Kind.PATTERN, base=space_of(held[1])) if len(held) > 1 else PATTERN
    return DEVICE.get(family.encode(), OTHER)


def _profiled(stream: Object) -> Space:
    """A space with an ICC profile: grey and CMYK are taken as the press's own, their numbers unchanged."""
    parts = int(stream.get("/N", 0))
    if parts == 3:
        return Space(Kind.PROFILE, profile=stream.read_bytes())
    return DEVICE[b"/DeviceGray"] if parts == 1 else DEVICE[b"/DeviceCMYK"]


def _calibrated(entries: Object) -> Callable[[Sequence[float]], Lab]:
    gamma = [float(part) for part in entries.get("/Gamma", Array([1, 1, 1])).as_list()]
    matrix = [float(part) for part in entries.get("/Matrix", Array([1, 0, 0, 0, 1, 0, 0, 0, 1])).as_list()]
    white = [float(part) for part in entries.WhitePoint.as_list()]

    def to_lab(parts: Sequence[float]) -> Lab:
        linear = [max(0.0, part) ** power for part, power in zip(parts, gamma, strict=True)]
        xyz = [sum(linear[nth] * matrix[3 * nth + row] for nth in range(3)) for row in range(3)]
        x, y, z = (part * seen / own for part, seen, own in zip(xyz, WHITE, white, strict=True))
        return lab_of_xyz(x, y, z)

    return to_lab


def facts_of(resources: Object | None) -> Facts:
    """The colour spaces that a stream's resources name."""
    named = resources.get("/ColorSpace") if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(named, pikepdf.Dictionary):
        return Facts()
    return Facts({name.encode(): space_of(held) for name, held in named.items()})


def space_in_ink(pdf: pikepdf.Pdf, held: Object, mix: Mix, parts: int) -> Object:
    """A colour space whose colours are ink (``parts`` 4) or grey (1).

    An Indexed space gets another table, a spot colour another alternate; a space of colours becomes the device's.
    ValueError where it cannot be.
    """
    device = Name.DeviceCMYK if parts == 4 else Name.DeviceGray
    space = space_of(held)
    if space.kind in FIRST:
        return device
    if not isinstance(held, Array) or len(held) == 0:
        return held
    family = str(held[0])
    if family in {"/Indexed", "/I"}:
        return _indexed(pdf, held, mix, device)
    if family in {"/Separation", "/DeviceN"}:
        return _spot(pdf, held, mix, device)
    if family == "/Pattern" and space.base is not None and space.base.kind in FIRST:
        return Array([Name.Pattern, device])
    return held


def _indexed(pdf: pikepdf.Pdf, held: Array, mix: Mix, device: Name) -> Object:
    base = space_of(held[1])
    if base.kind not in FIRST:
        return Array(
            [held[0], space_in_ink(pdf, held[1], mix, 4 if device == Name.DeviceCMYK else 1), held[2], held[3]]
        )
    table = held[3].read_bytes() if isinstance(held[3], pikepdf.Stream) else bytes(held[3])
    new = bytearray()
    for entry in entries_of(table, base):
        new += bytes(round(255 * part) for part in mix(base, entry))
    return Array([Name.Indexed, device, held[2], pdf.make_stream(bytes(new))])


def entries_of(table: bytes, base: Space) -> list[tuple[float, ...]]:
    """The colours of an Indexed space's table (8.6.6.3).  ValueError for one of Lab, which has ranges of its own."""
    if base.kind is Kind.LAB:
        raise ValueError("a table of Lab colours cannot be separated")
    parts = len(FIRST[base.kind])
    return [tuple(part / 255 for part in table[at : at + parts]) for at in range(0, len(table) - parts + 1, parts)]


def _spot(pdf: pikepdf.Pdf, held: Array, mix: Mix, device: Name) -> Object:
    alternate = space_of(held[2])
    if alternate.kind in {Kind.CMYK, Kind.GREY} or alternate.kind not in FIRST:
        return held
    if str(held[0]) == "/DeviceN" and len(held[1]) > 1:
        raise ValueError("a mixture of spot colours whose alternate is RGB cannot be separated")
    tint = function_in_ink(pdf, held[3], lambda parts: mix(alternate, parts))
    return Array([held[0], held[1], device, tint, *held.as_list()[4:]])
