"""The official checkers on a finished EPUB, and what is left for a person to check."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from caravan_pub.build.confined import Made
from caravan_pub.build.written import written_places
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.model import nodes as n
from caravan_pub.model.resolved import Resolved
from caravan_pub.model.walk import walk
from caravan_pub.prove import Manuscript, Proof, assess_epub, validate_epub

NAME = "For a person to check"


def validated(made: Made, resolved: Resolved, diagnostics: Diagnostics, *, release: bool) -> Made:
    """The product with the proofs of its official checkers, as far as they are installed.

    EPUBCheck runs at each build; for a ``release`` Ace too, and what no program can check is listed.
    """
    if not made.product.path.endswith(".epub"):
        return made
    manuscript = Manuscript(made.product.data, written_places(resolved))
    shown = made.product.path
    with tempfile.TemporaryDirectory(prefix="caravan-pub-") as place:
        path = Path(place) / "book.epub"
        path.write_bytes(made.product.data)
        found = [validate_epub(path, diagnostics, shown, manuscript)]
        if release:
            assessed = assess_epub(path, diagnostics, shown, manuscript)
            found.append(assessed or Proof("Ace", "not installed: no conformance is claimed; see caravan-pub doctor"))
    proofs = [proof for proof in found if proof is not None]
    if release:
        proofs += [Proof(NAME, sentence) for sentence in left_to_people(resolved)]
    return replace(made, proofs=(*made.proofs, *proofs))


def left_to_people(resolved: Resolved) -> Iterator[str]:
    """What of accessibility (WCAG 2.2 AA) no program can judge, for what is in this publication."""
    nodes = [node for chapter in resolved.publication.chapters() for node in walk(chapter.blocks)]
    count = Counter(type(node) for node in nodes)
    languages = sorted({node.language for node in nodes if isinstance(node, (n.Span, n.Division)) and node.language})
    if pictures := count[n.Figure] + count[n.InlinePhoto]:
        yield f"each text that stands for a picture says what the picture says there ({pictures} pictures; WCAG 1.1.1)"
    if tables := count[n.Table]:
        yield f"each table makes sense when it is heard row by row ({tables} tables; WCAG 1.3.1, 1.3.2)"
    if links := count[n.Link]:
        yield f"the words of each link say where it leads ({links} links; WCAG 2.4.4)"
    marked = f"marked are: {', '.join(languages)}" if languages else "none is marked"
    yield f"all words in other languages are marked as such ({marked}; WCAG 3.1.2)"
    yield "headings say what their sections are about, and boxes stand where they are to be read (WCAG 1.3.2, 2.4.6)"
    yield "nothing is told by colour or place alone, in drawings or in words such as “the red line” (WCAG 1.3.3)"
    yield "the book is pleasant in one reading system with speech and in one with large type"
