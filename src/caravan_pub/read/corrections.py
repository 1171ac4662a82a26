"""``corrections.toml``: what was changed in a text after it was published; and the record of the last release."""

import json
import re

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.model.publication import Correction, Release
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.read.characters import decode
from caravan_pub.read.tables import parse_toml

PATH = "content/corrections.toml"
RELEASE = "content/release.json"

RELEASE_UNREADABLE = Rule(
    "release-unreadable",
    Severity.ERROR,
    """The record of the last release cannot be read.

Why: what was changed since then could not be told.

Example: a ``content/release.json`` that was edited by hand.

Instead: the file as ``build --release`` wrote it; or none, where nothing has been released yet.
""",
)


def read_corrections(snapshot: Snapshot, diagnostics: Diagnostics) -> tuple[Correction, ...]:
    """The corrections in the order in which they are written; none where there is no file."""
    text = decode(snapshot.data(PATH), PATH, diagnostics) if PATH in snapshot else None
    table = parse_toml(text, PATH, diagnostics) if text is not None else None
    if table is None:
        return ()
    found: list[Correction] = []
    for entry in table.tables("correction"):
        complete = entry.require("date", "chapter", "what")
        day, chapter, place = entry.day("date"), entry.text("chapter"), entry.place("chapter")
        what, why = entry.text("what"), entry.text("why")
        entry.close()
        if complete and day is not None:
            found.append(Correction(day, chapter, what, why, place))
    table.close()
    return tuple(found)


def read_release(snapshot: Snapshot, diagnostics: Diagnostics) -> Release | None:
    """The record of the last release; nothing where there was none."""
    text = decode(snapshot.data(RELEASE), RELEASE, diagnostics) if RELEASE in snapshot else None
    if text is None:
        return None
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        values = None
    chapters = values.get("chapters") if isinstance(values, dict) else None
    corrections = values.get("corrections") if isinstance(values, dict) else None
    if not (isinstance(chapters, dict) and all(_digest(value) for value in chapters.values())) or not (
        isinstance(corrections, list) and all(map(_digest, corrections))
    ):
        message = "this is not the record of a release"
        diagnostics.add(RELEASE_UNREADABLE, Place(RELEASE, 1), message, "put back the file that build --release wrote")
        return None
    return Release({str(name): str(value) for name, value in chapters.items()}, frozenset(map(str, corrections)))


def _digest(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value) is not None
