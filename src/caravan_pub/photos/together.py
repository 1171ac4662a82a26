"""Work on several originals at once: in confined processes, as many as there are processors, and a few at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from caravan_pub import jail

Result = TypeVar("Result")

LIMITS = jail.Limits(memory=2 * 1024**3, processor_seconds=120, wall_seconds=240, files=64)
"""What work on one original may use; one of the most pixels that are allowed takes some ten seconds."""

A_HAND = 4
"""How many originals a process is given before what came of them is fetched: they are all in memory until then."""


def together(works: Sequence[Callable[[], Result]], tasks: Sequence[str], hands: int) -> Iterator[Result]:
    """What each work gives, in their order; ``tasks`` say what each does, for messages.

    ``hands`` processes share the work.  Raises LimitError where one meets its limits, and MachineError for another end.
    """
    at_once = A_HAND * hands
    for start in range(0, len(works), at_once):
        part, told = works[start : start + at_once], tasks[start : start + at_once]
        if min(hands, len(part)) == 1:
            for work, task in zip(part, told, strict=True):
                yield jail.run(work, LIMITS, task)
        else:
            limits = replace(
                LIMITS,
                processor_seconds=LIMITS.processor_seconds * len(part),
                wall_seconds=LIMITS.wall_seconds * len(part),
                files=LIMITS.files + 4 * hands,
            )
            yield from jail.run(partial(_shared, part, told, hands), limits, f"{told[0]} and of others")


def _shared(works: Sequence[Callable[[], Result]], tasks: Sequence[str], hands: int) -> list[Result]:
    done = dict(jail.share(lambda number: works[number](), tasks, hands))
    return [done[number] for number in range(len(works))]
