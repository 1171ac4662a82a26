"""The ledger as text, JSON and CSV."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict

from caravan_pub.diagnostics import escaped
from caravan_pub.ledger.rows import BARE, OWN, ClaimRow, Ledger, SourceRow

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that spreadsheets take for a formula; an apostrophe before it makes it text."""

COLUMNS = (
    "number", "chapter", "path", "line", "status", "marks", "claim", "source", "kind", "reads", "via", "archived",
)  # fmt: skip


def as_lines(ledger: Ledger) -> str:
    """The ledger as text: claims by chapter, then sources with the numbers of the claims that rest on them."""
    return "\n".join([*_claims(ledger), "", *_sources(ledger), "", summary(ledger)])


def summary(ledger: Ledger) -> str:
    """How many claims there are, and how many of them name no source."""
    parts = [f"{len(ledger.claims)} claims", f"{len(ledger.sources)} sources"]
    own, bare = ledger.count(OWN), ledger.count(BARE)
    return ", ".join([*parts, *([f"{own} of the author's own knowledge"] if own else []), f"{bare} without a source"])


def _claims(ledger: Ledger) -> Iterator[str]:
    chapter = None
    for claim in ledger.claims:
        if claim.chapter != chapter:
            yield from (["", escaped(claim.chapter)] if chapter is not None else [escaped(claim.chapter)])
            chapter = claim.chapter
        yield f"{claim.number:>5}  {escaped(claim.text)}"
        yield f"       {rests_on(claim)}  ({escaped(claim.path)}:{claim.line})"


def rests_on(claim: ClaimRow) -> str:
    """What a claim rests on, in words."""
    if claim.sources:
        return "← " + escaped(", ".join(claim.sources))
    return f"← {claim.status}" + (f": {escaped(claim.why)}" if claim.why else "")


def _sources(ledger: Ledger) -> Iterator[str]:
    yield "Sources"
    for source in ledger.sources:
        yield f"  {escaped(source.identifier)}  {source.kind}  {escaped(source.reads)}"
        for fact in facts_of(source):
            yield f"       {escaped(fact)}"


def facts_of(source: SourceRow) -> list[str]:
    """What is told of a source beside its entry, a line each."""
    claims = ", ".join(map(str, source.claims))
    facts = (
        (source.via, f"known only through {source.via}"),
        (source.protected, "protected: nothing but its label may be said"),
        (source.archived, f"archived copy: {source.archived}"),
        (source.saved, "its text is kept: quotations are looked for in it"),
        (claims, f"claims {claims}"),
        (source.figures, ", ".join(source.figures)),
        (not claims and not source.figures, "nothing rests on it"),
    )
    return [words for there, words in facts if there]


def as_json(ledger: Ledger) -> str:
    """The ledger as a JSON object: ``title``, ``language``, ``claims`` and ``sources``, each a list of objects."""
    return json.dumps(asdict(ledger), ensure_ascii=True, indent=1)


def as_csv(ledger: Ledger) -> str:
    """A row for each claim with each of its sources, and one for each source on which no claim rests.

    Comma-separated with a head (RFC 4180, with line feeds); nothing in it is a formula.
    """
    into = io.StringIO()
    writer = csv.writer(into, lineterminator="\n")
    writer.writerow(COLUMNS)
    sources = {source.identifier: source for source in ledger.sources}
    for claim in ledger.claims:
        head = (claim.number, claim.chapter, claim.path, claim.line, claim.status, " ".join(claim.marks), claim.text)
        for name in claim.sources or ("",):
            writer.writerow(map(_cell, (*head, name, *_facts(sources.get(name)))))
    for source in ledger.sources:
        if not source.claims:
            writer.writerow(map(_cell, (*[""] * 7, source.identifier, *_facts(source))))
    return into.getvalue().removesuffix("\n")


def _facts(source: SourceRow | None) -> tuple[str, str, str, str]:
    return (source.kind, source.reads, source.via, source.archived) if source else ("", "", "", "")


def _cell(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
