"""What was changed after a text was published, and what a release was."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from caravan_pub.diagnostics import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of a text that was published: when, in which chapter (its id), what, and why (may be empty)."""

    date: dt.date
    chapter: str
    what: str
    why: str = ""
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def digest(self) -> str:
        """Its SHA-256, by which the record of a release knows it."""
        parts = (self.date.isoformat(), self.chapter, self.what, self.why)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Release:
    """The record of the last release: the SHA-256 of each chapter's words by its id, and those of its corrections."""

    chapters: Mapping[str, str]
    corrections: frozenset[str] = frozenset()
