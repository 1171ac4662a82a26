"""What the sources appendix and the list of illustrations need to know, page numbers included where there are pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from caravan_pub.model.publication import SourceKind
from caravan_pub.model.resolved import BibliographyEntry, TargetKind
from caravan_pub.model.walk import plain_text
from caravan_pub.render.book import Book
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


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place that rests on a source: its address and what the link says."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source for templates.

    ``pages`` says on which it is cited ("Cited on pages 4, 9–11"), ``linked_pages`` with a link to each; empty without
    pages.
    """

    identifier: str
    entry: Markup
    note: str
    via: str
    via_href: str
    places: list[PlaceView]
    pages: str
    linked_pages: Markup


def source_groups(writer: Writer) -> list[dict[str, object]]:
    """The sources by kind, in the style's order within each."""
    entries = writer.book.resolved.bibliography
    groups: list[dict[str, object]] = []
    for heading, kinds in GROUPS:
        chosen = [_source(entry, writer) for entry in entries if entry.kind in kinds]
        if chosen:
            groups.append({"heading": writer.book.word(heading), "sources": chosen})
    return groups


def source_anchor(source: str) -> str:
    """The id of a source's entry.  Zotero's ids are addresses: what an anchor may not hold is written as a number."""
    return "source-" + re.sub(r"[^\w-]", lambda found: f".{ord(found[0]):x}", source)


def _source(entry: BibliographyEntry, writer: Writer) -> SourceView:
    book = writer.book
    through = book.resolved.publication.sources.get(entry.via)
    name = str(through.csl.get("container-title") or through.csl.get("title") or entry.via) if through else ""
    name = TAG.sub("", name)
    return SourceView(
        identifier=source_anchor(entry.source),
        entry=writer.run(entry.content),
        note=entry.note,
        via=book.word("Known only through {source}.", source=name) if through else "",
        via_href=f"sources.xhtml#{source_anchor(entry.via)}" if through else "",
        places=_places(entry, writer),
        pages=_pages(entry, writer) if book.paged and entry.cited else "",
        linked_pages=_linked_pages(entry, writer) if book.paged and entry.cited else Markup(""),
    )


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
