"""What is cited: ``sources.toml`` and CSL-JSON files."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity, did_you_mean
from caravan_pub.model.publication import Archived, Source, SourceKind
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.read.characters import decode, escapes_allowed
from caravan_pub.read.tables import VALUE_WRONG, Table, parse_toml

SOURCES_UNREADABLE = Rule(
    "sources-unreadable",
    Severity.ERROR,
    """A file of sources is missing, or is not a list of sources.

Why: nothing that it holds could be cited.

Example: sources = ["sorces.toml"]

Instead: sources = ["sources.toml"]
""",
)
SOURCE_REPEATED = Rule(
    "source-repeated",
    Severity.ERROR,
    """Two sources have the same id.

Why: a citation could mean either.

Example: two entries with ``id = "report-2018"``.

Instead: ``id = "report-2018a"`` and ``id = "report-2018b"``.
""",
)
SOURCE_NOT_PROTECTED = Rule(
    "source-not-protected",
    Severity.ERROR,
    """A protected source says more than its label.

Why: whatever stands in the folder can get out of it; of somebody who must be protected, only the label may be there.

Example: ``protected = true`` with ``author = [{ family = "…" }]``.

Instead: ``protected = true`` with ``label = "A border officer"``, and nothing else.
""",
    discreet=True,
)

SAVED = "content/sources/"
"""The folder for what is kept of the sources: the words of one in ID.txt."""

ID = re.compile(r'"id"\s*:\s*("(?:\\.|[^"\\\n])*"|-?\d{1,40})')
"""An entry's id as a JSON file writes it."""

NAMES = ("author", "editor", "translator", "interviewer", "director", "composer", "illustrator", "recipient",
         "container-author", "collection-editor", "contributor", "organizer", "producer")  # fmt: skip
DATES = ("issued", "accessed", "event-date", "original-date", "submitted", "available-date")
TEXTS = (
    "type", "title", "title-short", "container-title", "container-title-short", "collection-title", "collection-number",
    "publisher", "publisher-place", "original-publisher", "original-publisher-place", "original-title", "volume",
    "volume-title", "issue", "number", "number-of-pages", "number-of-volumes", "page", "page-first", "chapter-number",
    "edition", "version", "genre", "medium", "dimensions", "scale", "section", "part", "part-title", "supplement",
    "event-title", "event-place", "archive", "archive_location", "archive-place", "archive_collection", "authority",
    "jurisdiction", "references", "reviewed-title", "reviewed-genre", "source", "status", "abstract", "annote",
    "keyword", "language", "note", "URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID", "call-number",
)  # fmt: skip
"""Variables of CSL 1.0.2, appendix IV."""

KIND_OF_TYPE = {
    "interview": SourceKind.INTERVIEW,
    "speech": SourceKind.STATEMENT,
    "dataset": SourceKind.DATASET,
    "graphic": SourceKind.PHOTOGRAPH,
    "article-newspaper": SourceKind.REPORT,
    "article-magazine": SourceKind.REPORT,
    "article-journal": SourceKind.REPORT,
    "post-weblog": SourceKind.REPORT,
    "webpage": SourceKind.REPORT,
    "report": SourceKind.REPORT,
}
TYPE_OF_KIND = {
    SourceKind.DOCUMENT: "document",
    SourceKind.REPORT: "report",
    SourceKind.INTERVIEW: "interview",
    SourceKind.STATEMENT: "speech",
    SourceKind.DATASET: "dataset",
    SourceKind.PHOTOGRAPH: "graphic",
}


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
    return {name: _with_text(source, snapshot, diagnostics) for name, source in found.items()}


def _with_text(source: Source, snapshot: Snapshot, diagnostics: Diagnostics) -> Source:
    """The source with its words as they are kept in ``content/sources/``; of a protected one nothing may be kept."""
    if source.protected:
        for path in snapshot.below(f"{SAVED}{source.stem}."):
            message = f"of the protected source {source.identifier} a file is kept"
            diagnostics.add(SOURCE_NOT_PROTECTED, Place(path), message, "keep it where nobody publishes from")
        return source
    path = f"{SAVED}{source.stem}.txt"
    text = decode(snapshot.data(path), path, diagnostics) if path in snapshot else None
    return replace(source, saved=text) if text else source


def _read_file(text: str, path: str, diagnostics: Diagnostics) -> list[Source]:
    if path.endswith(".json"):
        return _from_json(text, path, diagnostics)
    if not path.endswith(".toml"):
        hint = "sources are read from .toml and CSL-JSON (.json) files"
        diagnostics.add(SOURCES_UNREADABLE, Place(path), "this is no file of sources", hint)
        return []
    table = parse_toml(text, path, diagnostics)
    if table is None:
        return []
    sources = [source for entry in table.tables("source") if (source := _from_table(entry, diagnostics))]
    table.close()
    return sources


def _from_table(entry: Table, diagnostics: Diagnostics) -> Source | None:
    protected = entry.flag("protected")
    identifier = entry.text("id")
    csl: dict[str, object] = {key: entry.text(key) for key in TEXTS if entry.text(key)}
    csl |= {key: day for key in DATES if (day := entry.day_text(key))}
    csl |= {key: names for key in NAMES if (names := tuple(_name(table) for table in entry.tables(key)))}
    kind = entry.choice("kind", SourceKind, KIND_OF_TYPE.get(str(csl.get("type")), SourceKind.DOCUMENT))
    via, label, archived = entry.text("via"), entry.text("label"), _archived(entry)
    entry.close()
    if protected:
        return _protected(entry, identifier, label, kind, csl, diagnostics) if entry.require("id", "label") else None
    if not entry.require("id", "title"):
        return None
    csl.setdefault("type", TYPE_OF_KIND[kind])
    note = str(csl.pop("note", ""))
    return Source(identifier, csl, kind, via, archived, label=label, note=note, place=entry.place("id"))


def _protected(
    entry: Table, identifier: str, label: str, kind: SourceKind, csl: Mapping[str, object], diagnostics: Diagnostics
) -> Source:
    for key in csl:
        if key != "type":
            hint = "keep id, kind and label, and remove the rest from the folder"
            diagnostics.add(SOURCE_NOT_PROTECTED, entry.place(key), f"a protected source has {key}", hint)
    facts = {"type": "document", "title": label}
    return Source(identifier, facts, kind, protected=True, label=label, place=entry.place("id"))


def _name(table: Table) -> dict[str, str]:
    keys = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
    name = {key: value for key in keys if (value := table.text(key))}
    if "literal" not in name and "family" not in name:
        table.wrong("family", "a name needs family (and given), or literal", '{ literal = "NBC News" }')
    table.close()
    return name


def _archived(entry: Table) -> Archived | None:
    table = entry.table("archived")
    archived = Archived(table.text("url"), table.day_text("date"), table.text("sha256"))
    table.close()
    return archived if "archived" in entry else None


def _from_json(text: str, path: str, diagnostics: Diagnostics) -> list[Source]:
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
    return [source for entry in entries if (source := _from_entry(entry, places, path, diagnostics))]


def _from_entry(entry: object, places: Mapping[str, Place], path: str, diagnostics: Diagnostics) -> Source | None:
    facts = {str(key): value for key, value in entry.items()} if isinstance(entry, dict) else {}
    written = facts.get("id")
    identifier = str(written) if isinstance(written, (str, int)) and not isinstance(written, bool) else ""
    place = places.get(identifier, Place(path))
    title, note = facts.get("title"), facts.get("note")
    if not identifier or not isinstance(title, str) or not title.strip():
        message = f"{identifier} has no title" if identifier else "an entry has no id"
        diagnostics.add(VALUE_WRONG, place, message, "complete it where it comes from, and export it again")
        return None
    csl = {key: value for key, value in facts.items() if key not in ("id", "note")}
    kind = KIND_OF_TYPE.get(str(csl.get("type")), SourceKind.DOCUMENT)
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
