"""Our own proof of a tagged PDF, beyond what veraPDF asks: every mark has its place, every part says what it must."""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.prove.pdf import DAMAGE
from caravan_pub.prove.pdf_rules import UNREADABLE
from caravan_pub.prove.proof import Findings, Proof, counted
from caravan_pub.prove.tag_rules import NOT_TAGGED, TAG_INCOMPLETE, TAG_MISPLACED

NAME = "Tags of the PDF"

HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")

WITHIN = {
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TFoot": {"/Table"},
    "/LI": {"/L"},
    "/LBody": {"/LI"},
    "/TOCI": {"/TOC"},
}
"""What may stand only within certain others (ISO 32000-1, tables 333, 336 and 337)."""

HOLDS = {
    "/Table": {"/Caption", "/TR", "/THead", "/TBody", "/TFoot"},
    "/TR": {"/TH", "/TD"},
    "/L": {"/Caption", "/LI", "/L"},
    "/LI": {"/Lbl", "/LBody"},
    "/TOC": {"/Caption", "/TOCI", "/TOC"},
}
"""What may hold certain others only."""

PAINTING = frozenset({"Tj", "TJ", "'", '"', "Do", "EI", "sh", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s"})
"""The operators that leave something on the page (ISO 32000-1, annex A)."""

Held = Any
"""An object of the file, of whatever kind it may be: dictionaries, arrays and numbers are told apart as they come."""

READ = " ".join(sorted(PAINTING | {"BDC", "BMC", "EMC"}))


def prove_tags(data: bytes, path: str, diagnostics: Diagnostics) -> Proof:
    """Prove the structure of a PDF; ``path`` is where it goes, below the publication's folder.

    Proved are: whatever is painted is an artifact, or marked, and a mark belongs to one element, to which the parent
    tree leads; pictures have descriptions, notes identifiers of their own, heads of tables a scope, links words and an
    annotation, and every annotation a place in the structure; tables, lists and contents are built as they must be, and
    no heading's level is skipped.
    """
    findings = Findings(path, diagnostics)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            figures = (*_Tags(pdf, findings).prove(), findings.figure)
    except DAMAGE as error:
        findings.add(UNREADABLE, f"the tags of the PDF cannot be read: {error}")
        figures = (findings.figure,)
    return Proof(NAME, ", ".join(figures))


class _Tags:
    """The structure of one file, and what was seen of it."""

    def __init__(self, pdf: pikepdf.Pdf, findings: Findings) -> None:
        self._pdf = pdf
        self._findings = findings
        self._pages: dict[tuple[int, int], int] = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._kinds: Counter[str] = Counter()
        self._marks: dict[tuple[int, int], tuple[int, int]] = {}
        self._annotations: set[tuple[int, int]] = set()
        self._names: set[str] = set()
        self._level = 0

    def prove(self) -> Iterator[str]:
        root = self._pdf.Root.get("/StructTreeRoot")
        marked = self._pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked")
        if root is None or not marked:
            self._findings.add(NOT_TAGGED, "the PDF has no structure")
            return
        for kid in _kids(root):
            self._element(kid, "/StructTreeRoot")
        parents = dict(pikepdf.NumberTree(root.ParentTree).items())
        for number, page in enumerate(self._pdf.pages):
            self._page(number, page, parents)
        yield counted(self._kinds.total(), "tag")
        yield counted(self._kinds["/Note"], "note")
        yield counted(self._kinds["/Link"], "link")

    def _element(self, element: Held, above: str) -> None:
        kind = str(element.get("/S"))
        self._kinds[kind] += 1
        self._place(kind, above)
        self._says(element, kind)
        page = element.get("/Pg")
        inner = []
        for kid in _kids(element):
            if isinstance(kid, int):
                self._mark(page, kid, element)
            elif kid.get("/Type") == "/MCR":
                self._mark(kid.get("/Pg", page), int(kid.MCID), element)
            elif kid.get("/Type") == "/OBJR":
                self._annotations.add(kid.Obj.objgen)
                inner.append("/OBJR")
            else:
                inner.append(str(kid.get("/S")))
                self._element(kid, kind)
        if kind == "/Link" and "/OBJR" not in inner:
            self._findings.add(TAG_INCOMPLETE, "a link of the structure leads nowhere")

    def _mark(self, page: Held, number: int, element: Held) -> None:
        place = (self._pages[page.objgen], number)
        if place in self._marks:
            self._findings.add(NOT_TAGGED, f"page {place[0] + 1}: the mark {number} belongs to two parts")
        self._marks[place] = element.objgen

    def _place(self, kind: str, above: str) -> None:
        allowed = WITHIN.get(kind)
        if (allowed is not None and above not in allowed) or kind not in HOLDS.get(above, {kind}):
            self._findings.add(TAG_MISPLACED, f"{kind[1:]} stands within {above[1:]}")
        if kind in HEADINGS:
            level = int(kind[2:])
            if level > self._level + 1:
                self._findings.add(TAG_MISPLACED, f"a heading of level {level} follows one of level {self._level}")
            self._level = level

    def _says(self, element: Held, kind: str) -> None:
        """What an element of its kind must say."""
        if kind == "/Figure" and not str(element.get("/Alt", "")).strip():
            self._findings.add(TAG_INCOMPLETE, "a picture has no description")
        if kind == "/TH" and not any("/Scope" in attributes for attributes in _listed(element.get("/A"))):
            self._findings.add(TAG_INCOMPLETE, "a table's head does not say whether it heads a column or a row")
        if kind == "/Note":
            name = str(element.get("/ID", ""))
            if not name or name in self._names:
                self._findings.add(TAG_INCOMPLETE, f"a note has no identifier of its own: {name or 'none'}")
            self._names.add(name)

    def _page(self, number: int, page: pikepdf.Page, parents: dict[int, Held]) -> None:
        """What is on a page has a place in the structure, and the parent tree leads there."""
        row = parents.get(int(page.obj.get("/StructParents", -1)))
        leads = [kid.objgen if isinstance(kid, pikepdf.Dictionary) else None for kid in row or ()]
        drawn, bare = _marks(page)
        if bare:
            self._findings.add(NOT_TAGGED, f"page {number + 1}: {counted(bare, 'thing')} drawn outside the structure")
        for mark in sorted(drawn | {mark for at, mark in self._marks if at == number}):
            element = self._marks.get((number, mark))
            led = leads[mark] if mark < len(leads) else None
            if mark not in drawn or element is None or led != element:
                self._findings.add(NOT_TAGGED, f"page {number + 1}: the mark {mark} is not where the structure says")
        for annotation in page.obj.get("/Annots", ()):
            place = int(annotation.get("/StructParent", -1))
            if annotation.objgen not in self._annotations or place not in parents:
                self._findings.add(TAG_INCOMPLETE, f"page {number + 1}: a link has no place in the structure")
            if not str(annotation.get("/Contents", "")).strip():
                self._findings.add(TAG_INCOMPLETE, f"page {number + 1}: a link has no words")


def _kids(element: Held) -> list[Held]:
    return _listed(element.get("/K"))


def _listed(held: Held | None) -> list[Held]:
    """What an entry holds that may be one thing or an array of them."""
    return list(held) if isinstance(held, pikepdf.Array) else [] if held is None else [held]


def _marks(page: pikepdf.Page) -> tuple[set[int], int]:
    """The marked-content identifiers of a page, and how many things are painted outside any mark and any artifact."""
    open_marks: list[bool] = []
    found: set[int] = set()
    bare = 0
    for instruction in pikepdf.parse_content_stream(page, READ):
        name, operands = str(instruction.operator), instruction.operands
        if name == "EMC":
            open_marks.pop()
        elif name in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else None
            number = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
            if number is not None:
                found.add(int(number))
            open_marks.append(number is not None or operands[0] == "/Artifact")
        elif not any(open_marks):
            bare += 1
    return found, bare
