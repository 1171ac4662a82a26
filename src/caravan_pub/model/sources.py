"""What a publication rests on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from caravan_pub.diagnostics import NOWHERE, Place


class SourceKind(StrEnum):
    """What a source is to a reporter; the appendix groups by it."""

    DOCUMENT = "document"
    REPORT = "report"
    INTERVIEW = "interview"
    STATEMENT = "statement"
    DATASET = "dataset"
    PHOTOGRAPH = "photograph"


@dataclass(frozen=True, slots=True)
class Archived:
    """A kept copy of a source: where, since when, and its SHA-256 in hexadecimal."""

    url: str = ""
    date: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a source in the publication's folder: its path there, where it was fetched, the day, its SHA-256."""

    path: str
    url: str = ""
    date: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source.  ``csl`` holds its facts under the field names of CSL-JSON, as pandoc reads them.

    ``via`` is the id of the source through which alone it is known.  Of a protected one ``label`` is all that is given.
    ``saved`` are the words of it that are kept in the folder, to find quotations in; empty where none are.
    ``copy`` is what was fetched of it and is kept there.
    """

    identifier: str
    csl: Mapping[str, object]
    kind: SourceKind = SourceKind.DOCUMENT
    via: str = ""
    archived: Archived | None = None
    protected: bool = False
    label: str = ""
    note: str = ""
    saved: str = ""
    copy: Copy | None = None
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def stem(self) -> str:
        """The name, without an ending, of the files that are kept of it below ``content/sources/``."""
        return re.sub(r"[^\w.-]+", "_", self.identifier).lstrip(".")
