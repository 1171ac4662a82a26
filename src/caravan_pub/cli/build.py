"""``caravan-pub build``: every edition."""

import click

from caravan_pub.cli.making import make
from caravan_pub.cli.options import Options, common
from caravan_pub.errors import UsageError
from caravan_pub.model.edition import Edition


@click.command()
@click.option("--release", is_flag=True, help="Only if everything shown is cleared, credited and described.")
@common
def build(options: Options, release: bool) -> int:
    """Make every edition (print, screen, EPUB) and publish them as one set."""
    if options.output is not None:
        raise UsageError(
            "build makes several files, which --output cannot name", "use epub -o FILE, pdf -o FILE or cover -o FILE"
        )
    editions = (Edition.PRINT, Edition.SCREEN, Edition.EPUB)
    return make(options, editions, release=release, validate=True, cover=None, trade=True)
