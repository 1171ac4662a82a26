"""Where a citation that its style makes a note is called: after the punctuation, without the space before it.

An author writes ``… on the road [@nbc].``; the page reads ``… on the road.¹``  (pandoc's ``notes-after-punctuation``.)
"""

from collections.abc import Mapping
from dataclasses import replace

from caravan_pub.model import nodes as n
from caravan_pub.model.nodes import Inline, Inlines
from caravan_pub.model.publication import Chapter, Entry, Generated, Part, Publication
from caravan_pub.model.resolved import FormattedCitation
from caravan_pub.model.walk import map_inlines, map_runs

PUNCTUATION = ".,;:!?…"


def set_calls(publication: Publication, citations: Mapping[str, FormattedCitation]) -> Publication:
    """The publication with the calls of citations that are notes moved behind the punctuation that follows them."""
    if not any(formatted.note for formatted in citations.values()):
        return publication

    def change(run: Inlines) -> Inlines:
        return _moved(map_inlines(run, within), citations)

    def within(inline: Inline) -> Inline:
        match inline:
            case n.Emphasis() | n.Strong() | n.Span() | n.Link():
                return replace(inline, content=_moved(inline.content, citations))
            case _:
                return inline

    def set_chapter(chapter: Chapter) -> Chapter:
        return replace(chapter, title=change(chapter.title), blocks=map_runs(chapter.blocks, change))

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


def _moved(run: Inlines, citations: Mapping[str, FormattedCitation]) -> Inlines:
    found: list[Inline] = []
    waiting: n.Citation | None = None
    for inline in run:
        if waiting is not None:
            after = inline.text if isinstance(inline, n.Text) else ""
            signs = len(after) - len(after.lstrip(PUNCTUATION))
            if signs:
                _append(found, n.Text(after[:signs], place=inline.place))
                inline = n.Text(after[signs:], place=inline.place)  # noqa: PLW2901  (what is left of this text)
            found.append(waiting)
            waiting = None
        formatted = citations.get(inline.anchor) if isinstance(inline, n.Citation) else None
        if isinstance(inline, n.Citation) and formatted is not None and formatted.note:
            _strip(found, keep=bool(formatted.lead))
            waiting = inline
        elif not (isinstance(inline, n.Text) and not inline.text):
            found.append(inline)
    if waiting is not None:
        found.append(waiting)
    return tuple(found)


def _strip(found: list[Inline], *, keep: bool) -> None:
    """Take the space off the end of what stands before a call; a narrative citation keeps it before its author."""
    last = found[-1] if found else None
    if isinstance(last, n.Text) and not keep:
        found[-1] = replace(last, text=last.text.rstrip(" \n\u00a0"))


def _append(found: list[Inline], text: n.Text) -> None:
    last = found[-1] if found else None
    if isinstance(last, n.Text):
        found[-1] = replace(last, text=last.text + text.text)
    else:
        found.append(text)
