"""Citations and entries of a bibliography as a CSL style says, from one run of pandoc."""

import contextlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caravan_pub.citations.document import Cluster, pandoc_document
from caravan_pub.citations.inlines import to_inlines
from caravan_pub.citations.items import Item, csl_items
from caravan_pub.citations.program import as_json, run_citeproc
from caravan_pub.citations.proof import check_citations, check_entries
from caravan_pub.citations.styles import SETTINGS, STYLE_BROKEN, STYLE_UNKNOWN, checked_style
from caravan_pub.citations.stylesheet import Stylesheet
from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.errors import MachineError
from caravan_pub.model.nodes import Citation, CitedItem, Inlines
from caravan_pub.model.publication import Source
from caravan_pub.model.resolved import FormattedCitation
from caravan_pub.pandoc import PandocFailedError, find_pandoc
from caravan_pub.store import Store

Blocks = list[dict[str, Any]]
Read = tuple[dict[str, FormattedCitation], dict[str, Inlines]]


@dataclass(frozen=True, slots=True)
class Formatted:
    """Citations by their anchor, entries by their source's id in the style's order, and whether the style sets notes.

    The ``lead`` of a citation holds the author of a narrative one in a note style.
    """

    citations: Mapping[str, FormattedCitation]
    entries: Mapping[str, Inlines]
    note_style: bool


NOTHING = Formatted({}, {}, note_style=False)


def format_citations(
    clusters: Sequence[Cluster],
    sources: Mapping[str, Source],
    style: bytes,
    language: str,
    store: Store,
    diagnostics: Diagnostics,
    nocite: bool = True,
) -> Formatted:
    """Format every citation, in reading order, and an entry for each source.

    ``sources`` by id; ``style`` an independent CSL style in UTF-8, as ``find_style`` gives it; ``language`` a BCP 47
    tag.  ``nocite``: sources that nothing cites get an entry too.  A source that the style keeps out of bibliographies
    has its first citation as its entry.  What pandoc makes is kept in ``store``; it is not started for the same again.

    A style that cannot be used is reported, and gives nothing; so are fields of a source that cannot be printed, and
    words that the style leaves out.  A source that is not there shows as its id in bold with a question mark.
    Raises MachineError where pandoc is missing, and LimitError where it met a limit of time or memory.
    """
    sheet = _usable(style, diagnostics)
    if sheet is None:
        return NOTHING
    cited = {item.source for cluster in clusters for item in cluster.citation.items}
    wanted = {name: source for name, source in sources.items() if nocite or name in cited}
    if not clusters and not wanted:
        return Formatted({}, {}, sheet.note)
    job = _Job(csl_items(wanted, diagnostics), sheet, language, store)
    try:
        citations, entries = job.run(clusters, every_source=nocite)
        entries = _completed(entries, wanted, job)
    except RecursionError:
        _report(diagnostics, "it nests what it prints too deeply")
        return NOTHING
    except PandocFailedError as error:
        if not str(error).startswith("Citeproc"):
            raise MachineError(f"pandoc failed: {error}", "this is a fault of caravan-pub: please report it") from None
        _report(diagnostics, str(error))
        return NOTHING
    check_citations(clusters, citations, wanted, diagnostics)
    check_entries(wanted, entries, diagnostics)
    return Formatted(citations, entries, sheet.note)


def _usable(style: bytes, diagnostics: Diagnostics) -> Stylesheet | None:
    sheet = checked_style(style, "of this publication", Place(SETTINGS), diagnostics)
    if sheet is not None and sheet.parent:
        message = f"the citation style rests on {sheet.parent}, which is not there"
        diagnostics.add(STYLE_UNKNOWN, Place(SETTINGS), message, f"name {sheet.parent} itself")
        return None
    return sheet


def _report(diagnostics: Diagnostics, complaint: str) -> None:
    message = f"the citation style cannot be used: {complaint}"
    diagnostics.add(STYLE_BROKEN, Place(SETTINGS), message, "take it afresh from where it comes")


@dataclass(frozen=True, slots=True)
class _Job:
    """What all runs of one call share."""

    items: list[Item]
    sheet: Stylesheet
    language: str
    store: Store

    def run(self, clusters: Sequence[Cluster], *, every_source: bool) -> Read:
        """What pandoc makes of these citations, from the store where that has it.

        The store lies in a folder that may have come from somebody else: what cannot be read in it is made afresh.
        """
        document = as_json(pandoc_document(clusters, self.language, every_source))
        items = as_json(self.items)
        key = self.store.key("citations", document, items, self.sheet.data, find_pandoc().version)
        stored = self.store.get(key)
        if stored is not None:
            with contextlib.suppress(LookupError, TypeError, ValueError, AttributeError, RecursionError):
                return _read(stored, clusters)
        made = run_citeproc(document, items, self.sheet.data)
        self.store.put(key, made)
        return _read(made, clusters)


def _read(made: bytes, clusters: Sequence[Cluster]) -> Read:
    """The paragraphs, which come back in the order in which they were given, and the entries after them."""
    blocks: Blocks = json.loads(made)["blocks"]
    paragraphs = [block for block in blocks if block["t"] == "Para"]
    paired = zip(clusters, paragraphs, strict=True)
    return {cluster.citation.anchor: _citation(cluster, block["c"]) for cluster, block in paired}, _entries(blocks)


def _citation(cluster: Cluster, line: Blocks) -> FormattedCitation:
    """The citation of one line: a note that the style made of it, else what stands in the line."""
    if cluster.in_note:
        line = line[0]["c"][0]["c"]
    (cite,) = (inline["c"][1] for inline in line if inline["t"] == "Cite")
    notes = [inline for inline in cite if inline["t"] == "Note"]
    if cluster.in_note or not notes:
        return FormattedCitation(to_inlines(cite), note=False)
    lead = [inline for inline in cite if inline["t"] != "Note"]
    return FormattedCitation(to_inlines(notes), note=True, lead=to_inlines(lead))


def _entries(blocks: Blocks) -> dict[str, Inlines]:
    """The entries of the division that pandoc adds at the end; each is one under the id ``ref-`` and the source's."""
    divisions = [block["c"] for block in blocks if block["t"] == "Div" and block["c"][0][0] == "refs"]
    return {
        entry["c"][0][0].removeprefix("ref-"): to_inlines(inline for block in entry["c"][1] for inline in block["c"])
        for _, entries in divisions
        for entry in entries
    }


def _completed(entries: Mapping[str, Inlines], sources: Mapping[str, Source], job: _Job) -> dict[str, Inlines]:
    """The entries with a source's first citation where the style gives it none.

    The Chicago notes leave interviews, speeches and unsigned documents out of their bibliography; some styles have no
    bibliography at all.  Our readers are to find every source.
    """
    missing = [name for name in sources if not entries.get(name)]
    if not missing:
        return dict(entries)
    clusters = [Cluster(Citation((CitedItem(name),), anchor=name)) for name in missing]
    firsts, _ = job.run(clusters, every_source=False)
    every = dict.fromkeys((*entries, *missing))
    return {name: entries.get(name) or firsts[name].content for name in every}
