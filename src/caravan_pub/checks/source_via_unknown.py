"""A source is known through another that is not among the sources.

Why: the appendix could not say how it is known.

Example: via = "nbc-2081"

Instead: via = "nbc-2018"
"""

from caravan_pub.diagnostics import Diagnostics, Rule, Severity, did_you_mean
from caravan_pub.model.resolved import Resolved

RULE = Rule("source-via-unknown", Severity.ERROR, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every ``via``, and every picture's ``source``, that is the id of no source."""
    publication = resolved.publication
    named = [(source.via, source.place) for source in publication.sources.values()]
    named += [(photo.source, photo.where("source")) for photo in publication.photos.values()]
    for name, place in named:
        if name and name not in publication.sources:
            hint = did_you_mean(name, list(publication.sources)) or f'add a [[source]] with id = "{name}"'
            diagnostics.add(RULE, place, f"there is no source {name}", hint)
