"""The exchange of names, forward and back.  Both may be done again, from wherever the last attempt stopped."""

from contextlib import suppress

from caravan_pub.publish import disk
from caravan_pub.publish.journal import BEGUN, JOURNAL, Journal
from caravan_pub.publish.places import Places


def complete(places: Places, journal: Journal) -> bool:
    """Whether every new file is there whole: still under its temporary name, or in its place."""
    for number, entry in enumerate(journal.entries):
        at = places.reach(entry.folder)
        names = (journal.new(number), entry.name)
        if at is None or not any(disk.holds(at, name, entry.size, entry.sha256) for name in names):
            return False
    return True


def forward(places: Places, journal: Journal, *, again: bool = False) -> None:
    """Put every new file in its place, and see the names onto the disk.

    Where it is done ``again``, those that had come to their places are left there.
    """
    for number, entry in enumerate(journal.entries):
        at = places.open(entry.folder)
        if again and disk.kind(at, journal.new(number)) is None:
            continue
        disk.rename(at, journal.new(number), entry.name)
    _settle(places, journal)


def back(places: Places, journal: Journal) -> None:
    """Put every old file back in its place.  A destination whose new file still waits was never touched."""
    for number, entry in enumerate(journal.entries):
        at = places.reach(entry.folder)
        if at is None or disk.kind(at, journal.new(number)) is not None:
            continue
        if disk.kind(at, journal.old(number)) is not None:
            disk.rename(at, journal.old(number), entry.name)
        elif disk.kind(at, journal.none(number)) is not None and disk.holds(at, entry.name, entry.size, entry.sha256):
            disk.remove(at, entry.name)
    _settle(places, journal)


def _settle(places: Places, journal: Journal) -> None:
    for folder in dict.fromkeys(entry.folder for entry in journal.entries):
        at = places.reach(folder)
        if at is not None:
            disk.settle(at)


def enter(places: Places, build: int, journal: Journal) -> None:
    """From here on a killed process is finished or undone: all files lie ready, and the journal says so."""
    _settle(places, journal)
    disk.rename(build, BEGUN, JOURNAL)
    disk.settle(build)


def leave(build: int) -> None:
    """From here on only temporary files are left to be cleared away."""
    with suppress(FileNotFoundError):
        disk.rename(build, JOURNAL, BEGUN)


def clear(places: Places, build: int, journal: Journal) -> None:
    """Remove every temporary file, and last the journal that names them.

    Nothing is done while names are being exchanged: then the temporary files are what the next run mends with.
    """
    if disk.kind(build, JOURNAL) is not None:
        return
    for number, entry in enumerate(journal.entries):
        at = places.reach(entry.folder)
        if at is None:
            continue
        for name in (journal.new(number), journal.old(number), journal.none(number)):
            disk.remove(at, name)
    disk.remove(build, BEGUN)
