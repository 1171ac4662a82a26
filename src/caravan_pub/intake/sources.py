"""What a document cites: from its own list and its bibliographies to a file of sources."""

import json
from collections.abc import Collection
from typing import Any

from caravan_pub.intake.citing import CROSS, source_keys
from caravan_pub.intake.tree import Nodes, walk

Items = list[dict[str, Any]]
"""Entries of a bibliography as CSL-JSON has them."""


def cited(blocks: Nodes) -> list[str]:
    """The ids of the sources that some blocks cite, each once, in order; cross references are none."""
    citations = [citation for node in walk(blocks) if node["t"] == "Cite" for citation in node["c"][0]]
    found = [citation["citationId"] for citation in citations]
    return [identifier for identifier in dict.fromkeys(found) if identifier and not CROSS.match(identifier)]


def parsed(data: bytes) -> Items:
    """The entries of a CSL-JSON file as pandoc writes it."""
    entries = json.loads(data) if data else []
    return [entry for entry in entries if isinstance(entry, dict) and "id" in entry]


def chosen(items: Items, wanted: Collection[str], *, every: bool) -> tuple[Items, dict[str, str]]:
    """The entries that are cited (``every``: all of them), with the keys they are cited by, and the key for each id."""
    kept: dict[str, dict[str, Any]] = {}
    for item in items:
        if every or str(item["id"]) in wanted:
            kept.setdefault(str(item["id"]), item)
    keys = source_keys(kept.values())
    return [{**item, "id": keys[identifier]} for identifier, item in kept.items()], keys


def as_file(items: Items) -> bytes:
    """A CSL-JSON file."""
    return (json.dumps(items, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8", "replace")
