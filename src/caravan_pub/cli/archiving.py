"""``caravan-pub sources --archive``: copies of what sources point to, fetched and kept; the one use of the network."""

from datetime import UTC, datetime

import click

from caravan_pub import build as house
from caravan_pub.archive import FetchFailedError, Kept, Reach, address_of, fetch, keep, record, wanted
from caravan_pub.build.prepare import changed_at
from caravan_pub.cli.options import Options
from caravan_pub.diagnostics import escaped
from caravan_pub.publish import publish


def archive(prepared: house.Prepared, options: Options, *, private: bool) -> int:
    """Fetch each source that has an address and no copy, and write the copies and their record; the exit code.

    1 where something could not be fetched; what could is kept all the same.
    """
    sources = prepared.resolved.publication.sources
    kept: dict[str, Kept] = {}
    failed = 0
    todo = wanted(sources.values())
    if not options.quiet:
        click.echo(f"fetching {len(todo)} sources from the network", err=True)
    for source in todo:
        try:
            kept[source.identifier] = keep(source, fetch(address_of(source), Reach(private=private)), _today())
            told = f"kept as {kept[source.identifier].copy.path}"
        except FetchFailedError as error:
            failed += 1
            told = f"not kept: {error}"
        click.echo(escaped(f"{source.identifier}: {told}"))
    if kept:
        copies = {name: source.copy for name, source in sources.items() if source.copy is not None}
        copies |= {name: one.copy for name, one in kept.items()}
        publish([*(file for one in kept.values() for file in one.files), record(copies)], prepared.folder)
    if not todo:
        click.echo("every source with an address has its copy")
    return int(failed > 0)


def _today() -> str:
    """The day in ISO 8601, in UTC; the one that ``SOURCE_DATE_EPOCH`` names where it is set."""
    moment = changed_at()
    return (datetime.fromtimestamp(moment, UTC) if moment is not None else datetime.now(UTC)).date().isoformat()
