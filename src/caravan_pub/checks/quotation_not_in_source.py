"""A quotation is not found, word for word, in the saved text of the source that is cited for it.

Why: a word that was never said is the gravest fault a report can have.

Example: “We will not turn back” [@perez-2018], where ``content/sources/perez-2018.txt`` has “We would not turn back”.

Instead: the words of the source; what is left out becomes “…”, what is put in stands in [brackets].
"""

import re
import unicodedata
from collections.abc import Mapping

from caravan_pub.diagnostics import Diagnostics, Rule, Severity
from caravan_pub.model.publication import Source
from caravan_pub.model.resolved import Resolved

RULE = Rule("quotation-not-in-source", Severity.WARNING, __doc__)

LEFT_OUT = re.compile(r"\[[^\]]*\]|…|\.{3}")
"""What a quotation leaves out, or puts in: the words on either side of it must be found."""

SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"})
SHOWN = 60
"""How many characters of a quotation a message shows."""


def check(resolved: Resolved, diagnostics: Diagnostics) -> None:
    """Report quotations that no source cited for them holds, where the text of each of those sources is kept.

    A source that is known only through another is looked for in that one's text too.  The first letter may be of
    either case, since a quotation can begin a sentence; signs at the end belong to the sentence around it.
    """
    sources = resolved.publication.sources
    texts = {name: text for name in sources if (text := _saved(name, sources))}
    squeezed = {name: _squeezed(text) for name, text in texts.items()}
    for claim in resolved.claims if squeezed else ():
        if not claim.sources or claim.own or any(name not in squeezed for name in claim.sources):
            continue
        for quotation in claim.quotations:
            if not any(_holds(squeezed[name], quotation) for name in claim.sources):
                shown = quotation if len(quotation) <= SHOWN else f"{quotation[:SHOWN]}…"
                message = f"“{shown}” is not in the saved text of {' or '.join(claim.sources)}"
                hint = "compare it with the text; mark words that nobody said: […]{.own}"
                diagnostics.add(RULE, claim.place, message, hint)


def _saved(name: str, sources: Mapping[str, Source]) -> str:
    """The saved text of a source, with that of the one through which it is known."""
    source = sources[name]
    through = sources[source.via].saved if source.via in sources else ""
    return "\n".join(text for text in (source.saved, through) if text)


def _holds(text: str, quotation: str) -> bool:
    """Whether every stretch of a quotation stands in a text."""
    stretches = [_squeezed(stretch).strip(" .,;:!?\"'") for stretch in LEFT_OUT.split(quotation)]
    return all(stretch in text or _turned(stretch) in text for stretch in stretches if stretch)


def _turned(stretch: str) -> str:
    """The same with its first letter in the other case."""
    return stretch[0].swapcase() + stretch[1:]


def _squeezed(text: str) -> str:
    """Words with single spaces, straight marks and plain hyphens."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(SIGNS)).split())
