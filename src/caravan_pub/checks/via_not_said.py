"""A source is known only through another one, and its entry does not say so.

Why: readers would take it for something that the author has seen.

Example: ``title = "Documents obtained by NBC News"`` without ``via``, where NBC News is a source; or
``[@us-documents, quoted in @nbc-2018]``.

Instead: via = "nbc-2018"
"""

import re
from collections.abc import Mapping
from itertools import pairwise

from caravan_pub.checks.tree import nodes_of
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.nodes import Citation
from caravan_pub.model.publication import Source
from caravan_pub.model.resolved import Resolved

RULE = Rule("via-not-said", Severity.WARNING, __doc__)
WHOSE = ("container-title", "publisher")
"""What names the house that a source comes from."""
ITS_OWN = (*WHOSE, "URL", "DOI", "ISBN", "archive", "call-number")
"""What says where a source itself can be found: then it was there that it was seen."""

THROUGH = re.compile(
    r"(?:quoted|cited|as reported|as told|obtained|leaked|seen|known only)\s+(?:in|by|to|through|after|from)\b"
    r"|\b(?:zitiert nach|zit\. n\.|citad[oa] (?:en|por|em)|cité(?:e|s|es)? (?:dans|par|d[’']après)|apud)",
    re.IGNORECASE,
)  # fmt: skip
"""Words with which one source is cited, or described, after another."""


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report sources whose own words, or the words of a citation, name the one through which they are known."""
    sources = resolved.publication.sources
    houses = {
        str(house).casefold().removeprefix("the "): other.identifier
        for other in sources.values()
        for key in WHOSE
        if (house := other.csl.get(key))
    }
    for source in sources.values():
        named = _named(source, houses)
        if named:
            _tell(source, named, diagnostics)
    for node in nodes_of(resolved):
        for item, after in pairwise(node.items if isinstance(node, Citation) else ()):
            cited = sources.get(item.source)
            if cited is not None and not _said(cited) and THROUGH.search(f"{item.suffix} {after.prefix}"):
                _tell(cited, after.source, diagnostics)


def _tell(source: Source, other: str, diagnostics: Diagnostics) -> None:
    message = f"{source.identifier} seems to be known only through {other}, and has no via"
    diagnostics.add(RULE, source.place, message, f'add via = "{other}", or where it can be found itself')


def _said(source: Source) -> bool:
    return bool(source.via) or source.protected


def _named(source: Source, houses: Mapping[str, str]) -> str:
    """The source from whose newsroom one that can be found nowhere itself is described to have come; empty without."""
    if _said(source) or any(source.csl.get(key) for key in ITS_OWN):
        return ""
    described = f"{source.csl.get('title', '')} {source.note}".casefold()
    for found in THROUGH.finditer(described):
        words = described[found.end() :].removeprefix(" ").removeprefix("the ")
        for house, other in houses.items():
            if (
                words.startswith(house)
                and not words[len(house) : len(house) + 1].isalnum()
                and other != source.identifier
            ):
                return other
    return ""
