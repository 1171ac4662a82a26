"""The ledger as one HTML file for a fact-checker: boxes to tick, on the screen and on paper; it runs nothing."""

from collections.abc import Mapping
from itertools import groupby

from lxml import etree

from caravan_pub.ledger.rows import BARE, CITED, OWN, ClaimRow, Ledger, SourceRow
from caravan_pub.ledger.writing import facts_of, summary
from caravan_pub.webpage import element, web_page

POLICY = "default-src 'none'; style-src 'unsafe-inline'"

STYLE = """
@page { size: A4; margin: 14mm 12mm;
  @bottom-right { font: 8pt system-ui, sans-serif; content: counter(page) " / " counter(pages); } }
* { box-sizing: border-box; }
body { margin: 1.5rem auto; max-width: 64rem; padding: 0 1rem; font: 15px/1.45 system-ui, sans-serif;
  color: #1d1b19; background: #fff; }
h1 { font-size: 1.5rem; margin: 0 0 0.2rem; }
h2 { font-size: 1.05rem; margin: 1.8rem 0 0.4rem; break-after: avoid; }
header p { margin: 0 0 0.6rem; color: #625d56; }
.sign { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin: 1rem 0 0; }
.sign span { flex: 1 1 14rem; border-bottom: 1px solid #1d1b19; padding: 0.9rem 0 0.1rem; }
table { width: 100%; border-collapse: collapse; }
th { font-size: 0.75rem; text-align: left; color: #625d56; font-weight: 600; padding: 0.2rem 0.4rem; }
td { vertical-align: top; padding: 0.4rem; border-top: 1px solid #cfc6b6; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
td:first-child { width: 3.6rem; white-space: nowrap; }
td:last-child { width: 15rem; font-size: 0.9em; }
.number { font-variant-numeric: tabular-nums; color: #625d56; padding-left: 0.4rem; }
.place { display: block; font-size: 0.85em; color: #625d56; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 0.15rem; }
a { color: #7c2d17; }
mark { background: #fbedc8; color: inherit; padding: 0 0.08em; }
.bare { color: #a63a22; font-weight: 700; }
input { appearance: none; width: 1.05em; height: 1.05em; margin: 0; vertical-align: -0.15em;
  border: 1.5px solid #1d1b19; border-radius: 2px; background: #fff; }
input:checked { background: linear-gradient(45deg, transparent 44%, #1d1b19 44% 56%, transparent 56%),
  linear-gradient(-45deg, transparent 44%, #1d1b19 44% 56%, transparent 56%), #fff; }
input:focus-visible { outline: 3px solid #b7791f; outline-offset: 2px; }
:target { background: #fbf4e2; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 9pt; } a { color: inherit; }
  input, mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""


def as_html(ledger: Ledger) -> str:
    """The page: claims by chapter, each source of a claim with a box; then the sources with links to their claims."""
    title = f"Sources: {ledger.title}"
    entries = {source.identifier: source for source in ledger.sources}
    chapters = [
        part
        for chapter, claims in groupby(ledger.claims, key=lambda claim: claim.chapter)
        for part in (element("h2", {"lang": ledger.language}, chapter), _table(list(claims), entries, ledger.language))
    ]
    return web_page(title, STYLE, POLICY, [_header(title, ledger), *chapters, *_sources(ledger)])


def _header(title: str, ledger: Ledger) -> "etree._Element":
    told = f"{summary(ledger)}. Tick a source when the claim was compared with it."
    sign = element("p", {"class": "sign"}, element("span", {}, "Checked by"), element("span", {}, "on"))
    return element("header", {}, element("h1", {}, title), element("p", {}, told), sign)


def _table(claims: list[ClaimRow], entries: Mapping[str, SourceRow], language: str) -> "etree._Element":
    heads = [element("th", {"scope": "col"}, name) for name in ("No.", "Claim", "Rests on")]
    rows = [_claim(claim, entries, language) for claim in claims]
    return element(
        "table", {}, element("thead", {}, element("tr", {}, *heads)), element("tbody", {}, *rows)
    )  # fmt: skip


def _claim(claim: ClaimRow, entries: Mapping[str, SourceRow], language: str) -> "etree._Element":
    place = element("span", {"class": "place", "lang": "en"}, f"{claim.path}:{claim.line}")
    number = str(claim.number)
    return element(
        "tr",
        {"id": f"claim-{number}"},
        element("td", {}, _box(f"claim {number} is checked"), element("span", {"class": "number"}, number)),
        element("td", {"lang": language}, *_marked(claim), place),
        element("td", {}, element("ul", {}, *_rests_on(claim, entries))),
    )


def _marked(claim: ClaimRow) -> "list[etree._Element | str]":
    """The claim's words, with what made it a claim marked; what was found later in the sentence is looked for there."""
    parts: list[etree._Element | str] = []
    text, at = claim.text, 0
    for words in sorted(claim.found, key=lambda words: (text.find(words), -len(words))):
        start = text.find(words, at)
        if start >= at:
            parts += [text[at:start], element("mark", {}, words)]
            at = start + len(words)
    return [*parts, text[at:]]


def _rests_on(claim: ClaimRow, entries: Mapping[str, SourceRow]) -> "list[etree._Element]":
    if claim.status != CITED:
        said = "the author's own knowledge" if claim.status == OWN else claim.status
        why = f"{said}: {claim.why}" if claim.why else said
        return [element("li", {"class": "bare" if claim.status == BARE else "own"}, why)]
    return [_item(name, entries.get(name), claim.number) for name in claim.sources]


def _item(name: str, source: SourceRow | None, number: int) -> "etree._Element":
    if source is None:
        return element("li", {"class": "bare"}, f"{name}: there is no such source")
    link = element("a", {"href": f"#source-{name}", "title": source.reads}, name)
    via = f" (through {source.via})" if source.via else ""
    return element("li", {}, _box(f"claim {number} was compared with {name}"), " ", link, via)


def _sources(ledger: Ledger) -> "list[etree._Element]":
    heads = [element("th", {"scope": "col"}, name) for name in ("", "Source", "What is known, and what rests on it")]
    rows = [_source(source, ledger.language) for source in ledger.sources]
    table = element("table", {}, element("thead", {}, element("tr", {}, *heads)), element("tbody", {}, *rows))
    return [element("h2", {}, "Sources"), table]


def _source(source: SourceRow, language: str) -> "etree._Element":
    name = source.identifier
    facts = [element("li", {}, fact) for fact in facts_of(source) if not fact.startswith("claims ")]
    links = [
        part
        for number in source.claims
        for part in (", ", element("a", {"href": f"#claim-{number}"}, str(number)))
    ][1:]  # fmt: skip
    claims = [element("li", {}, "claims ", *links)] if links else []
    return element(
        "tr",
        {"id": f"source-{name}"},
        element("td", {}, _box(f"{name} was looked at")),
        element("td", {"lang": language}, source.reads, element("span", {"class": "place", "lang": "en"}, name)),
        element("td", {}, element("ul", {}, *facts, *claims)),
    )


def _box(label: str) -> "etree._Element":
    return element("input", {"type": "checkbox", "aria-label": label})
