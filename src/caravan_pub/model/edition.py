"""What an edition is made of, and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from caravan_pub.model.publication import Matter
from caravan_pub.model.structure import Structure


class Edition(StrEnum):
    """The products a publication can become."""

    EPUB = "epub"
    PRINT = "print"
    SCREEN = "screen"
    PROOF = "proof"

    @property
    def paged(self) -> bool:
        """Whether it has pages."""
        return self is not Edition.EPUB

    @property
    def folders(self) -> tuple[str, ...]:
        """The theme's folders for it, the strongest first: every edition with pages looks like print where not told."""
        return (str(self),) if self in {Edition.EPUB, Edition.PRINT} else (str(self), str(Edition.PRINT))


@dataclass(frozen=True, slots=True)
class Document:
    """One XHTML document of an edition.

    ``name`` is its file name, ``markup`` the whole document; ``epub_type`` its structural semantics (may be empty);
    ``linear`` is false for what stands outside the reading order.
    """

    identifier: str
    name: str
    title: str
    matter: Matter
    markup: str
    epub_type: str = ""
    linear: bool = True


@dataclass(frozen=True, slots=True)
class Derivative:
    """A picture made for one edition: file name, media type, bytes, and size in px."""

    name: str
    media_type: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that documents use: its name as they write it (``styles/book.css``), media type and bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class FontFace:
    """A font file with the family, weight (100–900) and style it is used for, and the licence that goes with it."""

    name: str
    family: str
    weight: int
    style: str
    data: bytes
    license: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of a publication.

    ``layers`` are folders of files from the strongest (the publication's own) to the weakest (the theme that is
    extended last): path below the layer → text.  ``tokens`` are the values of ``theme.toml``, laid over one another.
    """

    name: str
    layers: tuple[Mapping[str, str], ...]
    tokens: Mapping[str, object]
    fonts: tuple[FontFace, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """Where in the text a page begins.

    ``anchor`` is the last id that stands before it, in reading order; ``offset`` the number of letters (as
    ``caravan_pub.letters`` counts them; a picture is one) between the beginning of what has the id and the page's;
    ``opening`` the page's first words, so that the place can be recognised where something else stands between.
    A blank page has no anchor.  A page that shows a picture alone has one, but no opening.
    """

    anchor: str = ""
    offset: int = 0
    opening: str = ""


@dataclass(frozen=True, slots=True)
class PageMap:
    """Where things landed: the folio of every page in order ("iv", "12"), and each anchor's page (index from 0).

    ``turns`` say where in the text each page begins.  They are no part of its equality: what is printed in the pages
    does not depend on them.
    """

    folios: tuple[str, ...] = ()
    anchors: Mapping[str, int] = field(default_factory=dict)
    turns: tuple[Turn, ...] = field(default=(), compare=False)

    def folio(self, anchor: str) -> str:
        """The folio of the page an anchor landed on."""
        return self.folios[self.anchors[anchor]]


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF file and its page map; where its content is marked, its structure."""

    data: bytes
    pages: PageMap
    structure: Structure | None = None


@dataclass(frozen=True, slots=True)
class Package:
    """An EPUB file."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Product:
    """A finished file: where it goes below the publication's folder, and its bytes."""

    path: str
    data: bytes
