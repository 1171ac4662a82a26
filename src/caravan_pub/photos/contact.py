"""The contact sheet: one HTML file that needs nothing beside itself, runs nothing, and prints well."""

from base64 import b64encode
from collections.abc import Mapping, Sequence

from lxml import etree

from caravan_pub.model.edition import Derivative
from caravan_pub.photos.recipe import Format, Recipe
from caravan_pub.photos.sheet import BETWEEN, Row
from caravan_pub.webpage import element, web_page

THUMBNAIL = Recipe(long_side=480, quality=80, format=Format.JPEG)
"""A thumbnail: sharp at 62 mm in print (200 ppi) and small enough for a sheet of a hundred."""

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

STYLE = """
@page { size: A4; margin: 12mm; }
* { box-sizing: border-box; }
body { margin: 1.5rem; font: 14px/1.45 system-ui, sans-serif; color: #1d1b19; background: #fff; }
h1 { font-size: 1.4rem; margin: 0 0 0.3rem; }
header p { margin: 0 0 1.2rem; color: #625d56; }
main { display: grid; align-items: start; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; }
article { border: 1px solid #b3a894; padding: 0.7rem; break-inside: avoid; overflow-wrap: anywhere; }
.picture { height: 12rem; display: flex; align-items: center; justify-content: center; background: #f1ebdf; }
.picture img { max-width: 100%; max-height: 100%; object-fit: contain; }
h2 { font-size: 1rem; margin: 0.6rem 0 0.2rem; }
.status { font-size: 0.8rem; font-weight: 600; letter-spacing: 0.03em; }
.cleared { color: #2c6137; }
.fpo, .embargoed, .withdrawn { color: #a63a22; }
dl { margin: 0.4rem 0 0; display: grid; grid-template-columns: 4.6rem 1fr; gap: 0.1rem 0.5rem; font-size: 0.85rem; }
dt { color: #625d56; }
dd { margin: 0; }
ul { margin: 0.5rem 0 0; padding-left: 1.1rem; font-size: 0.85rem; }
.error { color: #a63a22; font-weight: 600; }
.warning { color: #8a4b08; }
@media print { body { margin: 0; font-size: 8.5pt; } main { grid-template-columns: repeat(3, 1fr); gap: 4mm; }
  .picture { height: 42mm; } }
"""


def contact_sheet(title: str, rows: Sequence[Row], thumbnails: Mapping[str, Derivative]) -> str:
    """The sheet of a publication as HTML; ``thumbnails`` are JPEGs by the photo's name, each in the page itself."""
    wrong = sum(bool(row.problems) for row in rows)
    heading = element("h1", {}, f"Photos: {title}")
    count = element("p", {}, f"{len(rows)} photos, {wrong} with problems")
    cards = (_card(row, thumbnails.get(row.name)) for row in rows)
    body = [element("header", {}, heading, count), element("main", {}, *cards)]
    return web_page(f"Photos: {title}", STYLE, POLICY, body)


def _card(row: Row, thumbnail: Derivative | None) -> "etree._Element":
    facts = (
        ("File", BETWEEN.join(part for part in (row.file, f"{row.px} px" if row.px else "") if part)),
        ("Shown", BETWEEN.join(row.shown) or "nowhere"),
        ("Print", f"{row.ppi} ppi" if row.ppi is not None else ""),
        ("Caption", row.caption),
        ("Credit", row.credit),
        ("Creator", row.creator),
        ("Licence", row.license),
        ("Carries", BETWEEN.join(row.carries)),
    )
    told = [element(tag, {}, words) for name, text in facts if text for tag, words in (("dt", name), ("dd", text))]
    wrong = [element("li", {"class": text.partition("[")[0]}, text) for text in row.problems]
    return element(
        "article",
        {},
        element("div", {"class": "picture"}, _picture(row, thumbnail)),
        element("h2", {}, row.name),
        element("span", {"class": f"status {row.status}"}, row.status),
        element("dl", {}, *told),
        *([element("ul", {}, *wrong)] if wrong else []),
    )


def _picture(row: Row, thumbnail: Derivative | None) -> "etree._Element":
    if thumbnail is None:
        return element("span", {}, "no picture")
    source = f"data:{thumbnail.media_type};base64,{b64encode(thumbnail.data).decode()}"
    size = {"width": str(thumbnail.width), "height": str(thumbnail.height)}
    return element("img", {"src": source, "alt": row.caption or row.name, **size})
