"""The whole publication from its snapshot."""

from dataclasses import dataclass

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.model.publication import Publication
from caravan_pub.model.settings import Settings
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.read.characters import decode
from caravan_pub.read.corrections import read_corrections, read_release
from caravan_pub.read.photos import read_photos
from caravan_pub.read.settings import PATH, Head, read_head
from caravan_pub.read.sources import read_sources
from caravan_pub.read.structure import read_structure
from caravan_pub.read.tables import KEY_MISSING


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the publication and its settings."""

    publication: Publication
    settings: Settings


def read_publication(snapshot: Snapshot, diagnostics: Diagnostics) -> Reading | None:
    """The publication; nothing where ``publication.toml`` cannot be read.  Every problem on the way is recorded."""
    head = _head(snapshot, diagnostics)
    if head is None:
        return None
    structure = read_structure(head.plan, snapshot, diagnostics)
    publication = Publication(
        metadata=head.metadata,
        front=structure.front,
        body=structure.body,
        back=structure.back,
        photos=read_photos(snapshot, diagnostics),
        sources=read_sources(head.settings.citations.sources, head.sources, snapshot, diagnostics),
        corrections=read_corrections(snapshot, diagnostics),
        release=read_release(snapshot, diagnostics),
    )
    return Reading(publication, head.settings)


def read_settings(snapshot: Snapshot, diagnostics: Diagnostics) -> Settings | None:
    """The settings alone; nothing where ``publication.toml`` cannot be read."""
    head = _head(snapshot, diagnostics)
    return head.settings if head else None


def _head(snapshot: Snapshot, diagnostics: Diagnostics) -> Head | None:
    if PATH not in snapshot:
        diagnostics.add(
            KEY_MISSING, Place(PATH), "there is no publication.toml", 'with title = "…" and language = "en"'
        )
        return None
    text = decode(snapshot.data(PATH), PATH, diagnostics)
    return read_head(text, diagnostics) if text is not None else None
