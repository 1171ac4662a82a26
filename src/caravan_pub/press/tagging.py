"""The structure of a PDF whose content is marked: what a screen reader follows (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from caravan_pub.model.structure import Linked, Marked, Structure, Tag


@dataclass(slots=True)
class _Tree:
    """The tree as it is written: the file, its pages, and what the parent tree and the identifiers lead to.

    ``marks`` has for each page the element of each marked-content identifier, ``links`` the element of each annotation
    in the order of their numbers, which begin after the last page's.
    """

    pdf: pikepdf.Pdf
    pages: list[pikepdf.Object]
    marks: dict[int, dict[int, pikepdf.Object]] = field(default_factory=dict)
    links: list[pikepdf.Object] = field(default_factory=list)
    names: dict[str, pikepdf.Object] = field(default_factory=dict)


def add_structure(pdf: pikepdf.Pdf, structure: Structure) -> None:
    """Give a PDF its structure tree, with parent tree and identifiers; each link annotation gets its words.

    Every page's tab order is that of the structure (ISO 14289-1, 7.18.3), every note has its identifier (7.9).
    """
    tree = _Tree(pdf, [page.obj for page in pdf.pages])
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    document.K = Array([_element(tag, document, tree) for tag in structure.tags])
    root.K = Array([document])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(list(_parents(tree)))))
    root.ParentTreeNextKey = len(tree.pages) + len(tree.links)
    if tree.names:
        names = [part for name in sorted(tree.names) for part in (String(name), tree.names[name])]
        root.IDTree = pdf.make_indirect(
            Dictionary(Kids=Array([Dictionary(Names=Array(names), Limits=Array([names[0], names[-2]]))]))
        )
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    for number, page in enumerate(tree.pages):
        page.StructParents = number
        page.Tabs = Name.S


def _element(tag: Tag, parent: pikepdf.Object, tree: _Tree) -> pikepdf.Object:
    """One structure element with all below it."""
    element = tree.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag.kind}"), P=parent))
    first = next((kid.page for kid in tag.kids if not isinstance(kid, Tag)), None)
    if first is not None:
        element.Pg = tree.pages[first]
    element.K = Array([_kid(kid, element, first, tree) for kid in tag.kids])
    for key, text in (("/Lang", tag.language), ("/Alt", tag.alt), ("/ActualText", tag.words)):
        if text:
            element[key] = String(text)
    if tag.identifier:
        element.ID = String(tag.identifier)
        tree.names[tag.identifier] = element
    attributes = list(_attributes(tag))
    if attributes:
        element.A = attributes[0] if len(attributes) == 1 else Array(attributes)
    return element


def _kid(kid: Tag | Marked | Linked, element: pikepdf.Object, first: int | None, tree: _Tree) -> object:
    match kid:
        case Tag():
            return _element(kid, element, tree)
        case Marked(page, number):
            tree.marks.setdefault(page, {})[number] = element
            if page == first:
                return number
            return Dictionary(Type=Name.MCR, Pg=tree.pages[page], MCID=number)
        case Linked(page, number, words):
            annotation = tree.pages[page].Annots[number]
            if not annotation.is_indirect:
                annotation = tree.pdf.make_indirect(annotation)
                tree.pages[page].Annots[number] = annotation
            annotation.StructParent = len(tree.pages) + len(tree.links)
            annotation.Contents = String(words)
            tree.links.append(element)
            return Dictionary(Type=Name.OBJR, Pg=tree.pages[page], Obj=annotation)


def _attributes(tag: Tag) -> Iterator[pikepdf.Dictionary]:
    """What an element says beside its kind (ISO 32000-1, 14.8.5)."""
    if tag.kind in ("TH", "TD"):
        table = Dictionary(O=Name.Table)
        if tag.scope:
            table.Scope = Name(f"/{tag.scope}")
        if tag.columns > 1:
            table.ColSpan = tag.columns
        if tag.rows > 1:
            table.RowSpan = tag.rows
        if len(table) > 1:
            yield table
    if tag.numbering:
        yield Dictionary(O=Name.List, ListNumbering=Name(f"/{tag.numbering}"))
    if tag.box is not None:
        yield Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(list(tag.box)))


def _parents(tree: _Tree) -> Iterator[object]:
    """The number tree from marks and annotations back to their elements; null where a mark is an artifact."""
    for page in range(len(tree.pages)):
        marks = tree.marks.get(page, {})
        row = [marks.get(number) for number in range(max(marks, default=-1) + 1)]
        yield page
        yield tree.pdf.make_indirect(Array(row))
    for number, element in enumerate(tree.links, start=len(tree.pages)):
        yield number
        yield element
