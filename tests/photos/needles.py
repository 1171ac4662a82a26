"""Files full of what must not be published.  Every secret in them begins with the same word."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from tests.photos.pixels import noise, saved, scene, srgb_profile

NEEDLE = "NEEDLE"

MAKER_NOTE, USER_COMMENT, EXIF_DIRECTORY, GPS_DIRECTORY, ORIENTATION = 0x927C, 0x9286, 0x8769, 0x8825, 0x0112
IFD0 = {0x010F: "Make", 0x0110: "Model", 0x0131: "Software", 0x0132: "Date", 0x013B: "Artist", 0x013C: "Host"}
IFD0_MORE = {0x8298: "Copyright", 0x010E: "Description", 0x9C9D: "XPAuthor"}
EXIF_TAGS = {0x9003: "Taken", MAKER_NOTE: "MakerNote", USER_COMMENT: "Comment", 0xA420: "UniqueID"}
EXIF_MORE = {0xA430: "Owner", 0xA431: "BodySerial", 0xA435: "LensSerial"}
GPS_TAGS = {0x0001: "N", 0x001B: "GPSMethod", 0x001C: "GPSArea", 0x001D: "GPSDate"}


@dataclass(frozen=True, slots=True)
class Block:
    """A directory of texts, with the directories below it, and the one behind it."""

    texts: dict[int, str]
    numbers: dict[int, int]
    below: dict[int, "Block"]


def needle(name: str) -> str:
    """A secret that can be searched for."""
    return f"{NEEDLE}-{name}"


def exif_block(turn: int = 1) -> bytes:
    """A TIFF structure as cameras write it: device, owner, place, maker's note, and a thumbnail in IFD1."""
    gps = Block({tag: needle(name) for tag, name in GPS_TAGS.items()}, {}, {})
    camera = Block({tag: needle(name) for tag, name in (EXIF_TAGS | EXIF_MORE).items()}, {}, {})
    texts = {tag: needle(name) for tag, name in (IFD0 | IFD0_MORE).items()}
    first = Block(texts, {ORIENTATION: turn}, {EXIF_DIRECTORY: camera, GPS_DIRECTORY: gps})
    head = b"II*\0\x08\0\0\0"
    body = _directory(first, len(head))
    thumbnail = with_comment(saved(scene(16, 12), "JPEG"), needle("Thumbnail"))
    at = len(head) + len(body)
    second = struct.pack("<HHHLLHHLLL", 2, 0x0201, 4, 1, at + 30, 0x0202, 4, 1, len(thumbnail), 0)
    behind = len(head) + 2 + 12 * (len(texts) + 1 + 2)
    whole = bytearray(head + body + second + thumbnail)
    whole[behind : behind + 4] = struct.pack("<L", at)
    return bytes(whole)


def _directory(block: Block, at: int) -> bytes:
    """A directory that stands at a place, followed by its texts and the directories below it."""
    count = len(block.texts) + len(block.numbers) + len(block.below)
    rest_at, rest = at + 2 + 12 * count + 4, b""
    entries: dict[int, bytes] = {}
    for tag, text in block.texts.items():
        value = text.encode() + b"\0"
        entries[tag] = struct.pack("<HHLL", tag, 2, len(value), rest_at + len(rest))
        rest += value + b"\0" * (len(value) % 2)
    for tag, number in block.numbers.items():
        entries[tag] = struct.pack("<HHLHH", tag, 3, 1, number, 0)
    for tag, below in block.below.items():
        entries[tag] = struct.pack("<HHLL", tag, 4, 1, rest_at + len(rest))
        rest += _directory(below, rest_at + len(rest))
    return struct.pack("<H", count) + b"".join(entries[tag] for tag in sorted(entries)) + b"\0\0\0\0" + rest


def xmp_packet() -> bytes:
    """A packet with ids, history, place and people."""
    names = {
        "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
        "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "exif": "http://ns.adobe.com/exif/1.0/",
        "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
        "dc": "http://purl.org/dc/elements/1.1/",
    }
    fields = ("xmpMM:DocumentID", "xmpMM:InstanceID", "photoshop:City", "exif:GPSLatitude", "Iptc4xmpExt:PersonInImage")
    written = "".join(f"<{field}>{needle(field)}</{field}>" for field in (*fields, "xmpMM:History", "dc:creator"))
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in names.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/" '
        f'x:xmptk="{needle("toolkit")}"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{declared}>{written}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def iim_block() -> bytes:
    """Photoshop's resources: IPTC with by-line, city, date, and a thumbnail."""
    sets = ((80, "byline"), (90, "city"), (55, "date"), (25, "keyword"), (122, "writer"))
    record = b"".join(data_set(number, needle(name)) for number, name in sets)
    return resource(0x0404, record) + resource(0x040C, needle("Photoshop-thumbnail").encode())


def data_set(number: int, text: str) -> bytes:
    """A data set of IIM's record 2."""
    return struct.pack(">BBBH", 0x1C, 2, number, len(text.encode())) + text.encode()


def resource(number: int, content: bytes) -> bytes:
    """A Photoshop image resource."""
    return b"8BIM" + struct.pack(">HHL", number, 0, len(content)) + content + b"\0" * (len(content) % 2)


def profile_with_needle() -> bytes:
    """An sRGB profile whose copyright text names somebody."""
    before = "No copyright, use freely"
    after = needle("profile").ljust(len(before))
    return srgb_profile().replace(before.encode("utf-16-be"), after.encode("utf-16-be"))


def segment(marker: int, content: bytes) -> bytes:
    """A segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    """A JPEG with segments put behind its start."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def with_comment(jpeg: bytes, text: str) -> bytes:
    """A JPEG with a comment."""
    return with_segments(jpeg, segment(0xFE, text.encode()))


def chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))


def with_chunks(png: bytes, *chunks: bytes) -> bytes:
    """A PNG with chunks put behind its header."""
    return png[:33] + b"".join(chunks) + png[33:]


def jpeg_full_of_needles(image: Image.Image, turn: int = 1) -> bytes:
    """Every kind of block that a JPEG can carry, a second frame, and bytes after the end."""
    second = with_comment(saved(scene(32, 24, seed=9), "JPEG"), needle("second-frame"))
    first = saved(image, "MPO", save_all=True, append_images=[Image.open(BytesIO(second))])
    full = with_segments(
        first,
        segment(0xE1, b"Exif\0\0" + exif_block(turn)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp_packet()),
        segment(0xED, b"Photoshop 3.0\0" + iim_block()),
        segment(0xE2, b"ICC_PROFILE\0\x01\x01" + profile_with_needle()),
        segment(0xEB, b"JP\0\x01\0\0\0\x01" + needle("c2pa").encode()),
        segment(0xEC, b"Ducky\0" + needle("app12").encode()),
        segment(0xFE, needle("comment").encode()),
    )
    return full + second + needle("after-the-end").encode()


def png_full_of_needles(image: Image.Image, turn: int = 1) -> bytes:
    """Every kind of chunk that a PNG can carry, and bytes after the end."""
    packed = zlib.compress(needle("zTXt").encode())
    return (
        with_chunks(
            saved(image, "PNG", icc_profile=None if image.mode in {"L", "LA"} else profile_with_needle()),
            chunk(b"eXIf", exif_block(turn)),
            chunk(b"tEXt", b"Author\0" + needle("tEXt").encode()),
            chunk(b"zTXt", b"Comment\0\0" + packed),
            chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp_packet()),
            chunk(b"caBX", needle("c2pa").encode()),
            chunk(b"prVt", needle("private").encode()),
        )
        + needle("after-the-end").encode()
    )


def other_full_of_needles(image: Image.Image, file_format: str, turn: int = 1) -> bytes:
    """WebP, AVIF and HEIC with EXIF, XMP, a profile, and bytes after the end."""
    blocks = {"exif": b"Exif\0\0" + exif_block(turn), "xmp": xmp_packet(), "icc_profile": profile_with_needle()}
    return saved(image, file_format, **blocks) + needle("after-the-end").encode()


def tiff_full_of_needles(image: Image.Image, turn: int = 1) -> bytes:
    """A TIFF of two pages with the tags of devices, people and places."""
    texts = {tag: needle(name) for tag, name in (IFD0 | {0x8298: "Copyright", 0x010E: "Description"}).items()}
    tags: dict[int, object] = {
        **texts,
        ORIENTATION: turn,
        700: xmp_packet(),
        33723: iim_block(),
        GPS_DIRECTORY: {tag: needle(name) for tag, name in GPS_TAGS.items()},
    }
    pages = {"save_all": True, "append_images": [scene(30, 20, seed=5)]}
    return saved(image, "TIFF", tiffinfo=tags, **pages) + needle("after-the-end").encode()


ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "TIFF": "tif", "AVIF": "avif", "HEIF": "heic"}


def full_of_needles(file_format: str, image: Image.Image, turn: int = 1) -> bytes:
    """An original in one of the formats that are developed."""
    match file_format:
        case "JPEG":
            return jpeg_full_of_needles(image, turn)
        case "PNG":
            return png_full_of_needles(image, turn)
        case "TIFF":
            return tiff_full_of_needles(image, turn)
        case _:
            return other_full_of_needles(image, file_format, turn)


def needles_in(data: bytes) -> list[str]:
    """The encodings in which a secret is found in a file."""
    return [encoding for encoding in ("utf-8", "utf-16-le", "utf-16-be") if NEEDLE.encode(encoding) in data]


def random_original(number: int) -> tuple[str, bytes]:
    """A file name and an original: format, size, mode and orientation by the number."""
    chance = noise(5, number)
    file_format = sorted(ENDINGS)[chance[0] % len(ENDINGS)]
    modes = {"JPEG": ["RGB", "L"], "HEIF": ["RGB", "L"], "TIFF": ["RGB", "L", "RGBA"]}.get(file_format, ["RGB", "RGBA"])
    image = scene(1 + chance[1], 1 + chance[2], modes[chance[3] % len(modes)], seed=number)
    return f"picture-{number}.{ENDINGS[file_format]}", full_of_needles(file_format, image, 1 + chance[4] % 8)
