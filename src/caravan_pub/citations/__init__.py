"""How a citation and a source read: a CSL style's business, done by pandoc's citeproc in one run for the whole book."""

from caravan_pub.citations.document import Cluster
from caravan_pub.citations.formatting import Formatted, format_citations
from caravan_pub.citations.styles import find_style
from caravan_pub.citations.stylesheet import read_stylesheet

__all__ = ["Cluster", "Formatted", "find_style", "format_citations", "read_stylesheet"]
