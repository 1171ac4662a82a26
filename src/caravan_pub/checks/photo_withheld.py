"""A picture is shown that may not be: it is withdrawn, or under embargo.

Why: showing it could break a promise to the people in it, or a contract with an agency.

Example: status = "withdrawn"

Instead: take the figure out of the manuscript.
"""

from caravan_pub.checks.tree import shown
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.publication import Status
from caravan_pub.model.resolved import Resolved

RULE = Rule("photo-withheld", Severity.ERROR, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every figure with a withdrawn picture, or one whose embargo ends after the publication's date."""
    published = resolved.publication.metadata.date
    for use in shown(resolved):
        photo = use.photo
        if photo is None:
            continue
        lifted = photo.embargo is not None and published is not None and photo.embargo <= published
        if photo.status is Status.WITHDRAWN or (photo.status is Status.EMBARGOED and not lifted):
            hint = "take the figure out; an embargo ends on the sidecar's embargo date, against the publication's date"
            diagnostics.add(RULE, use.place, f"{photo.name} is {photo.status}", hint)
