"""A source lacks its date, its author or who published it.

Why: a reader who wants to find it needs them; where they cannot be known, this note says that it was noticed.

Example: a news report without its day.

Instead: issued = "2018-10-17"
"""

from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.resolved import Resolved

RULE = Rule("source-incomplete", Severity.NOTE, __doc__)
NAMED = ("author", "editor", "publisher", "container-title")


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report, for every source that is not protected, what of date and origin is missing."""
    for source in resolved.publication.sources.values():
        missing = [] if source.csl.get("issued") else ["date"]
        missing += [] if source.csl.get("author") else ["author"]
        missing += [] if any(source.csl.get(name) for name in NAMED) else ["publisher"]
        if source.csl.get("type") == "article-newspaper" and not source.csl.get("URL"):
            missing.append("address")
        if missing and not source.protected:
            message = f"{source.identifier} has no {' and no '.join(missing)}"
            diagnostics.add(RULE, source.place, message, "add what is known; what is not known stays out")
