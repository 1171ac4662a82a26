"""How much of the machine a build takes."""

import os

MOST_HANDS = 8
"""How many processes work at most; each has the memory of its largest chapter."""


def hands() -> int:
    """How many processes may work at once: as many as there are processors for this one, and not more than 8."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(processors, MOST_HANDS)
