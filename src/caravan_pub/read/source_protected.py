"""Protected sources: a label, and nothing else.

What is wrong with one is told by the names of its keys: no value of it stands in a message, and no line of it is shown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from caravan_pub.diagnostics import Diagnostics, Place, Problem
from caravan_pub.model.publication import Source, SourceKind
from caravan_pub.read.source_fields import DATES, NAMES, TEXTS, TYPES
from caravan_pub.read.source_rules import SOURCE_NOT_PROTECTED

ALLOWED = ("id", "kind", "type", "protected", "label")
KNOWN = frozenset((*ALLOWED, *NAMES, *DATES, *TEXTS, "via", "archived", "custom"))
HINT = "keep id, kind and label, and remove the rest from the folder"

STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')
"""A string of one line in TOML."""


def protected_from(
    facts: Mapping[str, object], places: Mapping[str, Place], place: Place, diagnostics: Diagnostics
) -> Source | None:
    """A protected source from all that is written of it; every fact beside its label is an error.

    Nothing where it has no id or no label, which is for its file's reader to tell.

    ``places``: where its keys stand; ``place``: where the entry does.
    """
    for key in facts:
        if key not in ALLOWED:
            named = key if key in KNOWN else "a key that is not known"
            diagnostics.add(SOURCE_NOT_PROTECTED, places.get(key, place), f"a protected source has {named}", HINT)
    for key, known in (("kind", frozenset(map(str, SourceKind))), ("type", TYPES)):
        if key in facts and facts[key] not in known:
            message = f"a protected source has a {key} that is not known"
            diagnostics.add(SOURCE_NOT_PROTECTED, places.get(key, place), message, HINT)
    identifier, label = facts.get("id"), facts.get("label")
    if not (isinstance(identifier, str) and identifier and isinstance(label, str) and label.strip()):
        return None
    kind = SourceKind(str(facts.get("kind"))) if facts.get("kind") in list(SourceKind) else SourceKind.DOCUMENT
    label = " ".join(label.split())
    csl = {"type": "document", "title": label}
    return Source(identifier, csl, kind, protected=True, label=label, place=place)


def comments_beside(text: str, lines: Iterable[tuple[int, int]], path: str, diagnostics: Diagnostics) -> None:
    """Report comments within protected entries of a TOML file; ``lines`` are their first and last, counted from 1."""
    written = text.split("\n")
    for first, last in lines:
        for number in range(first, min(last, len(written)) + 1):
            if "#" in STRING.sub("", written[number - 1]):
                message = "a comment stands beside a protected source"
                diagnostics.add(SOURCE_NOT_PROTECTED, Place(path, number), message, "take it out of the folder")


def guarded(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a file that holds a protected source, so that none shows a line of it."""
    return [replace(problem, rule=replace(problem.rule, discreet=True)) for problem in problems]
