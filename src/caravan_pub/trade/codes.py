"""ONIX codes for what a publication says in other words (EDItEUR's code lists, issue 74)."""

from collections.abc import Iterator

import langcodes

from caravan_pub.trade.evidence import Evidence

ROLES = {
    "aft": "A19", "aui": "A24", "aut": "A01", "com": "C01", "cov": "A36", "ctg": "A39", "edt": "B01", "ill": "A12",
    "ive": "A44", "ivr": "A43", "pht": "A13", "res": "A51", "trl": "B06", "win": "A24", "wpr": "A15",
}  # fmt: skip
"""List 17 for the MARC relators that have a fellow there; any other is ``Z99``, other."""

FEATURES = {
    "tableOfContents": "11",
    "index": "12",
    "readingOrder": "13",
    "alternativeText": "14",
    "longDescription": "15",
    "pageBreakMarkers": "19",
    "printPageNumbers": "19",
    "structuralNavigation": "29",
    "ARIA": "30",
    "displayTransformability": "36",
    "highContrastDisplay": "26",
    "pageNavigation": "41",
}
"""List 196 for schema.org's accessibilityFeature."""

CLAIMS = (("EPUB Accessibility 1.1", "04"), ("WCAG 2.0", "80"), ("WCAG 2.1", "81"), ("WCAG 2.2", "82"),
          ("Level AAA", "86"), ("Level AA", "85"), ("Level A", "84"))  # fmt: skip
"""List 196 for the parts of a claim of conformance."""

PAGES = "19"
"""List 196: the pages of the printed edition are marked."""


def accessibility_codes(evidence: Evidence) -> tuple[str, ...]:
    """The codes of list 196 that the evidence bears, in order; each once."""
    return tuple(sorted(set(_codes(evidence))))


def _codes(evidence: Evidence) -> Iterator[str]:
    if evidence.summary:
        yield "00"
    for feature in evidence.features:
        if feature in FEATURES:
            yield FEATURES[feature]
    if not evidence.locked:
        yield "10"
    if evidence.tagged:
        yield "22"
    if "landmarks" in evidence.navigation:
        yield "32"
    if "page-list" in evidence.navigation:
        yield "41"
    if "textual" in evidence.sufficient:
        yield "52"
    for claim in evidence.conforms_to:
        rest = claim
        for words, code in CLAIMS:
            if words in rest:
                rest = rest.replace(words, "")
                yield code


def language_code(tag: str) -> str:
    """The code of ISO 639-2/B for a BCP 47 tag; "und" where it has none."""
    try:
        return langcodes.Language.get(tag).to_alpha3(variant="B")
    except (LookupError, ValueError):
        return "und"
