"""The page map of the print edition, on its way to the EPUB: from the same build, or kept from the last layout."""

import json
import re
from dataclasses import asdict, replace

from caravan_pub.build.prepare import Prepared
from caravan_pub.model.edition import PageMap, Turn

FOLIO = re.compile(r"[ivxlcdm]{1,15}|[0-9]{1,6}")
"""What a folio is.  A kept page map lies in a folder that other people may have written to."""


def keep_pages(prepared: Prepared, pages: PageMap) -> None:
    """Keep the page map of the print edition for the EPUB of the same content."""
    held = {"folios": pages.folios, "turns": [asdict(turn) for turn in pages.turns]}
    prepared.store.put(_key(prepared), json.dumps(held).encode())


def kept_pages(prepared: Prepared) -> PageMap | None:
    """The folios and turns of the last print layout of the same content; nothing where there was none."""
    data = prepared.store.get(_key(prepared))
    try:
        held = json.loads(data or b"null")
        folios = tuple(str(folio) for folio in held["folios"])
        turns = tuple(Turn(str(t["anchor"]), int(t["offset"]), str(t["opening"])) for t in held["turns"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    sound = len(folios) == len(turns) == len(set(folios)) and all(map(FOLIO.fullmatch, folios))
    return PageMap(folios, {}, turns) if sound and all(turn.offset >= 0 for turn in turns) else None


def as_read(pages: PageMap, words: str) -> PageMap:
    """The page map for an edition without page numbers: what a page says of others is taken out of its first words.

    ``words`` are those of a reference to a page, ``page {folio}``.
    """
    references = [f"({words.format(folio=folio)})" for folio in pages.folios]

    def cleaned(turn: Turn) -> Turn:
        opening = turn.opening
        for reference in references if "(" in opening else ():
            opening = opening.replace(reference, "")
        return replace(turn, opening=opening)

    return replace(pages, turns=tuple(cleaned(turn) for turn in pages.turns))


def page_source(prepared: Prepared) -> str:
    """What names the print edition: its ISBN as a URN, else the publication's identifier."""
    digits = re.sub("[^0-9X]", "", prepared.resolved.settings.print.isbn.upper())
    return f"urn:isbn:{digits}" if digits else prepared.resolved.publication.metadata.identifier


def _key(prepared: Prepared) -> str:
    files = [f"{path}\0{file.sha256}" for path, file in sorted(prepared.snapshot.files.items())]
    layers = [f"{path}\0{text}" for layer in prepared.theme.layers for path, text in sorted(layer.items())]
    return prepared.store.key("pages", *files, *layers)
