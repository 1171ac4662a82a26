"""``caravan-pub new``: a small publication that builds."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from caravan_pub.cli.options import Options, common
from caravan_pub.diagnostics import escaped
from caravan_pub.errors import UsageError

KINDS = ("dossier", "book", "photo-essay")
SCHEMAS = Path("content/.schema")
"""Where the JSON Schemas go that each TOML file names in its first line, for editors; a build passes them over."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--kind", type=click.Choice(KINDS), default="dossier", show_default=True, help="What it is to become.")
@common
def new(options: Options, folder: Path, kind: str) -> int:
    """Begin a publication in an empty or new folder."""
    target = options.root / folder
    if target.is_symlink() or (target.exists() and (not target.is_dir() or any(target.iterdir()))):
        raise UsageError(f"{folder} is there already and is not an empty folder", "name a new folder")
    written = _copy(files("caravan_pub").joinpath("starters", kind), target)
    written += _copy(files("caravan_pub").joinpath("schemas"), target / SCHEMAS)
    if not options.quiet:
        shown = escaped(str(folder))
        click.echo(f"{written} files in {shown}. Next: caravan-pub build -C {shown}")
    return 0


def _copy(source: Traversable, target: Path) -> int:
    """Copy a folder of the package; how many files it had."""
    target.mkdir(parents=True, exist_ok=True)
    written = 0
    for entry in sorted(source.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            written += _copy(entry, target / entry.name)
        elif not entry.name.startswith("."):
            (target / entry.name).write_bytes(entry.read_bytes())
            written += 1
    return written
