"""A text that was released is changed, or gone, and no correction says so.

Why: readers of the first version are owed a word; a change that nobody is told of looks like one that hides something.

Example: a chapter that was edited after ``caravan-pub build --release``, without an entry in ``corrections.toml``.

Instead: ``[[correction]]`` with ``date``, ``chapter``, ``what`` and ``why``.  Where the last release was never given to
anybody, remove ``content/release.json``.
"""

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.model.resolved import Resolved

RULE = Rule("correction-missing", Severity.ERROR, __doc__)


def check_release(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every chapter whose words are not those of the last release, and for which no new correction stands."""
    release = resolved.publication.release
    if release is None:
        return
    told = {one.chapter for one in resolved.publication.corrections if one.digest not in release.corrections}
    places = {chapter.identifier: chapter.place for chapter in resolved.publication.chapters()}
    for name, digest in release.chapters.items():
        if name not in told and resolved.fingerprints.get(name) != digest:
            what = "changed" if name in places else "gone"
            message = f"{name} was released, is {what} since, and no correction says so"
            hint = f'add [[correction]] with date, chapter = "{name}", what and why to content/corrections.toml'
            diagnostics.add(RULE, places.get(name, Place("content/release.json")), message, hint)
