"""What a derivative is called in a product."""

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath

FOLDER = "images/"

LONGEST = 60
"""Characters of a stem at most, before the hash that makes it unique."""

EXTENSIONS = {"image/jpeg": ".jpg", "image/png": ".png"}


def derivative_name(name: str, media_type: str) -> str:
    """The name of a photo's derivative: ``images/<stem>.<ext>``, in ASCII, different for different photos.

    ``name`` is ``Photo.name``: ``photos/chiquimula.jpg`` becomes ``images/chiquimula.jpg``.  Where letters, folders
    or the ending had to be changed, eight digits of the name's SHA-256 are added.  What the stem says it says still:
    a name that identifies somebody is for the picture desk to change.
    """
    path = PurePosixPath(name)
    below = path.relative_to("photos") if path.parts[:1] == ("photos",) else path
    written = str(below.with_suffix(""))
    stem = _slug(written)
    extension = EXTENSIONS[media_type]
    if stem != written or path.suffix != extension:
        stem = f"{stem or 'photo'}-{hashlib.sha256(name.encode(errors='replace')).hexdigest()[:8]}"
    return f"{FOLDER}{stem}{extension}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain)[:LONGEST].strip("-")
