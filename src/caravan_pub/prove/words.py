"""The proof that no word was lost, changed or doubled between the manuscript and the EPUB."""

import posixpath
from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.prove.archive import Archive, open_archive
from caravan_pub.prove.epub_rules import WORDS
from caravan_pub.prove.markup import EPUB_TYPE, XHTML, MalformedError, local, parsed
from caravan_pub.prove.package import read_package, whole_name
from caravan_pub.prove.proof import Findings, Proof, counted

NAME = "Words of the EPUB"

CONTEXT = 6
"""How many words are shown on either side of a difference."""

WITHIN_A_LINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "del", "em", "i", "ins", "kbd", "mark", "q", "rp",
    "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
})  # fmt: skip
"""Elements that part no words; at the edges of every other one a word ends."""


def prove_words(
    data: bytes,
    path: str,
    expected: Sequence[tuple[str, str]],
    diagnostics: Diagnostics,
    generated: Collection[str] = (),
) -> Proof:
    """Prove that each document says the words that are expected of it: all of them, once, in order, and no others.

    ``expected`` pairs a document's file name, as the package's documents write it ("one.xhtml"), with its plain text.
    Words are what white space parts.  Text within an element that has one of the ``generated`` marks among its
    classes, its ``epub:type`` or its ``role`` is left out: labels, note numbers, page marks.
    One problem for each document that differs, at its first difference.
    """
    findings = Findings(path, diagnostics)
    silent = Findings(path, Diagnostics())
    archive = open_archive(data, silent)
    listing = read_package(archive, silent) if archive else None
    if archive is None or listing is None:
        findings.add(WORDS, "the EPUB cannot be read, so its words cannot be compared")
        return Proof(NAME, findings.figure)
    folder = posixpath.dirname(listing.name)
    total = 0
    for name, text in expected:
        wanted = text.split()
        total += len(wanted)
        parts = [part for part in listing.spine if whole_name(part) == posixpath.join(folder, name)]
        found = _words(archive, parts, frozenset(generated))
        if found is None:
            findings.add(WORDS, "the document is missing or cannot be read", file=name)
        elif found != wanted:
            findings.add(WORDS, _difference(wanted, found), file=name)
    figure = f"{counted(total, 'word')} in {counted(len(expected), 'document')}"
    return Proof(NAME, f"{figure}, {findings.figure}")


def _words(archive: Archive, names: Sequence[str], generated: frozenset[str]) -> list[str] | None:
    """The words of a document, in one file or in several: those of its text, then those of its notes."""
    text, notes = "", ""
    for name in names:
        if name not in archive.names:
            return None
        try:
            root = parsed(archive.text(name, Findings(name, Diagnostics())))
        except MalformedError:
            return None
        body = root.find(f"{XHTML}body")
        if body is None:
            return None
        for section in body.findall(f".//{XHTML}section[@class='notes']"):
            notes += "".join(_text(section, generated))
            section.text, section[:] = None, []
        text += "".join(_text(body, generated))
    return f"{text} {notes}".split() if names else None


def _text(body: "etree._Element", generated: frozenset[str]) -> Iterator[str]:
    """The text of an element in order, with a space at the edges of what is not within a line."""
    left_out = 0
    for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        if event in {"start", "end"}:
            parts = local(str(element.tag)) not in WITHIN_A_LINE
            is_generated = not generated.isdisjoint(_marks(element))
            if event == "start":
                left_out += is_generated
            yield " " if parts else ""
            if event == "start" and not left_out:
                yield element.text or ""
            if event == "end":
                left_out -= is_generated
        if event != "start" and not left_out and element is not body:
            yield element.tail or ""


def _marks(element: "etree._Element") -> list[str]:
    return f"{element.get('class', '')} {element.get(EPUB_TYPE, '')} {element.get('role', '')}".split()


def _difference(wanted: Sequence[str], found: Sequence[str]) -> str:
    """Where two sequences of words part, in a sentence."""
    pairs = zip(wanted, found, strict=False)
    place = next((index for index, (ours, theirs) in enumerate(pairs) if ours != theirs), min(len(wanted), len(found)))
    before = " ".join(wanted[max(0, place - CONTEXT) : place])
    ours = " ".join(wanted[place : place + CONTEXT]) or "nothing more"
    theirs = " ".join(found[place : place + CONTEXT]) or "nothing more"
    where = f"after “… {before}”" if before else "at the beginning"
    return f"{where} the manuscript has “{ours}”, the book “{theirs}”"
