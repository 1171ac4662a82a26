"""Documents as ``render`` makes them, and what the layout makes of them."""

import io
from collections.abc import Sequence

from PIL import Image

from caravan_pub.layout import Typeset, typeset
from caravan_pub.model.edition import Document, Resource
from caravan_pub.model.publication import Contributor, Matter, Metadata

METADATA = Metadata(
    title="The Road North",
    language="en-GB",
    identifier="urn:uuid:1",
    description="A week.",
    subjects=("Roads", "Weeks"),
    creators=(Contributor("Ana Paz"), Contributor("Ida Berg", "trl")),
)
SHEET = (
    "@page { size: 100mm 150mm; margin: 15mm; } body { margin: 0; font-size: 10pt; } section { break-before: page; }"
)


def document(body: str, identifier: str = "one", matter: Matter = Matter.BODY) -> Document:
    """A document whose body holds a section with the document's id."""
    markup = (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="en-GB">'
        f'<head><title>{identifier}</title></head><body><section id="{identifier}">{body}</section></body></html>'
    )
    return Document(identifier, f"{identifier}.xhtml", identifier, matter, markup)


def laid(documents: Sequence[Document] | str, sheet: str = "", *resources: Resource) -> Typeset:
    """The documents, or one with this body, laid out on small pages; ``sheet`` is added to their style."""
    given = [document(documents)] if isinstance(documents, str) else documents
    return typeset(given, SHEET + sheet, {resource.name: resource for resource in resources}, METADATA)


def svg(inner: str, head: str = "") -> Resource:
    """A drawing called ``images/drawing.svg``."""
    text = (
        f'<?xml version="1.0"?>{head}<svg xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100" width="100" height="100">{inner}</svg>'
    )
    return Resource("images/drawing.svg", "image/svg+xml", text.encode())


def png(colour: str = "red") -> Resource:
    """A small picture called ``images/dot.png``."""
    file = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(file, "PNG")
    return Resource("images/dot.png", "image/png", file.getvalue())
