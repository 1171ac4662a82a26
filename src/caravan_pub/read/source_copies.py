"""What is kept of the sources: copies with their hashes, and their words; compared with the files, never fetched."""

from collections.abc import Mapping
from dataclasses import replace

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity, did_you_mean
from caravan_pub.model.publication import Copy, Source
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.read.characters import decode
from caravan_pub.read.source_rules import SOURCE_NOT_PROTECTED
from caravan_pub.read.tables import parse_toml

SAVED = "content/sources/"
"""The folder for what is kept of the sources: the words of one in ID.txt."""

RECORD = f"{SAVED}copies.toml"

COPY_CHANGED = Rule(
    "source-copy-changed",
    Severity.ERROR,
    """The copy that is kept of a source is missing, or is not the one that was saved.

Why: a copy is evidence; one whose SHA-256 differs was changed, or is another one.

Example: ``content/sources/report.pdf``, opened and saved again after ``caravan-pub sources --archive``.

Instead: the file as it was fetched; or remove its entry from ``content/sources/copies.toml``, and fetch it anew.
""",
)


def with_kept(sources: Mapping[str, Source], snapshot: Snapshot, diagnostics: Diagnostics) -> dict[str, Source]:
    """The sources with their copies and their words; of a protected one nothing may be kept."""
    copies = _copies(sources, snapshot, diagnostics)
    return {name: _with_kept(source, copies.get(name), snapshot, diagnostics) for name, source in sources.items()}


def _with_kept(source: Source, copy: Copy | None, snapshot: Snapshot, diagnostics: Diagnostics) -> Source:
    if source.protected:
        for path in snapshot.below(f"{SAVED}{source.stem}."):
            message = f"of the protected source {source.identifier} a file is kept"
            diagnostics.add(SOURCE_NOT_PROTECTED, Place(path), message, "keep it where nobody publishes from")
        return source
    if copy is not None:
        _compare(source, copy, snapshot, diagnostics)
    path = f"{SAVED}{source.stem}.txt"
    text = decode(snapshot.data(path), path, diagnostics) if path in snapshot else None
    return replace(source, copy=copy, saved=text or "")


def _compare(source: Source, copy: Copy, snapshot: Snapshot, diagnostics: Diagnostics) -> None:
    """Report a copy that is not there, or whose hash is not the recorded one or the one that the source states."""
    hint = "put back the file that was saved, or take its entry out and fetch it anew"
    if copy.path not in snapshot:
        diagnostics.add(COPY_CHANGED, Place(RECORD), f"the copy of {source.identifier} is missing: {copy.path}", hint)
        return
    found = snapshot.files[copy.path].sha256
    stated = source.archived.sha256.lower() if source.archived else ""
    if found != copy.sha256 or (stated and stated != found):
        message = f"the copy of {source.identifier} is not the one that was saved"
        diagnostics.add(COPY_CHANGED, Place(copy.path), message, hint)


def _copies(sources: Mapping[str, Source], snapshot: Snapshot, diagnostics: Diagnostics) -> dict[str, Copy]:
    """The record of copies, by the id of their source."""
    text = decode(snapshot.data(RECORD), RECORD, diagnostics) if RECORD in snapshot else None
    table = parse_toml(text, RECORD, diagnostics) if text is not None else None
    if table is None:
        return {}
    found: dict[str, Copy] = {}
    for entry in table.tables("copy"):
        complete = entry.require("id", "file", "sha256")
        name, file = entry.text("id"), entry.text("file")
        copy = Copy(f"{SAVED}{file}", entry.text("url"), entry.day_text("date"), entry.text("sha256").lower())
        entry.close()
        if complete and name not in sources:
            entry.wrong("id", f"there is no source {name}", did_you_mean(name, list(sources)) or "take the entry out")
        elif complete:
            found[name] = copy
    table.close()
    return found
