"""The sources appendix: each source as its style formats it, how it is known, and what rests on it."""

from collections import defaultdict
from collections.abc import Mapping

from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Inlines
from caravan_pub.model.publication import Publication
from caravan_pub.model.resolved import BibliographyEntry
from caravan_pub.model.walk import walk


def build_bibliography(publication: Publication, entries: Mapping[str, Inlines]) -> tuple[BibliographyEntry, ...]:
    """The entries in the style's order.  A figure rests on the source its picture's sidecar names."""
    cited: defaultdict[str, list[str]] = defaultdict(list)
    for chapter in publication.chapters():
        for node in walk((n.Paragraph(chapter.title), *chapter.blocks)):
            if isinstance(node, n.Citation):
                for item in node.items:
                    cited[item.source].append(node.anchor)
            if isinstance(node, n.Figure):
                for panel in node.panels:
                    photo = publication.photo(panel.photo)
                    if photo and photo.source:
                        cited[photo.source].append(node.identifier)
    return tuple(
        BibliographyEntry(
            source=name,
            kind=publication.sources[name].kind,
            content=content,
            via=publication.sources[name].via,
            note=publication.sources[name].note,
            cited=tuple(dict.fromkeys(cited[name])),
        )
        for name, content in entries.items()
        if name in publication.sources
    )
