"""What the package says of the publication: Dublin Core, its refinements, and the facts about accessibility."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from caravan_pub.model.publication import Contributor, Metadata, Series
from caravan_pub.model.settings import EpubSettings

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Every character that XML 1.0 (section 2.2) forbids: C0 controls but tab and line ends, surrogates, U+FFFE, U+FFFF."""

LINE_SPACE = re.compile("[ \t\r\n]+")

RTL_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi"})
"""Scripts that run from right to left (ISO 15924), as a language tag writes them."""

RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages whose usual script runs from right to left, by the first part of their tag."""


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What a reader with a disability must know before reading (EPUB Accessibility 1.1, section 2).

    ``access_modes``, ``features`` and ``hazards`` hold values of schema.org's accessMode, accessibilityFeature and
    accessibilityHazard; each of ``sufficient`` is a set of modes that alone is enough to read everything.
    ``conforms_to`` is the claim in the standard's own words ("EPUB Accessibility 1.1 - WCAG 2.2 Level AA") and
    ``certified_by`` who makes it.  ``page_source`` is the identifier of the edition whose page numbers the page list
    gives (``urn:isbn:…``); empty where there is no page list.
    """

    access_modes: tuple[str, ...]
    sufficient: tuple[tuple[str, ...], ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str = ""
    conforms_to: str = ""
    certified_by: str = ""
    page_source: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """An element of the package's metadata: ``namespace`` is ``DC``, or absent for a ``meta``."""

    namespace: str | None
    name: str
    value: str | None
    attributes: Mapping[str, str] = field(default_factory=dict)


def legal(text: str) -> str:
    """The text on one line, without the characters that XML cannot hold."""
    return LINE_SPACE.sub(" ", ILLEGAL.sub("", text)).strip(" ")


def is_rtl(language: str) -> bool:
    """Whether a BCP 47 tag means writing from right to left; a script in the tag decides before the language does."""
    primary, *rest = language.lower().replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return script in RTL_SCRIPTS if script else primary in RTL_LANGUAGES


def statements(metadata: Metadata, settings: EpubSettings, accessibility: Accessibility) -> list[Statement]:
    """Everything the package says of the publication but its identifier and its date of change.

    Raises ValueError where nothing is left of the title or the language.
    """
    if not legal(metadata.title) or not legal(metadata.language):
        raise ValueError("a package cannot be made without a title and a language")
    return [
        *_titles(metadata),
        *_isbn(metadata, settings),
        _dc("language", legal(metadata.language)),
        *_creators(metadata.creators),
        *_plain(metadata),
        *(_series(metadata.series) if metadata.series else ()),
        *_accessibility(accessibility),
    ]


def _dc(name: str, value: str, identifier: str = "") -> Statement:
    return Statement("DC", name, value, {"id": identifier} if identifier else {})


def _meta(name: str, value: str, refines: str = "", **attributes: str) -> Statement:
    about = {"refines": f"#{refines}"} if refines else {}
    return Statement(None, "meta", value, {"property": name, **about, **attributes})


def _titles(metadata: Metadata) -> Iterator[Statement]:
    parts = (("title", "main", metadata.title), ("subtitle", "subtitle", metadata.subtitle))
    for order, (identifier, kind, text) in enumerate(parts, start=1):
        if legal(text):
            yield _dc("title", legal(text), identifier)
            yield _meta("title-type", kind, identifier)
            yield _meta("display-seq", str(order), identifier)


def _isbn(metadata: Metadata, settings: EpubSettings) -> Iterator[Statement]:
    """The ISBN as an identifier of its own, unless the publication's identifier is that ISBN.

    It has no id: EbookLib's reader takes the last identifier that has one for the package's own.
    """
    digits = re.sub("[^0-9X]", "", settings.isbn.upper())
    address = f"urn:isbn:{digits}"
    if digits and metadata.identifier.replace("-", "").casefold() != address.casefold():
        yield _dc("identifier", address)


def _creators(creators: tuple[Contributor, ...]) -> Iterator[Statement]:
    named = [creator for creator in creators if legal(creator.name)]
    for number, creator in enumerate(named, start=1):
        identifier = f"creator-{number}"
        yield _dc("creator", legal(creator.name), identifier)
        if legal(creator.role):
            yield _meta("role", legal(creator.role), identifier, scheme="marc:relators")
        if legal(creator.file_as):
            yield _meta("file-as", legal(creator.file_as), identifier)
        yield _meta("display-seq", str(number), identifier)


def _plain(metadata: Metadata) -> Iterator[Statement]:
    values = (
        ("publisher", metadata.publisher),
        ("date", metadata.date.isoformat() if metadata.date else ""),
        ("rights", metadata.rights),
        ("description", metadata.description),
        *(("subject", subject) for subject in metadata.subjects),
    )
    for name, value in values:
        if legal(value):
            yield _dc(name, legal(value))


def _series(series: Series) -> Iterator[Statement]:
    if legal(series.name):
        yield _meta("belongs-to-collection", legal(series.name), id="series")
        yield _meta("collection-type", "series", "series")
        if series.number is not None:
            yield _meta("group-position", str(series.number), "series")


def _accessibility(facts: Accessibility) -> Iterator[Statement]:
    values = (
        *(("schema:accessMode", mode) for mode in facts.access_modes),
        *(("schema:accessModeSufficient", ",".join(modes)) for modes in facts.sufficient),
        *(("schema:accessibilityFeature", feature) for feature in facts.features),
        *(("schema:accessibilityHazard", hazard) for hazard in facts.hazards),
        ("schema:accessibilitySummary", facts.summary),
        ("pageBreakSource", facts.page_source),
    )
    for name, value in values:
        if legal(value):
            yield _meta(name, legal(value))
    if legal(facts.conforms_to):
        yield _meta("dcterms:conformsTo", legal(facts.conforms_to), id="conformance")
        if legal(facts.certified_by):
            yield _meta("a11y:certifiedBy", legal(facts.certified_by), "conformance")
