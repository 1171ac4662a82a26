"""The closed lists of words that nodes are told apart by."""

from enum import StrEnum


class CitationMode(StrEnum):
    """How an author is shown: ``[@id]``, ``@id says``, ``[-@id]``."""

    NORMAL = "normal"
    NARRATIVE = "narrative"
    SUPPRESS_AUTHOR = "suppress-author"


class Placement(StrEnum):
    """How a figure stands on the page."""

    INLINE = "inline"
    WIDE = "wide"
    FULL_PAGE = "full-page"
    SPREAD = "spread"
    INSET = "inset"


class Alignment(StrEnum):
    """How the cells of a table's column are aligned."""

    NONE = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class AsideKind(StrEnum):
    """The set pieces of reported work that hold blocks."""

    SIDEBAR = "sidebar"
    NOTE = "note"
    PULL_QUOTE = "pull-quote"
    EPIGRAPH = "epigraph"
    TIMELINE = "timeline"
    INTERVIEW = "interview"
