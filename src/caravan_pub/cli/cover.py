"""``caravan-pub cover``: the printed cover."""

import click

from caravan_pub.cli.making import make
from caravan_pub.cli.options import Options, common
from caravan_pub.model.edition import Edition


@click.command()
@common
def cover(options: Options) -> int:
    """Make the printed cover, back, spine and front on one sheet: build/SLUG-cover.pdf.

    The width of the spine follows from the number of pages, so the pages are laid out as well.
    """
    return make(options, (Edition.PRINT,), cover=True, alone=True)
