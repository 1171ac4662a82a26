"""A proof that the style printed what was cited, and every word that stands with it."""

import re
from collections.abc import Mapping, Sequence

from caravan_pub.citations.document import Cluster
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.nodes import Citation, CitationMode, CitedItem, Inlines
from caravan_pub.model.publication import Source
from caravan_pub.model.resolved import FormattedCitation
from caravan_pub.model.walk import plain_text

CITATION_EMPTY = Rule(
    "citation-empty",
    Severity.ERROR,
    """A citation, or a source in the list of sources, is printed as nothing.

Why: the reader finds an empty note, or none at all, where a source should be named.

Example: a source with a ``type`` and a title, in a style that prints only where a source is archived.

Instead: give the source what the style prints, or take another style.
""",
)

CITATION_WORDS_LOST = Rule(
    "citation-words-lost",
    Severity.WARNING,
    """The citation style does not print words that stand with a citation: what comes before it, or a place in it.

Why: the page or the remark that you wrote would be missing from the book.  Many styles of numbers print no pages.

Example: ``[@report, p. 12]`` in a style that prints "(1)".

Instead: name the page in the sentence, or take a style that prints it.
""",
)

WORD = re.compile(r"[^\W_]+")


def check_citations(
    clusters: Sequence[Cluster],
    citations: Mapping[str, FormattedCitation],
    sources: Mapping[str, Source],
    diagnostics: Diagnostics,
) -> None:
    """Report citations printed as nothing, and words beside a source that the style left out.

    Where the author is not to be named a style may have nothing else to say in the line.  Of what stands before a
    source every word must be there.  What stands after it is, in part or whole, a place in it that the style words
    anew ("pp. 12-13" becomes "12–13"): one word of it must be there.
    """
    for cluster in clusters:
        citation = cluster.citation
        formatted = citations[citation.anchor]
        words = plain_text((*formatted.lead, *formatted.content)).casefold()
        if not words and not _may_be_empty(citation, formatted):
            message = f"the citation of {', '.join(item.source for item in citation.items)} is printed as nothing"
            diagnostics.add(CITATION_EMPTY, citation.place, message, "give the source a title or an author")
        printed = set(WORD.findall(words))
        for item in citation.items if words else ():
            lost = _lost(item, printed) if item.source in sources else ""
            if lost:
                message = f'the citation style does not print "{lost}" with {item.source}'
                diagnostics.add(CITATION_WORDS_LOST, citation.place, message, "write it in the sentence")


def _may_be_empty(citation: Citation, formatted: FormattedCitation) -> bool:
    return not formatted.note and all(item.mode is CitationMode.SUPPRESS_AUTHOR for item in citation.items)


def _lost(item: CitedItem, printed: set[str]) -> str:
    """What stands before or after a source and is not among the printed words; empty where nothing is missing."""
    before, after = WORD.findall(item.prefix.casefold()), WORD.findall(item.suffix.casefold())
    if not printed.issuperset(before):
        return item.prefix.strip()
    return item.suffix.strip(" ,") if after and printed.isdisjoint(after) else ""


def check_entries(sources: Mapping[str, Source], entries: Mapping[str, Inlines], diagnostics: Diagnostics) -> None:
    """Report sources that have no entry, or an empty one."""
    for name, source in sources.items():
        if not plain_text(entries.get(name, ())):
            message = f"the source {name} is printed as nothing"
            diagnostics.add(CITATION_EMPTY, source.place, message, "give it a title or an author")
