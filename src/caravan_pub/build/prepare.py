"""From a folder to a resolved and checked publication."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from caravan_pub.checks import check_all, lay_over
from caravan_pub.citations import Cluster, Formatted, find_style, format_citations
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.gather import gather, gather_fonts, gather_theme
from caravan_pub.model.edition import Theme
from caravan_pub.model.publication import Publication
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.settings import Settings
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.passes import citations_of, resolve, set_typography
from caravan_pub.read import own_layer, read_publication, read_theme
from caravan_pub.store import Store

CACHE = Path("build/cache")
DEEPEST_THEME = 8
"""How many themes may extend one another."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A publication that can be built: what was gathered, what was worked out, its look, and where work is kept."""

    folder: Path
    snapshot: Snapshot
    resolved: Resolved
    theme: Theme
    store: Store


def prepare(folder: Path, diagnostics: Diagnostics, *, release: bool = False, keep: bool = True) -> Prepared | None:
    """Gather, read, resolve and check the publication in a folder.

    Nothing where it cannot be read, or where the diagnostics hold an error.  ``release``: the rules of a release too.
    ``keep``: derived files may be written to ``build/cache``.
    """
    store = Store(folder / CACHE if keep and not (folder / CACHE).parent.is_symlink() else None)
    snapshot = gather(folder, diagnostics)
    reading = read_publication(snapshot, diagnostics)
    if reading is None:
        return None
    publication = set_typography(reading.publication)
    formatted = _format(publication, reading.settings, snapshot, store, diagnostics)
    resolved = resolve(publication, reading.settings, formatted.citations, formatted.entries, diagnostics)
    check_all(resolved, diagnostics, release=release)
    theme = _theme(reading.settings.theme, snapshot, diagnostics)
    lay_over(reading.settings.allowances, diagnostics)
    return None if diagnostics.fail() else Prepared(folder, snapshot, resolved, theme, store)


def _format(
    publication: Publication, settings: Settings, snapshot: Snapshot, store: Store, diagnostics: Diagnostics
) -> Formatted:
    """Every citation and every source as the style says; nothing where there is neither, and pandoc is not started."""
    places = citations_of(publication)
    style = find_style(settings.citations.style, snapshot, diagnostics)
    if style is None or not (places or publication.sources):
        return Formatted({}, {}, note_style=False)
    clusters = [Cluster(place.citation, place.in_note, place.opens_note) for place in places]
    language = publication.metadata.language
    return format_citations(clusters, publication.sources, style, language, store, diagnostics)


def _theme(name: str, snapshot: Snapshot, diagnostics: Diagnostics) -> Theme:
    """The theme, what it extends below it, the publication's own layer over it, and its fonts."""
    own = own_layer(snapshot, diagnostics)
    layers = [gather_theme(name)]
    theme = read_theme(name, own, tuple(layers), diagnostics)
    extended = theme.tokens.get("extends")
    while isinstance(extended, str) and len(layers) < DEEPEST_THEME:
        layers.append(gather_theme(extended))
        extended = read_theme(extended, {}, (layers[-1],), diagnostics).tokens.get("extends")
        theme = read_theme(name, own, tuple(layers), diagnostics)
    fonts = theme.tokens.get("fonts")
    return replace(theme, fonts=gather_fonts(fonts if isinstance(fonts, dict) else {}))


def changed_at() -> int | None:
    """The moment that ``SOURCE_DATE_EPOCH`` names, in seconds since 1970; nothing where it names none."""
    written = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(written) if written.isdecimal() and len(written) < 12 else None
