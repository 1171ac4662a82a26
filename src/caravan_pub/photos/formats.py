"""What a file is, by its first bytes.  Its name is never asked."""

from pathlib import PurePosixPath
from types import MappingProxyType

SUFFIXES = MappingProxyType(
    {
        "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
        "PNG": (".png",),
        "WEBP": (".webp",),
        "TIFF": (".tif", ".tiff"),
        "AVIF": (".avif",),
        "HEIF": (".heic", ".heif", ".hif"),
    }
)
"""The formats that are developed, by their names in Pillow, and the endings that files of theirs have."""

READABLE = "JPEG, PNG, WebP, TIFF, AVIF and HEIC"

RAW_SUFFIXES = frozenset(
    {".3fr", ".arw", ".cr2", ".dcr", ".dng", ".erf", ".fff", ".iiq", ".kdc", ".mef", ".mos", ".nef", ".nrw", ".pef"}
    | {".raw", ".rwl", ".sr2", ".srf", ".srw"}
)
"""Camera originals are TIFF files by their first bytes, but what they show as such is a thumbnail."""

STARTS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"%!PS", "a PostScript file"),
    (b"\xc5\xd0\xd3\xc6", "a PostScript file"),
    (b"%PDF", "a PDF"),
    (b"GIF8", "a GIF"),
    (b"BM", "a BMP"),
    (b"8BPS", "a Photoshop file"),
    (b"\xff\x0a", "a JPEG XL"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000"),
    (b"PK\x03\x04", "a zip archive"),
)

HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"heif", b"mif1"})
"""Still pictures in HEVC (ISO/IEC 23008-12, annex B), and the brand of still pictures of any coding."""

HEAD = 4096
"""How many bytes are looked at in search of an SVG's first tag."""


def recognise(data: bytes, name: str) -> str:
    """What the bytes are: a key of ``SUFFIXES``, or words for what else they are ("a PDF"; empty when unknown).

    ``name`` is the file's name; it serves only to tell a camera's raw file from a TIFF.
    """
    found = _by_start(data)
    raw = PurePosixPath(name).suffix.lower() in RAW_SUFFIXES or data[8:10] == b"CR"
    return "a camera's raw file" if found == "TIFF" and raw else found


def suffix_fits(file_format: str, name: str) -> bool:
    """Whether a file's name ends as names of this format do."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES[file_format]


def _by_start(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return _by_brands(data)
    for start, name in STARTS:
        if data.startswith(start):
            return name
    return "an SVG drawing" if b"<svg" in data[:HEAD] else ""


def _by_brands(data: bytes) -> str:
    """By the brands of an ISO base media file (ISO/IEC 14496-12, 4.3): the major one, then the compatible ones."""
    end = min(int.from_bytes(data[:4], "big"), HEAD)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, end, 4))}
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    return "HEIF" if brands & HEIC_BRANDS else "a video or other media file"
