"""The zip file of an EPUB: the same bytes for the same content, on any day and any system."""

import io
import unicodedata
import zipfile
from datetime import datetime

LEVEL = 6
"""How hard text is deflated (zlib, 0–9)."""

FIRST_YEAR, LAST_YEAR = 1980, 2107
"""The years that a zip entry's time can hold (PKWARE APPNOTE, section 4.4.6)."""

FORBIDDEN = frozenset('"*:<>?\\|%# ')
"""What no name here may hold: what OCF 3.3 (section 4.2.3) forbids, and what a link would have to escape."""

LONGEST_NAME = 255
"""Bytes of UTF-8 that a name may take (OCF 3.3, section 4.2.3)."""


class Archive(zipfile.ZipFile):
    """A new zip file in memory.  ``moment`` (in UTC) is the time of every entry, moved into the years 1980–2107."""

    def __init__(self, file: io.BytesIO, moment: datetime) -> None:
        super().__init__(file, "w")
        year = min(max(moment.year, FIRST_YEAR), LAST_YEAR)
        self._time = (year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
        self._folded: set[str] = set()

    def put(self, name: str, data: bytes, *, stored: bool = False) -> None:
        """Add an entry.  ValueError where the name is unsafe, or is given already but for the case of its letters."""
        check_name(name)
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in self._folded:
            raise ValueError(f"two files of the package are called {name!r}")
        self._folded.add(folded)
        entry = zipfile.ZipInfo(name, self._time)
        entry.create_system = 3
        entry.external_attr = 0o644 << 16
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        self.writestr(entry, data, compresslevel=None if stored else LEVEL)


def check_name(name: str) -> None:
    """ValueError where a name leads out of the package, or is not one that every system and every link can hold."""
    parts = name.split("/")
    unsafe = any(char in FORBIDDEN or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} for char in name)
    if unsafe or any(not part or part.endswith(".") or len(part.encode()) > LONGEST_NAME for part in parts):
        raise ValueError(f"{name!r} cannot be the name of a file in a package")


def is_compressed(media_type: str) -> bool:
    """Whether such data gain nothing from deflation: pictures but SVG, sound, video, and WOFF fonts."""
    kind = media_type.partition("/")[0]
    if kind in {"image", "audio", "video"}:
        return media_type != "image/svg+xml"
    return media_type in {"font/woff", "font/woff2", "application/font-woff"}
