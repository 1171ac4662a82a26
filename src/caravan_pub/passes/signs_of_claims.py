"""What makes a sentence a claim: numbers, dates, quotations and names of persons, found by how they are written."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from caravan_pub.model.claims import ClaimMark
from caravan_pub.model.publication import Publication
from caravan_pub.passes.conventions import conventions_of

NUMBER = re.compile(r"(?<![\w.,])[-−+]?\d+(?:[.,\u00a0\u202f']\d+)*(?:\s?[%‰])?")
YEAR = r"(?:1[5-9]|20)\d\d"
ISO = rf"{YEAR}-\d\d(?:-\d\d)?"

PARTICLES = (
    "de",
    "del",
    "da",
    "do",
    "dos",
    "das",
    "di",
    "van",
    "von",
    "der",
    "den",
    "la",
    "el",
    "al",
    "bin",
    "ibn",
    "y",
)
"""Small words within names."""

CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]+(?:[-'’][^\W\d_]+){0,3}"
SPACE = r"[ \u00a0\n]+"
SMALL = rf"(?:(?:{'|'.join(PARTICLES)}){SPACE}){{0,2}}"
NAMED = re.compile(rf"(?<![\w'’-])(?:{CAPITALISED})(?:{SPACE}{SMALL}(?:{CAPITALISED})){{1,5}}")
ARTICLE = re.compile(
    r"\b(?:the|an?|el|la|los|las|le|les|l[’']|der|die|das|den|dem|des|os?|as?|il|lo|gli)[ \u00a0\n]+$", re.I
)
"""What stands before the name of an institution or a place, and not before a person's."""

WORD = re.compile(r"[^\W\d_]+")
LONGEST = 4000
"""Characters of the longest quotation within a sentence."""

AMBIGUOUS = frozenset({"may", "march", "mars", "mai"})
"""Months that are ordinary words too: they count beside a number alone."""

SHORTEST = 3
"""Letters of the shortest family name that is looked for on its own."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What is looked for in one publication.

    ``dates``: days, months and weekdays in its language.  ``quotations``: its double quotation marks and what is
    between.  ``ordinary``: words that it writes with a small letter somewhere; they begin no name.  ``others``: names
    that are not persons': countries, publishers, newspapers.  ``persons``: family names that its sources give.
    """

    dates: re.Pattern[str]
    quotations: re.Pattern[str]
    ordinary: frozenset[str]
    others: str
    persons: re.Pattern[str] | None

    def find(self, text: str, *, names: bool = True) -> Iterator[tuple[int, int, ClaimMark]]:
        """Each sign in a text: where it begins and ends, and what it is.  ``names``: those of persons too."""
        for found in self.quotations.finditer(text):
            if WORD.search(found[1]):
                yield found.start(1), found.end(1), ClaimMark.QUOTATION
        dates = [found.span() for found in self.dates.finditer(text)]
        yield from ((start, end, ClaimMark.DATE) for start, end in dates)
        for found in NUMBER.finditer(text):
            if not meets(dates, *found.span()):
                yield *found.span(), ClaimMark.NUMBER
        for start, end in self._persons(text) if names else ():
            yield start, end, ClaimMark.PERSON

    def _persons(self, text: str) -> Iterator[tuple[int, int]]:
        whole = [span for found in NAMED.finditer(text) for span in self._names(text, *found.span())]
        yield from whole
        for found in self.persons.finditer(text) if self.persons else ():
            if not meets(whole, *found.span()):
                yield found.span()

    def _names(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a row of capitalised words that may be a person's name: two words at least, none ordinary."""
        run: list[tuple[int, int]] = []
        for word in [*(found.span() for found in WORD.finditer(text, start, end)), None]:
            small = word is not None and text[word[0]].islower()
            if word is not None and (small or text[slice(*word)].casefold() not in self.ordinary):
                run += [word] if run or not small else []
                continue
            while run and text[run[-1][0]].islower():
                run.pop()
            if len(run) > 1 and self._may_be_person(text, run[0][0], run[-1][1]):
                yield run[0][0], run[-1][1]
            run = []

    def _may_be_person(self, text: str, start: int, end: int) -> bool:
        name = " ".join(text[start:end].split()).casefold()
        return f"\n{name}\n" not in self.others and not ARTICLE.search(text[max(start - 8, 0) : start])


def meets(stretches: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch of a text has a part of any of these, which are in order and do not overlap."""
    number = bisect_left(stretches, end, key=lambda stretch: stretch[0]) - 1
    return number >= 0 and stretches[number][1] > start


def signs_of(publication: Publication, texts: Iterable[str]) -> Signs:
    """The signs for a publication; ``texts`` are all its words."""
    language = publication.metadata.language
    ordinary = {word.casefold() for text in texts for word in WORD.findall(text) if word[0].islower()}
    opening, closing = (re.escape(mark.strip("\u00a0\u202f")) for mark in conventions_of(language).double)
    return Signs(
        dates=_dates(language),
        quotations=re.compile(rf"{opening}\s{{0,2}}([^{opening}{closing}]{{1,{LONGEST}}}){closing}"),
        ordinary=frozenset((ordinary - set(PARTICLES)) | {name.casefold() for name in _days_and_months(language)}),
        others=_others(publication),
        persons=_family_names(publication, ordinary),
    )


@lru_cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@lru_cache
def _dates(language: str) -> "re.Pattern[str]":
    """Days, months with a number beside them, months alone, years, weekdays; names are the Unicode CLDR's."""
    days, months = _named(language, "days"), _named(language, "months")
    month = _either(months)
    of = r"(?:\.|º|er|st|nd|rd|th)?(?:[\s\u00a0]+(?:de|of))?[\s\u00a0]+"
    year = rf"(?:,?(?:[\s\u00a0]+(?:de|del|of))?[\s\u00a0]+{YEAR})"
    alone = _either({name for name in months if name.casefold() not in AMBIGUOUS})
    parts = (
        rf"\b{ISO}\b",
        rf"\b\d{{1,2}}{of}{month}\b{year}?",
        rf"\b{month}[\s\u00a0]+\d{{1,2}}\b(?![.,]?\d){year}?",
        rf"\b{month}{year}",
        rf"\b{alone}\b",
        rf"\b{_either(days)}\b",
        rf"(?<![\w.,]){YEAR}(?![\w]|[.,\u00a0\u202f]\d)",
    )
    return re.compile("|".join(parts))


def _named(language: str, what: str) -> frozenset[str]:
    """The full names of days or months, as they stand within a date and alone."""
    table = _locale(language).days if what == "days" else _locale(language).months
    return frozenset(str(name) for context in ("format", "stand-alone") for name in table[context]["wide"].values())


def _days_and_months(language: str) -> frozenset[str]:
    return _named(language, "days") | _named(language, "months")


def _either(names: Iterable[str]) -> str:
    return rf"(?:{'|'.join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))})"


def _others(publication: Publication) -> str:
    """Names that are not persons', each on a line: countries, newsrooms, publishers, places, the book's own."""
    metadata = publication.metadata
    found = [str(name) for name in _locale(metadata.language).territories.values()]
    found += [metadata.title, metadata.publisher, metadata.series.name if metadata.series else ""]
    for source in publication.sources.values():
        keys = ("container-title", "publisher", "publisher-place", "title", "event-title", "event-place", "archive")
        found += [str(source.csl[key]) for key in keys if source.csl.get(key)]
        found += [name["literal"] for name in _names(source.csl) if name.get("literal")]
    found += [photo.location for photo in publication.photos.values()]
    return "\n".join(["", *(" ".join(name.split()).casefold() for name in found), ""])


def _names(csl: object) -> Iterator[dict[str, str]]:
    """The names of makers in a source's facts."""
    values = csl.values() if isinstance(csl, dict) else ()
    for value in values:
        for name in value if isinstance(value, (list, tuple)) else ():
            if isinstance(name, dict):
                yield {str(key): part for key, part in name.items() if isinstance(part, str)}


def _family_names(publication: Publication, ordinary: set[str]) -> "re.Pattern[str] | None":
    sources = [name.get("family", "") for source in publication.sources.values() for name in _names(source.csl)]
    makers = [photo.creator.rpartition(" ")[2] for photo in publication.photos.values() if " " in photo.creator]
    found = {name for name in (*sources, *makers) if len(name) >= SHORTEST and name[0].isupper()}
    found = {name for name in found if name.casefold() not in ordinary}
    return re.compile(rf"\b{_either(found)}\b") if found else None
