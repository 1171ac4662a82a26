"""RIS, the form that databases and newspapers' archives export: records are told apart here, and read by pandoc."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caravan_pub.diagnostics import Diagnostics, Place, did_you_mean
from caravan_pub.model.publication import Source
from caravan_pub.pandoc import Errand, PandocFailedError, run_pandoc
from caravan_pub.read.source_json import source_from_csl
from caravan_pub.read.source_rules import SOURCE_ENTRY_BROKEN, SOURCE_TYPE_UNKNOWN
from caravan_pub.read.tables import VALUE_WRONG

ERRAND = Errand("the reading of a bibliography", "look for a record with very long fields", seconds=60)
TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*))?")
DAY = re.compile(r"(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?)?)?(?:/.*)?")
DATED = ("DA", "Y1", "PY")
"""The tags of a record's date, the fullest first."""

TYPES = frozenset({
    "ABST", "ADVS", "AGGR", "ANCIENT", "ART", "BILL", "BLOG", "BOOK", "CASE", "CHAP", "CHART", "CLSWK", "COMP",
    "CONF", "CPAPER", "CTLG", "DATA", "DBASE", "DICT", "EBOOK", "ECHAP", "EDBOOK", "EJOUR", "ELEC", "ENCYC", "EQUA",
    "FIGURE", "GEN", "GOVDOC", "GRANT", "GRNT", "HEAR", "ICOMM", "INPR", "INTV", "JFULL", "JOUR", "LEGAL",
    "MANSCPT", "MAP", "MGZN", "MPCT", "MULTI", "MUSIC", "NEWS", "PAMP", "PAT", "PCOMM", "POD", "PRESS", "RPRT",
    "SER", "SLIDE", "SOUND", "STAND", "STAT", "STD", "THES", "UNBILL", "UNPB", "UNPD", "VIDEO", "WEB",
})  # fmt: skip
"""The types of records of the RIS format's specification, and those that Zotero and EndNote write."""


@dataclass(frozen=True, slots=True)
class _Record:
    """A record: its fields by tag, the first of each, its text, and the line on which it begins."""

    fields: Mapping[str, str]
    text: str
    line: int


def sources_from_ris(text: str, path: str, diagnostics: Diagnostics) -> list[Source]:
    """The sources of a .ris file; a record that does not begin or end is an error at its line.

    A record without ``ID`` is called by its first author's family name, or its title's first word, and its year:
    ``muster2018``, a second one ``muster2018b``.  Raises LimitError and MachineError as ``run_pandoc`` does.
    """
    found: list[Source] = []
    taken: set[str] = set()
    records = list(_records(text, path, diagnostics))
    for record, facts in zip(records, _converted(records, path, diagnostics), strict=False):
        source = _source(record, dict(facts), taken, path, diagnostics)
        if source is not None:
            found.append(source)
            taken.add(source.identifier)
    return found


def _records(text: str, path: str, diagnostics: Diagnostics) -> Iterator[_Record]:
    lines: list[str] = []
    fields: dict[str, str] = {}
    begun = 0
    for number, line in enumerate([*text.split("\n"), "TY  - "], 1):
        tag = TAG.fullmatch(line.rstrip())
        name, value = (tag[1], (tag[2] or "").strip()) if tag else ("", "")
        if name == "TY":
            if begun:
                message = "a record of the bibliography has no end"
                diagnostics.add(SOURCE_ENTRY_BROKEN, Place(path, begun), message, "end it with a line ER  -")
            begun, lines, fields = number, [], {}
        elif name and not begun:
            message = "a line of the bibliography stands in no record"
            diagnostics.add(SOURCE_ENTRY_BROKEN, Place(path, number), message, "begin each record with a line TY  - …")
        if begun:
            lines.append(line.rstrip())
            if name:
                fields.setdefault(name, value)
        if name == "ER" and begun:
            yield _Record(fields, "\n".join(lines), begun)
            begun = 0


def _converted(records: list[_Record], path: str, diagnostics: Diagnostics) -> list[Mapping[str, object]]:
    """What pandoc makes of the records, in their order."""
    if not records:
        return []
    text = "\n".join(record.text for record in records) + "\n"
    try:
        made = json.loads(run_pandoc(["--from=ris", "--to=csljson"], text.encode(), {}, ERRAND).document)
    except PandocFailedError:
        made = []
    if len(made) != len(records):
        diagnostics.add(SOURCE_ENTRY_BROKEN, Place(path), "the records cannot be told apart", "export them afresh")
        return []
    return list(made)


def _source(
    record: _Record, facts: dict[str, object], taken: set[str], path: str, diagnostics: Diagnostics
) -> Source | None:
    place = Place(path, record.line)
    identifier = record.fields.get("ID") or _free(_called(facts, record), taken)
    if not str(facts.get("title") or "").strip():
        diagnostics.add(VALUE_WRONG, place, f"{identifier} has no title", "add a line TI  - …")
        return None
    kind = record.fields.get("TY", "")
    if kind not in TYPES:
        hint = did_you_mean(kind, sorted(TYPES)) or "such as NEWS, RPRT, ELEC, BOOK, INTV"
        diagnostics.add(SOURCE_TYPE_UNKNOWN, place, f"{identifier} has an unknown type: {kind[:40]}", hint)
    if facts.get("type") in ("misc", "", None):
        facts["type"] = "document"
    day = next((found for tag in DATED if (found := _day(record.fields.get(tag, "")))), "")
    facts["issued"] = day
    return source_from_csl(identifier, {key: value for key, value in facts.items() if value}, place, diagnostics)


def _day(written: str) -> str:
    """A date of RIS (``2018/10/17/``, ``2018/10//``) in ISO 8601; other words as they stand."""
    found = DAY.fullmatch(written)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else written


def _called(facts: Mapping[str, object], record: _Record) -> str:
    authors = facts.get("author")
    first = authors[0] if isinstance(authors, list) and authors and isinstance(authors[0], dict) else {}
    name = str(first.get("family") or first.get("literal") or facts.get("title") or "source")
    word = next(iter(re.findall(r"[^\W_]+", name)), "source").lower()
    year = re.search(r"\d{4}", " ".join(record.fields.get(tag, "") for tag in DATED))
    return word + (year[0] if year else "")


def _free(name: str, taken: set[str]) -> str:
    """The name, or the first of name + "b", "c" … that no record before has."""
    if name not in taken:
        return name
    letters = (f"{name}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    return next((free for free in letters if free not in taken), f"{name}-{len(taken)}")
