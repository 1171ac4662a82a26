"""The ledger's rows, worked out of a resolved publication."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from caravan_pub.model.claims import Claim
from caravan_pub.model.resolved import BibliographyEntry, Resolved, TargetKind
from caravan_pub.model.walk import plain_text

CITED, OWN, ALLOWED, BARE = "cited", "own", "allowed", "no source"
"""What is said of a claim: it cites; it is the author's own knowledge; it is allowed, with a reason; none of these."""

RULE = "claim-without-source"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim: its number in the ledger, its place, its words, what made it a claim, and the ids of its sources.

    ``status`` is one of ``cited``, ``own``, ``allowed``, ``no source``; ``why`` is the reason of what is allowed.
    """

    number: int
    chapter: str
    path: str
    line: int
    text: str
    marks: tuple[str, ...]
    found: tuple[str, ...]
    sources: tuple[str, ...]
    status: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source: how it reads, through which other it is known, what is kept of it, and all that rests on it.

    ``claims`` are numbers of the ledger, ``figures`` the labels of those that rest on it.
    """

    identifier: str
    kind: str
    reads: str
    via: str
    archived: str
    saved: bool
    protected: bool
    claims: tuple[int, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of one publication; ``language`` is a BCP 47 tag."""

    title: str
    language: str
    claims: tuple[ClaimRow, ...]
    sources: tuple[SourceRow, ...]

    def count(self, status: str) -> int:
        """How many claims have a status."""
        return sum(claim.status == status for claim in self.claims)


def make_ledger(resolved: Resolved, *, public: bool = False) -> Ledger:
    """The ledger of a publication.  ``public``: without protected sources, and without the claims that rest on one.

    Numbers are given afterwards, so that no gap tells where a claim was left out.
    """
    publication = resolved.publication
    hidden = {name for name, source in publication.sources.items() if source.protected} if public else set[str]()
    claims = [claim for claim in resolved.claims if not hidden.intersection(claim.sources)]
    titles = {chapter.identifier: plain_text(chapter.title) for chapter in publication.chapters()}
    rows = tuple(_claim(number, claim, titles, resolved) for number, claim in enumerate(claims, 1))
    resting: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        for name in row.sources:
            resting[name].append(row.number)
    entries = [entry for entry in resolved.bibliography if entry.source not in hidden]
    sources = tuple(_source(entry, tuple(resting[entry.source]), resolved) for entry in entries)
    return Ledger(publication.metadata.title, publication.metadata.language, rows, sources)


def _claim(number: int, claim: Claim, titles: Mapping[str, str], resolved: Resolved) -> ClaimRow:
    allowances = resolved.settings.allowances
    why = next((one.reason for one in allowances if one.code == RULE and one.covers(claim.place.path)), None)
    status = CITED if claim.sources else OWN if claim.own else ALLOWED if why is not None else BARE
    return ClaimRow(
        number=number,
        chapter=titles.get(claim.chapter, claim.chapter),
        path=claim.place.path,
        line=claim.place.line,
        text=claim.text,
        marks=tuple(str(mark) for mark in claim.marks),
        found=tuple(dict.fromkeys(words for _, words in claim.found)),
        sources=claim.sources,
        status=status,
        why=why or "" if status == ALLOWED else "",
    )


def _source(entry: BibliographyEntry, claims: tuple[int, ...], resolved: Resolved) -> SourceRow:
    source = resolved.publication.sources[entry.source]
    targets = [resolved.targets[anchor] for anchor in entry.cited if anchor in resolved.targets]
    labels = [f"Figure {target.number}" for target in targets if target.kind is TargetKind.FIGURE]
    return SourceRow(
        identifier=entry.source,
        kind=str(entry.kind),
        reads=plain_text(entry.content),
        via=entry.via,
        archived=source.archived.url if source.archived else "",
        saved=bool(source.saved),
        protected=source.protected,
        claims=claims,
        figures=tuple(dict.fromkeys(labels)),
    )
