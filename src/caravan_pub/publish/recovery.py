"""What a killed publishing left behind, finished or undone."""

from pathlib import Path

from caravan_pub.publish import disk, exchange, journal, lock, places, signals


def recover(folder: Path) -> bool:
    """Make the set of products in a publication's folder whole, where a publishing was killed.

    All new where every new file was written, all old otherwise; temporary files are removed.  It waits for a
    publishing that is under way.  Gives whether there was anything to do.  Raises MachineError where the disk fails.
    """
    with disk.told(f"what an earlier run left in {folder} cannot be mended"), places.opened(folder) as there:
        build = there.reach(places.BUILD)
        if build is None or not _left(build):
            return False
        with lock.locked(build):
            mend(there, build)
        return True


def _left(build: int) -> bool:
    return any(disk.kind(build, name) is not None for name in (journal.JOURNAL, journal.BEGUN, journal.DRAFT))


def mend(there: places.Places, build: int) -> None:
    """The same, under the lock."""
    with signals.held_back():
        stopped = journal.read(build, journal.JOURNAL)
        if stopped is not None:
            if exchange.complete(there, stopped):
                exchange.forward(there, stopped, again=True)
            else:
                exchange.back(there, stopped)
            exchange.leave(build)
        begun = journal.read(build, journal.BEGUN)
        if begun is not None:
            exchange.clear(there, build, begun)
        disk.remove(build, journal.DRAFT)
