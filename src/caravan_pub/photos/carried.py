"""What an original carries beside its pixels: read to be offered to a person, never passed on by itself."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ExifCarried:
    """What EXIF says.

    ``uncalibrated``: its colours are not sRGB's; ``device``: make or model; ``location``: a GPS directory;
    ``serials``: of body or lens.  ``date`` is as written ("2018:10:15 07:30:00"); ``orientation`` is 1 to 8.
    """

    creator: str = ""
    copyright: str = ""
    description: str = ""
    date: str = ""
    location: bool = False
    serials: bool = False
    device: bool = False
    thumbnail: bool = False
    uncalibrated: bool = False
    orientation: int = 1


@dataclass(frozen=True, slots=True)
class IimCarried:
    """What IPTC's older record (IIM 4.2) says.  ``location``: city, sublocation, province or country."""

    creator: str = ""
    credit: str = ""
    copyright: str = ""
    caption: str = ""
    date: str = ""
    location: bool = False


@dataclass(frozen=True, slots=True)
class XmpCarried:
    """What an XMP packet says.

    ``web_statement`` is an address where the rights are told, ``source_type`` one of IPTC's digital source types.
    ``identifiers``: ids of the document, its instances or its history; ``persons``: people shown; ``location``: a place
    in words or figures; ``serials``: of body or lens.
    """

    creator: str = ""
    credit: str = ""
    rights: str = ""
    caption: str = ""
    usage_terms: str = ""
    web_statement: str = ""
    source_type: str = ""
    date: str = ""
    identifiers: bool = False
    persons: bool = False
    location: bool = False
    serials: bool = False


@dataclass(frozen=True, slots=True)
class Credentials:
    """Content credentials (a C2PA store).  ``claims`` in words; empty where the reader of them is not installed.

    They are bound to the bytes of the original: no derivative can have them.
    """

    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried:
    """What an original is and carries.

    ``format`` is a key of ``formats.SUFFIXES``; ``width`` and ``height`` in px, upright; ``mode`` Pillow's, before
    conversion; ``depth`` in bits a channel; ``profile`` the ICC profile's own name, empty without one; ``quality`` an
    estimate of a JPEG's, from 1 to 100.
    """

    format: str
    width: int
    height: int
    mode: str = ""
    depth: int = 8
    profile: str = ""
    quality: int | None = None
    exif: ExifCarried = field(default_factory=ExifCarried)
    iim: IimCarried = field(default_factory=IimCarried)
    xmp: XmpCarried = field(default_factory=XmpCarried)
    credentials: Credentials | None = None

    @property
    def creator(self) -> str:
        """Who made it: as XMP, else IIM, else EXIF says (the order of the Metadata Working Group's guidelines 2.0)."""
        return self.xmp.creator or self.iim.creator or self.exif.creator

    @property
    def credit(self) -> str:
        """Who is to be named."""
        return self.xmp.credit or self.iim.credit

    @property
    def rights(self) -> str:
        """The copyright notice."""
        return self.xmp.rights or self.iim.copyright or self.exif.copyright

    @property
    def caption(self) -> str:
        """The description."""
        return self.xmp.caption or self.iim.caption or self.exif.description

    @property
    def date(self) -> str:
        """The day it was taken, ``2018-10-15``; empty where none is stated."""
        written = self.exif.date or self.xmp.date or self.iim.date
        digits = "".join(char for char in written[:10] if char.isdecimal())
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) == 8 and digits[:4] > "1800" else ""

    @property
    def has_location(self) -> bool:
        """Whether it says where it was taken."""
        return self.exif.location or self.iim.location or self.xmp.location

    @property
    def has_serials(self) -> bool:
        """Whether it names the one camera or lens it was taken with."""
        return self.exif.serials or self.xmp.serials
