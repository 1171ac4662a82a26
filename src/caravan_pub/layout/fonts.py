"""Each font of a book once: what all its pages use of it, as one subset.

The layout library keeps the numbers of glyphs in its subsets, so that pages drawn apart can share one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pydyf
from weasyprint import DEFAULT_OPTIONS
from weasyprint.pdf.fonts import Font, build_fonts_dictionary
from weasyprint.text.ffi import ffi, harfbuzz

from caravan_pub.layout.drawn import FontUse

ffi.cdef("""
    typedef enum { HB_MEMORY_MODE_DUPLICATE, HB_MEMORY_MODE_READONLY } hb_memory_mode_t;
    hb_blob_t * hb_blob_create (
        const char *data, unsigned int length, hb_memory_mode_t mode, void *user, void *destroy);
    hb_face_t * hb_face_create (hb_blob_t *blob, unsigned int index);
""")


def united(uses: Iterable[tuple[FontUse, bytes]]) -> list[tuple[FontUse, bytes]]:
    """Uses of fonts as one use each, in the order in which they come; the first to name a glyph's text decides."""
    found: dict[str, tuple[FontUse, bytes]] = {}
    for use, data in uses:
        key = use.about["hash"]
        first, held = found.get(key, (use, data))
        widths, text = {**use.widths, **first.widths}, {**use.text, **first.text}
        found[key] = (replace(first, widths=widths, text=text, missing={**use.missing, **first.missing}), held)
    return list(found.values())


def embed(uses: Iterable[tuple[FontUse, bytes]], pdf: pydyf.PDF) -> pydyf.Dictionary:
    """Write the fonts into a PDF: the dictionary of them that its pages refer to."""
    options: Mapping[str, Any] = {**DEFAULT_OPTIONS, "pdf_version": "1.7"}
    fonts = {use.about["hash"]: _font(use, data) for use, data in united(uses)}
    held = build_fonts_dictionary(pdf, fonts, True, True, options)
    pdf.add_object(held)
    return held


def _font(use: FontUse, data: bytes) -> Font:
    """A font of the library, made from its file instead of from a layout."""
    font = Font.__new__(Font)
    for name, value in use.about.items():
        setattr(font, name, value)
    font.name = font.name.encode("latin-1")
    font.file_content = data
    font.widths = {glyph: use.widths[glyph] for glyph in sorted(use.widths)}
    font.to_unicode = {glyph: use.text[glyph] for glyph in sorted(use.text)}
    font.missing, font.used_in_forms = dict(use.missing), False
    blob = ffi.gc(harfbuzz.hb_blob_create(data, len(data), 0, ffi.NULL, ffi.NULL), harfbuzz.hb_blob_destroy)
    font.hb_face = ffi.gc(harfbuzz.hb_face_create(blob, use.about["index"]), harfbuzz.hb_face_destroy)
    font.hb_font = ffi.NULL
    return font
