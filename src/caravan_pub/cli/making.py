"""What the commands that make products have in common: find, build, tell."""

from contextlib import suppress
from pathlib import Path

import click

from caravan_pub import build as house
from caravan_pub.cli.options import Options
from caravan_pub.cli.reporting import progress, tell_problems
from caravan_pub.diagnostics import Diagnostics, escaped
from caravan_pub.gather import find_publication
from caravan_pub.model.edition import Edition


def make(
    options: Options,
    editions: tuple[Edition, ...],
    *,
    release: bool = False,
    validate: bool = False,
    cover: bool | None = False,
    alone: bool = False,
    trade: bool = False,
) -> int:
    """Build the editions and say what came out; the exit code."""
    folder = find_publication(options.root)
    diagnostics = Diagnostics()
    report = progress(options)
    order = house.Order(editions, options.output, release, options.strict, validate, cover, alone, trade)
    try:
        built = house.build(folder, order, diagnostics, report)
    finally:
        report("")
    if built is None:
        tell_problems(diagnostics, folder, options)
        return 1
    with suppress(OSError):  # the products are in place: a report that nobody can take does not undo that
        tell_problems(diagnostics, folder, options)
        if not options.quiet and options.format == "text":
            _tell_products(built, folder)
    return 0


def _tell_products(built: house.Built, folder: Path) -> None:
    for path, size, proofs in built.files:
        shown = path.relative_to(folder) if path.is_relative_to(folder) else path
        click.echo(f"{escaped(str(shown))}  {_size(size)}")
        for proof in proofs:
            click.echo(f"  {proof.name}: {proof.figure}")


def _size(size: int) -> str:
    return f"{size / 1e6:.2f} MB" if size >= 10_000 else f"{size / 1e3:.1f} kB"
