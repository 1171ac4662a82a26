"""The presets' files become values."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from caravan_pub.presets.values import CoverRules, EpubPreset, PrintPreset, Source, Spine

UNITS = {"mm": 1.0, "in": 25.4}
"""mm of the unit that a file's figures are in: that of its source, so that they can be compared with it."""

PRINT_NAMES = ("kdp-paperback", "kdp-hardcover", "ingram", "lulu", "office", "newsprint")
EPUB_NAMES = ("kindle", "kobo", "apple", "google", "general")
DEFAULT_BARCODE = (50.8, 30.48)
"""mm of the field of a barcode where a printer says nothing: 2 × 1.2 in, as Amazon's is."""


@lru_cache
def print_preset(name: str) -> PrintPreset | None:
    """A printer's requirements by name; nothing where there is no such preset."""
    return _print(name, _table("print", name)) if name in PRINT_NAMES else None


@lru_cache
def epub_preset(name: str) -> EpubPreset | None:
    """A shop's requirements by name; nothing where there is no such preset."""
    return _epub(name, _table("epub", name)) if name in EPUB_NAMES else None


def _table(kind: str, name: str) -> Mapping[str, Any]:
    file = files("caravan_pub").joinpath("presets", kind, f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _print(name: str, table: Mapping[str, Any]) -> PrintPreset:
    unit = UNITS[table["unit"]]
    page, pages, file = table["page"], table.get("pages", {}), table["file"]
    margins = table["margins"]
    return PrintPreset(
        name=name,
        title=table["title"],
        trim=_size(page["trim"], unit),
        trims=tuple(_size(size, unit) for size in page.get("trims", ())),
        widths=_lengths(page.get("widths", ()), unit),
        heights=_lengths(page.get("heights", ()), unit),
        bleed=_mm(page["bleed"], unit),
        spine_bleed=page.get("bleed-at-spine", True),
        least_pages=pages.get("least", 0),
        most_pages=pages.get("most", 0),
        multiple=pages.get("multiple", 1),
        outside=_mm(margins["outside"], unit),
        inside=tuple((most, _mm(margin, unit)) for most, margin in margins["inside"]),
        marks=tuple(file["marks"]),
        variants=tuple(file["variants"]),
        ink=file.get("ink", 0),
        ppi=file["ppi"],
        ppi_most=file.get("ppi-most", 0),
        interactive=file["interactive"],
        megabytes=file.get("megabytes", 0),
        spine=_spine(table.get("spine", {}), unit),
        cover=_cover(table.get("cover", {}), unit, _mm(page["bleed"], unit)),
        sources=_sources(table["source"]),
    )


def _spine(table: Mapping[str, Any], unit: float) -> Spine:
    return Spine(
        papers={paper: round(width * unit, 6) for paper, width in table.get("papers", {}).items()},
        paper=table.get("paper", ""),
        plus=_mm(table.get("plus", 0), unit),
        text_pages=table.get("text-pages", 0),
        clear=_mm(table["clear"], unit) if "clear" in table else 1.5875,
    )


def _cover(table: Mapping[str, Any], unit: float, bleed: float) -> CoverRules:
    barcode = table.get("barcode")
    return CoverRules(
        bleed=_mm(table["bleed"], unit) if "bleed" in table else bleed,
        safe=_mm(table["safe"], unit) if "safe" in table else 6.35,
        barcode=_size(barcode, unit) if barcode else DEFAULT_BARCODE,
        barcode_edge=_mm(table["barcode-edge"], unit) if "barcode-edge" in table else 6.35,
        boards=table.get("boards", False),
    )


def _epub(name: str, table: Mapping[str, Any]) -> EpubPreset:
    file, cover = table.get("file", {}), table["cover"]
    images, text = table.get("images", {}), table.get("text", {})
    return EpubPreset(
        name=name,
        title=table["title"],
        suffix=table.get("suffix", ""),
        megabytes=file.get("megabytes", 0),
        advised_megabytes=file.get("advised-megabytes", 0),
        cover_least=_pair(cover.get("least", (0, 0))),
        cover_most=cover.get("most", 0),
        cover_advised=_pair(cover.get("advised", (0, 0))),
        cover_ratio=cover.get("ratio", 0.0),
        cover_inside=cover.get("inside", False),
        cover_document=cover.get("document", False),
        pixels=images.get("pixels", 0),
        image_megabytes=images.get("megabytes", 0),
        images=tuple(images.get("forbidden", ())),
        text=tuple(text.get("forbidden", ())),
        fonts=tuple(table.get("fonts", {}).get("allowed", ())),
        sources=_sources(table["source"]),
    )


def _sources(tables: Sequence[Mapping[str, Any]]) -> tuple[Source, ...]:
    return tuple(
        Source(entry["of"], entry["at"], entry["seen"].isoformat(), entry.get("confirmed", True)) for entry in tables
    )


def _mm(length: float, unit: float) -> float:
    return round(length * unit, 4)


def _lengths(lengths: Sequence[float], unit: float) -> tuple[float, ...]:
    return tuple(_mm(length, unit) for length in lengths)


def _size(pair: Sequence[float], unit: float) -> tuple[float, float]:
    return (_mm(pair[0], unit), _mm(pair[1], unit))


def _pair(pair: Sequence[float]) -> tuple[float, float]:
    return (pair[0], pair[1])
