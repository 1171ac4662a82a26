"""An address as a reading system understands it: within the package, outside, or of a kind that may not be."""

import posixpath
import re
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote

DROPPED = re.compile("[\t\n\r]")
"""What a browser takes out of an address before reading it (WHATWG URL, section 4.4)."""

EDGES = "".join(map(chr, range(0x21)))
"""What it takes off both ends: C0 controls and the space."""

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")

WEB = frozenset({"http", "https"})
FOLLOWED = WEB | {"mailto", "tel"}
"""The schemes that a link for the reader to follow may have."""


class Kind(Enum):
    """What an address leads to."""

    INSIDE = "inside"
    WEB = "web"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """An address: its kind, its scheme in small letters, and for one inside the file's name and the fragment."""

    kind: Kind
    scheme: str = ""
    name: str = ""
    fragment: str = ""


def read_address(written: str, base: str) -> Address:
    """What an address in the file ``base`` means.  A name that leads out of the package is of kind OTHER."""
    cleaned = DROPPED.sub("", written.strip(EDGES)).replace("\\", "/")
    if found := SCHEME.match(cleaned):
        scheme = found[1].lower()
        return Address(Kind.WEB if scheme in WEB else Kind.OTHER, scheme)
    if cleaned.startswith("//"):
        return Address(Kind.WEB, "https")
    path, _, fragment = cleaned.partition("#")
    path = unquote(path.partition("?")[0])
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base
    if name.startswith(("/", "../")) or name == "..":
        return Address(Kind.OTHER)
    return Address(Kind.INSIDE, "", name, unquote(fragment))
