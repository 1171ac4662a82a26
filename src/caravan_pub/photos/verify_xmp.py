"""The properties of an XMP packet (ISO 16684-1)."""

import re
from typing import cast

from lxml import etree

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
META = "{adobe:ns:meta/}xmpmeta"
ALLOWED = frozenset(
    {
        "{http://purl.org/dc/elements/1.1/}creator",
        "{http://purl.org/dc/elements/1.1/}rights",
        "{http://purl.org/dc/elements/1.1/}description",
        "{http://ns.adobe.com/photoshop/1.0/}Credit",
        "{http://ns.adobe.com/xap/1.0/rights/}WebStatement",
        "{http://ns.adobe.com/xap/1.0/rights/}UsageTerms",
        "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType",
    }
)
FRAME = frozenset({META, *(RDF + name for name in ("RDF", "Description", "Seq", "Alt", "li"))})
WITH_TEXT = ALLOWED | {f"{RDF}li"}
HARMLESS = {f"{RDF}about": "", "{http://www.w3.org/XML/1998/namespace}lang": "x-default"}
"""Attributes of the frame, with the one value that says nothing."""

PACKET = re.compile(
    rb'\A<\?xpacket begin="(?:\xef\xbb\xbf)?" id="W5M0MpCehiHzreSzNTczkc9d"\?>(.*)<\?xpacket end="[rw]"\?>\s*\Z',
    re.DOTALL,
)
"""The wrapper of every packet; its identifier is the standard's own and the same in all files (7.4)."""


def xmp_leaks(packet: bytes) -> list[str]:
    """What an XMP packet holds beyond the seven allowed properties."""
    wrapped = PACKET.match(packet)
    if wrapped is None:
        return ["an XMP packet without its usual wrapper"]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(wrapped[1].strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return ["an XMP packet that is not well-formed"]
    leaks = ["a document type in the XMP packet"] if b"<!DOCTYPE" in packet else []
    around = [*root.itersiblings(preceding=True), *root.itersiblings()]
    leaks += ["a comment or instruction in the XMP packet"] * len(around)
    for node in root.iter():
        leaks += _node_leaks(node)
    return leaks


def _node_leaks(node: etree._Element) -> list[str]:
    tag = cast("object", node.tag)
    if not isinstance(tag, str):
        return ["a comment, instruction or entity in the XMP packet"]
    leaks = [] if tag in FRAME or tag in ALLOWED else [f"XMP property {tag}"]
    if tag not in WITH_TEXT and (node.text or "").strip():
        leaks.append(f"loose text in the XMP packet, in {tag}")
    if (node.tail or "").strip():
        leaks.append(f"loose text in the XMP packet, after {tag}")
    for name in map(str, node.attrib):
        harmless = name in ALLOWED or node.attrib[name] == HARMLESS.get(name)
        leaks += [] if harmless else [f"XMP property {name}"]
    return leaks
