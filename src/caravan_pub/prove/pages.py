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

Example: a style sheet that hides paragraphs with ``display: none``.

Instead: take the words out of the manuscript, or show them.
""",
)
WORD = re.compile(r"[^\W\d_]+")
HYPHEN = "\u2010"
"""The hyphen that the layout sets where it breaks a word; an author's own is U+002D."""
BROKEN = re.compile(rf"((?:[^\W\d_]+{HYPHEN}\s*)+)([^\W\d_]+)?")
"""A word that goes on in the next line; in a narrow column it may be broken several times."""
SHOWN = 8
"""How many lost or doubled words are named."""


@dataclass(frozen=True, slots=True)
class PrintedChapter:
    """A chapter's id, the words expected of it, and the text of each of its pages."""

    identifier: str
    expected: str
    pages: Sequence[str]


def prove_page_words(
    chapters: Sequence[PrintedChapter], generated: Sequence[str], path: str, diagnostics: Diagnostics
) -> Proof:
    """Prove that each chapter's pages hold the words expected of it, and no others but the generated ones.

    ``generated`` are phrases that nobody wrote there: running heads, labels, titles that references show.
    """
    allowed = {word.casefold() for phrase in generated for word in WORD.findall(phrase)}
    heads = {_letters(phrase) for phrase in generated}
    counted = problems = 0
    for chapter in chapters:
        expected = Counter(word.casefold() for word in WORD.findall(chapter.expected))
        counted += expected.total()
        missing, more = _compared(expected, allowed, [_without_heads(page, heads, allowed) for page in chapter.pages])
        lost = list(missing)
        doubled = [word for word in more if word not in allowed and len(word) > 1]
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


def _letters(text: str) -> str:
    return "".join(WORD.findall(text)).casefold()


def _without_heads(page: str, heads: set[str], allowed: set[str]) -> str:
    """A page without generated lines whose widely spaced letters are read as words of their own: ``K A RO AD``."""
    return "\n".join(
        line
        for line in page.splitlines()
        if _letters(line) not in heads or all(word.casefold() in allowed for word in WORD.findall(line))
    )


def _compared(expected: Counter[str], allowed: set[str], pages: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """Which words are missing from pages, and which are there more often; broken words count as whole ones."""
    found: Counter[str] = Counter()
    broken: list[tuple[str, str]] = []
    for page in pages:
        broken.extend((_letters(match[1]), (match[2] or "").casefold()) for match in BROKEN.finditer(page))
        found.update(word.casefold() for word in WORD.findall(re.sub(rf"[^\W\d_]+{HYPHEN}", " ", page)))
    broken = _joined(broken, expected, found)
    missing, more = expected - found, found - expected
    waiting = []
    for begin, end in broken:
        if begin + end in allowed and more[end] > 0:
            more[end] -= 1
        else:
            waiting.append(begin)
    for begin in waiting:
        ends = (word[len(begin) :] for word in list(missing) if word.startswith(begin) and word != begin)
        if not any(_mend(begin, end, missing, more) for end in ends):
            more[begin] += 1
    return missing, +more


def _joined(broken: list[tuple[str, str]], expected: Counter[str], found: Counter[str]) -> list[tuple[str, str]]:
    """Count each word that is expected, and broken with its end right after it, as found whole; the rest of them.

    The end of one may be another one that is expected too, and then that is found to be missing: so again, until
    nothing more is joined.
    """
    before = len(broken) + 1
    while len(broken) < before:
        before = len(broken)
        broken = [(begin, end) for begin, end in broken if not (end and _join(begin, end, expected, found))]
    return broken


def _join(begin: str, end: str, expected: Counter[str], found: Counter[str]) -> bool:
    if found[begin + end] >= expected[begin + end] or not found[end]:
        return False
    found[begin + end] += 1
    found[end] -= 1
    return True


def _mend(begin: str, end: str, missing: Counter[str], more: Counter[str]) -> bool:
    """Put a broken word together, if it is missing and its end stands somewhere by itself."""
    if not end or missing[begin + end] <= 0 or more[end] <= 0:
        return False
    for words, word in ((missing, begin + end), (more, end)):
        words[word] -= 1
        if not words[word]:
            del words[word]
    return True
