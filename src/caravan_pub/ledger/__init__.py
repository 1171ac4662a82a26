"""The fact-checker's ledger: every claim with what it rests on, every source with what rests on it."""

from caravan_pub.ledger.page import as_html
from caravan_pub.ledger.rows import ClaimRow, Ledger, SourceRow, make_ledger
from caravan_pub.ledger.writing import as_csv, as_json, as_lines

__all__ = ["ClaimRow", "Ledger", "SourceRow", "as_csv", "as_html", "as_json", "as_lines", "make_ledger"]
