"""The table ``[cover]``: the printed cover's text, picture and spine."""

from caravan_pub.diagnostics import did_you_mean
from caravan_pub.model.settings import CoverSettings
from caravan_pub.presets import print_preset
from caravan_pub.read.lengths import parse_length
from caravan_pub.read.tables import Table

THICKEST = 150
"""mm that a spine may have at most."""
THICKEST_LEAF = 2
"""mm that a leaf may have at most."""
WIDEST_BLEED = 40
"""mm that a cover's bleed, or its wrap round a board, may have at most."""


def read_cover(table: Table, preset: str, *, wanted: bool) -> CoverSettings:
    """The settings of the printed cover; ``preset`` is the print edition's, which knows its papers."""
    settings = CoverSettings(
        wanted=wanted,
        text=table.texts("text"),
        photo=table.text("photo"),
        paper=_paper(table, preset),
        caliper=_length(table, "caliper", THICKEST_LEAF) or 0.0,
        spine=_length(table, "spine", THICKEST) or 0.0,
        spine_text=table.optional_text("spine-text"),
        price=table.text("price"),
        bleed=_length(table, "bleed", WIDEST_BLEED),
    )
    table.close()
    return settings


def _paper(table: Table, name: str) -> str:
    """The paper, which must be one that the preset knows."""
    paper = table.text("paper")
    preset = print_preset(name)
    known = tuple(preset.spine.papers) if preset else ()
    if not paper or paper in known:
        return paper
    if known:
        hint = did_you_mean(paper, known) or f"known: {', '.join(known)}"
    else:
        hint = 'papers belong to a preset of [print] that knows them; else give caliper = "0.1mm" or spine = "12mm"'
    table.wrong("paper", f"there is no paper {paper} in the preset {name}" if name else "there is no preset", hint)
    return ""


def _length(table: Table, key: str, most: int) -> float | None:
    written = table.text(key)
    if not written:
        return None
    length = parse_length(written)
    if length is None or not 0 <= length <= most:
        table.wrong(key, f"{key} is not a length from 0 to {most} mm: {written}", 'such as "0.1mm" or "0.5in"')
        return None
    return length
