"""How a publication is to be made: what ``publication.toml`` says beside the metadata.  Lengths are millimetres."""

from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase

from caravan_pub.diagnostics import NOWHERE, Place
from caravan_pub.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Trim:
    """A page's trimmed size in mm."""

    width: float = 152.4
    height: float = 228.6


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """The print edition: trim and bleed in mm, marks (``crop``, ``cross``, ``bars``), PDF variant, preset and ISBN.

    ``spine_bleed``: pages bleed at the spine as well.  ``ink``: the most ink anywhere, in percent of the four.
    ``ppi``: the resolution that pictures are made with.  ``multiple``: pages are made up to a multiple of so many.
    ``inside``: pairs of a number of pages and the least inside margin in mm of books of up to so many; ``outside``: the
    least margin in mm on the other sides.
    ``profile``: the path below ``content/`` of the printer's own ICC profile.  ``rich_black``: black areas and large
    letters get the other inks below them.  ``bookmarks``: the file has an outline.
    """

    trim: Trim = field(default_factory=Trim)
    bleed: float = 3.0
    marks: tuple[str, ...] = ("crop",)
    variant: str = "pdf/x-4"
    preset: str = ""
    isbn: str = ""
    spine_bleed: bool = True
    ink: int = 300
    ppi: int = 300
    multiple: int = 1
    inside: tuple[tuple[int, float], ...] = ()
    outside: float = 0.0
    profile: str = ""
    rich_black: bool = False
    bookmarks: bool = True

    def inside_margin(self, pages: int) -> float:
        """The least inside margin in mm of a book of so many pages; 0 where none is asked for."""
        last = self.inside[-1][1] if self.inside else 0.0
        return next((margin for most, margin in self.inside if pages <= most), last)


@dataclass(frozen=True, slots=True)
class EpubSettings:
    """The EPUB: its ISBN, the cover picture below ``content/``, and the shop whose requirements it is made for.

    Without a cover picture one is set from the title.
    """

    isbn: str = ""
    cover: str = ""
    preset: str = "general"


@dataclass(frozen=True, slots=True)
class CoverSettings:
    """The printed cover.  ``wanted``: a build makes it as well.

    ``text`` are the paragraphs of the back, the description where there are none; ``photo`` is shown on the front,
    below ``content/``.  ``spine`` is the spine's width in mm; where it is 0, it is worked out from ``caliper``, the
    thickness of a leaf in mm, or from the ``paper`` of the print edition's preset.  ``spine_text`` is absent where
    title, authors and publisher stand there.  ``bleed`` in mm is absent where it is the preset's.
    """

    wanted: bool = False
    text: tuple[str, ...] = ()
    photo: str = ""
    paper: str = ""
    caliper: float = 0.0
    spine: float = 0.0
    spine_text: str | None = None
    price: str = ""
    bleed: float | None = None


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """The PDF for reading on a screen: the size of its page, A5 unless told."""

    page: Trim = field(default_factory=lambda: Trim(148.0, 210.0))


@dataclass(frozen=True, slots=True)
class ProofSettings:
    """The PDF for an editor's pen: the size of its sheet, A4 unless told.

    ``near`` is the margin where lines begin, ``measure`` the width of the text, both in mm: that of print at its
    default trim, so that lines are about as long; the rest is for the pen.
    """

    page: Trim = field(default_factory=lambda: Trim(210.0, 297.0))
    near: float = 30.0
    measure: float = 113.4

    def column(self, *, right_to_left: bool) -> tuple[float, float]:
        """Where the text begins from the sheet's left and how wide it is, in mm: as in print, if the sheet has room."""
        measure = min(self.measure, self.page.width - self.near - self.near)
        return (self.page.width - self.near - measure if right_to_left else self.near), measure


class NoteNumbers(StrEnum):
    """Where the numbers of notes begin: in each chapter, or once for the book."""

    CHAPTER = "chapter"
    BOOK = "book"


class AppendixOrder(StrEnum):
    """How the sources appendix is ordered: by kind, by the chapters that cite, or as one list."""

    KIND = "kind"
    CHAPTER = "chapter"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class CitationSettings:
    """The CSL style by name or by path below ``content/``, and the files that hold the sources.

    ``note_numbers`` and ``appendix``: see there.  ``nocite``: ids of sources that are listed though nothing cites them.
    """

    style: str = "chicago-notes-bibliography"
    sources: tuple[str, ...] = ("sources.toml",)
    note_numbers: NoteNumbers = NoteNumbers.CHAPTER
    appendix: AppendixOrder = AppendixOrder.KIND
    nocite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowance:
    """A problem that is known and accepted: its code, where, and why.

    ``path`` is a path or a glob below ``content/``; empty means everywhere.
    """

    code: str
    path: str
    reason: str
    place: Place = field(default=NOWHERE, compare=False)

    def covers(self, path: str) -> bool:
        """Whether it holds for a file, whose path is below the publication's folder."""
        return not self.path or fnmatchcase(path.removeprefix("content/"), self.path)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set, with its default where it is not."""

    slug: str
    print: PrintSettings = field(default_factory=PrintSettings)
    cover: CoverSettings = field(default_factory=CoverSettings)
    epub: EpubSettings = field(default_factory=EpubSettings)
    screen: ScreenSettings = field(default_factory=ScreenSettings)
    proof: ProofSettings = field(default_factory=ProofSettings)
    citations: CitationSettings = field(default_factory=CitationSettings)
    theme: str = "caravan"
    theme_place: Place = field(default=NOWHERE, compare=False)
    allowances: tuple[Allowance, ...] = ()

    def page(self, edition: Edition) -> Trim:
        """The trimmed size of an edition's page in mm; for the EPUB, which has none, that of print."""
        return {Edition.SCREEN: self.screen.page, Edition.PROOF: self.proof.page}.get(edition, self.print.trim)

    def bleed(self, edition: Edition) -> float:
        """How far an edition's pages are drawn beyond their trim, in mm: only paper is cut."""
        return self.print.bleed if edition in {Edition.PRINT, Edition.EPUB} else 0.0
