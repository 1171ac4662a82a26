"""The proof that every word of the manuscript is on the printed pages, as often as it was written.

The words are those that another program than the layout finds on the finished pages.  Hyphens at line ends are undone.
Order is not proved here: notes stand at the foot of the page that calls them.  Nor are lone letters counted as
doubled: widely spaced capitals are read as such.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.prove.proof import Proof

WORDS_LOST = Rule(
    "pdf-words-lost",
    Severity.ERROR,
    """A word of the manuscript is not on the printed pages, or is there more often than it was written.

Why: nothing that an author wrote may be lost or doubled on its way to the reader.

Example: a style sheet that hides paragraphs with display: none

Instead: take the words out of the manuscript, or show them
""",
)
WORD = re.compile(r"[^\W\d_]+")
HYPHEN = "\u2010"
"""The hyphen that the layout sets where it breaks a word; an author's own is U+002D."""
SHOWN = 8
"""How many lost or doubled words are named."""


@dataclass(frozen=True, slots=True)
class PrintedChapter:
    """A chapter's id, the words expected of it, and the text of each of its pages."""

    identifier: str
    expected: str
    pages: Sequence[str]


def prove_page_words(chapters: Sequence[PrintedChapter], generated: str, path: str, diagnostics: Diagnostics) -> Proof:
    """Prove that each chapter's pages hold the words expected of it, and no others but the generated ones.

    ``generated`` are words that nobody wrote there: running heads, labels, titles that references show.
    """
    allowed = {word.casefold() for word in WORD.findall(generated)}
    counted = problems = 0
    for chapter in chapters:
        expected = Counter(word.casefold() for word in WORD.findall(chapter.expected))
        found = Counter(_printed(chapter.pages, set(expected)))
        counted += expected.total()
        lost = [word for word in expected if found[word] < expected[word]]
        doubled = [word for word in found if found[word] > expected[word] and word not in allowed and len(word) > 1]
        for words, what in ((lost, "are not all on its pages"), (doubled, "are on its pages more often than written")):
            if words:
                problems += 1
                named = ", ".join(sorted(words)[:SHOWN])
                message = f"of the chapter {chapter.identifier} these words {what}: {named}"
                diagnostics.add(
                    WORDS_LOST, Place(path), message, "see the style sheets and templates of the publication"
                )
    figure = f"{counted:,} words on {sum(len(chapter.pages) for chapter in chapters)} pages"
    return Proof("Words of the PDF", f"{figure}, {'no problems' if not problems else f'{problems} problems'}")


def _printed(pages: Sequence[str], known: set[str]) -> list[str]:
    """The words of pages, those put together that were broken at the end of a line or of a page."""
    found: list[str] = []
    waiting: list[str] = []
    for page in pages:
        text, left = _mended(page, known)
        words = [word.casefold() for word in WORD.findall(text)]
        for part in waiting:
            following = next((at for at, word in enumerate(words[:40]) if part + word in known), None)
            if following is None:
                found.append(part)
            else:
                words[following] = part + words[following]
        waiting = left
        found += words
    return found + waiting


def _mended(page: str, known: set[str]) -> tuple[str, list[str]]:
    """A page's text with its broken words made whole, and the beginnings whose ends are not on it."""
    left: list[str] = []

    def join(match: re.Match[str]) -> str:
        begin, end = match[1], match[2] or ""
        if end and (begin + end).casefold() in known:
            return begin + end
        left.append(begin.casefold())
        return f" {end}"

    return re.sub(rf"([^\W\d_]+){HYPHEN}\s*([^\W\d_]+)?", join, page), left
