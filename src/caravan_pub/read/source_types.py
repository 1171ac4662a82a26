"""The types of sources."""

from caravan_pub.diagnostics import Diagnostics, Place, did_you_mean
from caravan_pub.read.source_fields import TYPES
from caravan_pub.read.source_rules import SOURCE_TYPE_UNKNOWN

OFTEN = "article-newspaper, report, interview, speech, dataset, graphic, webpage, book, document"


def check_type(value: object, identifier: str, place: Place, diagnostics: Diagnostics) -> None:
    """Report a type that CSL does not know."""
    if value and value not in TYPES:
        hint = did_you_mean(str(value), sorted(TYPES)) or f"such as {OFTEN}"
        diagnostics.add(SOURCE_TYPE_UNKNOWN, place, f"{identifier} has an unknown type: {str(value)[:40]}", hint)
