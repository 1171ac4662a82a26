"""What a publication claims, sentence by sentence, and what each rests on: the rows of the fact-checker's ledger."""

from dataclasses import dataclass, field
from enum import StrEnum

from caravan_pub.diagnostics import NOWHERE, Place


class ClaimMark(StrEnum):
    """What makes a sentence one that a fact-checker looks up."""

    NUMBER = "number"
    DATE = "date"
    QUOTATION = "quotation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with a number, a date, a quotation or a person's name in it, or one with a citation.

    ``text`` are its words on one line; ``found`` are the words that made it a claim, each with its mark.
    ``sources`` are the ids of what it rests on: the citation in it, else the next one of its paragraph, else the last
    one before it.  ``own``: the author's own knowledge, marked so.  ``place`` is where it begins, ``within`` where its
    paragraph does.
    """

    chapter: str
    text: str
    found: tuple[tuple[ClaimMark, str], ...] = ()
    sources: tuple[str, ...] = ()
    own: bool = False
    place: Place = field(default=NOWHERE, compare=False)
    within: Place = field(default=NOWHERE, compare=False)

    @property
    def marks(self) -> tuple[ClaimMark, ...]:
        """The kinds of what was found, each once."""
        return tuple(dict.fromkeys(mark for mark, _ in self.found))

    @property
    def quotations(self) -> tuple[str, ...]:
        """The words that stand in quotation marks, or in a passage set as a quotation."""
        return tuple(words for mark, words in self.found if mark is ClaimMark.QUOTATION)
