"""A scan of a file for colours that are no ink, by pikepdf's own parser and without the product's code."""

from collections.abc import Iterator

import pikepdf

SPACES = ("/DeviceRGB", "/CalRGB", "/CalGray", "/Lab", "/ICCBased", "/RGB")
OPERATORS = ("rg", "RG")


def rgb_in(pdf: pikepdf.Pdf) -> list[str]:
    """Everything in a file that names RGB or a calibrated space: operators, spaces, annotations' colours."""
    found: list[str] = []
    for held in pdf.objects:
        if isinstance(held, (pikepdf.Stream, pikepdf.Dictionary, pikepdf.Array)):
            found += _named(held)
        if isinstance(held, pikepdf.Stream) and _is_content(held):
            found += _operators(held)
    for number, page in enumerate(pdf.pages, start=1):
        found += [f"page {number}: {operator}" for operator in _operators(page)]
    return found


def _is_content(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") == "/Form" or "/PatternType" in stream


def _operators(stream: pikepdf.Page | pikepdf.Object) -> Iterator[str]:
    for step in pikepdf.parse_content_stream(stream):
        name = str(step.operator)
        if name in OPERATORS or (name in {"cs", "CS"} and str(step.operands[0]) in SPACES):
            yield name
        if isinstance(step, pikepdf.ContentStreamInlineImage) and step.iimage.colorspace in SPACES:
            yield "BI"


def _named(held: object, key: str = "") -> Iterator[str]:
    """Names of spaces within an object, but not within those that have a number of their own."""
    if isinstance(held, pikepdf.Name):
        if str(held) in SPACES:
            yield f"{key} {held}"
    elif isinstance(held, pikepdf.Array):
        if key in {"/C", "/IC", "/BG", "/BC"} and len(held) == 3:
            yield f"{key} of three parts"
        for each in held.as_list():
            if not _apart(each):
                yield from _named(each, key)
    elif isinstance(held, (pikepdf.Dictionary, pikepdf.Stream)):
        for inner, each in held.items():
            if not _apart(each) and inner != "/OutputIntents":
                yield from _named(each, inner)


def _apart(held: object) -> bool:
    return isinstance(held, pikepdf.Object) and held.is_indirect
