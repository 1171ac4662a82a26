"""From a folder to a resolved and checked publication."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from caravan_pub.build.citing import format_all
from caravan_pub.build.inspection import Inspected, inspect_photos
from caravan_pub.build.letters import report_missing
from caravan_pub.checks import check_all, lay_over
from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.errors import UsageError
from caravan_pub.gather import gather, gather_fonts, gather_theme
from caravan_pub.model.edition import Theme
from caravan_pub.model.nodes import Division, Paragraph, Span
from caravan_pub.model.publication import Generated, GeneratedKind, Publication
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.settings import Settings
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.model.walk import walk
from caravan_pub.passes import leave_out_empty, lift_embargoes, resolve, set_typography
from caravan_pub.read import own_layer, read_publication, read_theme
from caravan_pub.store import Store

CACHE = Path("build/cache")
THEME_UNUSABLE = Rule(
    "theme-unusable",
    Severity.ERROR,
    """There is no theme of that name, or its fonts are asked for in a way that cannot be.

Why: nothing can be set without a theme.

Example:
    [theme]
    name = "caravn"

Instead:
    [theme]
    name = "caravan"
""",
)

FONTS = ("the font ", "the theme's fonts", "the theme's figures")
"""How sentences about a theme's fonts and figures begin: they are asked for in ``theme.toml``."""

AT_FIGURE, GATHERED = "figure", "gathered"
"""Where a theme has credits: below each figure, or in the list of illustrations alone."""

DEEPEST_THEME = 8
"""How many themes may extend one another."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A publication that can be built: what was gathered, what was worked out, its look, and where work is kept.

    ``inspected``: the cleared photos that are shown, by name, with what was found out about their files.
    """

    folder: Path
    snapshot: Snapshot
    resolved: Resolved
    theme: Theme
    store: Store
    inspected: Mapping[str, Inspected] = field(default_factory=dict)


def prepare(
    folder: Path, diagnostics: Diagnostics, *, release: bool = False, keep: bool = True, anyway: bool = False
) -> Prepared | None:
    """Gather, read, resolve and check the publication in a folder.

    Nothing where it cannot be read, or where the diagnostics hold an error.  ``release``: the rules of a release too.
    ``keep``: derived files may be written to ``build/cache``; what is there is read in any case.  ``anyway``: errors or
    not, as long as it can be read, for looking at.
    """
    store = Store(None if (folder / CACHE).parent.is_symlink() else folder / CACHE, writes=keep)
    snapshot = gather(folder, diagnostics)
    reading = read_publication(snapshot, diagnostics)
    if reading is None:
        return None
    publication = set_typography(leave_out_empty(lift_embargoes(reading.publication)))
    formatted = format_all(publication, reading.settings, snapshot, store, diagnostics)
    resolved = resolve(publication, reading.settings, formatted.citations, formatted.entries, diagnostics)
    check_all(resolved, diagnostics, release=release)
    inspected = inspect_photos(resolved, snapshot, store, diagnostics)
    theme = _theme(reading.settings, _languages(publication), snapshot, diagnostics)
    if theme is not None:
        report_missing(publication, theme, snapshot, diagnostics)
    lay_over(reading.settings.allowances, diagnostics)
    if theme is None or (diagnostics.fail() and not anyway):
        return None
    resolved = replace(resolved, credits_gathered=_credits_gathered(theme, publication))
    return Prepared(folder, snapshot, resolved, theme, store, inspected)


def _credits_gathered(theme: Theme, publication: Publication) -> bool:
    """Whether credits stand in the list of illustrations alone: as the theme says, and where there is that list."""
    parts = [entry for _, entries in publication.matters() for entry in entries if isinstance(entry, Generated)]
    return _place_of_credits(theme) == GATHERED and any(part.kind is GeneratedKind.ILLUSTRATIONS for part in parts)


def _place_of_credits(theme: Theme) -> str:
    """Where a theme has credits.  UsageError where it says what cannot be."""
    figures = theme.tokens.get("figures")
    said = figures.get("credits", AT_FIGURE) if isinstance(figures, Mapping) else AT_FIGURE
    if said not in (AT_FIGURE, GATHERED):
        raise UsageError(f"the theme's figures.credits is {said}", f'write "{AT_FIGURE}" or "{GATHERED}"')
    return str(said)


def _theme(settings: Settings, languages: frozenset[str], snapshot: Snapshot, diagnostics: Diagnostics) -> Theme | None:
    """The theme with its fonts; nothing, and a problem, where there is none of that name or its fonts cannot be."""
    try:
        return _layered(settings.theme, languages, snapshot, diagnostics)
    except UsageError as error:
        own = "styles/theme.toml"
        place = Place(own) if own in snapshot and error.message.startswith(FONTS) else settings.theme_place
        diagnostics.add(THEME_UNUSABLE, place, error.message, error.help)
        return None


def _layered(name: str, languages: frozenset[str], snapshot: Snapshot, diagnostics: Diagnostics) -> Theme:
    """The theme, what it extends below it, the publication's own layer over it, and its fonts."""
    own = own_layer(snapshot, diagnostics)
    layers = [gather_theme(name)]
    theme = read_theme(name, own, tuple(layers), diagnostics)
    extended = theme.tokens.get("extends")
    while isinstance(extended, str) and len(layers) < DEEPEST_THEME:
        layers.append(gather_theme(extended))
        extended = read_theme(extended, {}, (layers[-1],), diagnostics).tokens.get("extends")
        theme = read_theme(name, own, tuple(layers), diagnostics)
    _place_of_credits(theme)
    return replace(theme, fonts=gather_fonts(_wanted_fonts(theme, languages)))


def _wanted_fonts(theme: Theme, languages: frozenset[str]) -> dict[str, object]:
    """The theme's fonts, and those of the scripts that the publication's languages are written in."""
    fonts, scripts = theme.tokens.get("fonts"), theme.tokens.get("scripts")
    if not isinstance(fonts, Mapping):
        raise UsageError("the theme's fonts are not a table", 'write them as: [fonts], text = { family = "…", … }')
    wanted: dict[str, object] = dict(fonts)
    for language, table in scripts.items() if isinstance(scripts, Mapping) else ():
        if language in languages:
            wanted[f"scripts.{language}"] = table
    return wanted


def _languages(publication: Publication) -> frozenset[str]:
    """The primary subtags of every language in a publication: its own, and those of its spans and divisions."""
    tags = {publication.metadata.language}
    for chapter in publication.chapters():
        for node in walk((Paragraph(chapter.title), *chapter.blocks)):
            if isinstance(node, (Span, Division)) and node.language:
                tags.add(node.language)
    return frozenset(tag.split("-", 1)[0].lower() for tag in tags)


def changed_at() -> int | None:
    """The moment that ``SOURCE_DATE_EPOCH`` names, in seconds since 1970; nothing where it names none."""
    written = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(written) if written.isdecimal() and len(written) < 12 else None


def modified_at(resolved: Resolved) -> datetime:
    """When the publication changed: ``SOURCE_DATE_EPOCH``, else its date, else the first moment of 2000."""
    moment = changed_at()
    if moment is not None:
        return datetime.fromtimestamp(moment, UTC)
    day = resolved.publication.metadata.date
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
