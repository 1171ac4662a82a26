"""Colour profiles that come with the program: how colours look as ink on paper.  Licence and origin: ``ORIGIN.md``."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["FOGRA39", "OutputProfile", "fogra39"]

FOGRA39 = "FOGRA39"
"""The name of the characterisation in the ICC's registry, which an output intent gives as its identifier."""


@dataclass(frozen=True, slots=True)
class OutputProfile:
    """An ICC profile of class ``prtr`` for CMYK: its bytes, and what an output intent says of it.

    ``identifier``: the characterisation's name in ``registry`` (ISO 32000-1, table 365: OutputConditionIdentifier and
    RegistryName); ``condition``: the printing condition in words; ``ink``: the most ink it asks for, in per cent.
    """

    identifier: str
    condition: str
    registry: str
    ink: int
    data: bytes


@cache
def fogra39() -> OutputProfile:
    """The profile for offset on coated paper, built from the characterisation data FOGRA39L (354,304 bytes)."""
    return OutputProfile(
        FOGRA39,
        "Offset, ISO 12647-2:2004/Amd 1, OFCOM, paper type 1 or 2 (coated, 115 g/m²), dot gain curves A and B",
        "http://www.color.org",
        300,
        files(__package__).joinpath("FOGRA39L.icc").read_bytes(),
    )
