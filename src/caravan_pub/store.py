"""A content-addressed store of derived files: ``build/cache``.  Losing it costs time, never a word."""

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from caravan_pub import __version__

DIGEST = 32
"""Bytes of the SHA-256 that stands before the data in each stored file."""


@dataclass(frozen=True, slots=True)
class Store:
    """Derived bytes under the hash of all they depend on.

    ``folder`` absent: nothing is kept.  ``writes``: whether anything is put there; what is there is read in any case.
    """

    folder: Path | None
    writes: bool = True

    def key(self, kind: str, *parts: bytes | str) -> str:
        """The name for what is derived from the parts: their hash, with the program's version."""
        digest = hashlib.sha256()
        for part in (__version__, kind, *parts):
            data = part.encode() if isinstance(part, str) else part
            digest.update(len(data).to_bytes(8, "big") + data)
        return f"{kind}-{digest.hexdigest()}"

    def get(self, key: str) -> bytes | None:
        """What is stored under a key; nothing where there is none or where the file is damaged."""
        if self.folder is None:
            return None
        try:
            stored = (self.folder / key).read_bytes()
        except OSError:
            return None
        data = stored[DIGEST:]
        return data if hashlib.sha256(data).digest() == stored[:DIGEST] else None

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key.  A full or read-only disk is no failure: then nothing is kept."""
        if self.folder is None or not self.writes:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(data).digest() + data)
                Path(name).replace(self.folder / key)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
