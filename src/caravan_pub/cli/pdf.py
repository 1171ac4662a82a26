"""``caravan-pub pdf``: the PDF, for a printer unless another edition is asked for."""

import click

from caravan_pub.cli.making import make
from caravan_pub.cli.options import Options, common
from caravan_pub.model.edition import Edition


@click.command()
@click.option("--edition", type=click.Choice(("print", "screen", "proof")), default="print", help="Which PDF.")
@common
def pdf(options: Options, edition: str) -> int:
    """Make a PDF for the printer, the screen, or an editor's pen (proof): build/SLUG-EDITION.pdf."""
    return make(options, (Edition(edition),))
