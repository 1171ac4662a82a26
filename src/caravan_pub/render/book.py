"""What all documents of an edition are rendered with."""

import contextlib
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from caravan_pub.model.edition import Derivative, PageMap
from caravan_pub.model.publication import Metadata
from caravan_pub.model.remark import Remark
from caravan_pub.model.resolved import Resolved
from caravan_pub.render.environment import Templates

UNKNOWN_FOLIO = "000"
"""Stands for a page number until the layout has given it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its trimmed size and its bleed in mm; ``bound`` where two of them face each other over a fold.

    ``right_to_left``: the first of two is the one on the right.
    """

    width: float
    height: float
    bleed: float = 0.0
    bound: bool = False
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """The resolved publication with the templates of one medium.

    ``pictures`` are the derivatives by the name of their photo.  ``pages`` is the page map of the last layout; without
    one (``paged`` false) the edition has no page numbers.  ``fonts`` are the families it is set in.  ``sheet`` is its
    page; absent where it has none.  ``remarks`` are what a proof says in its margin.
    """

    resolved: Resolved
    templates: Templates
    pictures: Mapping[str, Derivative] = field(default_factory=dict)
    paged: bool = False
    pages: PageMap | None = None
    fonts: tuple[str, ...] = ()
    sheet: Sheet | None = None
    remarks: tuple[Remark, ...] = ()

    def folio(self, anchor: str) -> str:
        """The page number of an anchor; a stand-in of its width before there is one."""
        if self.pages is None or anchor not in self.pages.anchors:
            return UNKNOWN_FOLIO
        return self.pages.folio(anchor)

    def word(self, english: str, **values: str) -> str:
        """A generated word in the publication's language, its braces filled."""
        return self.resolved.words[english].format(**values)

    def href(self, identifier: str) -> str:
        """The address of a target, from anywhere in the edition."""
        target = self.resolved.targets.get(identifier)
        document = target.document if target else self.resolved.anchors.get(identifier, "")
        return f"{document}.xhtml#{identifier}"


RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "dv", "ps", "sd", "ug", "ckb"})
"""Languages written from right to left."""

RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"})
"""Scripts (ISO 15924) written from right to left."""


def direction_of(language: str) -> str:
    """``rtl`` or ``ltr`` for a BCP 47 tag; a script that it names decides."""
    base, *subtags = language.lower().split("-")
    script = next((subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()), "")
    right_to_left = script in RIGHT_TO_LEFT_SCRIPTS if script else base in RIGHT_TO_LEFT
    return "rtl" if right_to_left else "ltr"


def metadata_view(metadata: Metadata, isbn: str) -> dict[str, object]:
    """What templates know of the publication."""
    return {
        "title": metadata.title,
        "subtitle": metadata.subtitle,
        "language": metadata.language,
        "direction": direction_of(metadata.language),
        "identifier": metadata.identifier,
        "isbn": isbn,
        "creators": [creator.name for creator in metadata.creators if creator.role == "aut"],
        "contributors": [creator.name for creator in metadata.creators if creator.role != "aut"],
        "publisher": metadata.publisher,
        "rights": metadata.rights,
        "description": metadata.description,
        "date": _day(metadata),
        "year": str(metadata.date.year) if metadata.date else "",
        "series": metadata.series.name if metadata.series else "",
        "series_number": metadata.series.number if metadata.series else None,
    }


def _day(metadata: Metadata) -> str:
    """The date in words of the publication's language."""
    return day_in_words(metadata.date, metadata.language) if metadata.date else ""


def day_in_words(day: dt.date, language: str) -> str:
    """A day in words of a language (a BCP 47 tag)."""
    return str(format_date(day, format="long", locale=_locale(language)))


def _locale(language: str) -> Locale:
    """What is known of a BCP 47 tag's language: with its region if that can be, else without, else English."""
    for tag in (language, language.split("-", maxsplit=1)[0]):
        with contextlib.suppress(UnknownLocaleError, ValueError):
            return Locale.parse(tag, sep="-")
    return Locale("en")
