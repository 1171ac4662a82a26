"""A figure shows a picture that is not there.

Why: its place on the page would be empty.

Example: ![](photos/chiqimula.jpg)

Instead: ![](photos/chiquimula.jpg)
"""

from caravan_pub.checks.tree import shown
from caravan_pub.diagnostics import Diagnostics, Rule, Severity, did_you_mean
from caravan_pub.model.resolved import Resolved

RULE = Rule("photo-unknown", Severity.ERROR, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every picture that is neither a file nor has a sidecar below ``content/``."""
    names = list(resolved.publication.photos)
    for use in shown(resolved):
        if use.photo is None:
            hint = did_you_mean(use.path, names) or "pictures lie below content/photos/ and content/figures/"
            what = f"there is no picture {use.path}" if use.path else "this address names no picture"
            diagnostics.add(RULE, use.place, what, hint)
