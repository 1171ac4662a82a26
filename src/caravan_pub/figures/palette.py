"""What a theme gives to drawings: colours and two typefaces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``, and the bytes of two TrueType or OpenType fonts with their family names.

    ``ink`` is for words and axes, ``paper`` the ground, ``accent`` what is meant, ``grey`` what it is compared with,
    ``accent_soft`` the region of a map.  ``land`` is land that is only there, ``land_strong`` land that is meant,
    ``water`` sea, and ``line`` what parts one country from another.  The label font sets labels and figures, the text
    font remarks and the names of seas.
    """

    ink: str
    paper: str
    accent: str
    accent_soft: str
    grey: str
    land: str
    land_strong: str
    water: str
    line: str
    text_font: bytes
    text_family: str
    label_font: bytes
    label_family: str
