"""Photoshop's image resource blocks, and the data sets of IPTC's IIM record within (IIM 4.2)."""

IIM_RESOURCE = 0x0404

ALLOWED = frozenset({(1, 90), (2, 0), (2, 80), (2, 110), (2, 116), (2, 120)})
"""Coded character set and record version, which the format needs; by-line, credit, copyright notice and caption."""

NAMES = {
    (2, 5): "title",
    (2, 25): "keywords",
    (2, 40): "instructions",
    (2, 55): "date created",
    (2, 60): "time created",
    (2, 62): "digital creation date",
    (2, 63): "digital creation time",
    (2, 65): "originating program",
    (2, 90): "city",
    (2, 92): "sublocation",
    (2, 95): "province",
    (2, 101): "country",
    (2, 103): "job identifier",
    (2, 122): "caption writer",
}
RESOURCES = {0x0409: "a thumbnail", 0x040C: "a thumbnail", 0x0422: "EXIF", 0x0424: "XMP", 0x040F: "an ICC profile"}


def iim_leaks(blocks: bytes) -> list[str]:
    """What a Photoshop segment (behind its name) holds beyond an IIM record with the four rights."""
    leaks: list[str] = []
    at = 0
    while at < len(blocks):
        if blocks[at : at + 4] != b"8BIM" or at + 12 > len(blocks):
            return [*leaks, "a Photoshop segment that is broken"]
        resource = int.from_bytes(blocks[at + 4 : at + 6], "big")
        named = blocks[at + 6] + 1
        start = at + 6 + named + named % 2 + 4
        size = int.from_bytes(blocks[start - 4 : start], "big")
        content = blocks[start : start + size]
        if len(content) != size:
            return [*leaks, "a Photoshop resource that is cut off"]
        if resource != IIM_RESOURCE or named > 1:
            leaks.append(f"Photoshop resource 0x{resource:04X} ({RESOURCES.get(resource, 'not known')})")
        else:
            leaks += _record_leaks(content)
        padding = blocks[start + size : start + size + size % 2]
        if padding.strip(b"\0"):
            leaks.append("a padding byte in the Photoshop segment that is not 0")
        at = start + size + size % 2
    return leaks


def _record_leaks(record: bytes) -> list[str]:
    leaks: list[str] = []
    at = 0
    while at < len(record):
        size = int.from_bytes(record[at + 3 : at + 5], "big")
        if record[at] != 0x1C or at + 5 + size > len(record):
            return [*leaks, "an IIM record that is broken"]
        data_set = (record[at + 1], record[at + 2])
        if data_set not in ALLOWED:
            leaks.append(f"IIM data set {data_set[0]}:{data_set[1]} ({NAMES.get(data_set, 'not known')})")
        at += 5 + size
    return leaks
