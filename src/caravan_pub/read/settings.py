"""``publication.toml``: metadata, structure and settings, each value checked where it is read."""

import re
import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace

from caravan_pub.diagnostics import Diagnostics, Place
from caravan_pub.model.publication import Contributor, Metadata, Series
from caravan_pub.model.settings import (
    Allowance,
    AppendixOrder,
    CitationSettings,
    EpubSettings,
    NoteNumbers,
    ProofSettings,
    ScreenSettings,
    Settings,
    Trim,
)
from caravan_pub.presets import EPUB_NAMES
from caravan_pub.read.cover_settings import read_cover
from caravan_pub.read.lengths import parse_trim
from caravan_pub.read.print_settings import preset_name, read_isbn, read_print
from caravan_pub.read.tables import Table, parse_toml

PATH = "content/publication.toml"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:caravan-pub:identifier")


@dataclass(frozen=True, slots=True)
class PartPlan:
    """A part as the structure names it: its title and the paths or globs of its chapters."""

    title: str
    chapters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The structure as written: paths or globs below ``content/``, ``@names`` of generated parts, parts.

    ``given`` names the keys that are written, ``places`` where each path, glob or name stands.
    """

    front: tuple[str, ...]
    body: tuple[str, ...]
    parts: tuple[PartPlan, ...]
    back: tuple[str, ...]
    given: frozenset[str]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Head:
    """What ``publication.toml`` says.  ``sources``: where it names each file of sources; empty where it names none."""

    metadata: Metadata
    settings: Settings
    plan: Plan
    sources: Mapping[str, Place]


def read_head(text: str, diagnostics: Diagnostics) -> Head | None:
    """Metadata, settings and structure; nothing where the file cannot be read or says no title or language."""
    table = parse_toml(text, PATH, diagnostics)
    if table is None:
        return None
    complete = table.require("title", "language")
    metadata = _metadata(table)
    settings = _settings(table, metadata)
    plan = _plan(table)
    citations = table.table("citations")
    sources = citations.places("sources") if "sources" in citations else {}
    table.close()
    return Head(metadata, settings, plan, sources) if complete else None


def _metadata(table: Table) -> Metadata:
    language = table.text("language")
    if language and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        table.wrong("language", f"language is not a BCP 47 tag: {language}", 'such as "en", "es-MX" or "pt-BR"')
        language = "en"
    creators = tuple(_contributor(entry) for entry in table.tables("creators"))
    title = table.text("title")
    return Metadata(
        title=title,
        language=language,
        identifier=table.text("identifier") or _identifier(title, creators, language),
        subtitle=table.text("subtitle"),
        date=table.day("date"),
        publisher=table.text("publisher"),
        rights=table.text("rights"),
        description=table.text("description"),
        subjects=table.texts("subjects"),
        creators=creators,
        series=_series(table.table("series")),
    )


def _identifier(title: str, creators: tuple[Contributor, ...], language: str) -> str:
    """A UUID (RFC 9562, version 5) of title, creators and language: the same each time, for the same publication."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, chr(0).join((title, *(creator.name for creator in creators), language)))}"


def _contributor(table: Table) -> Contributor:
    table.require("name")
    role = table.text("role", "aut")
    if not re.fullmatch(r"[a-z]{3}", role):
        table.wrong("role", f"role is not a MARC relator code: {role}", "three letters, such as aut, edt, pht, trl")
    contributor = Contributor(table.text("name"), role, table.text("file-as"))
    table.close()
    return contributor


def _series(table: Table) -> Series | None:
    name, number = table.text("name"), table.whole("number")
    if table.values:
        table.require("name")
    table.close()
    return Series(name, number) if name else None


def _settings(table: Table, metadata: Metadata) -> Settings:
    theme = table.table("theme")
    printed = read_print(table.table("print"))
    settings = Settings(
        slug=slug_of(metadata.title) or "publication",
        print=printed,
        cover=read_cover(table.table("cover"), printed.preset, wanted="cover" in table),
        epub=_epub(table.table("epub")),
        screen=ScreenSettings(_page(table.table("screen"), ScreenSettings().page)),
        proof=ProofSettings(_page(table.table("proof"), ProofSettings().page)),
        citations=_citations(table.table("citations")),
        theme=theme.text("name", "caravan"),
        theme_place=theme.place("name") if "name" in theme else table.place(),
        allowances=tuple(_allowance(entry) for entry in table.tables("allow")),
    )
    theme.close()
    return settings


def _page(table: Table, default: Trim) -> Trim:
    """The page of an edition, which is all that its table says."""
    written = table.text("page")
    size = parse_trim(written) if written else (default.width, default.height)
    if size is None:
        table.wrong("page", f"page is not a page size: {written}", 'such as "A5", "Letter" or "148mm x 210mm"')
    table.close()
    return Trim(*size) if size else default


def _epub(table: Table) -> EpubSettings:
    settings = EpubSettings(isbn=read_isbn(table), cover=table.text("cover"), preset=preset_name(table, EPUB_NAMES))
    table.close()
    return settings if settings.preset else replace(settings, preset=EpubSettings().preset)


def _citations(table: Table) -> CitationSettings:
    default = CitationSettings()
    settings = CitationSettings(
        style=table.text("style", default.style),
        sources=table.texts("sources", default.sources),
        note_numbers=table.choice("note-numbers", NoteNumbers, default.note_numbers),
        appendix=table.choice("appendix", AppendixOrder, default.appendix),
        nocite=tuple(name.removeprefix("@") for name in table.texts("nocite")),
    )
    table.close()
    return settings


def _allowance(table: Table) -> Allowance:
    table.require("code", "reason")
    allowance = Allowance(table.text("code"), table.text("path"), table.text("reason"), table.place("code"))
    table.close()
    return allowance


def _plan(table: Table) -> Plan:
    structure = table.table("structure")
    parts = tuple(_part(entry) for entry in structure.tables("parts"))
    plan = Plan(
        front=structure.texts("front", ("@title-page", "@copyright", "@contents", "front/*.md")),
        body=structure.texts("body", () if parts else ("chapters/*.md",)),
        parts=parts,
        back=structure.texts("back", ("back/*.md", "@illustrations", "@sources", "@corrections", "@colophon")),
        given=frozenset(structure.values),
        places=_places(structure),
    )
    structure.close()
    return plan


def _places(structure: Table) -> dict[str, Place]:
    found = structure.places("front") | structure.places("body")
    for part in structure.tables("parts"):
        found |= part.places("chapters")
    return found | structure.places("back")


def _part(table: Table) -> PartPlan:
    table.require("title", "chapters")
    part = PartPlan(table.text("title"), table.texts("chapters"))
    table.close()
    return part


def slug_of(title: str) -> str:
    """The title as a file name: lower-case ASCII words joined by hyphens, at most 60 characters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-")
