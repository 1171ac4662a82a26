"""What the sources appendix and the list of illustrations need to know, page numbers included where there are pages."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from markupsafe import Markup, escape

from caravan_pub.model.publication import Source, SourceKind
from caravan_pub.model.resolved import BibliographyEntry, Resolved, TargetKind
from caravan_pub.model.settings import AppendixOrder
from caravan_pub.model.walk import plain_text
from caravan_pub.render.book import Book, day_in_words
from caravan_pub.render.inlines import LABELS, Writer
from caravan_pub.render.markup import element

GROUPS = (
    ("Documents", (SourceKind.DOCUMENT,)),
    ("Reports", (SourceKind.REPORT,)),
    ("Interviews and statements", (SourceKind.INTERVIEW, SourceKind.STATEMENT)),
    ("Data", (SourceKind.DATASET,)),
    ("Photographs", (SourceKind.PHOTOGRAPH,)),
)
"""The appendix's groups in order, and the kinds of source in each."""

TAG = re.compile(r"</?(?:i|b|u|sc|sup|sub|span(?: [^<>]*)?)>")
"""The markup that words of a source may carry (citeproc-js, "HTML-like formatting tags")."""

ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
"""What a link may lead to."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place that rests on a source: its address and what the link says."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source for templates.

    ``pages`` says on which it is cited ("Cited on pages 4, 9–11"), ``linked_pages`` with a link to each; empty without
    pages.  ``identifier`` is empty where the source stands in the appendix a second time.  ``archived`` is the address
    of the copy that was kept, ``archived_on`` the day in words; ``accessed`` says when it was looked at, where the
    entry does not.
    """

    identifier: str
    entry: Markup
    note: str
    via: str
    via_href: str
    archived: str
    archived_href: str
    archived_on: str
    accessed: str
    places: list[PlaceView]
    pages: str
    linked_pages: Markup


def source_groups(writer: Writer) -> list[dict[str, object]]:
    """The sources in groups, each in the style's order: by kind, by the chapters that cite them, or all as one."""
    entries = writer.book.resolved.bibliography
    groups: list[tuple[str, list[BibliographyEntry]]] = []
    match writer.book.resolved.settings.citations.appendix:
        case AppendixOrder.KIND:
            for heading, kinds in GROUPS:
                groups.append((writer.book.word(heading), [entry for entry in entries if entry.kind in kinds]))
        case AppendixOrder.CHAPTER:
            groups = _by_chapter(writer, entries)
        case AppendixOrder.LIST:
            groups = [("", list(entries))]
        case _ as never:
            assert_never(never)
    seen: set[str] = set()
    return [
        {"heading": title, "sources": [_source(entry, writer, seen) for entry in chosen]}
        for title, chosen in groups
        if chosen
    ]


def _by_chapter(writer: Writer, entries: Sequence[BibliographyEntry]) -> list[tuple[str, list[BibliographyEntry]]]:
    """Under each chapter the sources that it cites, with its own places alone; at the end those cited nowhere."""
    resolved = writer.book.resolved
    found = []
    for chapter in resolved.publication.chapters():
        cited = [
            (entry, tuple(at for at in entry.cited if _document(at, resolved) == chapter.identifier))
            for entry in entries
        ]
        found.append((plain_text(chapter.title), [replace(entry, cited=places) for entry, places in cited if places]))
    return [*found, (writer.book.word("Cited nowhere"), [entry for entry in entries if not entry.cited])]


def _document(anchor: str, resolved: Resolved) -> str:
    target = resolved.targets.get(anchor)
    return target.document if target else resolved.anchors.get(anchor, "")


def source_anchor(source: str) -> str:
    """The id of a source's entry.  Zotero's ids are addresses: what an anchor may not hold is written as a number."""
    return "source-" + re.sub(r"[^\w-]", lambda found: f".{ord(found[0]):x}", source)


def _source(entry: BibliographyEntry, writer: Writer, seen: set[str]) -> SourceView:
    book = writer.book
    again = entry.source in seen
    seen.add(entry.source)
    source = book.resolved.publication.sources.get(entry.source)
    archived = source.archived if source else None
    through = book.resolved.publication.sources.get(entry.via)
    name = str(through.csl.get("container-title") or through.csl.get("title") or entry.via) if through else ""
    name = TAG.sub("", name)
    return SourceView(
        identifier="" if again else source_anchor(entry.source),
        entry=writer.run(entry.content),
        note=entry.note,
        via=book.word("Known only through {source}.", source=name) if through else "",
        via_href=f"sources.xhtml#{source_anchor(entry.via)}" if through else "",
        archived=archived.url if archived else "",
        archived_href=archived.url if archived and ADDRESS.match(archived.url) else "",
        archived_on=_day(archived.date, writer) if archived else "",
        accessed=_accessed(entry, source, writer),
        places=_places(entry, writer),
        pages=_pages(entry, writer) if book.paged and entry.cited else "",
        linked_pages=_linked_pages(entry, writer) if book.paged and entry.cited else Markup(""),
    )


def _day(written: str, writer: Writer) -> str:
    """A day in words; as it is written where it is not a whole day of ISO 8601."""
    try:
        day = dt.date.fromisoformat(written)
    except ValueError:
        return written
    return day_in_words(day, writer.book.resolved.publication.metadata.language)


def _accessed(entry: BibliographyEntry, source: Source | None, writer: Writer) -> str:
    """When a source was looked at, where the style does not say it."""
    written = source.csl.get("accessed") if source else None
    day = _day(written, writer) if isinstance(written, str) and written else ""
    if not day or day in plain_text(entry.content):
        return ""
    return writer.book.word("Looked at on {date}.", date=day)


def _pages(entry: BibliographyEntry, writer: Writer) -> str:
    pages = folio_ranges([writer.book.folio(anchor) for anchor in entry.cited])
    word = "Cited on page {pages}" if pages.isalnum() else "Cited on pages {pages}"
    return writer.book.word(word, pages=pages)


def _linked_pages(entry: BibliographyEntry, writer: Writer) -> Markup:
    links = folio_links(entry.cited, writer.book)
    word = "Cited on page {pages}" if links.count("<a ") == 1 else "Cited on pages {pages}"
    return escape(writer.book.resolved.words[word]).format(pages=links)


def folio_links(anchors: Sequence[str], book: Book) -> Markup:
    """A link for each page that anchors are on, to the first of them there: ``4, 9, 10``."""
    first: dict[str, str] = {}
    for anchor in anchors:
        first.setdefault(book.folio(anchor), anchor)
    links = [element("a", folio, {"href": book.href(anchor)}) for folio, anchor in first.items()]
    return Markup(", ").join(links)


def _places(entry: BibliographyEntry, writer: Writer) -> list[PlaceView]:
    """A link to each place that rests on the source, named by its chapter, or by its figure's label."""
    book = writer.book
    found: list[PlaceView] = []
    counts: dict[str, int] = {}
    for anchor in entry.cited:
        target = book.resolved.targets.get(anchor)
        chapter = book.resolved.targets.get(book.resolved.anchors.get(anchor, ""))
        if target is not None and target.kind in LABELS:
            label = book.word(LABELS[target.kind], number=target.number)
        elif chapter is not None:
            numbered = book.word("Chapter {number}", number=chapter.number) if chapter.number else ""
            label = numbered or plain_text(chapter.title)
        else:
            continue
        counts[label] = counts.get(label, 0) + 1
        found.append(PlaceView(book.href(anchor), label if counts[label] == 1 else f"({counts[label]})"))
    return found


def folio_ranges(folios: list[str]) -> str:
    """Folios in order, each once, runs of Arabic ones joined: ``["4", "4", "9", "10"]`` reads ``4, 9–10``."""
    unique = list(dict.fromkeys(folios))
    roman = [folio for folio in unique if not folio.isdigit()]
    numbers = sorted(int(folio) for folio in unique if folio.isdigit())
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    joined = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return ", ".join([*roman, *joined])


def illustration_lines(writer: Writer) -> list[dict[str, object]]:
    """A line for each figure: label, caption, credits, address and folio."""
    book = writer.book
    return [
        {
            "href": book.href(line.target),
            "label": book.word(LABELS[TargetKind.FIGURE], number=line.number),
            "caption": replace(writer, bare=True).run(line.caption),
            "credits": list(line.credits),
            "folio": book.folio(line.target) if book.paged else "",
        }
        for line in book.resolved.illustrations
    ]
