"""The JSON Schemas say what the readers read: the same keys, and the same refusals."""

import datetime as dt
import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from caravan_pub.diagnostics import Diagnostics, Severity
from caravan_pub.model.snapshot import InputFile, Snapshot
from caravan_pub.read.photos import read_photos
from caravan_pub.read.settings import read_head
from caravan_pub.read.sources import read_sources
from caravan_pub.read.tables import Table

ROOT = Path(__file__).parents[2]
SCHEMAS = {
    name: json.loads(files("caravan_pub").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8"))
    for name in ("publication", "sidecar", "sources")
}
PUBLICATION = """
title = "A"
language = "en"
[series]
[structure]
[[structure.parts]]
title = "One"
chapters = "chapters/*.md"
[citations]
[epub]
[print]
[proof]
[screen]
[theme]
[[creators]]
name = "N"
[[allow]]
code = "photo-small"
reason = "known"
"""
SIDECAR = """
kind = "map"
[layers]
[[place]]
name = "N"
latitude = 1
longitude = 1
[[label]]
name = "N"
latitude = 1
longitude = 1
"""
SOURCES = """
[[source]]
id = "a"
title = "T"
[source.archived]
[[source.author]]
family = "F"
"""


def _snapshot(**given: str) -> Snapshot:
    texts = {f"content/{path}": text.encode() for path, text in given.items()}
    known = {path: InputFile(path, len(data), "") for path, data in texts.items()}
    return Snapshot(known, lambda file: texts[file.path])


def _codes(kind: str, text: str) -> set[str]:
    """The codes of the errors that the reader of a kind of file finds."""
    diagnostics = Diagnostics()
    match kind:
        case "publication":
            read_head(text, diagnostics)
        case "sidecar":
            read_photos(_snapshot(**{"photos/a.toml": text}), diagnostics)
        case _:
            read_sources(("sources.toml",), {}, _snapshot(**{"sources.toml": text}), diagnostics)
    return {problem.code for problem in diagnostics if problem.severity is Severity.ERROR}


def _asked(kind: str, text: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """The keys that a reader asks for, by the table that it asks."""
    asked: dict[str, set[str]] = {}

    def record(table: Table) -> None:
        asked.setdefault(table._header, set()).update(table._asked)

    monkeypatch.setattr(Table, "close", record)
    _codes(kind, text)
    return asked


def _described(schema: dict[str, Any], header: str = "") -> dict[str, set[str]]:
    """The keys that a schema knows, by table; free tables apart."""
    found = {header: set(schema["properties"])}
    for key, value in schema["properties"].items():
        for part in (value, value.get("items", {}), *value.get("anyOf", ())):
            inner = part.get("items", part) if part.get("type") == "array" else part
            if isinstance(inner, dict) and "properties" in inner:
                found |= _described(inner, f"{header}.{key}" if header else key)
    return found


@pytest.mark.parametrize(
    ("kind", "text"), [("publication", PUBLICATION), ("sidecar", SIDECAR), ("sources", SOURCES)], ids=lambda v: v[:12]
)
def test_a_schema_knows_the_keys_that_the_reader_asks_for(
    kind: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _asked(kind, text, monkeypatch)
    asked.pop("layers", None)
    described = _described(SCHEMAS[kind])
    if kind == "sources":
        described = {table: keys for table, keys in described.items() if table in asked}

    assert asked == described


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _valid(kind: str, text: str) -> bool:
    return bool(jsonschema.Draft202012Validator(SCHEMAS[kind]).is_valid(_plain(tomllib.loads(text))))


def _kind(path: Path) -> str:
    return {"publication.toml": "publication", "sources.toml": "sources"}.get(path.name, "sidecar")


SHIPPED = sorted((ROOT / "content").rglob("*.toml")) + sorted((ROOT / "src/caravan_pub/starters").rglob("*.toml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_we_ship_is_valid(path: Path) -> None:
    assert _valid(_kind(path), path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("publication", 'title = "A"\nlanguage = "en"\npublsher = "x"'),
        ("publication", 'title = "A"'),
        ("publication", 'title = "A"\nlanguage = "english!"'),
        ("publication", 'title = "A"\nlanguage = "en"\n[print]\nbleed = true'),
        ("publication", 'title = "A"\nlanguage = "en"\n[print]\nmarks = ["crp"]'),
        ("publication", 'title = "A"\nlanguage = "en"\n[[allow]]\ncode = "x"'),
        ("sidecar", 'status = "clear"'),
        ("sidecar", "crop = [0, 0, 2, 1]"),
        ("sidecar", "alt = 3"),
        ("sidecar", 'credt = "x"'),
        ("sources", '[[source]]\ntitle = "T"'),
        ("sources", '[[source]]\nid = "a"\ntitle = "T"\nkind = "rumour"'),
        ("sources", '[[source]]\nid = "a"\ntitle = "T"\npublihser = "x"'),
    ],
)
def test_what_a_reader_refuses_the_schema_refuses(kind: str, text: str) -> None:
    assert _codes(kind, text)
    assert not _valid(kind, text)
