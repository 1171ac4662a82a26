"""Content credentials: whether an original holds a C2PA store, and what it claims where c2pa-python is installed.

Where the store lies: C2PA 2.2, appendix A.3 (embedding manifests into assets).
"""

import json
from io import BytesIO

from caravan_pub.photos.carried import Credentials
from caravan_pub.photos.carried_text import as_text

try:
    import c2pa
except (ImportError, OSError):  # an extra; and its native library may not fit the machine
    c2pa = None

OFFLINE = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
"""A claim may lie at an address, and so may the word whether its certificate still holds; neither is asked for."""

MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "TIFF": "image/tiff",
    "AVIF": "image/avif",
    "HEIF": "image/heic",
}
BOX = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
"""The extended type of the box that holds the store in AVIF and HEIC."""

TIFF_TAG = b"\xcd\x41"
APP11, SOS = 0xEB, 0xDA


def installed() -> bool:
    """Whether claims can be read."""
    return c2pa is not None


def credentials_of(original: bytes, file_format: str) -> Credentials | None:
    """The credentials an original holds, or nothing where there are none."""
    if not holds_store(original, file_format):
        return None
    return Credentials(_claims(original, file_format))


def holds_store(original: bytes, file_format: str) -> bool:
    """Whether there is a C2PA store in a file of a known format."""
    match file_format:
        case "JPEG":
            return _in_jpeg(original)
        case "PNG":
            return _in_png(original)
        case "WEBP":
            return b"C2PA" in _chunks_of_webp(original)
        case "TIFF":
            return _in_tiff(original)
        case _:
            return b"uuid" + BOX in original


def _in_jpeg(data: bytes) -> bool:
    """In APP11 segments as a JUMBF box of type ``c2pa``."""
    at = 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data) and data[at + 1] != SOS:
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == APP11 and data[at + 4 : at + 6] == b"JP" and b"c2pa" in data[at + 6 : at + 2 + size]:
            return True
        at += 2 + max(size, 2)
    return False


def _in_png(data: bytes) -> bool:
    """In a chunk caBX."""
    at = 8
    while at + 8 <= len(data):
        if data[at + 4 : at + 8] == b"caBX":
            return True
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False


def _chunks_of_webp(data: bytes) -> set[bytes]:
    found, at = set[bytes](), 12
    while at + 8 <= len(data):
        found.add(data[at : at + 4])
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + size + size % 2
    return found


def _in_tiff(data: bytes) -> bool:
    """In the tag 0xCD41 of the first directory."""
    order = "little" if data[:2] == b"II" else "big"
    tag = TIFF_TAG[::-1] if order == "little" else TIFF_TAG
    start = int.from_bytes(data[4:8], order)  # type: ignore[arg-type]  # one of the two words it takes
    count = int.from_bytes(data[start : start + 2], order)  # type: ignore[arg-type]
    return any(data[at : at + 2] == tag for at in range(start + 2, start + 2 + 12 * count, 12))


def _claims(original: bytes, file_format: str) -> tuple[str, ...]:
    """What the active manifest claims, in words; nothing where c2pa-python is not installed or cannot read it."""
    if c2pa is None:
        return ()
    try:
        context = c2pa.Context(c2pa.Settings.from_dict(OFFLINE))
        with c2pa.Reader(MEDIA_TYPES[file_format], BytesIO(original), context=context) as reader:
            return claims_in(reader.json())
    except (c2pa.C2paError, OSError, ValueError, RuntimeError, RecursionError) as error:
        return (f"it cannot be read: {as_text(str(error))[:200]}",)


def claims_in(report: str) -> tuple[str, ...]:
    """The claims of a report as c2pa-python writes it (JSON): maker, signer, actions, and whether it holds."""
    store = json.loads(report)
    manifest = store.get("manifests", {}).get(store.get("active_manifest"), {})
    signature = manifest.get("signature_info", {})
    generators = [as_text(info.get("name")) for info in manifest.get("claim_generator_info") or []]
    actions = [
        as_text(action.get("action")).removeprefix("c2pa.")
        for assertion in manifest.get("assertions", [])
        if str(assertion.get("label", "")).startswith("c2pa.actions")
        for action in assertion.get("data", {}).get("actions", [])
    ]
    told = (
        ("made with", ", ".join(filter(None, generators))),
        ("signed by", as_text(signature.get("issuer"))),
        ("signed on", as_text(signature.get("time"))[:10]),
        ("actions:", ", ".join(dict.fromkeys(filter(None, actions)))),
        ("state:", as_text(store.get("validation_state"))),
    )
    return tuple(f"{what} {text}" for what, text in told if text)
