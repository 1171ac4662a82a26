"""A picture is shown without a credit, in a release.

Why: whoever made it has a right to be named, and most licences ask for it; what is released cannot be called back.

Example: a sidecar without ``credit`` in a build with ``--release``.

Instead: credit = "Ana Pérez / Agency"; or, where nobody may be named, credit = "Photo: name withheld".
"""

from caravan_pub.checks.tree import released
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.resolved import Resolved

RULE = Rule("photo-not-credited", Severity.ERROR, __doc__)


def check_release(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report, for a release, every picture shown whose sidecar names no credit, unless it is decorative."""
    for photo in released(resolved):
        if not photo.credit and not photo.decorative:
            hint = 'name in its sidecar who made it: credit = "…"'
            diagnostics.add(RULE, photo.place, f"{photo.name} is shown without a credit", hint)
