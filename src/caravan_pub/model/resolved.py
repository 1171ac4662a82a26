"""What had to be worked out of a publication; it lies beside the tree and is never written into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from caravan_pub.model.claims import Claim
from caravan_pub.model.nodes import Inlines
from caravan_pub.model.publication import Matter, Publication, SourceKind
from caravan_pub.model.settings import Settings


class TargetKind(StrEnum):
    """What a cross reference can lead to."""

    CHAPTER = "chapter"
    PART = "part"
    SECTION = "section"
    FIGURE = "figure"
    TABLE = "table"
    ASIDE = "aside"
    GENERATED = "generated"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Target:
    """Something with an id: the document it stands in, its number as text ("3", "2.1"; empty without) and its title."""

    identifier: str
    document: str
    kind: TargetKind
    number: str = ""
    title: Inlines = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents, with the lines below it."""

    target: str
    document: str
    title: Inlines
    number: str
    kind: TargetKind
    matter: Matter
    children: tuple["ContentsEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class Illustration:
    """A line of the list of illustrations: the figure's id and number, its caption and its credits."""

    target: str
    document: str
    number: str
    caption: Inlines
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormattedCitation:
    """A citation as its style says.  ``note`` is true where the style puts it into a note.

    ``lead`` are the words that stand in the line before such a note: the author of a narrative citation.
    """

    content: Inlines
    note: bool
    lead: Inlines = ()


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """A source as it stands in the appendix, and the anchors of all that rests on it, in order."""

    source: str
    kind: SourceKind
    content: Inlines
    via: str = ""
    note: str = ""
    cited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A term of the index: the anchors of its places in order, what it points to, and its sub-terms.

    ``see`` are terms to look up instead, ``see_also`` terms to look up besides.
    """

    term: str
    anchors: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    children: tuple["IndexEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class IndexSection:
    """The terms of the index under one letter."""

    letter: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The publication with everything worked out that both editions need.

    ``targets`` by id; ``anchors`` gives the document in which each citation, note and index mark stands;
    ``note_numbers`` by the anchor of a note, or of a citation that is a note; ``citations`` by anchor;
    ``claims`` are the sentences that a fact-checker looks up;
    ``fingerprints`` are the SHA-256 of each chapter's words by its id, which tell whether a text was changed;
    ``words`` are the generated words in the publication's language, by their English.  ``credits_gathered``: credits
    stand in the list of illustrations alone, as the theme asks.
    """

    publication: Publication
    settings: Settings
    targets: Mapping[str, Target] = field(default_factory=dict)
    anchors: Mapping[str, str] = field(default_factory=dict)
    contents: tuple[ContentsEntry, ...] = ()
    illustrations: tuple[Illustration, ...] = ()
    citations: Mapping[str, FormattedCitation] = field(default_factory=dict)
    note_numbers: Mapping[str, int] = field(default_factory=dict)
    bibliography: tuple[BibliographyEntry, ...] = ()
    index: tuple[IndexSection, ...] = ()
    claims: tuple[Claim, ...] = ()
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    credits_gathered: bool = False
