"""A number, a date, a quotation or somebody's name stands in a paragraph that cites nothing.

Why: a reader cannot tell what it rests on, and neither can whoever checks the facts before printing.

Example: Three hundred people came on 17 October 2018, said Ana Pérez.

Instead: cite what it rests on, ``… said Ana Pérez [@perez-2018].``  What the author knows at first hand is marked so:
``[I counted 300 people.]{.own}``, or whole paragraphs within ``::: {.own}``.

A publication without any source is not asked.  Names are found by how they are written, so some are missed, and some
are those of places.
"""

from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity
from caravan_pub.model.resolved import Resolved

RULE = Rule("claim-without-source", Severity.WARNING, __doc__)
SHOWN = 5
"""How many of a paragraph's claims a message names."""


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report every paragraph with a claim in it and no citation, once, where its first claim stands."""
    if not resolved.publication.sources:
        return
    bare: dict[tuple[Place, str], dict[str, None]] = {}
    first: dict[tuple[Place, str], Place] = {}
    for claim in resolved.claims:
        if claim.found and not claim.sources and not claim.own:
            paragraph = (claim.within, claim.chapter)
            first.setdefault(paragraph, claim.place)
            bare.setdefault(paragraph, {}).update(dict.fromkeys(words for _, words in claim.found))
    for paragraph, place in first.items():
        words = list(bare[paragraph])
        named = ", ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
        message = f"no source is cited for {named}"
        diagnostics.add(RULE, place, message, "cite it in this paragraph, [@id], or mark it as your own: […]{.own}")
