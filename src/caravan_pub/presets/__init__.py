"""What printers and shops ask for: one file each, with where and when every figure was read."""

from caravan_pub.presets.reading import EPUB_NAMES, PRINT_NAMES, epub_preset, print_preset
from caravan_pub.presets.values import CoverRules, EpubPreset, PrintPreset, Source, Spine

__all__ = [
    "EPUB_NAMES",
    "PRINT_NAMES",
    "CoverRules",
    "EpubPreset",
    "PrintPreset",
    "Source",
    "Spine",
    "epub_preset",
    "print_preset",
]
