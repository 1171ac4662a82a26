"""A cleared picture has a sidecar but no file.

Why: there is nothing to show; only a picture that is for position only may be without its file.

Example: ``photos/well.toml`` without ``photos/well.jpg``.

Instead: ``status = "fpo"`` and ``aspect = "3:2"`` until the file is there.
"""

from caravan_pub.checks.tree import shown
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.publication import Status
from caravan_pub.model.resolved import Resolved

RULE = Rule("photo-without-file", Severity.ERROR, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every picture shown that has no file, is no drawing and is not for position only."""
    for use in shown(resolved):
        photo = use.photo
        if photo and photo.file is None and photo.drawing is None and photo.status is not Status.FPO:
            hint = 'put the file beside its sidecar, or set status = "fpo"'
            diagnostics.add(
                RULE, photo.where("status"), f"{photo.name} is {photo.status} but there is no such file", hint
            )
