"""What is said of a picture within its file: only what its sidecar gives, never what the original carried."""

import re
from dataclasses import astuple, dataclass

from caravan_pub.model.publication import Photo

WITHHELD = "withheld"
"""The ``creator`` of a photo whose photographer must not be named."""

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""IPTC's vocabulary of digital source types; a sidecar may give the last part alone."""

CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-([1-4]\.\d)", re.IGNORECASE)
"""SPDX ids of Creative Commons licences that have a page at an address made of the same parts."""

LEFT_OUT = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")
"""Controls, surrogates, and what XML has no place for (XML 1.0, production 2): each becomes a space."""


@dataclass(frozen=True, slots=True)
class Rights:
    """The texts to be written; an empty one is not written.

    ``statement`` is the licence's address (a URL), ``terms`` the licence as the sidecar names it,
    ``source_type`` an address of IPTC's vocabulary.
    """

    creator: str = ""
    credit: str = ""
    rights: str = ""
    description: str = ""
    statement: str = ""
    terms: str = ""
    source_type: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not any(astuple(self))


def rights_of(photo: Photo) -> Rights:
    """What a photo's sidecar says, each on one line and without control characters."""
    creator = _line(photo.creator)
    license_name = _line(photo.license)
    return Rights(
        creator="" if creator.lower() == WITHHELD else creator,
        credit=_line(photo.credit),
        rights=_line(photo.rights),
        description=_line(photo.caption),
        statement=_statement(license_name),
        terms=license_name,
        source_type=_source_type(_line(photo.digital_source_type)),
    )


def _line(text: str) -> str:
    return " ".join(LEFT_OUT.sub(" ", text).split())


def _statement(license_name: str) -> str:
    """The address where a licence can be read: its own, or the one that Creative Commons gives it."""
    if license_name.startswith(("https://", "http://")):
        return license_name
    if license_name.upper() == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    known = CREATIVE_COMMONS.fullmatch(license_name)
    return f"https://creativecommons.org/licenses/{known[1].lower()}/{known[2]}/" if known else ""


def _source_type(text: str) -> str:
    return f"{SOURCE_TYPES}{text}" if text and "://" not in text else text
