"""A picture is shown that is not cleared, in a release.

Why: what is released is published; a plate for position only, or a picture under embargo, may not be.

Example: ``status = "fpo"`` in a build with ``--release``.

Instead: clear the picture, put its file in place and take the status out.
"""

from caravan_pub.checks.tree import released
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.publication import Status
from caravan_pub.model.resolved import Resolved

RULE = Rule("photo-not-cleared", Severity.ERROR, __doc__)


def check_release(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report, for a release, every picture shown that is not cleared."""
    for photo in released(resolved):
        if photo.status is not Status.CLEARED:
            hint = "clear it, or take the figure out of the manuscript"
            diagnostics.add(
                RULE, photo.where("status"), f"{photo.name} is shown but its status is {photo.status}", hint
            )
