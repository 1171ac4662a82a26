"""Measures of a PDF as a printer takes them: inks, colours that are none, transparency, pictures on the page, fonts."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from caravan_pub.prove.pdf_drawing import IDENTITY, Drawing, Matrix, drawing_of, times
from caravan_pub.prove.pdf_pictures import picture_ink

DEVICE_SPACES = ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern")
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture on a page (from 1): its size in px and in pt, its colour space, and its ink in per cent at the most.

    ``ink`` is an average over 8 × 8 px, as such measures are taken over an area, and 0 where it is not measured.
    """

    page: int
    pixels: tuple[int, int]
    points: tuple[float, float]
    space: str
    ink: float = 0.0

    @property
    def ppi(self) -> float:
        """Pixels to the inch, on the side that has fewer."""
        return min(72 * px / pt for px, pt in zip(self.pixels, self.points, strict=True) if pt > 0)


@dataclass(slots=True)
class PageMeasures:
    """A page: the most ink of its flat colours in per cent; what on it is no ink, what shows through, what is mixed.

    ``mixed``: the inks of small letters that should be black alone.
    """

    number: int
    ink: float = 0.0
    foreign: list[str] = field(default_factory=list)
    through: list[str] = field(default_factory=list)
    mixed: list[tuple[float, ...]] = field(default_factory=list)
    pictures: list[PlacedPicture] = field(default_factory=list)
    annotations: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """A whole file.  ``claim``: the PDF/X that it says it is; ``condition``: the printing condition it is made for."""

    version: str
    claim: str
    condition: str
    pages: tuple[PageMeasures, ...]
    bookmarks: bool
    fonts: tuple[str, ...]
    missing_fonts: tuple[str, ...]

    @property
    def ink(self) -> float:
        """The most ink anywhere, in per cent: of flat colours and of pictures."""
        pictures = (picture.ink for page in self.pages for picture in page.pictures)
        return max((*(page.ink for page in self.pages), *pictures), default=0.0)

    @property
    def foreign(self) -> int:
        """How many things are in RGB or in a calibrated space, each counted on each page that has it."""
        return sum(len(page.foreign) for page in self.pages)

    @property
    def least_ppi(self) -> float:
        """The resolution of the picture that has the least; 0 without pictures."""
        return min((picture.ppi for page in self.pages for picture in page.pictures), default=0.0)


def measure_pdf(data: bytes) -> Measures:
    """The measures of a PDF file.  pikepdf's PdfError, ValueError or what pikepdf raises on damage where it has any."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return measure(pdf)


def measure(pdf: pikepdf.Pdf) -> Measures:
    """The measures of an open file."""
    known = _Known()
    pages = tuple(_page(page, number, known) for number, page in enumerate(pdf.pages, start=1))
    fonts, missing = _fonts(pdf)
    intents = pdf.Root.get("/OutputIntents", Array()).as_list()
    condition = str(intents[0].get("/OutputConditionIdentifier", "")) if intents else ""
    return Measures(pdf.pdf_version, claim_of(pdf), condition, pages, "/Outlines" in pdf.Root, fonts, missing)


def claim_of(pdf: pikepdf.Pdf) -> str:
    """The PDF/X that a file claims: in its document information, or, since 2003, in its XMP."""
    said = pdf.docinfo.get("/GTS_PDFXConformance", pdf.docinfo.get("/GTS_PDFXVersion"))
    if said is not None:
        return str(said)
    packet = pdf.Root.get("/Metadata")
    text = packet.read_bytes().decode("utf-8", "replace") if isinstance(packet, pikepdf.Stream) else ""
    _, found, rest = text.partition("GTS_PDFXVersion>")
    return rest.partition("<")[0].strip() if found else ""


class _Known:
    """What was read already, by the number of its object."""

    def __init__(self) -> None:
        self.drawings: dict[tuple[int, int], Drawing] = {}
        self.inks: dict[tuple[int, int], float] = {}

    def drawing(self, stream: Object) -> Drawing:
        if stream.objgen not in self.drawings:
            self.drawings[stream.objgen] = drawing_of(stream.read_bytes())
        return self.drawings[stream.objgen]

    def ink(self, picture: Object) -> float:
        if picture.objgen not in self.inks:
            self.inks[picture.objgen] = picture_ink(picture)
        return self.inks[picture.objgen]


def _page(page: pikepdf.Page, number: int, known: _Known) -> PageMeasures:
    made = PageMeasures(number)
    contents = page.obj.get("/Contents", Array())
    walk = _Walk(made, known)
    for stream in contents.as_list() if isinstance(contents, Array) else [contents]:
        walk.content(known.drawing(stream), page.resources, IDENTITY)
    walk.group(page.obj)
    made.annotations = len(page.obj.get("/Annots", Array()))
    made.foreign, made.through = list(dict.fromkeys(made.foreign)), list(dict.fromkeys(made.through))
    return made


class _Walk:
    """From a page's streams into what they use."""

    def __init__(self, made: PageMeasures, known: _Known) -> None:
        self.made, self.known = made, known
        self.inside: set[tuple[int, int]] = set()

    def content(self, drawn: Drawing, resources: Object, matrix: Matrix, *, mask: bool = False) -> None:
        if not mask:
            self.made.ink = max(self.made.ink, *(100 * sum(ink) for ink in drawn.inks), 0.0)
        self.made.mixed += sorted(drawn.mixed)
        self.made.foreign += sorted(drawn.foreign)
        spaces = resources.get("/ColorSpace", Dictionary())
        for name in sorted(drawn.spaces):
            if name in spaces or name in DEVICE_SPACES:
                self.space(spaces.get(name, Name(name)), "a colour")
            else:
                self.made.foreign.append(f"a colour in {name[1:]}, which is not there")
        for name in sorted(drawn.states & set(resources.get("/ExtGState", Dictionary()).keys())):
            self.state(resources.ExtGState[name])
        for name in sorted(drawn.shadings & set(resources.get("/Shading", Dictionary()).keys())):
            self.space(resources.Shading[name].ColorSpace, "a blend")
        for name in sorted(drawn.patterns & set(resources.get("/Pattern", Dictionary()).keys())):
            self.pattern(resources.Pattern[name], matrix)
        held = resources.get("/XObject", Dictionary())
        for name, place in drawn.placed:
            if name in held:
                self.thing(held[name], times(place, matrix))

    def space(self, space: Object | None, what: str) -> None:
        if (named := foreign_space(space)) is not None:
            self.made.foreign.append(f"{what} in {named}")

    def group(self, owner: Object) -> None:
        group = owner.get("/Group", Dictionary())
        self.space(group.get("/CS"), "a group")
        if group.get("/S") == Name.Transparency:
            self.made.through.append("a transparency group")

    def state(self, state: Object) -> None:
        alphas = [float(state.get(key, 1)) for key in ("/ca", "/CA")]
        if min(alphas) < 1:
            self.made.through.append(f"an opacity of {100 * min(alphas):.0f} %")
        mode = state.get("/BM", Name.Normal)
        if str(mode[0] if isinstance(mode, Array) else mode) not in {"/Normal", "/Compatible"}:
            self.made.through.append("a blend mode")
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary):
            self.made.through.append("a soft mask")
            if "/G" in mask:
                self.form(mask.G, IDENTITY, mask=True)

    def pattern(self, pattern: Object, matrix: Matrix) -> None:
        if isinstance(pattern, pikepdf.Stream):
            self.form(pattern, matrix)
        elif "/Shading" in pattern:
            self.space(pattern.Shading.ColorSpace, "a blend")

    def thing(self, held: Object, matrix: Matrix) -> None:
        if held.get("/Subtype") == Name.Form:
            a, b, c, d, e, f = (float(part) for part in held.get("/Matrix", Array(IDENTITY)).as_list())
            self.form(held, times((a, b, c, d, e, f), matrix))
        elif held.get("/Subtype") == Name.Image:
            self.picture(held, matrix)

    def form(self, form: Object, matrix: Matrix, *, mask: bool = False) -> None:
        if form.objgen in self.inside:
            return
        self.inside.add(form.objgen)
        self.group(form)
        self.content(self.known.drawing(form), form.get("/Resources", Dictionary()), matrix, mask=mask)
        self.inside.discard(form.objgen)

    def picture(self, picture: Object, matrix: Matrix) -> None:
        if "/SMask" in picture:
            self.made.through.append("a picture with a soft mask")
        if bool(picture.get("/ImageMask", False)):
            return
        self.space(picture.get("/ColorSpace"), "a picture")
        a, b, c, d, _e, _f = matrix
        size = ((a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5)
        pixels = (int(picture.Width), int(picture.Height))
        space = str(picture.get("/ColorSpace", "/JPXDecode")).lstrip("/")
        self.made.pictures.append(PlacedPicture(self.made.number, pixels, size, space, self.known.ink(picture)))


def foreign_space(space: Object | None) -> str | None:
    """The name of a colour space that is no ink, also where it lies below another; nothing of one that is."""
    if isinstance(space, Name):
        return str(space)[1:] if str(space) in {"/DeviceRGB", "/CalRGB", "/Lab", "/RGB"} else None
    if not isinstance(space, Array) or len(space) == 0:
        return None
    family = str(space[0])
    if family in {"/CalRGB", "/Lab", "/CalGray"}:
        return family[1:]
    if family == "/ICCBased":
        return "ICCBased"
    if family in {"/Indexed", "/I", "/Pattern"}:
        return foreign_space(space[1]) if len(space) > 1 else None
    if family in {"/Separation", "/DeviceN"}:
        return foreign_space(space[2])
    return foreign_space(space[0])


def _fonts(pdf: pikepdf.Pdf) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the fonts within a file, and of those that are missing."""
    names = sorted({(font_name(font), embedded) for font, embedded in _each_font(pdf)})
    return tuple(n for n, embedded in names if embedded), tuple(n for n, embedded in names if not embedded)


def _each_font(pdf: pikepdf.Pdf) -> Iterator[tuple[Object, bool]]:
    for held in pdf.objects:
        if isinstance(held, Dictionary) and held.get("/Type") == Name.Font:
            if str(held.get("/Subtype")) in {"/Type0", "/Type3"}:
                continue
            descriptor = held.get("/FontDescriptor", Dictionary())
            yield held, any(key in descriptor for key in FONT_FILES)


def font_name(font: Object) -> str:
    """A font's name without the slash and the tag of its subset."""
    return str(font.get("/BaseFont", "/without a name"))[1:].split("+")[-1]
