"""The table ``[print]``: a preset sets many values at once, and a key beside it wins."""

import re
from dataclasses import replace

from caravan_pub.diagnostics import did_you_mean
from caravan_pub.model.settings import PrintSettings, Trim
from caravan_pub.presets import PRINT_NAMES, PrintPreset, print_preset
from caravan_pub.read.lengths import parse_length, parse_trim
from caravan_pub.read.tables import Table

MARKS = ("crop", "cross", "bars")
VARIANTS = ("pdf/x-4", "pdf/x-1a", "pdf/x-1a:2001")
INK = (200, 400)
"""The least and the most that a limit of ink may be, in percent: below, pictures lose their depth; four full inks."""
PPI = (72, 1200)
"""The least and the most that a resolution may be."""
MULTIPLES = 64
"""The most pages of a sheet that is folded."""


def read_print(table: Table) -> PrintSettings:
    """The settings of the print edition."""
    default = of_preset(print_preset(preset_name(table, PRINT_NAMES)))
    marks = table.texts("marks", default.marks)
    if unknown := [mark for mark in marks if mark not in MARKS]:
        table.wrong("marks", f"there is no mark {unknown[0]}", _known(unknown[0], MARKS))
    variant = table.text("variant", default.variant)
    if variant not in VARIANTS:
        table.wrong("variant", f"there is no variant {variant}", _known(variant, VARIANTS))
    inside = _length(table, "inside-margin", 0.0, 100)
    settings = replace(
        default,
        trim=_trim(table, default.trim),
        bleed=_length(table, "bleed", default.bleed, 25),
        marks=tuple(mark for mark in marks if mark in MARKS),
        variant=variant,
        isbn=read_isbn(table),
        spine_bleed=table.flag("spine-bleed", default.spine_bleed),
        ink=_between(table, "ink-limit", default.ink, INK),
        ppi=_between(table, "ppi", default.ppi, PPI),
        multiple=_between(table, "multiple", default.multiple, (1, MULTIPLES)),
        inside=((1, inside),) if inside else default.inside,
        outside=_length(table, "outside-margin", default.outside, 100),
        profile=table.text("profile"),
        rich_black=table.flag("rich-black", default.rich_black),
        bookmarks=table.flag("bookmarks", default.bookmarks),
    )
    table.close()
    return settings


def of_preset(preset: PrintPreset | None) -> PrintSettings:
    """The settings that a preset stands for; the usual ones without a preset."""
    usual = PrintSettings()
    if preset is None:
        return usual
    return PrintSettings(
        trim=Trim(*preset.trim),
        bleed=preset.bleed,
        marks=preset.marks,
        variant=preset.variants[0],
        preset=preset.name,
        spine_bleed=preset.spine_bleed,
        ink=preset.ink or usual.ink,
        ppi=preset.ppi,
        multiple=preset.multiple,
        inside=preset.inside,
        outside=preset.outside,
        bookmarks=preset.interactive,
    )


def preset_name(table: Table, known: tuple[str, ...]) -> str:
    """The preset that a table names; empty without one, and a problem where there is none of that name."""
    name = table.text("preset")
    if not name or name in known:
        return name
    table.wrong("preset", f"there is no preset {name}", did_you_mean(name, known) or f"known: {', '.join(known)}")
    return ""


def read_isbn(table: Table) -> str:
    """The thirteen digits of an ISBN, whose check digit must be right (ISO 2108:2017, annex A); empty without one."""
    written = table.text("isbn")
    digits = re.sub(r"[\s-]", "", written)
    if not written:
        return ""
    right = re.fullmatch(r"97[89]\d{10}", digits) is not None
    if not right or sum(int(digit) * (1 + 2 * (place % 2)) for place, digit in enumerate(digits)) % 10:
        table.wrong("isbn", f"this is not an ISBN: {written}", "thirteen digits whose last one checks the others")
        return ""
    return digits


def _trim(table: Table, default: Trim) -> Trim:
    written = table.text("trim")
    size = parse_trim(written) if written else (default.width, default.height)
    if size is None:
        table.wrong("trim", f"trim is not a page size: {written}", 'such as "6in x 9in", "148mm x 210mm" or "A5"')
    return Trim(*size) if size else default


def _length(table: Table, key: str, default: float, most: int) -> float:
    written = table.text(key)
    length = parse_length(written) if written else default
    if length is None or not 0 <= length <= most:
        table.wrong(key, f"{key} is not a length from 0 to {most} mm: {written}", 'such as "3mm" or "0.125in"')
        return default
    return length


def _between(table: Table, key: str, default: int, limits: tuple[int, int]) -> int:
    number = table.whole(key)
    if number is None:
        return default
    if not limits[0] <= number <= limits[1]:
        least, most = limits
        table.wrong(key, f"{key} is not a whole number from {least} to {most}: {number}", f"{key} = {default}")
        return default
    return number


def _known(word: str, known: tuple[str, ...]) -> str:
    return did_you_mean(word, known) or f"known: {', '.join(known)}"
