"""The chunks of a PNG file (W3C PNG, third edition)."""

import struct
import zlib

from caravan_pub.photos.verify_exif import exif_leaks
from caravan_pub.photos.verify_xmp import xmp_leaks

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PIXELS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
SRGB = b"sRGB"
XMP = b"XML:com.adobe.xmp\0\0\0\0\0"
"""The keyword of an iTXt chunk with XMP, uncompressed, without a language and a translated keyword."""

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Channels by IHDR's colour type."""

DECODED_AT_ONCE = 1 << 20


def png_leaks(data: bytes) -> list[str]:
    """What a PNG file holds beyond header, palette, transparency, pixels, the mark of sRGB and the rights."""
    leaks: list[str] = []
    header, pixels = b"", []
    at, kind = len(SIGNATURE), b""
    while kind != b"IEND":
        size = int.from_bytes(data[at : at + 4], "big")
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        check = data[at + 8 + size : at + 12 + size]
        if check != struct.pack(">L", zlib.crc32(kind + content)):
            return [*leaks, f"a chunk at byte {at} is broken or cut off"]
        leaks += _chunk_leaks(kind, content)
        header = content if kind == b"IHDR" else header
        pixels += [content] if kind == b"IDAT" else []
        at += 12 + size
    if len(data) > at:
        leaks.append(f"{len(data) - at} bytes after the end of the picture")
    return leaks + _pixel_leaks(header, b"".join(pixels))


def _chunk_leaks(kind: bytes, content: bytes) -> list[str]:
    if kind in PIXELS:
        return ["data in the end chunk (IEND)"] if kind == b"IEND" and content else []
    if kind == SRGB and len(content) == 1:
        return []
    if kind == b"eXIf":
        return exif_leaks(content)
    if kind == b"iTXt" and content.startswith(XMP):
        return xmp_leaks(content[len(XMP) :])
    return [f"chunk {kind.decode('ascii', 'backslashreplace')} ({len(content)} bytes)"]


def _pixel_leaks(header: bytes, packed: bytes) -> list[str]:
    """Bytes within the pixel data that are no pixels: more rows than the picture has, or a tail behind the stream."""
    if len(header) != 13 or header[9] not in CHANNELS or header[12]:
        return ["a header (IHDR) that is broken, or says that the picture is interlaced"]
    width, height = struct.unpack(">LL", header[:8])
    expected = height * (1 + (width * header[8] * CHANNELS[header[9]] + 7) // 8)
    stream, found, rest = zlib.decompressobj(), 0, packed
    try:
        while rest and not stream.eof and found <= expected:
            found += len(stream.decompress(rest, DECODED_AT_ONCE))
            rest = stream.unconsumed_tail
    except zlib.error:
        return ["pixel data (IDAT) that is broken"]
    if found != expected or not stream.eof:
        return ["pixel data (IDAT) of another size than the picture's"]
    return [f"{len(stream.unused_data)} bytes behind the pixels (IDAT)"] if stream.unused_data else []
