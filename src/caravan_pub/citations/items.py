"""Sources as CSL-JSON items, in a shape that pandoc's reader never refuses."""

import re
from collections.abc import Mapping
from datetime import date

from caravan_pub.citations.dates import csl_date
from caravan_pub.citations.markup import is_tangled
from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.publication import Source

FIELD_UNUSABLE = Rule(
    "source-field-unusable",
    Severity.ERROR,
    """A field of a source is neither words, a number, names nor a date, where its name asks for one of these.

Why: the citation style cannot print it, so a fact about the source would be missing from the book.

Example: author = { name = "Jane Doe" }

Instead: author = [{ family = "Doe", given = "Jane" }]
""",
)

MARKUP_TANGLED = Rule(
    "source-markup-tangled",
    Severity.ERROR,
    """A field of a source has many tags or quotation marks that are opened and not closed, or nested very deeply.

Why: citation software looks for the end of each, and its time doubles with every one that has none.

Example: ``title = "<i>a <i>b <i>c …"``, with more than twelve tags that are never closed.

Instead: title = "<i>a b c</i>"
""",
)

NAMES = frozenset({
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editor-translator", "editorial-director", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator", "translator",
})  # fmt: skip
"""CSL 1.0.2, appendix IV, "Name Variables"."""

DATES = frozenset({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"})
"""CSL 1.0.2, appendix IV, "Date Variables"."""

UNPRINTED = frozenset({"id", "type", "custom", "categories", "other-ids"})
"""Fields that say nothing to a reader, or that are set here."""

NAME_WORDS = frozenset({"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"})
NAME_FLAGS = frozenset({"comma-suffix", "static-ordering", "parse-names"})

CLOSE = 'close each tag, and write quotations as “…” or "…": the style sets the marks of its language'

HALF = re.compile("[\ud800-\udfff]")
"""A surrogate on its own: half a character, as a JSON file can hold it."""

Item = dict[str, object]


def csl_items(sources: Mapping[str, Source], diagnostics: Diagnostics) -> list[Item]:
    """One CSL-JSON item for each source, in the sources' order, under the source's id.

    Of a protected source nothing is handed on but its label.  A source with neither title nor author goes by its
    label too, where it has one; no style may change the case of its letters.  Fields that cannot be printed are left
    out, and reported.
    """
    return [_item(identifier, source, diagnostics) for identifier, source in sources.items()]


def _item(identifier: str, source: Source, diagnostics: Diagnostics) -> Item:
    item: Item = {"id": identifier, "type": "document"}
    label = {"title": f'<span class="nocase">{source.label}</span>' if source.label else ""}
    if source.protected:
        return item | _checked(label, source, diagnostics)
    stated = source.csl.get("type")
    item["type"] = stated if isinstance(stated, str) and stated else "document"
    item |= _checked(source.csl, source, diagnostics)
    if source.label and not ("title" in item or "author" in item):
        item |= _checked(label, source, diagnostics)
    return item


def _checked(fields: Mapping[str, object], source: Source, diagnostics: Diagnostics) -> Item:
    item: Item = {}
    for name, value in fields.items():
        if name in UNPRINTED or value is None or value in ("", [], ()):
            continue
        usable = _usable(name, value)
        if usable is None or any(HALF.search(text) for text in _texts(usable)):
            message = f"the field {name} of the source {source.identifier} cannot be printed"
            diagnostics.add(FIELD_UNUSABLE, source.place, message, _expected(name))
        elif any(is_tangled(text) for text in _texts(usable)):
            message = f"too many tags or quotation marks stay open in the field {name} of {source.identifier}"
            diagnostics.add(MARKUP_TANGLED, source.place, message, CLOSE)
        else:
            item[name] = usable
    return item


def _expected(name: str) -> str:
    if name in NAMES:
        return 'names are written [{ family = "…", given = "…" }] or [{ literal = "…" }]'
    return 'dates are written "2018-10-17", "2018-10" or "2018"' if name in DATES else "write words or a number"


def _usable(name: str, value: object) -> object:
    """The value as pandoc takes it for a field of this name, or nothing."""
    if name in NAMES:
        return _names(value)
    if name in DATES:
        return csl_date(value)
    return _words(value)


def _words(value: object) -> str | None:
    """Words, a number or a day as a string; a list of them with commas between."""
    every = value if isinstance(value, (list, tuple)) else [value]
    words = [_word(part) for part in every]
    return None if None in words else ", ".join(word for word in words if word)


def _word(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else None


def _names(value: object) -> list[Item] | None:
    every = value if isinstance(value, (list, tuple)) else [value]
    names = [_name(one) for one in every]
    found = [name for name in names if name is not None]
    return found if len(found) == len(names) else None


def _name(value: object) -> Item | None:
    if isinstance(value, str):
        return {"literal": value}
    if not isinstance(value, Mapping) or not any(value.get(key) for key in ("family", "given", "literal")):
        return None
    words = all(isinstance(part, str) for key, part in value.items() if key in NAME_WORDS)
    flags = all(isinstance(part, bool) for key, part in value.items() if key in NAME_FLAGS)
    return dict(value) if words and flags and set(value) <= NAME_WORDS | NAME_FLAGS else None


def _texts(value: object) -> list[str]:
    """Every string within a value."""
    match value:
        case str():
            return [value]
        case dict():
            return [text for part in value.values() for text in _texts(part)]
        case list():
            return [text for part in value for text in _texts(part)]
        case _:
            return []
