"""``caravan-pub sources``: the fact-checker's ledger."""

from collections.abc import Callable
from dataclasses import replace

import click

from caravan_pub import build as house
from caravan_pub.cli.archiving import archive
from caravan_pub.cli.options import Options, common_with
from caravan_pub.cli.reporting import tell_problems, write_report
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.gather import find_publication
from caravan_pub.ledger import Ledger, as_csv, as_html, as_json, as_lines, make_ledger

WRITERS: dict[str, Callable[[Ledger], str]] = {"json": as_json, "csv": as_csv, "html": as_html}


@click.command()
@click.option("--public", is_flag=True, help="Leave out protected sources, and every claim that rests on one.")
@click.option("--archive", "archiving", is_flag=True, help="Use the network: keep a copy of each source that has none.")
@click.option("--private-addresses", is_flag=True, help="With --archive: fetch from this machine and its network too.")
@common_with("csv", "html")
def sources(options: Options, public: bool, archiving: bool, private_addresses: bool) -> int:
    """List every claim with what it rests on, and every source with what rests on it."""
    folder = find_publication(options.root)
    diagnostics = Diagnostics()
    prepared = house.prepare(folder, diagnostics, keep=False, anyway=True)
    problems = replace(options, format="text")
    if prepared is None:
        tell_problems(diagnostics, folder, problems)
        return 1
    if archiving:
        return archive(prepared, options, private=private_addresses)
    ledger = make_ledger(prepared.resolved, public=public)
    write_report(WRITERS.get(options.format, as_lines)(ledger), options.output)
    if not options.quiet:
        tell_problems(diagnostics, folder, problems)
    return int(diagnostics.fail(strict=options.strict))
