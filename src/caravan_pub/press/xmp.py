"""What a PDF for the screen says of itself in XMP (ISO 16684-1), and which standards it claims."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from caravan_pub.model.publication import Metadata

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
EXTENSION = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A wants every property described that its own standard does not know (ISO 19005-2, 6.6.2.3)."""


def packet(metadata: Metadata) -> str:
    """The XMP packet of a PDF that is PDF/UA-1 and PDF/A-2a, with the publication's metadata."""
    names = " ".join(f"xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in NAMESPACES.items())
    return "\n".join(
        [
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
            f'<rdf:RDF {names}><rdf:Description rdf:about="">',
            *_properties(metadata),
            "<pdf:Producer>caravan-pub</pdf:Producer>",
            "<xmp:CreatorTool>caravan-pub</xmp:CreatorTool>",
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            EXTENSION,
            "</rdf:Description></rdf:RDF></x:xmpmeta>",
            '<?xpacket end="w"?>',
        ]
    )


def _properties(metadata: Metadata) -> Iterator[str]:
    yield _in_language("dc:title", metadata.title)
    yield _listed("dc:creator", "Seq", [creator.name for creator in metadata.creators if creator.role == "aut"])
    yield _listed("dc:contributor", "Bag", [creator.name for creator in metadata.creators if creator.role != "aut"])
    yield _in_language("dc:description", metadata.description)
    yield _in_language("dc:rights", metadata.rights)
    yield _listed("dc:publisher", "Bag", [metadata.publisher])
    yield _listed("dc:subject", "Bag", metadata.subjects)
    yield f"<pdf:Keywords>{escape(', '.join(metadata.subjects))}</pdf:Keywords>" if metadata.subjects else ""
    yield _listed("dc:language", "Bag", [metadata.language])
    yield f"<dc:identifier>{escape(metadata.identifier)}</dc:identifier>"
    yield _listed("dc:date", "Seq", [metadata.date.isoformat()] if metadata.date else [])


def _in_language(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>' if text else ""


def _listed(name: str, kind: str, texts: Sequence[str]) -> str:
    lines = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts if text)
    return f"<{name}><rdf:{kind}>{lines}</rdf:{kind}></{name}>" if lines else ""
