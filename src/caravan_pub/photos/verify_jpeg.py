"""The markers of a JPEG file (ITU-T T.81, annex B)."""

import re

from caravan_pub.photos.verify_exif import exif_leaks
from caravan_pub.photos.verify_iim import iim_leaks
from caravan_pub.photos.verify_xmp import xmp_leaks

SOI, EOI, SOS, COM = 0xD8, 0xD9, 0xDA, 0xFE
CODING = frozenset({0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, SOS})
"""Frames (baseline, extended, progressive), Huffman and quantisation tables, restart interval, scans."""

NEXT_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)
"""What ends a scan: a marker that is neither a stuffed 0xFF nor a restart."""

EXIF = b"Exif\0\0"
XMP = b"http://ns.adobe.com/xap/1.0/\0"
PHOTOSHOP = b"Photoshop 3.0\0"
JFIF_LENGTH = 14
ADOBE_LENGTH = 12


def jpeg_leaks(data: bytes) -> list[str]:
    """What a JPEG file holds beyond coding tables, scans, JFIF's header and the rights."""
    leaks: list[str] = []
    at = 2
    while True:
        if data[at : at + 1] != b"\xff" or at + 1 >= len(data):
            return [*leaks, f"no marker at byte {at}: the file is cut off or holds loose bytes"]
        marker = data[at + 1]
        if marker == EOI:
            rest = len(data) - at - 2
            return [*leaks, f"{rest} bytes after the end of the picture"] if rest else leaks
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        content = data[at + 4 : at + 2 + length]
        if length < 2 or len(content) != length - 2:
            return [*leaks, f"segment 0x{marker:02X} at byte {at} is cut off"]
        leaks += _segment_leaks(marker, content)
        at += 2 + length
        if marker == SOS:
            found = NEXT_MARKER.search(data, at)
            at = found.end() - 2 if found else len(data)


def _segment_leaks(marker: int, content: bytes) -> list[str]:
    if marker in CODING:
        return []
    if marker == COM:
        return ["a comment (COM)"]
    if marker == 0xE0 and content.startswith(b"JFIF\0"):
        thumbnail = len(content) != JFIF_LENGTH or any(content[12:14])
        return ["a thumbnail in JFIF's header"] if thumbnail else []
    if marker == 0xE1 and content.startswith(EXIF):
        return exif_leaks(content[len(EXIF) :])
    if marker == 0xE1 and content.startswith(XMP):
        return xmp_leaks(content[len(XMP) :])
    if marker == 0xED and content.startswith(PHOTOSHOP):
        return iim_leaks(content[len(PHOTOSHOP) :])
    if marker == 0xEE and content.startswith(b"Adobe") and len(content) == ADOBE_LENGTH:
        return []
    name = f"APP{marker - 0xE0}" if 0xE0 <= marker <= 0xEF else f"segment 0x{marker:02X}"
    start = content[:12].split(b"\0")[0].decode("ascii", "backslashreplace")
    return [f"{name} ({start}, {len(content)} bytes)"]
