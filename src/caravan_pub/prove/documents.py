"""What one document of an EPUB holds: its ids and addresses, and whatever a book must not hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from caravan_pub.prove.addresses import FOLLOWED, Address, Kind, read_address
from caravan_pub.prove.epub_rules import ACTIVE, ADDRESS, ALT, LANGUAGE, MALFORMED, REMOTE, REPEATED_ID
from caravan_pub.prove.markup import (
    LANGUAGE as XML_LANGUAGE,
    SVG,
    XHTML,
    MalformedError,
    elements,
    line_of,
    local,
    parsed,
)
from caravan_pub.prove.proof import Findings
from caravan_pub.prove.stylesheet import fetched

ACTIVE_ELEMENTS = frozenset({
    "script", "form", "input", "button", "select", "textarea", "iframe", "frame", "object", "embed", "applet", "base",
    "animate", "animatemotion", "animatetransform", "set", "handler", "listener", "portal", "fencedframe",
})  # fmt: skip
"""Elements that act, take input, embed pages, or change what a link means; SVG's animations can set an address."""

FETCHED_ATTRIBUTES = frozenset({"src", "href", "data", "poster", "background", "action", "formaction", "ping"})
"""Attributes that hold one address, by their local name; ``href`` and ``xlink:href`` are alike."""


@dataclass(frozen=True, slots=True)
class Leading:
    """An address within the package that must lead somewhere, and the line where it stands."""

    address: Address
    written: str
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document holds: its root, its ids, and where its links and pictures lead within the package."""

    root: "etree._Element"
    ids: frozenset[str]
    leading: tuple[Leading, ...]


def read_document(data: bytes, name: str, findings: Findings) -> Reading | None:
    """Prove one XHTML or SVG document called ``name`` in the archive; nothing where it cannot be parsed."""
    try:
        root = parsed(data)
    except MalformedError as error:
        findings.add(MALFORMED, error.message, file=name, line=error.line)
        return None
    _language(root, name, findings)
    ids: set[str] = set()
    leading: list[Leading] = []
    for element, tag in elements(root):
        line = line_of(element)
        _active(element, tag, name, findings)
        if tag == f"{XHTML}img" and element.get("alt") is None:
            findings.add(ALT, f"{element.get('src', '')} has no alt attribute", file=name, line=line)
        identifier = element.get("id")
        if identifier in ids:
            findings.add(REPEATED_ID, f"the id {identifier} stands here again", file=name, line=line)
        if identifier is not None:
            ids.add(identifier)
        for written, followed in _addresses(element, tag):
            address = read_address(written, name)
            if _allowed(address, written, name, line, findings, followed=followed):
                leading.append(Leading(address, written, line))
    return Reading(root, frozenset(ids), tuple(leading))


def read_link(written: str, name: str, line: int, findings: Findings) -> tuple[Leading, ...]:
    """Prove one address that a reader follows, in the file ``name``; empty where it does not lead into the package."""
    address = read_address(written, name)
    return (Leading(address, written, line),) if _allowed(address, written, name, line, findings, followed=True) else ()


def read_stylesheet(css: str, name: str, findings: Findings) -> tuple[Leading, ...]:
    """Prove a style sheet: what it fetches lies in the package."""
    found = ((read_address(written, name), written, line) for written, line in fetched(css))
    return tuple(
        Leading(address, written, line)
        for address, written, line in found
        if _allowed(address, written, name, line, findings, followed=False)
    )


def _language(root: "etree._Element", name: str, findings: Findings) -> None:
    if root.tag == f"{XHTML}html":
        if not (root.get(XML_LANGUAGE) or root.get("lang") or "").strip():
            findings.add(LANGUAGE, "its html element has no lang", file=name, line=line_of(root))
    elif root.tag != f"{SVG}svg":
        findings.add(MALFORMED, "it is neither XHTML nor SVG", file=name, line=line_of(root))


NOTHING_ACTIVE = "take it out of the template, or of the drawing, that it comes from"


def _active(element: "etree._Element", tag: str, name: str, findings: Findings) -> None:
    line = line_of(element)
    if local(tag) in ACTIVE_ELEMENTS:
        findings.add(ACTIVE, f"it holds the element {local(tag)}", file=name, line=line, hint=NOTHING_ACTIVE)
    if tag == f"{XHTML}meta" and element.get("http-equiv", "").strip().lower() == "refresh":
        findings.add(ACTIVE, "it leads on by itself (meta refresh)", file=name, line=line, hint=NOTHING_ACTIVE)
    for attribute in element.attrib:
        key = local(str(attribute))
        if key.startswith("on"):
            findings.add(ACTIVE, f"it holds the attribute {key}", file=name, line=line, hint=NOTHING_ACTIVE)
        elif key == "srcdoc":
            findings.add(ACTIVE, "it embeds a page (srcdoc)", file=name, line=line, hint=NOTHING_ACTIVE)


def _addresses(element: "etree._Element", tag: str) -> Iterator[tuple[str, bool]]:
    """Each address of an element, and whether a reader follows it; every other one is fetched."""
    followed = tag in {f"{XHTML}a", f"{XHTML}area", f"{SVG}a"}
    for attribute, value in element.attrib.items():
        key = local(str(attribute))
        if key in FETCHED_ATTRIBUTES:
            yield str(value), followed and key == "href"
        elif key == "cite":
            yield str(value), True
        elif key in {"srcset", "imagesrcset"}:
            yield from ((part.split()[0], False) for part in str(value).split(",") if part.strip())
        elif "(" in value and (key == "style" or tag.startswith(SVG)):
            yield from ((written, False) for written, _ in fetched(str(value)))
    if local(tag) == "style":
        yield from ((written, False) for written, _ in fetched("".join(map(str, element.itertext()))))


def _allowed(address: Address, written: str, name: str, line: int, findings: Findings, *, followed: bool) -> bool:
    """Whether an address leads to a place in the package, which must then be there."""
    if address.kind is Kind.INSIDE:
        return True
    if followed and address.scheme in FOLLOWED:
        return False
    if address.scheme in {"javascript", "vbscript"}:
        findings.add(ACTIVE, f"the link {written} runs a script", file=name, line=line, hint=NOTHING_ACTIVE)
    elif address.kind is Kind.WEB or not followed:
        findings.add(REMOTE, f"{written} is fetched from outside the book", file=name, line=line)
    else:
        findings.add(ADDRESS, f"{written} is no address that a book may have", file=name, line=line)
    return False
