"""``caravan-pub show``: the publication as the program understands it."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, fields, is_dataclass
from enum import Enum

import click

from caravan_pub import build as house
from caravan_pub.cli.options import Options, common
from caravan_pub.cli.reporting import tell_problems, write_report
from caravan_pub.diagnostics import Diagnostics, did_you_mean, escaped
from caravan_pub.gather import find_publication
from caravan_pub.model.resolved import ContentsEntry, Resolved
from caravan_pub.model.walk import plain_text
from caravan_pub.passes import spoken

Row = dict[str, object]


def outline(resolved: Resolved) -> list[Row]:
    """A row for each line of the contents: depth, number, title, id."""
    return list(_outline(resolved.contents, 0))


def _outline(entries: Sequence[ContentsEntry], depth: int) -> Iterator[Row]:
    for entry in entries:
        yield {"depth": depth, "number": entry.number, "title": plain_text(entry.title), "id": entry.target}
        yield from _outline(entry.children, depth + 1)


def figures(resolved: Resolved) -> list[Row]:
    """A row for each figure: number, id, caption, credits."""
    return [
        {
            "number": line.number,
            "id": line.target,
            "caption": plain_text(line.caption),
            "credit": " · ".join(line.credits),
        }
        for line in resolved.illustrations
    ]


def photos(resolved: Resolved) -> list[Row]:
    """A row for each picture that has a file or a sidecar: name, status, file, credit."""
    return [
        {"name": photo.name, "status": str(photo.status), "file": photo.file or "", "credit": photo.credit}
        for photo in resolved.publication.photos.values()
    ]


def sources(resolved: Resolved) -> list[Row]:
    """A row for each source in the order of the appendix: id, kind, how often it is cited, how it reads."""
    return [
        {"id": line.source, "kind": str(line.kind), "cited": len(line.cited), "reads": plain_text(line.content)}
        for line in resolved.bibliography
    ]


def settings(resolved: Resolved) -> list[Row]:
    """A row for each setting, with its default where nothing is written."""
    return list(_settings(resolved.settings, "")) + list(_settings(resolved.publication.metadata, "metadata."))


def _settings(value: object, prefix: str) -> Iterator[Row]:
    if not is_dataclass(value):
        return
    for field in fields(value):
        if field.name.endswith("place"):
            continue
        inner = getattr(value, field.name)
        if is_dataclass(inner):
            yield from _settings(inner, f"{prefix}{field.name}.")
        else:
            yield {"key": f"{prefix}{field.name}", "value": _plain(inner)}


def _plain(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {key: _plain(item) for key, item in asdict(value).items() if key != "place"}
    if isinstance(value, Enum) or not isinstance(value, (str, int, float, bool, dict, type(None))):
        return str(value)
    return value


def words(resolved: Resolved) -> list[Row]:
    """A row for each chapter: its words, notes and citations included; and their sum."""
    rows: list[Row] = []
    total = 0
    for chapter in resolved.publication.chapters():
        count = len(spoken(chapter, resolved).split())
        total += count
        rows.append({"words": count, "chapter": plain_text(chapter.title), "id": chapter.identifier})
    return [*rows, {"words": total, "chapter": "", "id": ""}]


VIEWS: dict[str, Callable[[Resolved], list[Row]]] = {
    "outline": outline,
    "figures": figures,
    "photos": photos,
    "sources": sources,
    "settings": settings,
    "words": words,
}


class View(click.Choice[str]):
    """One of the views by its name."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, or a failure with the nearest one."""
        if value not in VIEWS:
            hint = did_you_mean(value, tuple(VIEWS)) or f"known: {', '.join(VIEWS)}"
            self.fail(f"there is no view {value}; {hint}", param, ctx)
        return value


@click.command()
@click.argument("what", type=View(tuple(VIEWS)))
@common
def show(options: Options, what: str) -> int:
    """Show the publication as the program understands it."""
    folder = find_publication(options.root)
    diagnostics = Diagnostics()
    prepared = house.prepare(folder, diagnostics, keep=False)
    if prepared is None:
        tell_problems(diagnostics, folder, options)
        return 1
    rows = VIEWS[what](prepared.resolved)
    if options.format == "json":
        write_report(json.dumps(rows, ensure_ascii=True, indent=1), options.output)
    else:
        write_report("\n".join(_lines(rows)), options.output)
    return 0


def _lines(rows: list[Row]) -> Iterator[str]:
    """Rows as columns; a row's depth indents it."""
    shown = [{key: escaped(_cell(value)) for key, value in row.items() if key != "depth"} for row in rows]
    keys = list(shown[0]) if shown else []
    widths = {key: max(len(row[key]) for row in shown) for key in keys[:-1]}
    for row, cells in zip(rows, shown, strict=True):
        depth = row.get("depth")
        indent = "  " * depth if isinstance(depth, int) else ""
        columns = [cells[key].ljust(widths[key]) for key in keys[:-1]] + [cells[keys[-1]]]
        yield (indent + "  ".join(columns)).rstrip()


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_cell(item) for item in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
