"""A picture is shown that may not be: it is withdrawn, or under embargo.

Why: showing it could break a promise to the people in it, or a contract with an agency.

Example: status = "withdrawn"

Instead: take the figure out of the manuscript.
"""

from caravan_pub.checks.tree import shown, shown_cover
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.publication import Status
from caravan_pub.model.resolved import Resolved

RULE = Rule("photo-withheld", Severity.ERROR, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every figure, and the cover, with a picture that is withdrawn or still under embargo."""
    for use in (*shown(resolved), *shown_cover(resolved)):
        if use.photo and use.photo.status in (Status.WITHDRAWN, Status.EMBARGOED):
            hint = "take the figure out; an embargo ends on the sidecar's embargo date, against the publication's date"
            diagnostics.add(RULE, use.place, f"{use.photo.name} is {use.photo.status}", hint)
