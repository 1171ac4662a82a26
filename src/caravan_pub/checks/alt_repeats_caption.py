"""A picture's alternative text says what its caption says.

Why: a screen reader reads both, one after the other, and who listens learns nothing of what is seen.

Example: ``alt = "The well at Zacapa, May 2025."`` and ``caption = "The well at Zacapa, May 2025."`` in one sidecar.

Instead: alt = "A stone well under a tree; a woman winds up a bucket."
"""

import re
from collections.abc import Iterator

from caravan_pub.checks.tree import nodes_of
from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.model.nodes import Figure
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.walk import plain_text

RULE = Rule("alt-repeats-caption", Severity.WARNING, __doc__)

NO_LETTERS = re.compile(r"[\W_]+")


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every picture whose alternative text is its caption, but for signs and upper case."""
    for name, alt, caption, place in _told(resolved):
        if alt and _words(alt) == _words(caption):
            hint = "say in alt what is seen, and in the caption what is known of it"
            diagnostics.add(RULE, place, f"the alternative text of {name} repeats its caption", hint)


def _told(resolved: Resolved) -> Iterator[tuple[str, str, str, Place]]:
    """Name, alternative text and caption of each picture in a figure, and where the text is written."""
    for node in nodes_of(resolved):
        if not isinstance(node, Figure):
            continue
        for panel in node.panels:
            photo = resolved.publication.photo(panel.photo)
            if photo is not None and not photo.decorative:
                caption = plain_text(panel.caption) or plain_text(node.caption) or photo.caption
                yield (
                    photo.name,
                    panel.alt or photo.alt or "",
                    caption,
                    panel.place if panel.alt else photo.where("alt"),
                )


def _words(text: str) -> str:
    return NO_LETTERS.sub(" ", text).casefold().strip()
