"""The picture desk's sheet: what is known of each photo, as rows, and the rows as text, JSON and CSV."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from caravan_pub.diagnostics import Problem, escaped
from caravan_pub.model.publication import Photo
from caravan_pub.photos.carried import Carried
from caravan_pub.photos.examine import Examined
from caravan_pub.photos.offers import WORDS, said, withheld
from caravan_pub.photos.placed import Use
from caravan_pub.photos.preflight import printed_ppi, quoted

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that spreadsheets take for a formula; an apostrophe before it makes it text."""

BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Row:
    """A photo on the sheet.

    ``px`` is "width × height", upright and uncropped; ``shown`` its places; ``ppi`` the lowest with which it is
    printed, absent where it is shown nowhere.  ``carries`` is what its file holds, ``problems`` what is wrong.
    """

    name: str
    status: str
    file: str
    px: str
    shown: tuple[str, ...]
    ppi: int | None
    caption: str
    credit: str
    creator: str
    license: str
    carries: tuple[str, ...]
    problems: tuple[str, ...]


def sheet_rows(
    photos: Iterable[Photo],
    examined: Mapping[str, Examined],
    uses: Mapping[str, tuple[Use, ...]],
    problems: Sequence[Problem],
) -> list[Row]:
    """A row for each photo, in their order; ``examined`` and ``uses`` are by a photo's name."""
    return [_row(photo, examined.get(photo.name), uses.get(photo.name), problems) for photo in photos]


def _row(photo: Photo, examined: Examined | None, uses: tuple[Use, ...] | None, problems: Sequence[Problem]) -> Row:
    carried = examined.carried if examined else None
    lowest = [ppi for use in uses or () if carried and (ppi := printed_ppi(photo, carried, use)) is not None]
    paths = {photo.place.path, photo.file} - {"", None}
    return Row(
        name=photo.name,
        status=str(photo.status),
        file=photo.file or "",
        px=f"{carried.width} × {carried.height}" if carried else "",
        shown=tuple(_place(use) for use in uses) or ("the cover",) if uses is not None else (),
        ppi=int(min(lowest)) if lowest else None,
        caption=photo.caption,
        credit=photo.credit,
        creator=photo.creator,
        license=photo.license,
        carries=tuple(_carries(photo, carried)) if carried else (),
        problems=tuple(f"{p.severity}[{p.code}]: {p.message}" for p in problems if p.place.path in paths),
    )


def _place(use: Use) -> str:
    where = ", ".join(part for part in (use.chapter, use.label) if part)
    return f"{where} ({use.width:.0f} mm)" if use.width is not None else where


def _carries(photo: Photo, carried: Carried) -> Iterator[str]:
    """What a file holds, in words; of a photographer who must not be named, not what could name them."""
    yield f"{carried.format}, {carried.mode}, {carried.depth} bits" + (
        f", quality about {carried.quality}" if carried.quality else ""
    )
    yield f"profile: {quoted(carried.profile)}" if carried.profile else "no colour profile"
    words = {} if withheld(photo) else said(carried)
    yield from (f"{key}: {quoted(text)}" for key, text in words.items() if key in WORDS)
    flags = (
        (carried.has_location, "a place"),
        (carried.has_serials, "a serial number"),
        (carried.exif.device, "make and model of the camera"),
        (carried.xmp.persons, "people shown"),
        (carried.xmp.identifiers, "ids and history of the document"),
        (carried.exif.thumbnail, "a thumbnail"),
        (carried.exif.orientation > 1, "is turned upright"),
    )
    yield from (words for there, words in flags if there)
    if carried.credentials is not None:
        told = "" if withheld(photo) else "; ".join(carried.credentials.claims)
        yield "content credentials (C2PA)" + (f": {quoted(told)}" if told else "")
        yield "the credentials are bound to the original: no product can have them"


def as_lines(rows: Sequence[Row]) -> str:
    """The sheet as text: a block for each photo."""
    return "\n\n".join(_block(row) for row in rows)


def _block(row: Row) -> str:
    head = "  ".join(part for part in (row.name, row.status, row.file, f"{row.px} px" if row.px else "") if part)
    facts = (
        ("shown", BETWEEN.join(row.shown) or "nowhere"),
        ("print", f"{row.ppi} ppi" if row.ppi is not None else ""),
        ("caption", row.caption),
        ("credit", row.credit),
        ("creator", row.creator),
        ("licence", row.license),
        ("carries", BETWEEN.join(row.carries)),
        *(("problem", problem) for problem in row.problems),
    )
    return "\n".join([escaped(head), *(f"  {name:8} {escaped(text)}" for name, text in facts if text)])


def as_json(rows: Sequence[Row]) -> str:
    """The sheet as a JSON list of objects."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=True, indent=1)


def as_csv(rows: Sequence[Row]) -> str:
    """The sheet as comma-separated values with a head (RFC 4180, with line feeds); nothing in it is a formula."""
    into = io.StringIO()
    writer = csv.writer(into, lineterminator="\n")
    writer.writerow(Row.__dataclass_fields__)
    writer.writerows([_cell(value) for value in asdict(row).values()] for row in rows)
    return into.getvalue().removesuffix("\n")


def _cell(value: object) -> str:
    text = BETWEEN.join(map(str, value)) if isinstance(value, tuple | list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
