"""Everything a build reads: the publication's files, a theme, fonts.  Read once, by descriptor, following no link."""

from caravan_pub.gather.folder import find_publication
from caravan_pub.gather.fonts import gather_fonts, letters_of
from caravan_pub.gather.rules import FILE_NAME_CLASH, FILE_NAME_UNSAFE, NOT_A_PLAIN_FILE, TOO_MUCH_INPUT
from caravan_pub.gather.themes import gather_theme, theme_names
from caravan_pub.gather.walk import gather

__all__ = [
    "FILE_NAME_CLASH",
    "FILE_NAME_UNSAFE",
    "NOT_A_PLAIN_FILE",
    "TOO_MUCH_INPUT",
    "find_publication",
    "gather",
    "gather_fonts",
    "gather_theme",
    "letters_of",
    "theme_names",
]
