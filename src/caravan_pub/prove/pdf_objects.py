"""The objects of a PDF, one by one: fonts that are not within it, actions, attachments, and whatever else acts."""

import re
from collections.abc import Iterator

import pikepdf

from caravan_pub.prove.pdf_rules import ACTIVE, FONT, LINK
from caravan_pub.prove.proof import Findings

FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")

ACTIVE_KEYS = {
    "/JS": "a script",
    "/JavaScript": "scripts",
    "/AA": "actions that start by themselves",
    "/EmbeddedFiles": "attached files",
    "/EF": "an attached file",
    "/AcroForm": "a form",
    "/XFA": "a form",
    "/RichMediaContent": "sound or film",
}
"""Keys of dictionaries that a book has no use for, and what they mean (ISO 32000-1, sections 7.11, 12.6 and 12.7)."""

ACTIONS = frozenset({
    "/GoToR", "/GoToE", "/Launch", "/Sound", "/Movie", "/Hide", "/SubmitForm", "/ResetForm", "/ImportData",
    "/JavaScript", "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView", "/RichMediaExecute",
})  # fmt: skip
"""The actions of ISO 32000-1, table 198, and of its extensions, but for those that only go to a place."""

ACTIVE_ANNOTATIONS = frozenset({"/FileAttachment", "/Sound", "/Movie", "/Screen", "/Widget", "/3D", "/RichMedia"})

SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\x00-\x20]", re.IGNORECASE)


NOTHING_ACTIVE = "take it out of the template that it comes from; a PDF that came from elsewhere is not for readers"


def prove_objects(pdf: pikepdf.Pdf, findings: Findings) -> int:
    """Prove every dictionary of a file, whether anything leads to it or not; how many fonts are embedded."""
    embedded = 0
    for dictionary in _dictionaries(pdf):
        kind, subtype = dictionary.get("/Type"), str(dictionary.get("/Subtype"))
        if kind == "/Font":
            embedded += _font(dictionary, subtype, findings)
        if subtype in ACTIVE_ANNOTATIONS and (kind == "/Annot" or "/Rect" in dictionary):
            findings.add(ACTIVE, f"the PDF holds an annotation of the kind {subtype[1:]}", hint=NOTHING_ACTIVE)
        for key, meaning in ACTIVE_KEYS.items():
            if key in dictionary:
                findings.add(ACTIVE, f"the PDF holds {meaning} ({key[1:]})", hint=NOTHING_ACTIVE)
        _action(dictionary, findings)
    return embedded


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every dictionary of the file: objects of their own, those of streams, those within others, and the trailer."""
    stack: list[object] = [pdf.trailer, *pdf.objects]
    while stack:
        held = stack.pop()
        if isinstance(held, pikepdf.Stream):
            held = held.stream_dict
        values: list[object] = []
        if isinstance(held, pikepdf.Dictionary):
            yield held
            values += held.as_dict().values()
        elif isinstance(held, pikepdf.Array):
            values += held.as_list()
        stack += [value for value in values if isinstance(value, pikepdf.Object) and not value.is_indirect]


def _font(font: pikepdf.Dictionary, subtype: str, findings: Findings) -> int:
    """1 where a font has its file; a composite font is judged by its descendant, one of drawings needs no file."""
    if subtype in {"/Type0", "/Type3"}:
        return 0
    descriptor = font.get("/FontDescriptor")
    if isinstance(descriptor, pikepdf.Dictionary) and any(key in descriptor for key in FONT_FILES):
        return 1
    findings.add(FONT, f"the font {str(font.get('/BaseFont', '/without a name'))[1:]} is not embedded")
    return 0


def _action(dictionary: pikepdf.Dictionary, findings: Findings) -> None:
    action = dictionary.get("/S")
    if not isinstance(action, pikepdf.Name):
        return
    if str(action) in ACTIONS:
        findings.add(ACTIVE, f"the PDF holds an action of the kind {str(action)[1:]}", hint=NOTHING_ACTIVE)
    elif action == "/URI":
        address = str(dictionary.get("/URI", ""))
        if not SAFE_ADDRESS.match(address):
            findings.add(LINK, f"{address or 'an empty address'} is no address that a book may have")
