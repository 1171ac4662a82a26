"""Child processes with limits, for work on what other people wrote.

A child is forked, so that it has what the parent has read, and it can neither open a connection nor start a program:
an audit hook refuses both for as long as it lives.  It ends at stated limits of memory, processor time, wall time and
open files, and with its parent, however that ends.  What it returns crosses a pipe.  A child may have a crew of its
own, under the same hook and limits.
"""

from caravan_pub.jail.child import run
from caravan_pub.jail.crew import share
from caravan_pub.jail.limits import Limits

__all__ = ["Limits", "run", "share"]
