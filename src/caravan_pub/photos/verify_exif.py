"""The tags of an EXIF block (EXIF 2.32 on TIFF 6.0)."""

import struct

ALLOWED = frozenset({0x010E, 0x013B, 0x8298})
"""ImageDescription, Artist and Copyright."""

NAMES = {
    0x010F: "Make",
    0x0110: "Model",
    0x0112: "Orientation",
    0x0131: "Software",
    0x0132: "DateTime",
    0x013C: "HostComputer",
    0x8769: "the EXIF directory",
    0x8825: "the GPS directory",
    0x9003: "DateTimeOriginal",
    0x9004: "DateTimeDigitized",
    0x927C: "MakerNote",
    0x9286: "UserComment",
    0xA005: "the interoperability directory",
    0xA420: "ImageUniqueID",
    0xA430: "CameraOwnerName",
    0xA431: "BodySerialNumber",
    0xA435: "LensSerialNumber",
}
DIRECTORIES = frozenset({0x8769, 0x8825, 0xA005})
"""Tags whose value is the place of another directory of tags."""

SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
"""Bytes of one value, by type (TIFF 6.0, section 2)."""


class _Broken(Exception):  # noqa: N818  (a finding about the block)
    """The block's own offsets lead out of it."""


def exif_leaks(block: bytes) -> list[str]:
    """What an EXIF block (from its byte order mark on) holds beyond the three allowed tags.

    Other tags, those of its directories too, a thumbnail's directory, and bytes that belong to no tag.
    """
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])
    if order is None:
        return ["an EXIF block without a TIFF header"]
    leaks: list[str] = []
    covered = bytearray(len(block))
    covered[:8] = b"\1" * 8
    try:
        _directories(block, order, covered, leaks)
    except (_Broken, struct.error):
        return [*leaks, "an EXIF block whose offsets lead out of it"]
    if loose := covered.count(0):
        leaks.append(f"{loose} loose bytes in the EXIF block")
    return leaks


def _directories(block: bytes, order: str, covered: bytearray, leaks: list[str]) -> None:
    """Visit each directory once; those behind the first are named as a thumbnail's (IFD1)."""
    waiting, seen = [(struct.unpack_from(order + "L", block, 4)[0], "")], set[int]()
    while waiting:
        at, where = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        (count,) = struct.unpack_from(order + "H", block, at)
        _cover(covered, at, 2 + 12 * count + 4)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, below = _entry(block, order, entry, covered)
            if tag not in ALLOWED or where:
                leaks.append(f"EXIF tag 0x{tag:04X} ({NAMES.get(tag, 'not known')}){where}")
            if tag in DIRECTORIES:
                waiting.append((below, f" within {NAMES[tag]}"))
        (following,) = struct.unpack_from(order + "L", block, at + 2 + 12 * count)
        if following:
            leaks.append("a second EXIF directory (IFD1, a thumbnail)")
            waiting.append((following, " within IFD1"))


def _entry(block: bytes, order: str, at: int, covered: bytearray) -> tuple[int, int]:
    """The tag at an entry and the number in its value field; its value is marked as seen."""
    tag, kind, count, value = struct.unpack_from(order + "HHLL", block, at)
    size = count * SIZES.get(kind, 1)
    if size > 4 and tag not in DIRECTORIES:
        padded = size % 2 and block[value + size : value + size + 1] == b"\0"  # values start at even bytes
        _cover(covered, value, size + padded)
    return tag, value


def _cover(covered: bytearray, start: int, size: int) -> None:
    if start + size > len(covered):
        raise _Broken
    covered[start : start + size] = b"\1" * size
