"""What an original says, beside what its sidecar says: what can be taken over, and what contradicts."""

import re

from caravan_pub.model.publication import Photo
from caravan_pub.photos.carried import Carried
from caravan_pub.photos.licences import spdx
from caravan_pub.photos.rights import WITHHELD

WORDS = {
    "creator": "the photographer",
    "credit": "a credit",
    "rights": "a copyright notice",
    "caption": "a caption",
    "license": "a licence",
    "date": "the day",
    "digital-source-type": "the digital source type",
}
"""The keys of a sidecar that a file can speak of, in words."""

OFFERED = ("creator", "credit", "rights", "caption", "license")
COMPARED = ("creator", "credit", "rights", "license", "date", "digital-source-type")
"""A caption is not compared: editors write their own."""

EMPTY_WORDS = re.compile(r"\b(?:copyright|all rights reserved|photo(?:graph)?(?: by)?|foto|by)\b|[©(),.:;|/'\"]|\bc\b")


def said(carried: Carried) -> dict[str, str]:
    """What a file says, by the keys of a sidecar; only what it does say.  A licence is an SPDX id or an address."""
    statement, terms = carried.xmp.web_statement, carried.xmp.usage_terms
    address = statement if statement.startswith(("https://", "http://")) else ""
    values = {
        "creator": carried.creator,
        "credit": carried.credit,
        "rights": carried.rights,
        "caption": carried.caption,
        "license": spdx(statement) or spdx(terms) or address,
        "date": carried.date,
        "digital-source-type": carried.xmp.source_type.rpartition("/")[2],
    }
    return {key: value for key, value in values.items() if value}


def stated(photo: Photo) -> dict[str, str]:
    """What a sidecar says, by the same keys; only what it does say."""
    values = {
        "creator": photo.creator,
        "credit": photo.credit,
        "rights": photo.rights,
        "caption": photo.caption,
        "license": photo.license,
        "date": photo.taken,
        "digital-source-type": photo.digital_source_type.rpartition("/")[2],
    }
    return {key: value for key, value in values.items() if value}


def withheld(photo: Photo) -> bool:
    """Whether the photographer must not be named: then nothing that a file says is repeated anywhere."""
    return photo.creator.strip().lower() == WITHHELD


def offers(photo: Photo, carried: Carried) -> dict[str, str]:
    """What a file says and the sidecar does not, by the sidecar's keys, in their order."""
    if withheld(photo):
        return {}
    there, found = stated(photo), said(carried)
    return {key: found[key] for key in OFFERED if key in found and key not in there}


def contradictions(photo: Photo, carried: Carried) -> dict[str, tuple[str, str]]:
    """Where file and sidecar speak of the same and differ, by the sidecar's keys: the file's words and the sidecar's.

    Upper case, signs and words such as "copyright" do not count, nor that one says the same with more words.
    """
    if withheld(photo):
        return {}
    there, found = stated(photo), said(carried)
    both = [key for key in COMPARED if key in there and key in found]
    return {key: (found[key], there[key]) for key in both if _differ(key, found[key], there[key])}


def _differ(key: str, one: str, other: str) -> bool:
    if key == "date":
        return not (one.startswith(other) or other.startswith(one))
    if key == "license":
        return (spdx(one) or one).rstrip("/").lower() != (spdx(other) or other).rstrip("/").lower()
    first, second = _core(one), _core(other)
    return not (first <= second or second <= first)


def _core(text: str) -> set[str]:
    """The words of a name or a notice that say something."""
    return set(EMPTY_WORDS.sub(" ", text.casefold()).split())
