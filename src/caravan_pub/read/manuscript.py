"""What is known while one manuscript file is read: its lines, its notes, its counters, its problems."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

from caravan_pub.diagnostics import Diagnostics, Place, Rule, did_you_mean
from caravan_pub.read.manuscript_rules import ATTRIBUTE_UNKNOWN, ATTRIBUTES_BROKEN, NESTING_TOO_DEEP
from caravan_pub.read.places import Passage

ATTRIBUTES_HINT = 'write {#id .class key="value"}; a value with other than letters and digits stands in quotes'
DEEPEST = 16
"""How deep blocks, or inline marks, may stand within one another."""


@dataclass(slots=True)
class Manuscript:
    """One file under the reader's eyes.  ``name`` begins the ids that are made for its notes and citations."""

    path: str
    lines: tuple[str, ...]
    name: str
    diagnostics: Diagnostics
    notes: dict[str, SyntaxTreeNode] = field(default_factory=dict)
    inline_notes: dict[int, SyntaxTreeNode] = field(default_factory=dict)
    called: dict[str, Place] = field(default_factory=dict)
    counters: Counter[str] = field(default_factory=Counter)
    identifiers: Counter[str] = field(default_factory=Counter)
    in_note: bool = False

    def report(self, rule: Rule, place: Place, message: str, help: str = "") -> None:  # noqa: A002  (the contract's name)
        """Record a problem."""
        self.diagnostics.add(rule, place, message, help)

    def passage(self, first: int, content: str, after: int = 0) -> Passage:
        """A block's text with its first line, and the column there before which it cannot begin, counted from 0."""
        return Passage(self.path, self.lines, first, content, max(after, 0))

    def block_place(self, node: SyntaxTreeNode) -> Place:
        """The line a block begins on."""
        current: SyntaxTreeNode | None = node
        while current is not None and not current.is_root:
            if current.map:
                return Place(self.path, current.map[0] + 1)
            current = current.parent
        return Place(self.path)

    def line(self, node: SyntaxTreeNode) -> str:
        """The line a block begins on, as it was typed."""
        number = self.block_place(node).line
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def anchor(self, kind: str) -> str:
        """The next id of its kind in this chapter: ``cite-the-road-3``."""
        self.counters[kind] += 1
        return f"{kind}-{self.name}-{self.counters[kind]}"

    def identifier(self, given: str, made: str) -> str:
        """The id an author gave, else one made from words; a made one that is taken gets a number."""
        if given:
            self.identifiers[given] += 1
            return given
        made = made or "section"
        self.identifiers[made] += 1
        return made if self.identifiers[made] == 1 else f"{made}-{self.identifiers[made]}"

    def deep(self, depth: int, place: Place) -> bool:
        """Whether this lies deeper than anything may; then it is a problem, and is not read further."""
        if depth > DEEPEST:
            self.report(NESTING_TOO_DEEP, place, f"this is nested more than {DEEPEST} deep", "make it flatter")
        return depth > DEEPEST

    def attributes(self, node: SyntaxTreeNode, known: tuple[str, ...], place: Place) -> dict[str, str]:
        """A node's attributes as text; unknown ones are problems, those too that the parser took away as unsafe."""
        found: dict[str, str] = {}
        if node.meta.get("broken"):
            self.report(ATTRIBUTES_BROKEN, place, "these attributes cannot be read", ATTRIBUTES_HINT)
        for key, value in node.attrs.items():
            if key in known:
                found[key] = str(value)
            else:
                self._means_nothing(key, known, place)
        for key in dict(node.meta.get("insecure_attrs", {})):
            self._means_nothing(key, known, place)
        return found

    def _means_nothing(self, key: str, known: tuple[str, ...], place: Place) -> None:
        hint = did_you_mean(key, known) or f"known here: {', '.join(known)}"
        self.report(ATTRIBUTE_UNKNOWN, place, f"the attribute {key} means nothing here", hint)

    def classes(self, attributes: dict[str, str], known: tuple[str, ...], place: Place) -> tuple[str, ...]:
        """The classes among the attributes; unknown ones are problems."""
        found = tuple(attributes.get("class", "").split())
        for name in found:
            if name not in known:
                hint = did_you_mean(name, known) or f"known here: {', '.join(known)}"
                self.report(ATTRIBUTE_UNKNOWN, place, f"the class .{name} means nothing here", hint)
        return tuple(name for name in found if name in known)


def slug(text: str) -> str:
    """Words as an id: lower case, letters and digits of any script, hyphens between."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"[^\w]+", "-", plain).strip("-_")[:60].rstrip("-")
