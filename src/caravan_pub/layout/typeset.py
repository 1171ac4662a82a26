"""What a layout gives, and what it says where it cannot begin."""

from dataclasses import dataclass

from caravan_pub.diagnostics import Problem
from caravan_pub.errors import MachineError
from caravan_pub.model.edition import Pdf


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF with its page map, and the problems that came up while it was set."""

    pdf: Pdf
    problems: tuple[Problem, ...] = ()


def missing_library(error: OSError) -> MachineError:
    """The failure of a machine without Pango, with what mends it."""
    reason = str(error).splitlines()[0]
    return MachineError(
        f"the layout needs Pango, which this machine lacks ({reason})",
        "on Debian: apt install libpangoft2-1.0-0 libharfbuzz-subset0; caravan-pub doctor names other systems",
    )
