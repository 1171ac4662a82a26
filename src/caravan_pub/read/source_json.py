"""CSL-JSON, as Zotero and pandoc write it."""

import json
import re
from collections.abc import Mapping

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.model.publication import Source, SourceKind
from caravan_pub.read.characters import escapes_allowed
from caravan_pub.read.source_dates import check_dates
from caravan_pub.read.source_fields import KIND_OF_TYPE
from caravan_pub.read.source_protected import protected_from
from caravan_pub.read.source_rules import SOURCE_NOT_PROTECTED, SOURCES_UNREADABLE
from caravan_pub.read.source_types import check_type
from caravan_pub.read.tables import VALUE_WRONG

ID = re.compile(r'"id"\s*:\s*("(?:\\.|[^"\\\n])*"|-?\d{1,40})')
"""An entry's id as a JSON file writes it."""

COMPLETE = "complete it where it comes from, and export it again"


def sources_from_json(text: str, path: str, diagnostics: Diagnostics) -> list[Source]:
    """The sources of a CSL-JSON file, a list of items."""
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = Place(path, getattr(error, "lineno", 1), getattr(error, "colno", 0))
        diagnostics.add(SOURCES_UNREADABLE, place, "this is not JSON", "export it again as CSL JSON")
        return []
    if not isinstance(entries, list):
        diagnostics.add(SOURCES_UNREADABLE, Place(path, 1), "this is not a list of sources", "export it as CSL JSON")
        return []
    if not escapes_allowed(entries, text, path, diagnostics):
        return []
    places = _id_places(text, path)
    return [source for entry in entries if (source := _source(entry, places, path, diagnostics))]


def _source(entry: object, places: Mapping[str, Place], path: str, diagnostics: Diagnostics) -> Source | None:
    facts = {str(key): value for key, value in entry.items()} if isinstance(entry, dict) else {}
    written = facts.get("id")
    identifier = str(written) if isinstance(written, (str, int)) and not isinstance(written, bool) else ""
    place = places.get(identifier, Place(path))
    if facts.get("protected"):
        source = protected_from(facts, {}, place, diagnostics)
        if source is None:
            diagnostics.add(SOURCE_NOT_PROTECTED, place, "a protected source needs an id and a label", COMPLETE)
        return source
    title = facts.get("title")
    if not identifier or not isinstance(title, str) or not title.strip():
        message = f"{identifier} has no title" if identifier else "an entry has no id"
        diagnostics.add(VALUE_WRONG, place, message, COMPLETE)
        return None
    return source_from_csl(identifier, facts, place, diagnostics)


def source_from_csl(identifier: str, facts: Mapping[str, object], place: Place, diagnostics: Diagnostics) -> Source:
    """The source of a CSL-JSON item that has an id and a title; an unknown type and bad dates are reported."""
    check_type(facts.get("type"), identifier, place, diagnostics)
    check_dates(facts, identifier, place, diagnostics)
    csl = {key: value for key, value in facts.items() if key not in ("id", "note")}
    kind = KIND_OF_TYPE.get(str(csl.get("type")), SourceKind.DOCUMENT)
    note = facts.get("note")
    return Source(identifier, csl, kind, note=note if isinstance(note, str) else "", place=place)


def _id_places(text: str, path: str) -> dict[str, Place]:
    """Where each id of a CSL-JSON file stands, by id; the first place of one that stands there twice."""
    found: dict[str, Place] = {}
    line = start = 0
    for match in ID.finditer(text):
        line += text.count("\n", start, match.start())
        start = match.start()
        column = start - text.rfind("\n", 0, start)
        found.setdefault(str(json.loads(match[1])), Place(path, line + 1, column, len(match[0])))
    return found
