"""Drawn pages are kept under the hash of all that they depend on, so that only what changed is laid out again."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from weasyprint.text.ffi import pango

from caravan_pub.layout.drawing import digest_of
from caravan_pub.layout.drawn import Drawn, packed, unpacked
from caravan_pub.layout.galley import Start
from caravan_pub.model.edition import Resource
from caravan_pub.store import Store

MACHINE = "the fonts of this machine"
"""Stands among the resources that pages were made with; no resource is called so."""

FONT_FOLDERS = ("/etc/fonts", "/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts")


class Keeper:
    """Keeps drawn pages in a store."""

    def __init__(self, store: Store, stylesheet: str, resources: Mapping[str, Resource], *, tagged: bool) -> None:
        fixed = [f"{name} {digest_of(held.data)}" for name, held in sorted(resources.items()) if not _is_image(held)]
        self._store = store
        self._hashes = {name: digest_of(held.data) for name, held in resources.items()}
        self._fixed = (program(), stylesheet, "\n".join(fixed), str(tagged))

    def key(self, kind: str, source: bytes | str, start: Start | None = None) -> str:
        """The name for the pages that are made of a source, a document's or that of margins."""
        return self._store.key(kind, *self._fixed, source, str(start))

    def get(self, key: str) -> Drawn | None:
        """The pages kept under a key, where all that they were made with is as it was."""
        data = self._store.get(key)
        if data is None:
            return None
        try:
            drawn = unpacked(data)
        except ValueError:  # somebody else's file in the cache
            return None
        same = all(self._hash(name) == digest for name, digest in drawn.used.items())
        return drawn if same else None

    def _hash(self, name: str) -> str | None:
        return machine_fonts() if name == MACHINE else self._hashes.get(name)

    def put(self, key: str, drawn: Drawn) -> None:
        """Keep pages; not those that show a problem.

        Those that show a font of this machine are kept for as long as no font comes to it or leaves it.
        """
        if drawn.problems:
            return
        machine = {MACHINE: machine_fonts()} if drawn.files else {}
        self._store.put(key, packed(replace(drawn, used={**drawn.used, **machine})))


@cache
def machine_fonts() -> str:
    """The folders of this machine's fonts, each with the moment when something came into it or left it."""
    roots = [*map(Path, FONT_FOLDERS), Path.home() / ".fonts", Path.home() / ".local/share/fonts"]
    folders = [Path(folder) for root in roots for folder, _, _ in os.walk(root)]
    return digest_of("\n".join(sorted(f"{folder} {folder.stat().st_mtime_ns}" for folder in folders)).encode())


@cache
def program() -> str:
    """What the program is that lays out: this package's code and the libraries that it stands on."""
    code = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        code.update(file.read_bytes())
    return f"{code.hexdigest()} {version('weasyprint')} {version('pydyf')} {pango.pango_version()}"


def _is_image(resource: Resource) -> bool:
    return resource.media_type.startswith("image/")
