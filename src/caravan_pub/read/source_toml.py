"""``sources.toml``: a ``[[source]]`` for each source."""

from collections.abc import Mapping

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.model.publication import Archived, Source, SourceKind
from caravan_pub.read.source_dates import check_date
from caravan_pub.read.source_fields import DATES, KIND_OF_TYPE, NAMES, TEXTS, TYPE_OF_KIND
from caravan_pub.read.source_protected import comments_beside, guarded, protected_from
from caravan_pub.read.source_types import check_type
from caravan_pub.read.tables import Table, parse_toml


def sources_from_toml(text: str, path: str, diagnostics: Diagnostics) -> list[Source]:
    """The sources of a TOML file.  Where one of them is protected, no problem shows a line of the file."""
    if "protected" not in text:
        return _read(text, path, diagnostics)
    found = Diagnostics()
    sources = _read(text, path, found)
    diagnostics.extend(guarded(found))
    return sources


def _read(text: str, path: str, diagnostics: Diagnostics) -> list[Source]:
    table = parse_toml(text, path, diagnostics)
    if table is None:
        return []
    entries = table.tables("source")
    sources = [source for entry in entries if (source := _source(entry, diagnostics))]
    protected = [_lines(entry.values, entry) for entry in entries if entry.values.get("protected") is True]
    comments_beside(text, protected, path, diagnostics)
    table.close()
    return sources


def _lines(values: Mapping[str, object], entry: Table) -> tuple[int, int]:
    """The first and the last line on which a key of an entry stands."""
    lines = [line for key in values if (line := entry.place(key).line)]
    return min(lines, default=0) or 1, max(lines, default=0)


def _source(entry: Table, diagnostics: Diagnostics) -> Source | None:
    if entry.values.get("protected") is True:
        entry.require("id", "label")
        places = {key: entry.place(key) for key in entry.values}
        return protected_from(entry.values, places, _place(entry, "id"), diagnostics)
    entry.flag("protected")
    identifier = entry.text("id")
    csl: dict[str, object] = {key: entry.text(key) for key in TEXTS if entry.text(key)}
    csl |= {key: day for key in DATES if (day := entry.day_text(key))}
    csl |= {key: names for key in NAMES if (names := tuple(_name(table) for table in entry.tables(key)))}
    kind = entry.choice("kind", SourceKind, KIND_OF_TYPE.get(str(csl.get("type")), SourceKind.DOCUMENT))
    via, label, archived = entry.text("via"), entry.text("label"), _archived(entry)
    entry.close()
    if not entry.require("id", "title"):
        return None
    check_type(csl.get("type"), identifier, entry.place("type"), diagnostics)
    for key in DATES:
        check_date(csl.get(key), key, identifier, entry.place(key), diagnostics)
    csl.setdefault("type", TYPE_OF_KIND[kind])
    note = str(csl.pop("note", ""))
    return Source(identifier, csl, kind, via, archived, label=label, note=note, place=entry.place("id"))


def _place(entry: Table, key: str) -> Place:
    return entry.place(key if key in entry else "")


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
