"""Write the manual's page of presets from their files; with --check, only say whether it is as they are.

Called as ``python tools/presets.py [--check]``.  --check changes nothing, and ends with 1 where something differs.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from manual import write_or_compare

from caravan_pub.presets import (
    EPUB_NAMES,
    PRINT_NAMES,
    EpubPreset,
    PrintPreset,
    Source,
    epub_preset,
    print_preset,
)

PAGE = Path(__file__).parent.parent / "docs" / "manual" / "reference" / "presets.md"
HEAD = """\
# Presets

What printers and shops ask for, with where and when each figure was read.
Printers and shops change their minds: look at the page that is named before you order.
**Not confirmed**: the one who asks does not say it in what could be read, or it is the house's own choice.

`preset = "ingram"` in [`[print]`](publication.md#print) makes the book so from the start; a key beside it wins.
`preset = "kobo"` in [`[epub]`](publication.md#epub) says for which shop the EPUB is meant.
This page is made from the program itself.
"""


def written() -> str:
    """The whole page."""
    printers = [printer for name in PRINT_NAMES if (printer := print_preset(name))]
    shops = [shop for name in EPUB_NAMES if (shop := epub_preset(name))]
    parts = [HEAD, "## Printers", *(_section(p.name, p.title, _printer(p), p.sources) for p in printers)]
    parts += ["## Shops and readers", *(_section(s.name, s.title, _shop(s), s.sources) for s in shops)]
    return "\n".join(part if part.endswith("\n") else f"{part}\n" for part in parts)


def _section(name: str, title: str, rows: Iterator[tuple[str, str]], sources: Sequence[Source]) -> str:
    table = "\n".join(f"| {what} | {figure} |" for what, figure in rows if figure)
    told = "\n".join(f"| {s.of} | {s.at} | {s.seen}{'' if s.confirmed else ', **not confirmed**'} |" for s in sources)
    return (
        f"### `{name}`: {title}\n\n| what | figure |\n|---|---|\n{table}\n\n"
        f"| figures | from | read |\n|---|---|---|\n{told}\n"
    )


def _printer(p: PrintPreset) -> Iterator[tuple[str, str]]:
    yield "trim", f"{_size(p.trim)} where none is given"
    yield "trims taken", ", ".join(map(_size, p.trims))
    yield "sizes taken", _range("wide", p.widths) + (", " if p.widths else "") + _range("high", p.heights)
    yield "bleed", f"{_mm(p.bleed)}{'' if p.spine_bleed else ', not at the spine'}" if p.bleed else "none"
    yield "pages", _pages(p)
    yield "inside margin", ", ".join(_inside(p))
    yield "outside margin", _mm(p.outside)
    yield "marks", ", ".join(p.marks) or "none"
    yield "variant", " or ".join(p.variants)
    yield "ink", f"at most {p.ink} %" if p.ink else "no limit is named; 300 % is kept"
    yield "pictures", f"{p.ppi} ppi{f', at most {p.ppi_most}' if p.ppi_most else ''}"
    yield "links, bookmarks, notes", "may be in the file" if p.interactive else "may not be in the file"
    yield "file", f"at most {p.megabytes} MB" if p.megabytes else ""
    papers = ", ".join(f"{paper} {width:.4f} mm" for paper, width in p.spine.papers.items())
    more = f"; {_mm(p.spine.plus)} are added" if p.spine.plus else ""
    yield "spine, a page", f"{papers}{more}" if papers else "not published: from the printer's template"
    text = f"from {p.spine.text_pages} pages on, " if p.spine.text_pages else ""
    yield "words on the spine", f"{text}{_mm(p.spine.clear)} from each fold"
    yield "cover", f"bleed {_mm(p.cover.bleed)}, words {_mm(p.cover.safe)} within the trim"
    yield "barcode", f"a field of {_size(p.cover.barcode)}, {_mm(p.cover.barcode_edge)} from fold and trim"


def _pages(p: PrintPreset) -> str:
    most = f"to {p.most_pages}" if p.most_pages else "and more"
    limits = f"{p.least_pages} {most}" if p.least_pages else "any number"
    return limits + (f", a multiple of {p.multiple}" if p.multiple > 1 else "")


def _inside(p: PrintPreset) -> Iterator[str]:
    if len(p.inside) == 1:
        yield _mm(p.inside[0][1])
        return
    for most, margin in p.inside:
        yield f"{_mm(margin)} up to {most} pages"


def _shop(s: EpubPreset) -> Iterator[tuple[str, str]]:
    yield "file name", f"ends in `{s.suffix}` to be read with the shop's own engine" if s.suffix else ""
    yield "file", f"at most {s.megabytes:,} MB" if s.megabytes else ""
    yield "file, advised", f"at most {s.advised_megabytes:,} MB" if s.advised_megabytes else ""
    yield "cover", f"at least {_px(s.cover_least)}{f', at most {s.cover_most:,} px a side' if s.cover_most else ''}"
    yield "cover, advised", _px(s.cover_advised) if s.cover_advised[0] else ""
    yield "cover's width to its height", f"{s.cover_ratio:g}, advised" if s.cover_ratio else ""
    yield (
        "cover's place",
        ("within the package" if s.cover_inside else "")
        or ("in a document of its own, named in the metadata" if s.cover_document else ""),
    )
    yield "a picture", f"at most {s.pixels:,} px" if s.pixels else ""
    yield "a picture's file", f"at most {s.image_megabytes} MB" if s.image_megabytes else ""
    yield "no picture with", ", ".join(s.images)
    yield "no text with", ", ".join(word.replace("-", " ") for word in s.text)
    yield "fonts", ", ".join(s.fonts)


def _mm(length: float) -> str:
    return f"{length:.4g} mm"


def _size(size: tuple[float, float]) -> str:
    return f"{size[0]:.5g} × {size[1]:.5g} mm"


def _px(size: tuple[float, float]) -> str:
    return f"{size[0]:,.0f} × {size[1]:,.0f} px"


def _range(word: str, limits: tuple[float, ...]) -> str:
    return f"{limits[0]:.5g} to {limits[1]:.5g} mm {word}" if limits else ""


if __name__ == "__main__":
    sys.exit(write_or_compare(PAGE, written(), checking="--check" in sys.argv[1:]))
