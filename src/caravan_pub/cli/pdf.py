"""``caravan-pub pdf``: the PDF, for a printer unless another edition is asked for."""

import click

from caravan_pub.cli.making import make
from caravan_pub.cli.options import Options, common
from caravan_pub.model.edition import Edition


@click.command()
@click.option("--edition", type=click.Choice(("print",)), default="print", help="Which PDF.")
@common
def pdf(options: Options, edition: str) -> int:
    """Make the PDF with print layout, ready for the printer: build/SLUG-print.pdf."""
    return make(options, (Edition(edition),))
