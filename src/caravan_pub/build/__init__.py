"""The way through: gather, read, resolve, check, make each edition, prove it, publish all as one set."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from caravan_pub.build.confined import Made
from caravan_pub.build.epub_edition import make_epub
from caravan_pub.build.prepare import CACHE, Prepared, prepare
from caravan_pub.build.print_edition import make_print
from caravan_pub.build.screen_edition import make_screen
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.jail import Limits
from caravan_pub.model.edition import Edition
from caravan_pub.prove import Proof, validate_epub
from caravan_pub.publish import publish, recover

__all__ = ["CACHE", "Built", "Order", "Prepared", "build", "prepare"]

MAKERS: dict[Edition, Callable[[Prepared, Diagnostics, Limits], Made | None]] = {
    Edition.PRINT: make_print,
    Edition.SCREEN: make_screen,
    Edition.EPUB: make_epub,
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a build.

    ``output`` is where the one product goes, or absent for its usual place.  ``release``: the rules of a release too.
    ``strict``: warnings stop the build.  ``validate``: the official validators too, where they are installed.
    """

    editions: tuple[Edition, ...]
    output: Path | None = None
    release: bool = False
    strict: bool = False
    validate: bool = False
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
    for edition in order.editions:
        report(f"making the {edition} edition")
        product = MAKERS[edition](prepared, diagnostics, order.limits)
        if product is None:
            return None
        made.append(product)
    if order.validate:
        report("validating")
        made = [_validated(product, diagnostics) for product in made]
    if diagnostics.fail(strict=order.strict):
        return None
    report("publishing")
    return _publish(made, folder, order.output)


def _validated(made: Made, diagnostics: Diagnostics) -> Made:
    """The product with the proof of its official validator, where there is one and it is installed."""
    if not made.product.path.endswith(".epub"):
        return made
    with tempfile.TemporaryDirectory(prefix="caravan-pub-") as place:
        path = Path(place) / "book.epub"
        path.write_bytes(made.product.data)
        proof = validate_epub(path, diagnostics, made.product.path)
    return made if proof is None else replace(made, proofs=(*made.proofs, proof))


def _publish(made: Sequence[Made], folder: Path, output: Path | None) -> Built:
    products = [made_one.product for made_one in made]
    if output is not None:
        products = [replace(product, path=str(output.absolute())) for product in products]
    paths = publish(products, folder)
    return Built(tuple((path, len(one.product.data), one.proofs) for path, one in zip(paths, made, strict=True)))
