"""A picture's alternative text is the name of its file.

Why: it says nothing of what is seen; programs put it there when nobody wrote one.

Example: alt = "IMG_2041.jpg"

Instead: alt = "Two men lift a child onto a truck."
"""

import re
from pathlib import PurePosixPath

from caravan_pub.checks.tree import shown
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.resolved import Resolved

RULE = Rule("alt-is-file-name", Severity.WARNING, __doc__)

ENDING = re.compile(r"\S\.(?:jpe?g|png|webp|tiff?|avif|hei[cf]|gif|svg|bmp|psd|dng|cr2|nef|arw)$", re.IGNORECASE)
CAMERA = re.compile(r"(?:IMG|DSC[FN]?|_DSC|PXL|P|DJI|GOPR|SAM|MVIMG|Screenshot)[-_ ]?\d{3,}[-_\d ]*", re.IGNORECASE)
"""Names that cameras and telephones give."""

PARTED = re.compile(r"[-_\s]+")


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every alternative text that is a file's name: the picture's own, a camera's, or any with an ending."""
    for use in shown(resolved):
        alt = (use.alt or (use.photo.alt if use.photo else None) or "").strip()
        if use.photo is None or not alt or use.photo.decorative:
            continue
        if ENDING.search(alt) or CAMERA.fullmatch(alt) or _plain(alt) == _plain(PurePosixPath(use.photo.name).name):
            place = use.place if use.alt else use.photo.where("alt")
            hint = "say what is seen; or decorative = true where there is nothing to say"
            diagnostics.add(RULE, place, f"the alternative text of {use.photo.name} is a file's name: {alt}", hint)


def _plain(text: str) -> str:
    return PARTED.sub(" ", text).casefold()
