"""Functions from the model to the model, and the one list of them."""

from caravan_pub.passes.embargoes import lift_embargoes
from caravan_pub.passes.empty_parts import leave_out_empty
from caravan_pub.passes.notes import CitedPlace, citations_of, numbers_ahead
from caravan_pub.passes.resolve import resolve, set_typography
from caravan_pub.passes.spoken import spoken

__all__ = [
    "CitedPlace",
    "citations_of",
    "leave_out_empty",
    "lift_embargoes",
    "numbers_ahead",
    "resolve",
    "set_typography",
    "spoken",
]
