"""The chunks of a WebP file (RFC 9649, section 2)."""

from caravan_pub.photos.verify_exif import exif_leaks
from caravan_pub.photos.verify_xmp import xmp_leaks

PIXELS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
EXIF = b"Exif\0\0"


def webp_leaks(data: bytes) -> list[str]:
    """What a WebP file holds beyond one picture with its transparency, and the rights."""
    leaks: list[str] = []
    end = 8 + int.from_bytes(data[4:8], "little")
    at = 12
    while at < end:
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        content = data[at + 8 : at + 8 + size]
        if at + 8 + size > len(data):
            return [*leaks, f"a chunk at byte {at} is cut off"]
        leaks += _chunk_leaks(kind, content)
        padding = data[at + 8 + size : at + 8 + size + size % 2]
        if padding.strip(b"\0"):
            leaks.append(f"a padding byte at {at + 8 + size} that is not 0")
        at += 8 + size + size % 2
    if len(data) > end:
        leaks.append(f"{len(data) - end} bytes after the end of the picture")
    return leaks


def _chunk_leaks(kind: bytes, content: bytes) -> list[str]:
    if kind in PIXELS:
        return []
    if kind == b"EXIF":
        return exif_leaks(content.removeprefix(EXIF))
    if kind == b"XMP ":
        return xmp_leaks(content)
    return [f"chunk {kind.decode('ascii', 'backslashreplace').strip()} ({len(content)} bytes)"]
