"""What can be said of an EPUB's accessibility, worked out from what is in the publication."""

from caravan_pub.epub.metadata import Accessibility
from caravan_pub.model.nodes import Figure, InlinePhoto
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.walk import walk

PAGES = ("pageBreakMarkers", "pageNavigation", "printPageNumbers")
"""What may be said of a book with marks and a list of printed pages; the last is the first's former name."""


CLAIM = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The claim in the standard's own words (EPUB Accessibility 1.1, section 4.2)."""


def accessibility_of(resolved: Resolved, page_source: str = "", certifier: str = "") -> Accessibility:
    """Modes, features and hazards in schema.org's words (EPUB Accessibility 1.1, section 2.2).

    Nothing in a publication moves, flashes or sounds.  Text alone is enough where every picture has a text, or is
    decorative.  ``page_source`` is the identifier of the print edition whose pages are marked; empty where none are.
    ``certifier`` is who claims conformance, for a book that will be checked before it is published; empty for every
    other.  Without a text for each picture nothing is claimed.
    """
    nodes = [node for chapter in resolved.publication.chapters() for node in walk(chapter.blocks)]
    pictures = [(panel.photo, panel.alt) for node in nodes if isinstance(node, Figure) for panel in node.panels]
    pictures += [(node.photo, node.alt) for node in nodes if isinstance(node, InlinePhoto)]
    described = all(alt or _described(resolved, path) for path, alt in pictures)
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    if pictures and described:
        features.append("alternativeText")
    if page_source:
        features += PAGES
    visual = ("textual", "visual")
    return Accessibility(
        access_modes=visual if pictures else ("textual",),
        sufficient=(("textual",),) if described else (visual,),
        features=tuple(features),
        hazards=("none",),
        summary=_summary(len(pictures), described, paged=bool(page_source)),
        page_source=page_source,
        conforms_to=CLAIM if certifier and described else "",
        certified_by=certifier if described else "",
    )


def _described(resolved: Resolved, path: str) -> bool:
    photo = resolved.publication.photo(path)
    return photo is not None and (bool(photo.alt) or photo.decorative)


def _summary(pictures: int, described: bool, *, paged: bool) -> str:
    said = ["The text is in reading order, with headings, a table of contents and links between notes and their calls."]
    if pictures:
        said.append("Every picture has a text alternative." if described else "Some pictures have no text alternative.")
    if paged:
        said.append("The pages of the print edition are marked and listed.")
    return " ".join(said)
