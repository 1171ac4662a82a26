"""What a file says of itself as PDF/X: its variant, the printing condition it is made for, and when it was made."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from caravan_pub.model.publication import Metadata
from caravan_pub.profiles import OutputProfile

PRODUCER = "caravan-pub"


@dataclass(frozen=True, slots=True)
class Variant:
    """A kind of PDF/X: the version of PDF it is made of, and the names by which a file claims it.

    ``conformance`` is named by the first of them alone.  ``transparent``: things may show through others.
    """

    pdf: str
    name: str
    conformance: str = ""
    metadata: str = ""
    transparent: bool = False


VARIANTS: Mapping[str, Variant] = {
    "pdf/x-4": Variant("1.6", "PDF/X-4", metadata="http://www.npes.org/pdfx/ns/id/", transparent=True),
    "pdf/x-1a": Variant("1.4", "PDF/X-1a:2003", metadata="http://ns.adobe.com/pdfx/1.3/"),
    "pdf/x-1a:2001": Variant("1.3", "PDF/X-1:2001", conformance="PDF/X-1a:2001"),
}
"""By the name that a publication gives: ISO 15930-7:2010, ISO 15930-4:2003 and ISO 15930-1:2001."""


def state(
    pdf: pikepdf.Pdf, variant: Variant, condition: OutputProfile, metadata: Metadata, moment: dt.datetime
) -> None:
    """Write the claim into a file: output intent, document information and XMP.

    Nothing else than the publication and ``moment`` goes into it, so that the same book has the same bytes.
    """
    pdf.Root.OutputIntents = Array([pdf.make_indirect(_intent(pdf, condition))])
    info = pdf.docinfo
    written = moment.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%SZ")
    info["/Title"] = String(metadata.title)
    info["/Producer"] = info["/Creator"] = String(PRODUCER)
    info["/CreationDate"] = info["/ModDate"] = String(written)
    info["/Trapped"] = Name("/False")
    if variant.conformance:
        info["/GTS_PDFXConformance"] = String(variant.conformance)
    if not variant.transparent:
        info["/GTS_PDFXVersion"] = String(variant.name)
    if variant.metadata:
        packet = pdf.make_stream(_packet(variant, metadata, moment))
        packet.Type, packet.Subtype = Name.Metadata, Name.XML
        pdf.Root.Metadata = packet
    elif "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]


def _intent(pdf: pikepdf.Pdf, condition: OutputProfile) -> Dictionary:
    """The output intent (ISO 32000-1, 14.11.5): the condition, by its name in a registry where it has one."""
    profile = pdf.make_stream(condition.data)
    profile.N, profile.Alternate = 4, Name.DeviceCMYK
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition.identifier),
        OutputCondition=String(condition.condition),
        Info=String(condition.condition),
        DestOutputProfile=profile,
    )
    if condition.registry:
        intent.RegistryName = String(condition.registry)
    return intent


def _packet(variant: Variant, metadata: Metadata, moment: dt.datetime) -> bytes:
    """The XMP packet (ISO 16684-1), not compressed: title, dates, identity and the claim."""
    when = moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    document = uuid.uuid5(uuid.NAMESPACE_URL, metadata.identifier)
    edition = uuid.uuid5(document, f"{variant.name} {when}")
    language, title = escape(metadata.language), escape(metadata.title)
    creators = "".join(f"<rdf:li>{escape(creator.name)}</rdf:li>" for creator in metadata.creators)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfx="{variant.metadata}">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:creator><rdf:Seq>{creators}</rdf:Seq></dc:creator>
<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate><xmp:MetadataDate>{when}</xmp:MetadataDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{edition}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfx:GTS_PDFXVersion>{variant.name}</pdfx:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
""".encode()
