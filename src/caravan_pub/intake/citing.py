"""Citations and cross references in the manuscript's notation, and the keys that sources are cited by."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from caravan_pub.intake.album import slug
from caravan_pub.intake.tree import Node, plain

PLAIN_KEY = re.compile(r"[A-Za-z0-9](?:[\w:.-]*[A-Za-z0-9])?", re.ASCII)
"""A key that can stand without braces."""

CROSS = re.compile(r"(?:fig|tbl|sec)[-:]")
"""How the keys of cross references begin, in Quarto (``fig-``) and pandoc-crossref (``fig:``)."""

OTHER_SIGNS = str.maketrans("[];\\`<", "(),/'‹")
"""What stands in an affix for signs that would end it."""

ENDS = re.compile(r"[\s,;)!?]|[.:](?:\s|$)|$")
"""What may follow a key that stands in the text without brackets."""


def bracketed(cited: Sequence[Node], keys: Mapping[str, str]) -> str:
    """Sources cited together: ``[see @doe-2018, p. 12; -@roe]``."""
    return f"[{'; '.join(_item(citation, keys) for citation in cited)}]"


def narrative(citation: Node, keys: Mapping[str, str], following: str) -> str:
    """A source named in the sentence: ``@doe-2018 [p. 12]``.  ``following`` is the text right after it."""
    suffix = _affix(citation["citationSuffix"]).lstrip(", ")
    key = _key(citation, keys)
    if suffix:
        return f"@{key} [{suffix}]"
    return f"@{key}" if ENDS.match(following) else f"@{{{key.strip('{}')}}}"


def reference(target: str, following: str) -> str:
    """A cross reference that reads as its target's label: ``@fig-well``."""
    return f"@{target}" if ENDS.match(following) else f"@{{{target}}}"


def _item(citation: Node, keys: Mapping[str, str]) -> str:
    prefix = _affix(citation["citationPrefix"])
    suffix = _affix(citation["citationSuffix"])
    minus = "-" if citation["citationMode"]["t"] == "SuppressAuthor" else ""
    after = suffix if not suffix or suffix[0] == "," else f" {suffix}"
    return f"{prefix} {minus}@{_key(citation, keys)}{after}".lstrip()


def _key(citation: Node, keys: Mapping[str, str]) -> str:
    written = re.sub(r"[\s{}]", "", keys.get(citation["citationId"], citation["citationId"])) or "unknown"
    return written if PLAIN_KEY.fullmatch(written) else f"{{{written}}}"


def _affix(inlines: object) -> str:
    """What stands before or after a source, as it is: no notation holds there, and no sign that would end it."""
    text = plain(inlines).translate(OTHER_SIGNS)
    return re.sub(r"[@^{}]", "", text)


def source_keys(items: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """A key for the id of each item of a CSL-JSON bibliography.

    An id that reads as one stays; one that a program gave (a number, an address) becomes the author's name and the
    year, with a letter where there are several.
    """
    keys: dict[str, str] = {}
    for item in items:
        identifier = str(item.get("id", ""))
        if identifier in keys:
            continue
        readable = PLAIN_KEY.fullmatch(identifier) and re.match(r"[A-Za-z]", identifier)
        wanted = identifier if readable else _made_key(item)
        key, number = wanted, 1
        while key in keys.values():
            number += 1
            key = f"{wanted}{chr(ord('a') + number - 1)}" if number <= 26 else f"{wanted}-{number}"
        keys[identifier] = key
    return keys


def _made_key(item: Mapping[str, Any]) -> str:
    names: object = next((item[role] for role in ("author", "editor", "director") if item.get(role)), [{}])
    first = names[0] if isinstance(names, list) and isinstance(names[0], dict) else {}
    named = slug(str(first.get("family") or first.get("literal") or item.get("publisher") or item.get("title") or ""))
    issued = item.get("issued")
    year = re.search(r"\d{4}", str(issued)) if issued else None
    parts = [named.split("-")[0] or "source", *((year[0],) if year else ())]
    return f"source-{'-'.join(parts)}" if not re.match(r"[a-z]", parts[0]) else "-".join(parts)
