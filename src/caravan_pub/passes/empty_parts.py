"""Generated parts that would have nothing to say are left out: a heading over an empty page tells a reader nothing."""

from dataclasses import replace

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Entry, Generated, GeneratedKind, Publication
from caravan_pub.model.walk import walk


def leave_out_empty(publication: Publication) -> Publication:
    """The publication without illustrations, sources, corrections or an index that would have no entries."""
    nodes = [node for chapter in publication.chapters() for node in walk(chapter.blocks)]
    filled = {
        GeneratedKind.ILLUSTRATIONS: any(isinstance(node, n.Figure) for node in nodes),
        GeneratedKind.SOURCES: bool(publication.sources),
        GeneratedKind.CORRECTIONS: bool(publication.corrections),
        GeneratedKind.INDEX: any(isinstance(node, n.IndexMark) for node in nodes),
    }

    def kept(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries if not isinstance(entry, Generated) or filled.get(entry.kind, True))

    return replace(publication, front=kept(publication.front), body=kept(publication.body), back=kept(publication.back))
