"""The way through: gather, read, resolve, check, make each edition, prove it, publish all as one set."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from caravan_pub.build.confined import Made
from caravan_pub.build.cover_sheet import make_cover, tell_moved
from caravan_pub.build.epub_edition import make_epub
from caravan_pub.build.prepare import CACHE, Prepared, prepare
from caravan_pub.build.print_edition import make_print, print_path
from caravan_pub.build.proof_edition import make_proof
from caravan_pub.build.rehearsal import rehearse
from caravan_pub.build.release import release_record
from caravan_pub.build.screen_edition import make_screen
from caravan_pub.build.trade_files import trade_files
from caravan_pub.build.validation import validated
from caravan_pub.checks import LATE, lay_over
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.jail import Limits
from caravan_pub.model.edition import Edition, PageMap, Product
from caravan_pub.press import pages_with_blanks
from caravan_pub.prove import Proof, has_ace
from caravan_pub.publish import publish, recover

__all__ = ["CACHE", "Built", "Order", "Prepared", "build", "prepare", "rehearse"]

MAKERS: dict[Edition, Callable[[Prepared, Diagnostics, Limits], Made | None]] = {
    Edition.PRINT: make_print,
    Edition.SCREEN: make_screen,
    Edition.PROOF: make_proof,
}
"""How the editions with pages are made; the EPUB is made last, from what is known of the printed pages."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a build.

    ``output`` is where the one product goes, or absent for its usual place.  ``release``: the rules of a release too.
    ``cover``: the printed cover too, or only where the settings want it (absent); ``alone``: nothing but that is kept.
    ``trade``: the book trade's files too, where the EPUB is made.
    ``strict``: warnings stop the build.  ``validate``: the official validators too, where they are installed.
    """

    editions: tuple[Edition, ...]
    output: Path | None = None
    release: bool = False
    strict: bool = False
    validate: bool = False
    cover: bool | None = False
    alone: bool = False
    trade: bool = False
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Built:
    """The files that were published, with the proofs of each."""

    files: tuple[tuple[Path, int, tuple[Proof, ...]], ...]


def build(folder: Path, order: Order, diagnostics: Diagnostics, report: Callable[[str], None]) -> Built | None:
    """Make the editions of the publication in a folder and publish them as one set.

    Nothing is published where the diagnostics end in a failure.  ``report`` is told each stage in a few words.
    Raises MachineError where the machine fails, UsageError for an output that cannot be.
    """
    recover(folder)
    report("reading")
    prepared = prepare(folder, diagnostics, release=order.release)
    if prepared is None or diagnostics.fail(strict=order.strict):
        return None
    made: list[Made] = []
    printed: PageMap | None = None
    for edition in order.editions:
        report(f"making the {edition} edition")
        if edition is Edition.EPUB:
            claim = order.release and order.validate and has_ace()
            product = make_epub(prepared, diagnostics, order.limits, printed, claim=claim)
        else:
            product = MAKERS[edition](prepared, diagnostics, order.limits)
        if product is None:
            return None
        made.append(product)
        printed = product.pages if edition is Edition.PRINT else printed
    if not _cover(prepared, order, made, diagnostics, report):
        return None
    if order.trade:
        made += trade_files(prepared, made)
    if order.validate:
        report("validating")
        made = [validated(product, prepared.resolved, diagnostics, release=order.release) for product in made]
    lay_over([one for one in prepared.resolved.settings.allowances if one.code in LATE], diagnostics)
    if diagnostics.fail(strict=order.strict):
        return None
    report("publishing")
    record = (release_record(prepared.resolved),) if order.release else ()
    return _publish(made, folder, order.output, record)


def _cover(
    prepared: Prepared, order: Order, made: list[Made], diagnostics: Diagnostics, report: Callable[[str], None]
) -> bool:
    """Add the printed cover where it is asked for, and tell where the last one does not fit; whether all went well."""
    printed = next((one for one in made if one.product.path == print_path(prepared)), None)
    if printed is None or printed.pages is None:
        return True
    wanted = prepared.resolved.settings.cover.wanted if order.cover is None else order.cover
    settings = prepared.resolved.settings.print
    pages = pages_with_blanks(len(printed.pages.folios), settings.multiple)
    tell_moved(prepared, pages, diagnostics, order.limits, rebuilt=wanted)
    if not wanted:
        return True
    report("making the cover")
    cover = make_cover(prepared, pages, diagnostics, order.limits)
    if cover is not None:
        made[:] = [cover] if order.alone else [*made, cover]
    return cover is not None


def _publish(made: Sequence[Made], folder: Path, output: Path | None, beside: Sequence[Product]) -> Built:
    """Put the products in place, and with them what is kept beside them."""
    products = [made_one.product for made_one in made]
    if output is not None:
        products = [replace(product, path=str(output.absolute())) for product in products]
    paths = publish([*products, *beside], folder)[: len(made)]
    return Built(tuple((path, len(one.product.data), one.proofs) for path, one in zip(paths, made, strict=True)))
