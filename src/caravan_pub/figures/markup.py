"""The SVG as it goes into a document: a root that says what is seen, and paths; no names, styles or references."""

import re
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"

NUMBER = re.compile(r"-?\d+\.\d+")

TOKEN = re.compile(r"[A-Za-z]|-?[\d.]+")

POINTS_OF = {"M": 1, "L": 1, "Q": 2, "C": 3}
"""How many points follow each command of a path as matplotlib writes them; ``z`` has none."""

UNSAFE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow (section 2.2)."""

KEPT = ("fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray")
"""The properties of a path that are kept, in this order; all are valid attributes of SVG 1.1."""


def finished(drawn: str, title: str, description: str, width: float, height: float, width_mm: float) -> str:
    """The document: ``drawn`` by matplotlib on a sheet ``width`` by ``height`` points, to be ``width_mm`` mm wide.

    Coordinates are rounded to hundredths of a point.
    """
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "version": "1.1",
            "role": "img",
            "width": f"{_short(width_mm)}mm",
            "height": f"{_short(width_mm * height / width)}mm",
            "viewBox": f"0 0 {_short(width)} {_short(height)}",
        },
    )
    for name, text in (("title", title or _opening(description)), ("desc", description)):
        if text:
            ET.SubElement(root, name).text = UNSAFE.sub("\ufffd", text)
    for path in ET.fromstring(drawn).iter(f"{SVG}path"):  # noqa: S314  (our own, written a moment ago)
        line = _relative(path.get("d", ""))
        if line:
            ET.SubElement(root, "path", {"d": line, **_properties(path.get("style", ""))})
    return ET.tostring(root, encoding="unicode").replace("><", ">\n<") + "\n"


def _opening(description: str) -> str:
    """The first sentence of a description."""
    return re.split(r"(?<=[.!?])\s", description, maxsplit=1)[0]


def _properties(style: str) -> dict[str, str]:
    written = dict(part.split(": ", 1) for part in style.split("; ") if ": " in part)
    if "stroke" in written:
        written.setdefault("stroke-linejoin", "round")
    return {
        name: NUMBER.sub(lambda number: _short(float(number[0])), written[name].rstrip(";"))
        for name in KEPT
        if name in written
    }


def _relative(line: str) -> str:
    """A path's commands from point to point, which takes half the bytes; each point is rounded where it lies."""
    tokens = iter(TOKEN.findall(line))
    x = y = 0
    written = []
    for command in tokens:
        if command == "z":
            written.append("z")
            continue
        points = [(_hundredths(next(tokens)), _hundredths(next(tokens))) for _ in range(POINTS_OF[command])]
        if command == "M":
            written.append(f"M{_pair(*points[0])}")
        else:
            written.append(command.lower() + " ".join(_pair(px - x, py - y) for px, py in points))
        x, y = points[-1]
    return "".join(written).replace(" -", "-")


def _hundredths(number: str) -> int:
    return round(float(number) * 100)


def _pair(x: int, y: int) -> str:
    return f"{_short(x / 100)} {_short(y / 100)}"


def _short(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
