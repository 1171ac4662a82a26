"""What a document says of itself: title, authors, language and the like, as ``publication.toml`` says them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from caravan_pub.intake.escaping import without_forbidden
from caravan_pub.intake.notation import LANGUAGE
from caravan_pub.intake.office import Office
from caravan_pub.intake.toml import as_toml
from caravan_pub.intake.tree import plain

Meta = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """A document's own words about itself; empty where it says nothing.  ``day`` is a date in ISO 8601."""

    title: str = ""
    subtitle: str = ""
    language: str = ""
    day: str = ""
    publisher: str = ""
    rights: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()


def facts_of(meta: Meta, office: Office) -> Facts:
    """The facts that pandoc found, and those of the document's own XML where it found none."""
    return Facts(
        title=words(meta.get("title")) or without_forbidden(office.title),
        subtitle=words(meta.get("subtitle")),
        language=_language(words(meta.get("lang")) or words(meta.get("language")) or office.language),
        day=_day(words(meta.get("date"))),
        publisher=words(meta.get("publisher")),
        rights=words(meta.get("rights")),
        description=words(meta.get("description")) or words(meta.get("abstract")),
        subjects=several(meta.get("subject")) or several(meta.get("keywords")),
        creators=several(meta.get("author")) or several(meta.get("creator")) or office.creators,
    )


def words(meta: Any) -> str:
    """The words of a value on one line."""
    if not isinstance(meta, dict):
        return ""
    match meta["t"]:
        case "MetaString":
            return without_forbidden(" ".join(meta["c"].split()))
        case "MetaInlines" | "MetaBlocks":
            return without_forbidden(plain(meta["c"]))
        case "MetaList":
            return "; ".join(text for part in meta["c"] if (text := words(part)))
        case "MetaMap":
            named = words(meta["c"].get("name")) or words(meta["c"].get("literal")) or words(meta["c"].get("text"))
            return named or f"{words(meta['c'].get('given'))} {words(meta['c'].get('family'))}".strip()
        case _:
            return ""


def several(meta: Any) -> tuple[str, ...]:
    """The words of each value of a list; a lone value counts as a list of one."""
    values = meta["c"] if isinstance(meta, dict) and meta["t"] == "MetaList" else [meta]
    return tuple(text for value in values if (text := words(value)))


def _language(written: str) -> str:
    tag = written.partition(";")[0].strip().replace("_", "-")
    return tag if LANGUAGE.fullmatch(tag) else ""


def _day(written: str) -> str:
    found = re.match(r"\d{4}-\d{2}-\d{2}", written)
    try:
        return date.fromisoformat(found[0]).isoformat() if found else ""
    except ValueError:
        return ""


def settings_text(facts: Facts, title: str, language: str, sources: str) -> str:
    """``publication.toml`` for a new publication.

    ``title`` where the document names none, ``language`` a BCP 47 tag, ``sources`` the file of what is cited, if any.
    """
    texts = {"title": facts.title or title, "subtitle": facts.subtitle, "language": language}
    lines = [f"{key} = {as_toml(value)}" for key, value in texts.items() if value]
    lines += [f"date = {facts.day}"] if facts.day else []
    more = {"publisher": facts.publisher, "rights": facts.rights, "description": facts.description}
    lines += [f"{key} = {as_toml(value)}" for key, value in more.items() if value]
    if facts.subjects:
        lines.append(f"subjects = [{', '.join(as_toml(subject) for subject in facts.subjects)}]")
    if facts.creators:
        named = [f'{{ name = {as_toml(name)}, role = "aut" }}' for name in facts.creators]
        lines.append(f"creators = [{', '.join(named)}]")
    if sources:
        lines += ["", "[citations]", f"sources = [{as_toml(sources)}]"]
    return "\n".join(lines) + "\n"
