"""Products put in place: written aside, exchanged for the last ones, cleared up after."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from caravan_pub.errors import MachineError, UsageError
from caravan_pub.model.edition import Product
from caravan_pub.publish import disk, exchange, journal, lock, places, recovery, signals


def publish(products: Sequence[Product], folder: Path) -> tuple[Path, ...]:
    """Put products in place as one set, which replaces the last one whole; gives where each went.

    A product's path is relative to the publication's ``folder``, or absolute.  Whatever fails, and whenever the
    process is killed, the last set stands byte for byte or the new one does; ``recover`` completes a killed exchange.
    Raises UsageError for a path that no file can go to, and MachineError where the disk fails, something else than a
    plain file stands in the way, or a link would be followed inside the folder.
    """
    destinations = [places.place(product.path, folder) for product in products]
    with disk.told(f"nothing can be published in {folder}"), places.opened(folder) as there:
        build = there.open(places.BUILD, make=True)
        with lock.locked(build):
            recovery.mend(there, build)
            if products:
                _check(there, destinations)
                _replace(there, build, journal.draw_up(destinations, [product.data for product in products]), products)
    return tuple(Path(folder, below, name) for below, name in destinations)


def _check(there: places.Places, destinations: Sequence[tuple[str, str]]) -> None:
    """See that each destination can be written and that no two are the same file."""
    seen: set[tuple[int, int, str]] = set()
    for below, name in destinations:
        path = str(Path(below, name))
        with disk.told(f"{path} cannot be written"):
            at = there.open(below, make=True)
            places.check(at, below, name)
            status = os.fstat(at)
        identity = (status.st_dev, status.st_ino, name)
        if identity in seen:
            raise UsageError(f"two products would be written to {path}", "name another place for one of them")
        seen.add(identity)


def _replace(there: places.Places, build: int, plan: journal.Journal, products: Sequence[Product]) -> None:
    try:
        journal.write(build, plan)
        _stage(there, plan, products)
        with signals.held_back() as held:
            _exchange(there, build, plan, held)
            _clear(there, build, plan)
    except BaseException:
        _clear(there, build, plan)
        raise


def _stage(there: places.Places, plan: journal.Journal, products: Sequence[Product]) -> None:
    """Write the new files beside the old ones, and give each old one a second name."""
    for number, (entry, product) in enumerate(zip(plan.entries, products, strict=True)):
        with disk.told(f"{entry.path} cannot be written"):
            at = there.open(entry.folder)
            disk.write_new(at, plan.new(number), product.data)
            if disk.kind(at, entry.name) is None:
                disk.write_new(at, plan.none(number), b"")
            else:
                disk.second_name(at, entry.name, plan.old(number))


def _exchange(there: places.Places, build: int, plan: journal.Journal, held: signals.Held) -> None:
    """Exchange the names; where that fails, or a signal asked to stop meanwhile, put the old ones back."""
    try:
        with disk.told("the products cannot be put in place"):
            exchange.enter(there, build, plan)
            exchange.forward(there, plan)
            if held.stop_asked():
                raise MachineError("publishing was stopped by a signal", "run the command again")
            exchange.leave(build)
    except BaseException:
        with disk.told("the disk failed while products were put in place; the next run will put them right"):
            exchange.back(there, plan)
            exchange.leave(build)
        raise


def _clear(there: places.Places, build: int, plan: journal.Journal) -> None:
    """Remove temporary files.  What cannot be removed now, the next run removes: the journal names it."""
    with suppress(OSError, MachineError):
        exchange.clear(there, build, plan)
