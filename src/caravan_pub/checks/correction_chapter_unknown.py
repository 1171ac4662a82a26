"""A correction names a chapter that there is not, and was not at the last release.

Why: readers could not tell what was corrected.

Example: chapter = "sec-wel"

Instead: chapter = "sec-well", the id of the chapter's heading; ``caravan-pub show outline`` lists them.
"""

from caravan_pub.diagnostics import Diagnostics, Rule, Severity, did_you_mean
from caravan_pub.model.resolved import Resolved

RULE = Rule("correction-chapter-unknown", Severity.ERROR, __doc__)


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every correction of a chapter that is neither here nor in the record of the last release."""
    publication = resolved.publication
    known = [chapter.identifier for chapter in publication.chapters()]
    gone = publication.release.chapters if publication.release else {}
    for correction in publication.corrections:
        if correction.chapter not in known and correction.chapter not in gone:
            hint = did_you_mean(correction.chapter, known) or f"one of: {', '.join(known[:12])}"
            diagnostics.add(RULE, correction.place, f"there is no chapter {correction.chapter}", hint)
