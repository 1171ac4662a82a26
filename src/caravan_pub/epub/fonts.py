"""Fonts cut down to the letters that a book uses: a page of text needs two hundred of a face's three thousand."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from fontTools.subset import Options, Subsetter, load_font, save_font

from caravan_pub.model.edition import Document, FontFace

ALWAYS = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2040)))) | frozenset("ŒœŠšŽžŸ€−")
"""Letters of the languages that are written with Latin ones, and marks of their typography: a reading system sets some
by itself, such as hyphens and numbers, and books that need no others share their fonts."""

TAGS = re.compile("<[^>]*>")
REFERENCE = re.compile("&#(?:x([0-9A-Fa-f]+)|([0-9]+));")
ASKED = re.compile("font-(feature-settings|variant-(numeric|alternates|ligatures|east-asian))")


def subset_fonts(faces: Sequence[FontFace], documents: Iterable[Document], stylesheet: str) -> tuple[FontFace, ...]:
    """The faces with no other letters than Latin ones and those of the documents; the same bytes each time.

    A face's names, copyright and licence stay, and nothing is obfuscated.  Its features stay as far as text is set
    with them by itself, small capitals too; all of them where the style sheet asks for features.  A face stays whole
    where cutting would make it larger.
    """
    used: set[str] = set(stylesheet)
    for document in documents:
        text = TAGS.sub("", document.markup)
        used |= set(REFERENCE.sub(lambda code: chr(int(code[1], 16) if code[1] else int(code[2])), text))
    used |= {other for letter in used for other in letter.upper() + letter.lower()}
    every = bool(ASKED.search(stylesheet))
    return tuple(replace(face, data=_cut(face.data, ALWAYS | used, every_feature=every)) for face in faces)


@lru_cache(maxsize=64)
def _cut(data: bytes, used: frozenset[str], *, every_feature: bool) -> bytes:
    """A font file with the letters that are used."""
    options = Options(name_IDs=["*"], name_languages=["*"], name_legacy=True, notdef_outline=True, legacy_kern=True)
    options.recalc_timestamp = False
    options.layout_features = ["*"] if every_feature else [*options.layout_features, "smcp"]
    options.drop_tables = [*options.drop_tables, "meta"]
    with load_font(io.BytesIO(data), options) as font:
        cutter = Subsetter(options)
        cutter.populate(unicodes=sorted(ord(letter) for letter in used))
        cutter.subset(font)
        file = io.BytesIO()
        save_font(font, file, options)
    return min(file.getvalue(), data, key=len)
