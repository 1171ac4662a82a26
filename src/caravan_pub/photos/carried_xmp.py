"""The XMP packet (ISO 16684-1) of a picture, with IPTC's and Adobe's properties."""

from collections.abc import Iterator

from lxml import etree

from caravan_pub.photos.carried import XmpCarried
from caravan_pub.photos.carried_text import as_text

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
XMP_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
XMP_MM = "{http://ns.adobe.com/xap/1.0/mm/}"
IPTC_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
IPTC_EXT = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
EXIF = "{http://ns.adobe.com/exif/1.0/}"
EXIF_EX = "{http://cipa.jp/exif/1.0/}"
AUX = "{http://ns.adobe.com/exif/1.0/aux/}"
CC = "{http://creativecommons.org/ns#}"
REGIONS = "{http://www.metadataworkinggroup.com/schemas/regions/}"

PERSONS = (f"{IPTC_EXT}PersonInImage", f"{IPTC_EXT}PersonInImageWDetails", f"{REGIONS}Regions")
SERIALS = (f"{AUX}SerialNumber", f"{AUX}LensSerialNumber", f"{EXIF_EX}BodySerialNumber", f"{EXIF_EX}LensSerialNumber")
PLACES = (
    *(f"{PHOTOSHOP}{name}" for name in ("City", "State", "Country")),
    f"{IPTC_CORE}Location",
    f"{IPTC_CORE}CountryCode",
    *(f"{IPTC_EXT}{name}" for name in ("LocationShown", "LocationCreated")),
)


def xmp_of(packet: object) -> XmpCarried:
    """What a packet says (bytes or text, as Pillow gives it); one that is not well-formed says nothing."""
    raw = packet.encode(errors="replace") if isinstance(packet, str) else packet
    if not isinstance(raw, bytes) or not raw:
        return XmpCarried()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw.strip(b"\0 \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return XmpCarried()
    found = dict(_properties(root))
    return XmpCarried(
        creator=found.get(f"{DC}creator", ""),
        credit=found.get(f"{PHOTOSHOP}Credit", ""),
        rights=found.get(f"{DC}rights", ""),
        caption=found.get(f"{DC}description", ""),
        usage_terms=found.get(f"{XMP_RIGHTS}UsageTerms", ""),
        web_statement=found.get(f"{XMP_RIGHTS}WebStatement", "") or found.get(f"{CC}license", ""),
        source_type=found.get(f"{IPTC_EXT}DigitalSourceType", ""),
        date=found.get(f"{PHOTOSHOP}DateCreated", "") or found.get(f"{EXIF}DateTimeOriginal", ""),
        identifiers=any(name.startswith(XMP_MM) for name in found),
        persons=any(name in found for name in PERSONS),
        location=any(name in found for name in PLACES) or any(name.startswith(f"{EXIF}GPS") for name in found),
        serials=any(name in found for name in SERIALS),
    )


def _properties(root: "etree._Element") -> Iterator[tuple[str, str]]:
    """Each property of the packet's descriptions that holds something: its full name and its text."""
    for description in root.iter(f"{RDF}Description"):
        yield from ((str(name), text) for name, value in description.attrib.items() if (text := as_text(str(value))))
        for each in description.iterchildren(etree.Element):
            items = [as_text(str(item.text or "")) for item in _items(each)]
            text = ", ".join(item for item in items if item) or as_text(str(each.get(f"{RDF}resource", "")))
            if text or len(each):
                yield str(each.tag), text


def _items(element: "etree._Element") -> "list[etree._Element]":
    """The items of a list; of texts in several languages the default one; else the element itself."""
    items = list(element.iter(f"{RDF}li"))
    chosen = [item for item in items if item.get("{http://www.w3.org/XML/1998/namespace}lang") == "x-default"]
    return chosen or items or [element]
