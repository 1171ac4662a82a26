"""A line of the table that says whether a file is what a printer or a shop asks for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Requirement:
    """What is asked for, what was wanted and what was found, and what mends it.

    ``advised``: nobody refuses the file for it.
    """

    name: str
    wanted: str
    found: str
    passed: bool
    mend: str = ""
    advised: bool = False

    @property
    def failed(self) -> bool:
        """Whether the file is refused for it."""
        return not self.passed and not self.advised


def at_most(name: str, most: float, found: float, unit: str, mend: str) -> Requirement:
    """A figure that may not be exceeded."""
    return Requirement(name, f"at most {most:g} {unit}", f"{found:.4g} {unit}", found <= most, mend)
