"""The index: terms and sub-terms in the order of the publication's language, each with the places that it names."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from caravan_pub.model import nodes as n
from caravan_pub.model.publication import Publication
from caravan_pub.model.resolved import IndexEntry, IndexSection
from caravan_pub.model.walk import plain_text, walk
from caravan_pub.passes.collation import initial, sort_key


@dataclass(slots=True)
class _Term:
    anchors: list[str] = field(default_factory=list)
    see: list[str] = field(default_factory=list)
    see_also: list[str] = field(default_factory=list)
    children: "dict[str, _Term]" = field(default_factory=dict)


def build_index(publication: Publication) -> tuple[IndexSection, ...]:
    """Every index mark under its term, by initial letter; terms that are spelt alike are one."""
    language = publication.metadata.language
    terms: dict[str, _Term] = {}
    for chapter in publication.chapters():
        for node in walk((n.Paragraph(chapter.title), *chapter.blocks)):
            if isinstance(node, n.IndexMark):
                _enter(node, terms)
    sections: dict[str, list[IndexEntry]] = {}
    for entry in _entries(terms, language):
        sections.setdefault(initial(entry.term, language), []).append(entry)
    return tuple(IndexSection(letter, tuple(entries)) for letter, entries in sections.items())


def _enter(mark: n.IndexMark, terms: dict[str, _Term]) -> None:
    name = unicodedata.normalize("NFC", mark.term or plain_text(mark.content))
    term = terms.setdefault(name, _Term())
    if mark.sub:
        term = term.children.setdefault(unicodedata.normalize("NFC", mark.sub), _Term())
    if mark.see and mark.see not in term.see:
        term.see.append(mark.see)
    elif mark.see_also and mark.see_also not in term.see_also:
        term.see_also.append(mark.see_also)
    if not mark.see:
        term.anchors.append(mark.anchor)


def _entries(terms: dict[str, _Term], language: str) -> Iterable[IndexEntry]:
    for name in sorted(terms, key=lambda name: sort_key(name, language)):
        term = terms[name]
        yield IndexEntry(
            name,
            tuple(term.anchors),
            tuple(sorted(term.see, key=lambda other: sort_key(other, language))),
            tuple(sorted(term.see_also, key=lambda other: sort_key(other, language))),
            tuple(_entries(term.children, language)),
        )
