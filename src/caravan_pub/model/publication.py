"""What is published: metadata, the order of the parts, pictures and sources.  Read once; nothing here is worked out."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

from caravan_pub.diagnostics import NOWHERE, Place
from caravan_pub.model.corrections import Correction as Correction, Release as Release
from caravan_pub.model.nodes import Blocks, Inlines
from caravan_pub.model.sources import (
    Archived as Archived,
    Copy as Copy,
    Source as Source,
    SourceKind as SourceKind,
)


@dataclass(frozen=True, slots=True)
class Contributor:
    """Who made something.  ``role`` is a MARC relator code (``aut``, ``edt``, ``pht``, ``trl`` …)."""

    name: str
    role: str = "aut"
    file_as: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The series a publication belongs to; ``number`` is absent for an unnumbered one."""

    name: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a catalogue says of the publication.  Empty means not stated; ``language`` is a BCP 47 tag."""

    title: str
    language: str
    identifier: str
    subtitle: str = ""
    date: dt.date | None = None
    publisher: str = ""
    rights: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    creators: tuple[Contributor, ...] = ()
    series: Series | None = None


class Status(StrEnum):
    """Whether a picture may be shown: cleared, for position only, not yet, no longer."""

    CLEARED = "cleared"
    FPO = "fpo"
    EMBARGOED = "embargoed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a picture that is shown, in fractions of its width and height (0 to 1)."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture and what must be said of it.

    ``name`` is its key and the path below ``content/`` that a manuscript uses; a sidecar lies beside it.
    ``file`` is the path of the picture itself, absent where there is none (status FPO).
    ``aspect`` is width / height, for a plate in its place.  ``alt`` is absent where none is given.
    ``taken`` is the day as the sidecar writes it.
    ``focus`` is the point that must be seen, in fractions of the whole picture's width and height; absent where none
    is told.
    ``places`` says where each key of the sidecar is written.
    """

    name: str
    file: str | None
    alt: str | None = None
    decorative: bool = False
    caption: str = ""
    credit: str = ""
    creator: str = ""
    rights: str = ""
    license: str = ""
    source: str = ""
    location: str = ""
    taken: str = ""
    status: Status = Status.CLEARED
    embargo: dt.date | None = None
    aspect: float | None = None
    crop: Crop | None = None
    focus: tuple[float, float] | None = None
    digital_source_type: str = ""
    drawing: "Drawing | None" = None
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def where(self, key: str) -> Place:
        """Where the sidecar says this; where it does not, the sidecar itself, or the file that has none."""
        return self.places.get(key, self.place)


class DrawingKind(StrEnum):
    """What a data file is drawn as."""

    BAR = "bar"
    LINE = "line"
    DOT = "dot"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A named point of a map, in degrees north and east.  ``align`` says on which side of the point its name stands."""

    name: str
    latitude: float
    longitude: float
    kind: str = "city"
    align: str = "right"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart or a map that is drawn from data.

    ``columns`` and ``rows`` are the data as written, the first column its labels.  ``layers`` are GeoJSON texts for a
    map, by name; ``bounds`` are west, south, east and north in degrees.  ``notes`` are remarks printed in the drawing.
    ``table``: its data are printed below it as well.
    """

    kind: DrawingKind
    title: str = ""
    description: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    unit: str = ""
    notes: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    layers: Mapping[str, str] = field(default_factory=dict)
    places: tuple[MapPlace, ...] = ()
    labels: tuple[MapPlace, ...] = ()
    bounds: tuple[float, float, float, float] | None = None
    aspect: float = 1.6
    table: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: a manuscript file.  ``identifier`` is its id and the stem of its file in the EPUB."""

    identifier: str
    title: Inlines
    blocks: Blocks
    short_title: str = ""
    numbered: bool = True
    epub_type: str = ""
    place: Place = field(default=NOWHERE, compare=False)


class GeneratedKind(StrEnum):
    """Parts that are made, not written; a structure names them with an ``@``."""

    TITLE_PAGE = "title-page"
    COPYRIGHT = "copyright"
    CONTENTS = "contents"
    ILLUSTRATIONS = "illustrations"
    SOURCES = "sources"
    CORRECTIONS = "corrections"
    INDEX = "index"
    COLOPHON = "colophon"


@dataclass(frozen=True, slots=True)
class Generated:
    """A made part, at its place in the order."""

    kind: GeneratedKind

    @property
    def identifier(self) -> str:
        """Its id and the stem of its file in the EPUB."""
        return str(self.kind)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body: a title and its chapters."""

    identifier: str
    title: Inlines
    chapters: tuple[Chapter, ...]
    place: Place = field(default=NOWHERE, compare=False)


class Matter(StrEnum):
    """The three stretches of a book."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"


Entry = Chapter | Generated | Part


@dataclass(frozen=True, slots=True)
class Publication:
    """The whole, as it was read.  ``photos`` by name, ``sources`` by id, both in the order in which they were found.

    ``corrections`` of what was published before; ``release`` is the record of that, absent where nothing was.
    """

    metadata: Metadata
    front: tuple[Entry, ...]
    body: tuple[Entry, ...]
    back: tuple[Entry, ...]
    photos: Mapping[str, Photo] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    release: Release | None = None

    def photo(self, path: str) -> Photo | None:
        """The picture a manuscript means by a path below ``content/``, whatever its ending."""
        named = PurePosixPath(path)
        return self.photos.get(str(named.with_suffix(""))) if named.name else None

    def matters(self) -> tuple[tuple[Matter, tuple[Entry, ...]], ...]:
        """The three stretches in reading order."""
        return ((Matter.FRONT, self.front), (Matter.BODY, self.body), (Matter.BACK, self.back))

    def chapters(self) -> tuple[Chapter, ...]:
        """Every chapter in reading order, those within parts too."""
        found: list[Chapter] = []
        for _, entries in self.matters():
            for entry in entries:
                match entry:
                    case Chapter():
                        found.append(entry)
                    case Part():
                        found.extend(entry.chapters)
                    case Generated():
                        pass
        return tuple(found)
