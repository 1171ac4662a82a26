"""The sheet of a cover, measured."""

import math

from caravan_pub.model.cover import CoverSheet
from caravan_pub.model.publication import Metadata
from caravan_pub.model.settings import CoverSettings, PrintSettings
from caravan_pub.presets import CoverRules, PrintPreset, Spine

USUAL = CoverRules(bleed=3.0, safe=6.35, barcode=(50.8, 30.48), barcode_edge=6.35)
"""A cover where no printer is named."""
NO_RULE = Spine({})
"""A spine where no printer is named: words keep 1/16 in from its folds."""
CAPITALS = 0.72
"""The height of the label font's capitals, as a part of its size."""
ADVANCE = 0.5
"""The mean width of its capitals, as a part of its size."""
SMALLEST, LARGEST = 6.0, 20.0
"""pt between which words on a spine can be read and look like a spine's."""
TITLE = (12.0, 0.455)
"""The least size of a title in pt, and the most in pt for each mm of the front's width."""
POINTS = 72 / 25.4


def spine_width(pages: int, cover: CoverSettings, preset: PrintPreset | None) -> float | None:
    """The width of the spine in mm, to a hundredth; nothing where neither the settings nor the printer tell it."""
    if cover.spine:
        return cover.spine
    if cover.caliper:
        return round(-(-pages // 2) * cover.caliper, 2)
    if preset is None or not preset.spine.papers:
        return None
    page = preset.spine.papers.get(cover.paper or preset.spine.paper)
    return None if page is None else round(pages * page + preset.spine.plus, 2)


def room_for_words(pages: int, spine: float, preset: PrintPreset | None) -> float:
    """The type size in pt that a spine has room for, clear of its folds; 0 where no words may stand on it."""
    rules = preset.spine if preset else NO_RULE
    if pages < rules.text_pages:
        return 0.0
    size = (spine - 2 * rules.clear) * POINTS / CAPITALS
    return 0.0 if size < SMALLEST else min(size, LARGEST)


def lay_cover(
    pages: int,
    spine: float,
    metadata: Metadata,
    cover: CoverSettings,
    book: PrintSettings,
    preset: PrintPreset | None,
    *,
    rtl: bool = False,
) -> CoverSheet:
    """The sheet for a book of so many pages; the front stands on the left where it is read from right to left."""
    rules = preset.cover if preset else USUAL
    width, height = book.trim.width, book.trim.height
    front, back = (0.0, width + spine) if rtl else (width + spine, 0.0)
    across, down = rules.barcode
    edge = rules.barcode_edge
    at_fold = back + edge if rtl else back + width - edge - across
    return CoverSheet(
        panel=book.trim,
        pages=pages,
        spine=spine,
        bleed=rules.bleed if cover.bleed is None else cover.bleed,
        safe=rules.safe,
        front_left=front,
        back_left=back,
        field=(round(at_fold, 4), round(height - edge - down, 4), across, down),
        spine_size=_spine_size(pages, spine, metadata, cover, preset, height - 2 * rules.safe),
        front_size=_title_size(metadata.title, width - 2 * max(rules.safe, 0.1 * width)),
    )


def _spine_size(
    pages: int, spine: float, metadata: Metadata, cover: CoverSettings, preset: PrintPreset | None, length: float
) -> float:
    """The type size of the words on the spine: as large as its width allows, and its length for all of them."""
    if cover.spine_text == "":
        return 0.0
    authors = ", ".join(creator.name for creator in metadata.creators if creator.role == "aut")
    words = cover.spine_text or f"{metadata.title}   {authors}   {metadata.publisher}"
    size = min(room_for_words(pages, spine, preset), length * POINTS / (ADVANCE * max(len(words), 1)))
    return round(size, 2) if size >= SMALLEST else 0.0


def _title_size(title: str, width: float) -> float:
    """The type size of the title: its longest word fits the width, and a long title is smaller than a short one."""
    longest = max((len(word) for word in title.split()), default=1)
    by_word = width * POINTS / (ADVANCE * longest)
    by_length = TITLE[1] * width * 1.25 * min(1.0, math.sqrt(24 / max(len(title), 1)) * 1.1)
    return round(max(TITLE[0], min(by_word, by_length)), 1)
