"""The rights of a picture as EXIF, XMP and IIM, and their place in a JPEG or PNG file.

The blocks are written here byte by byte: there is no date, no identifier and no name of a program in them.
"""

import struct
import zlib
from html import escape

from caravan_pub.photos.rights import Rights

ROOM = 65_533
"""Bytes of content in one segment of a JPEG: its length field counts itself and has 16 bits (ITU-T T.81, B.1.1.4)."""

TEXT_ROOM = 0x7FFF
"""Bytes of one text: the length of a data set has 15 bits (IIM 4.2, 1.5)."""

EXIF_START = b"Exif\0\0"
XMP_START = b"http://ns.adobe.com/xap/1.0/\0"
IIM_START = b"Photoshop 3.0\0"
PNG_XMP = b"XML:com.adobe.xmp"
PNG_HEADER_END = 33
"""Where the first chunk of a PNG, IHDR, ends."""

ASCII = 2
UTF8_MARK = b"\x1b%G"

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}


def exif(rights: Rights) -> bytes:
    """The TIFF structure of an EXIF block: ImageDescription, Artist and Copyright, and nothing else.

    Texts are UTF-8, as the Metadata Working Group's guidelines 2.0 (2010) advise; readers that know only ASCII show the
    rest of a text rightly.  Empty where there is nothing to say.
    """
    given = ((0x010E, rights.description), (0x013B, rights.creator), (0x8298, rights.rights))
    texts = [(tag, text.encode() + b"\0") for tag, text in given if text]
    if not texts:
        return b""
    entries, values = b"", b""
    start = 8 + 2 + 12 * len(texts) + 4
    for tag, text in texts:
        inline = len(text) <= 4  # a value of up to four bytes stands in its entry (TIFF 6.0, section 2)
        field = text.ljust(4, b"\0") if inline else struct.pack(">L", start + len(values))
        entries += struct.pack(">HHL", tag, ASCII, len(text)) + field
        values += b"" if inline else text + b"\0" * (len(text) % 2)
    return b"MM\0*\0\0\0\x08" + struct.pack(">H", len(texts)) + entries + b"\0\0\0\0" + values


def xmp(rights: Rights) -> bytes:
    """An XMP packet (ISO 16684-1) with the properties that have a value.  Empty where there is nothing to say."""
    properties = [
        _array("dc:creator", "Seq", rights.creator),
        _array("dc:rights", "Alt", rights.rights),
        _array("dc:description", "Alt", rights.description),
        _simple("photoshop:Credit", rights.credit),
        _simple("xmpRights:WebStatement", rights.statement),
        _array("xmpRights:UsageTerms", "Alt", rights.terms),
        _simple("Iptc4xmpExt:DigitalSourceType", rights.source_type),
    ]
    written = "".join(properties)
    if not written:
        return b""
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if f"<{prefix}:" in written)
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{names}>\n{written}</rdf:Description>\n'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return packet.encode()


def _simple(name: str, text: str) -> str:
    return f"<{name}>{escape(text, quote=False)}</{name}>\n" if text else ""


def _array(name: str, kind: str, text: str) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    item = f"<rdf:{kind}><rdf:li{language}>{escape(text, quote=False)}</rdf:li></rdf:{kind}>"
    return f"<{name}>{item}</{name}>\n" if text else ""


def iim(rights: Rights) -> bytes:
    """IPTC's IIM record in the image resource block 0x0404: by-line, credit, copyright notice and caption.

    Data set 1:90 says that texts are UTF-8.  IIM 4.2 asks for 32, 32, 128 and 2,000 octets at most; a notice is written
    whole all the same, for readers take it, and cut short it would say something else.
    """
    given = ((80, rights.creator), (110, rights.credit), (116, rights.rights), (120, rights.description))
    sets = b"".join(_data_set(2, number, text.encode()) for number, text in given if text)
    if not sets:
        return b""
    record = _data_set(1, 90, UTF8_MARK) + _data_set(2, 0, b"\0\x04") + sets
    return b"8BIM\x04\x04\0\0" + struct.pack(">L", len(record)) + record + b"\0" * (len(record) % 2)


def _data_set(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def fits(rights: Rights) -> bool:
    """Whether each of the three blocks has room in a segment of a JPEG, and each text in a data set of IIM."""
    texts = (rights.creator, rights.credit, rights.rights, rights.description)
    if any(len(text.encode()) > TEXT_ROOM for text in texts):
        return False
    blocks = (EXIF_START + exif(rights), XMP_START + xmp(rights), IIM_START + iim(rights))
    return all(len(block) <= ROOM for block in blocks)


def with_rights(data: bytes, media_type: str, rights: Rights) -> bytes:
    """A freshly encoded JPEG or PNG with the rights in it: EXIF, XMP and IIM in a JPEG, eXIf and XMP in a PNG.

    ``rights`` must fit (see ``fits``).
    """
    return _png(data, rights) if media_type == "image/png" else _jpeg(data, rights)


def _jpeg(data: bytes, rights: Rights) -> bytes:
    after_start = 2
    if data[2:4] == b"\xff\xe0":  # JFIF's own segment must stay the first
        after_start = 4 + int.from_bytes(data[4:6], "big")
    blocks = ((0xE1, EXIF_START, exif(rights)), (0xE1, XMP_START, xmp(rights)), (0xED, IIM_START, iim(rights)))
    segments = b"".join(_segment(marker, start + block) for marker, start, block in blocks if block)
    return data[:after_start] + segments + data[after_start:]


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _png(data: bytes, rights: Rights) -> bytes:
    perceptual = b"\0"
    chunks = _chunk(b"sRGB", perceptual)
    if block := exif(rights):
        chunks += _chunk(b"eXIf", block)
    if packet := xmp(rights):
        uncompressed, no_language, no_translation = b"\0\0", b"\0", b"\0"
        chunks += _chunk(b"iTXt", PNG_XMP + b"\0" + uncompressed + no_language + no_translation + packet)
    return data[:PNG_HEADER_END] + chunks + data[PNG_HEADER_END:]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))
