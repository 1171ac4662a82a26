"""What is cited: ``sources.toml``, CSL-JSON, BibTeX and RIS files."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from caravan_pub.diagnostics import Diagnostics, Place, did_you_mean
from caravan_pub.model.publication import Source
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.read.characters import decode
from caravan_pub.read.source_bibtex import sources_from_bibtex
from caravan_pub.read.source_copies import with_kept
from caravan_pub.read.source_json import sources_from_json
from caravan_pub.read.source_ris import sources_from_ris
from caravan_pub.read.source_rules import SOURCE_REPEATED, SOURCES_UNREADABLE
from caravan_pub.read.source_toml import sources_from_toml

READERS = {
    ".toml": sources_from_toml,
    ".json": sources_from_json,
    ".bib": sources_from_bibtex,
    ".bibtex": sources_from_bibtex,
    ".ris": sources_from_ris,
}
"""What reads a file of sources, by its ending."""


def read_sources(
    names: tuple[str, ...], given: Mapping[str, Place], snapshot: Snapshot, diagnostics: Diagnostics
) -> dict[str, Source]:
    """The sources of the named files below ``content/``, by id.  ``given``: where the publication names them itself."""
    found: dict[str, Source] = {}
    for name in names:
        path = f"content/{name}"
        if path not in snapshot:
            if name in given:
                known = [other.removeprefix("content/") for other in snapshot.below("content/")]
                hint = did_you_mean(name, known) or "a path below content/"
                diagnostics.add(SOURCES_UNREADABLE, given[name], f"there is no {name}", hint)
            continue
        text = decode(snapshot.data(path), path, diagnostics)
        for source in _read_file(text, path, diagnostics) if text is not None else ():
            if source.identifier in found:
                message = f"there is a source {source.identifier} already"
                diagnostics.add(SOURCE_REPEATED, source.place, message, "rename one of them")
            found.setdefault(source.identifier, source)
    return with_kept(found, snapshot, diagnostics)


def _read_file(text: str, path: str, diagnostics: Diagnostics) -> list[Source]:
    reader = READERS.get(PurePosixPath(path).suffix.lower())
    if reader is None:
        hint = "sources are read from .toml, CSL-JSON (.json), BibTeX (.bib) and RIS (.ris) files"
        diagnostics.add(SOURCES_UNREADABLE, Place(path), "this is no file of sources", hint)
        return []
    return reader(text, path, diagnostics)
