"""``caravan-pub check``: every problem in the content; writes nothing."""

import click

from caravan_pub import build as house
from caravan_pub.cli.options import Options, common
from caravan_pub.cli.reporting import tell_problems
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.gather import find_publication
from caravan_pub.jail import Limits


@click.command()
@click.option("--release", is_flag=True, help="The rules of a release too.")
@common
def check(options: Options, release: bool) -> int:
    """Find every problem in the content; write nothing."""
    folder = find_publication(options.root)
    diagnostics = Diagnostics()
    prepared = house.prepare(folder, diagnostics, release=release, keep=False)
    if prepared is not None:
        house.rehearse(prepared, diagnostics, Limits())
    tell_problems(diagnostics, folder, options, options.output)
    if not len(diagnostics) and not options.quiet and options.format == "text" and options.output is None:
        click.echo("no problems")
    return int(diagnostics.fail(strict=options.strict))
