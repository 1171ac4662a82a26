"""A source is never cited.

Why: it stands in the appendix and nothing rests on it; perhaps a citation was forgotten.

Example: a ``[[source]]`` that no ``[@id]`` names.

Instead: cite it where it is used, or take it out.  What is listed for further reading is named in ``nocite`` of
``[citations]``.
"""

from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.resolved import Resolved

RULE = Rule("source-uncited", Severity.NOTE, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every source that no citation and no picture names, and through which no cited one is known."""
    entries = resolved.bibliography
    meant = resolved.settings.citations.nocite
    through = {entry.via for entry in entries if entry.cited}
    for entry in entries:
        if not entry.cited and entry.source not in through and not {entry.source, "*"}.intersection(meant):
            place = resolved.publication.sources[entry.source].place
            diagnostics.add(RULE, place, f"nothing cites {entry.source}", "cite it, or take it out")
