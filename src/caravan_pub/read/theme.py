"""A theme's files as a theme: its layers, the values of its ``theme.toml``, and what it extends."""

import tomllib
from collections.abc import Mapping

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model.edition import Theme
from caravan_pub.model.snapshot import Snapshot
from caravan_pub.read.characters import decode
from caravan_pub.read.tables import parse_toml

STYLES = "styles/"
TEMPLATES = "templates/"


def own_layer(snapshot: Snapshot, diagnostics: Diagnostics) -> dict[str, str]:
    """The publication's own layer: its ``styles/`` laid out like a theme, its ``templates/`` before everything."""
    layer: dict[str, str] = {}
    for folder in (STYLES, TEMPLATES):
        for path in snapshot.below(folder):
            text = decode(snapshot.data(path), path, diagnostics)
            if text is not None:
                layer[path if folder == TEMPLATES else path.removeprefix(STYLES)] = text
    return layer


def read_theme(
    name: str, own: Mapping[str, str], themes: tuple[Mapping[str, str], ...], diagnostics: Diagnostics
) -> Theme:
    """The theme ``name`` from the layers that make it, strongest first: the publication's own, then the package's.

    Values of ``theme.toml`` are laid over one another table by table.
    """
    tokens: dict[str, object] = {}
    for layer in reversed(themes):
        tokens = _over(tokens, tomllib.loads(layer["theme.toml"]))
    if "theme.toml" in own:
        table = parse_toml(own["theme.toml"], f"{STYLES}theme.toml", diagnostics)
        tokens = _over(tokens, table.values if table is not None else {})
    return Theme(name, (own, *themes), tokens)


def _over(base: Mapping[str, object], upper: Mapping[str, object]) -> dict[str, object]:
    merged = dict(base)
    for key, value in upper.items():
        below = merged.get(key)
        merged[key] = _over(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return merged
