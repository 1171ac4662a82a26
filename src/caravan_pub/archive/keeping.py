"""What is kept of a source: a copy, its SHA-256 in a record, and its words where they can be taken from it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from caravan_pub.archive.fetching import Fetched
from caravan_pub.model.edition import Product
from caravan_pub.model.publication import Copy, Source
from caravan_pub.pandoc import Errand, PandocFailedError, run_pandoc

FOLDER = "content/sources/"
RECORD = f"{FOLDER}copies.toml"
HEAD = """# What is kept of the sources, written by `caravan-pub sources --archive`.
# Builds compare each file with its SHA-256.  To take a copy anew, remove its entry here.
"""
ENDINGS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "txt",
    "application/json": "json",
    "text/csv": "csv",
    "image/jpeg": "jpg",
    "image/png": "png",
}
"""The ending of a copy by its media type; ``bin`` for any other."""

ERRAND = Errand("the reading of a page", "keep its text by hand, as content/sources/ID.txt", seconds=60)


@dataclass(frozen=True, slots=True)
class Kept:
    """A source's copy, and the files to be written for it."""

    copy: Copy
    files: tuple[Product, ...]


def address_of(source: Source) -> str:
    """Where a source can be fetched: its URL, or its DOI's; empty where it has neither."""
    url, doi = str(source.csl.get("URL") or ""), str(source.csl.get("DOI") or "")
    return url or (f"https://doi.org/{doi}" if doi else "")


def wanted(sources: Iterable[Source]) -> list[Source]:
    """The sources that have an address and no copy yet; of protected ones nothing is kept."""
    return [source for source in sources if address_of(source) and not source.protected and source.copy is None]


def keep(source: Source, fetched: Fetched, day: str) -> Kept:
    """What is to be written for a fetched source.  ``day`` is in ISO 8601.

    Its words are taken from plain text and from HTML, where none are kept yet: ``ID.txt``.
    """
    name = f"{source.stem}.{ENDINGS.get(fetched.media_type, 'bin')}"
    digest = hashlib.sha256(fetched.data).hexdigest()
    copy = Copy(f"{FOLDER}{name}", fetched.url, day, digest)
    files = [Product(copy.path, fetched.data)]
    words = _words(fetched) if not source.saved and not name.endswith(".txt") else b""
    return Kept(copy, (*files, *([Product(f"{FOLDER}{source.stem}.txt", words)] if words else [])))


def _words(fetched: Fetched) -> bytes:
    if ENDINGS.get(fetched.media_type) != "html":
        return b""
    try:
        return run_pandoc(["--from=html", "--to=plain", "--wrap=none"], fetched.data, {}, ERRAND).document
    except PandocFailedError:
        return b""


def record(copies: Mapping[str, Copy]) -> Product:
    """The record of all copies, by the id of their source: TOML, in the order of the ids."""
    entries = [
        "\n".join(
            [
                "[[copy]]",
                f"id = {_string(name)}",
                f"file = {_string(copy.path.removeprefix(FOLDER))}",
                f"url = {_string(copy.url)}",
                f"date = {copy.date}",
                f"sha256 = {_string(copy.sha256)}",
            ]
        )
        for name, copy in sorted(copies.items())
    ]
    return Product(RECORD, ("\n".join([HEAD, "\n\n".join(entries)]) + "\n").encode())


def _string(text: str) -> str:
    """A basic string of TOML, which JSON writes the same way but for U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
