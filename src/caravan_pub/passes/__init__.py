"""Functions from the model to the model, and the one list of them."""

from caravan_pub.passes.notes import CitedPlace, citations_of
from caravan_pub.passes.resolve import resolve, set_typography
from caravan_pub.passes.spoken import spoken

__all__ = ["CitedPlace", "citations_of", "resolve", "set_typography", "spoken"]
