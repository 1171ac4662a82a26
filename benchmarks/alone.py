"""A book laid out as one document by WeasyPrint itself: its pages are those of our own PDF before the press."""

from pathlib import Path

from tests.layout.one_document import one_document

from caravan_pub.build import prepare
from caravan_pub.build.confined import resources
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import Edition
from caravan_pub.render import render_edition


def lay_out(folder: str) -> None:
    """Read and render the publication in a folder, and lay it out once; nothing is written."""
    prepared = prepare(Path(folder), Diagnostics(), keep=False)
    if prepared is None:
        raise SystemExit(1)
    rendered = render_edition(prepared.resolved, prepared.theme, Edition.PRINT, {})
    held = {one.name: one for one in resources(prepared, {}, rendered.stylesheet)}
    one_document(rendered.documents, rendered.stylesheet, held, prepared.resolved.publication.metadata)
