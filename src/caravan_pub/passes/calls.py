"""Where a citation that its style makes a note is called: after the punctuation, without the space before it.

An author writes ``… on the road [@nbc].``; the page reads ``… on the road.¹``  (pandoc's ``notes-after-punctuation``).
In French the call stands before the punctuation (Imprimerie nationale, Lexique: appel de note), so it stays.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Inline, Inlines
from caravan_pub.model.publication import Chapter, Entry, Generated, Part, Publication
from caravan_pub.model.resolved import FormattedCitation
from caravan_pub.model.walk import map_inlines, map_runs
from caravan_pub.passes.conventions import conventions_of

STOPS = ".,;:!?…"
SPACES = " \n\u00a0\u202f"
CALLED_BEFORE = frozenset({"fr"})
"""Languages that call a note before the punctuation."""


def set_calls(publication: Publication, citations: Mapping[str, FormattedCitation]) -> Publication:
    """The publication with the calls of citations that are notes moved behind the punctuation that follows them.

    A citation with words of its own in the line (a narrative one) stays where it is, and so does an author's note.
    """
    calls = frozenset(anchor for anchor, formatted in citations.items() if formatted.note and not formatted.lead)
    if not calls:
        return publication
    mover = _Mover(calls, _following(publication.metadata.language))

    def set_chapter(chapter: Chapter) -> Chapter:
        return replace(chapter, title=mover.run(chapter.title), blocks=map_runs(chapter.blocks, mover.run))

    def set_entry(entry: Entry) -> Entry:
        match entry:
            case Chapter():
                return set_chapter(entry)
            case Part():
                return replace(entry, chapters=tuple(map(set_chapter, entry.chapters)))
            case Generated():
                return entry

    front, body, back = (tuple(map(set_entry, entries)) for _, entries in publication.matters())
    return replace(publication, front=front, body=body, back=back)


def _following(language: str) -> re.Pattern[str] | None:
    """What a call goes behind: punctuation, and closing quotation marks that no letter follows."""
    if language.lower().split("-")[0] in CALLED_BEFORE:
        return None
    rules = conventions_of(language)
    closing = rf"[{rules.double[1]}{rules.single[1]}]+[{STOPS}]*(?!\w)"
    return re.compile(rf"[{STOPS}]+(?:{closing})?|{closing}")


@dataclass(frozen=True, slots=True)
class _Mover:
    """Moves the calls of these anchors behind what matches; where nothing is to match, they stay."""

    calls: frozenset[str]
    following: re.Pattern[str] | None

    def run(self, run: Inlines) -> Inlines:
        """The run with its calls in place, those within other inlines too."""
        return self._moved(map_inlines(run, self._within))

    def _within(self, inline: Inline) -> Inline:
        match inline:
            case (
                n.Emphasis() | n.Strong() | n.Strikethrough() | n.Superscript() | n.Subscript() | n.SmallCaps()
                | n.Link() | n.Reference() | n.IndexMark() | n.Span()
            ):  # fmt: skip
                return replace(inline, content=self._moved(inline.content))
            case _:
                return inline

    def _moved(self, run: Inlines) -> Inlines:
        found: list[Inline] = []
        at = 0
        while at < len(run):
            if not self._is_call(run[at]):
                found.append(run[at])
                at += 1
                continue
            end = self._end_of_calls(run, at)
            calls = [inline for inline in run[at:end] if self._is_call(inline)]
            _strip(found)
            after = run[end] if end < len(run) else None
            signs = self.following.match(after.text) if self.following and isinstance(after, n.Text) else None
            if signs and isinstance(after, n.Text):
                _append(found, signs[0], after)
                found += calls
                _append(found, after.text[signs.end() :], after)
                end += 1
            else:
                found += calls
            at = end
        return tuple(found)

    def _end_of_calls(self, run: Inlines, at: int) -> int:
        """The place after a row of calls that nothing but spaces parts."""
        end = at + 1
        while end < len(run):
            after = run[end + 1] if end + 1 < len(run) else None
            if self._is_call(run[end]):
                end += 1
            elif after is not None and self._is_call(after) and _is_blank(run[end]):
                end += 2
            else:
                return end
        return end

    def _is_call(self, inline: Inline) -> bool:
        return isinstance(inline, n.Citation) and inline.anchor in self.calls


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, n.Text) and not inline.text.strip(SPACES)


def _strip(found: list[Inline]) -> None:
    """Take the space off the end of what stands before a call."""
    last = found[-1] if found else None
    if isinstance(last, n.Text):
        kept = last.text.rstrip(SPACES)
        found[-1:] = [replace(last, text=kept)] if kept else []


def _append(found: list[Inline], text: str, origin: n.Text) -> None:
    """Add words of a text node, to the text before them where there is one."""
    last = found[-1] if found else None
    if text and isinstance(last, n.Text):
        found[-1] = replace(last, text=last.text + text)
    elif text:
        found.append(replace(origin, text=text))
