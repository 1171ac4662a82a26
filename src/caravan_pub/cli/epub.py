"""``caravan-pub epub``: the EPUB."""

import click

from caravan_pub.cli.making import make
from caravan_pub.cli.options import Options, common
from caravan_pub.model.edition import Edition


@click.command()
@common
def epub(options: Options) -> int:
    """Make the EPUB for e-readers: build/SLUG.epub."""
    return make(options, (Edition.EPUB,))
