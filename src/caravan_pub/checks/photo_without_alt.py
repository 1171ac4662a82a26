"""A picture is shown without alternative text.

Why: a reader who cannot see it learns nothing of it; stores and the European Accessibility Act ask for it.

Example: a sidecar without ``alt``.

Instead: alt = "Two men lift a child onto a truck."
"""

from caravan_pub.checks.tree import shown
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.resolved import Resolved

RULE = Rule("photo-without-alt", Severity.ERROR, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every picture without ``alt`` in its place or its sidecar, unless it is decorative."""
    for use in shown(resolved):
        photo = use.photo
        if photo and not use.alt and not photo.alt and not photo.decorative:
            hint = 'say in its sidecar what it shows: alt = "…", or decorative = true'
            diagnostics.add(RULE, photo.place if photo.place.path.endswith(".toml") else use.place,
                            f"{photo.name} has no alternative text", hint)  # fmt: skip
