"""What the book trade reads of a publication: ONIX for its products, an OPDS entry for its EPUB."""

from caravan_pub.trade.evidence import Evidence, evidence_of
from caravan_pub.trade.onix import RELEASES, Titles, onix_message
from caravan_pub.trade.opds import opds_entry
from caravan_pub.trade.printed import Printed

__all__ = ["RELEASES", "Evidence", "Printed", "Titles", "evidence_of", "onix_message", "opds_entry"]
