"""A proof that a picture's file holds pixels and rights, and nothing else.

It is made without the library that wrote the file: a walk over the file's own markers, chunks and tags, against a
list of what may be there.  Whatever is not on the list is named, known or not.
"""

from caravan_pub.photos.verify_jpeg import jpeg_leaks
from caravan_pub.photos.verify_png import SIGNATURE, png_leaks
from caravan_pub.photos.verify_webp import webp_leaks


def verify_clean(data: bytes) -> list[str]:
    """Everything in a JPEG, PNG or WebP file that is not on the list of what a derivative may hold, in words.

    Empty for a clean file.  Never raises, whatever the bytes are.
    """
    if data.startswith(b"\xff\xd8"):
        return jpeg_leaks(data)
    if data.startswith(SIGNATURE):
        return png_leaks(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return webp_leaks(data)
    return ["the file is no JPEG, PNG or WebP"]
