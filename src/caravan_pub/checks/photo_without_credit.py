"""A picture is shown without a credit.

Why: whoever made it has a right to be named, and most licences ask for it.

Example: a sidecar without ``credit``.

Instead: credit = "Ana Pérez / Agency"
"""

from caravan_pub.checks.tree import shown
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.resolved import Resolved

RULE = Rule("photo-without-credit", Severity.WARNING, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every picture whose sidecar names no credit, unless it is decorative."""
    for use in shown(resolved):
        photo = use.photo
        if photo and not photo.credit and not photo.decorative:
            hint = 'name in its sidecar who made it: credit = "…"'
            diagnostics.add(RULE, photo.place if photo.place.path.endswith(".toml") else use.place,
                            f"{photo.name} has no credit", hint)  # fmt: skip
