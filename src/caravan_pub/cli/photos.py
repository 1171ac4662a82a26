"""``caravan-pub photos``: the picture desk's sheet, and what a file says taken over into its sidecar."""

import json
from dataclasses import replace
from pathlib import Path

import click

from caravan_pub import build as house
from caravan_pub.build.inspection import uses_of
from caravan_pub.cli.options import Options, common_with
from caravan_pub.cli.reporting import tell_problems, write_report
from caravan_pub.diagnostics import Diagnostics, did_you_mean, escaped
from caravan_pub.errors import PublicationError, UsageError
from caravan_pub.gather import find_publication
from caravan_pub.model.edition import Derivative, Product
from caravan_pub.model.publication import Photo, Status
from caravan_pub.photos import (
    THUMBNAIL,
    Examined,
    accepted,
    contact_sheet,
    develop,
    examine,
    offers,
    sheet_as_csv,
    sheet_as_json,
    sheet_as_lines,
    sheet_rows,
    withheld,
)
from caravan_pub.publish import publish

SHOWN = frozenset({Status.CLEARED, Status.FPO})
"""Pictures of any other status may not be shown, on a sheet that is passed around neither."""


@click.command()
@click.option("--accept", metavar="NAME", help="Write what a photo's file says into its sidecar.")
@common_with("csv", "html")
def photos(options: Options, accept: str | None) -> int:
    """List the photos: where each is shown, what is known of it, what its file carries, what is wrong."""
    folder = find_publication(options.root)
    diagnostics = Diagnostics()
    prepared = house.prepare(folder, diagnostics, keep=accept is None, anyway=True)
    problems = replace(options, format="text")
    if prepared is None:
        tell_problems(diagnostics, folder, problems)
        return 1
    if accept is not None:
        return _accept(accept, prepared, options)
    write_report(_sheet(prepared, diagnostics, options.format), options.output)
    if not options.quiet:
        tell_problems(diagnostics, folder, problems)
    return int(diagnostics.fail(strict=options.strict))


def _sheet(prepared: house.Prepared, diagnostics: Diagnostics, form: str) -> str:
    every = [photo for photo in prepared.resolved.publication.photos.values() if photo.drawing is None]
    beside = Diagnostics()  # what is wrong with photos that are not shown concerns the sheet alone
    looked_at = {photo.name: found for photo in every if (found := _examined(photo, prepared, beside)) is not None}
    told = list(dict.fromkeys([*diagnostics.sorted(), *beside.sorted()]))
    rows = sheet_rows(every, looked_at, uses_of(prepared.resolved, looked_at), told)
    match form:
        case "json":
            return sheet_as_json(rows)
        case "csv":
            return sheet_as_csv(rows)
        case "html":
            return contact_sheet(prepared.resolved.publication.metadata.title, rows, _thumbnails(every, prepared))
        case _:
            return sheet_as_lines(rows) or "no photos"


def _examined(photo: Photo, prepared: house.Prepared, diagnostics: Diagnostics) -> Examined | None:
    """What was found out about a photo's file, also where it is not shown."""
    inspected = prepared.inspected.get(photo.name)
    if inspected is not None or photo.file is None:
        return inspected.examined if inspected else None
    return examine(photo.file, prepared.snapshot.data(photo.file), prepared.store, diagnostics)


def _thumbnails(every: list[Photo], prepared: house.Prepared) -> dict[str, Derivative]:
    found: dict[str, Derivative] = {}
    for photo in every:
        if photo.file is not None and photo.status in SHOWN:
            data = prepared.snapshot.data(photo.file)
            made = develop(photo, data, THUMBNAIL, prepared.store, Diagnostics())
            found |= {photo.name: made} if made is not None else {}
    return found


def _accept(name: str, prepared: house.Prepared, options: Options) -> int:
    photo = _named(name, prepared)
    found = _examined(photo, prepared, trouble := Diagnostics())
    if found is None:
        why = next((problem.message for problem in trouble), "there is no file")
        raise PublicationError(f"nothing can be read of {photo.name}: {why}", "put its file beside its sidecar")
    path = f"content/{photo.name}.toml"
    sidecar = prepared.snapshot.data(path).decode("utf-8") if path in prepared.snapshot else ""
    text, written = accepted(sidecar, offers(photo, found.carried))
    if written:
        publish([Product(path, text.encode())], prepared.folder)
    if options.format == "json":
        write_report(json.dumps({"path": path, "written": written}, ensure_ascii=True, indent=1), options.output)
    else:
        write_report(_told(photo, path, written), options.output)
    return 0


def _told(photo: Photo, path: str, written: dict[str, str]) -> str:
    if withheld(photo):
        return f"{path}: its creator is withheld, so nothing is taken over"
    if not written:
        return f"{path}: the file says nothing that the sidecar does not"
    return "\n".join([f"{path}: written", *(f"  {key} = {escaped(value)}" for key, value in written.items())])


def _named(name: str, prepared: house.Prepared) -> Photo:
    """The photo that is meant: its name, its path, with or without the folder ``photos/`` and an ending."""
    publication = prepared.resolved.publication
    path = Path(name.removeprefix("content/")).as_posix()
    photo = publication.photos.get(path) or publication.photos.get(f"photos/{path}")
    photo = photo or publication.photo(path) or publication.photo(f"photos/{path}")
    if photo is None or photo.drawing is not None:
        known = [each.removeprefix("photos/") for each in publication.photos]
        raise UsageError(f"there is no photo {escaped(name)}", did_you_mean(path, known))
    return photo
