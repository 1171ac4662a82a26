"""A file in which nothing shows through anything else, as PDF/X-1a asks (PDF Reference, 1.4, chapter 7).

What is opaque although it is written as if it were not loses the words for it: groups whose parts are all opaque,
states of full opacity.  What is truly transparent cannot be mended here without changing how it looks: it is named.
"""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

ALPHA = ("/ca", "/CA")
OPAQUE_KEYS = (*ALPHA, "/BM", "/SMask", "/AIS", "/TK")
PLAIN = ("/Normal", "/Compatible")
USED = re.compile(rb"(/[^\x00\t\n\x0c\r ()<>\[\]{}/%]+)[\x00\t\n\x0c\r ]+gs(?![^\x00\t\n\x0c\r \[/<(%])")


def make_opaque(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    """Take transparency's words off what is opaque; gives each page (from 1) with what shows through on it."""
    seen: dict[tuple[int, int], tuple[str, ...]] = {}
    for number, page in enumerate(pdf.pages, start=1):
        contents = page.obj.get("/Contents", Array())
        streams = contents.as_list() if isinstance(contents, Array) else [contents]
        found: list[str] = []
        for stream in streams:
            found += _used(stream, page.resources)
        found += _within(page.resources, seen)
        for what in dict.fromkeys(found):
            yield number, what
        if "/Group" in page.obj:
            del page.obj["/Group"]
    done: set[tuple[int, int]] = set()
    for page in pdf.pages:
        if not page.resources.is_indirect or page.resources.objgen not in done:
            done.add(page.resources.objgen)
            _strip(page.resources, done)


def _used(stream: Object, resources: Object) -> list[str]:
    """What shows through by the states that a stream sets."""
    states = resources.get("/ExtGState", Dictionary())
    names = dict.fromkeys(name.decode("latin-1") for name in USED.findall(stream.read_bytes()))
    return [what for name in names if name in states for what in _through(states[name])]


def _through(state: Object) -> Iterator[str]:
    """What a graphics state (8.4.5) lets show through."""
    for key in ALPHA:
        alpha = float(state.get(key, 1))
        if alpha < 1:
            yield f"something is drawn at {100 * alpha:.0f} % opacity"
    mode = state.get("/BM", Name.Normal)
    modes = [str(each) for each in (mode.as_list() if isinstance(mode, Array) else [mode])]
    if modes[0] not in PLAIN:
        yield f"something is drawn in the blend mode {modes[0][1:]}"
    if isinstance(state.get("/SMask"), Dictionary):
        yield "something is drawn through a soft mask"


def _within(resources: Object, seen: dict[tuple[int, int], tuple[str, ...]]) -> list[str]:
    """What shows through in the forms, patterns and pictures of resources."""
    found: list[str] = []
    for kind in ("/XObject", "/Pattern"):
        for held in resources.get(kind, Dictionary()).as_dict().values():
            if isinstance(held, pikepdf.Stream):
                if held.objgen not in seen:
                    seen[held.objgen] = ()
                    seen[held.objgen] = tuple(_shown(held, seen))
                found += seen[held.objgen]
    return found


def _shown(held: Object, seen: dict[tuple[int, int], tuple[str, ...]]) -> Iterator[str]:
    if held.get("/Subtype") == Name.Image:
        if "/SMask" in held or int(held.get("/SMaskInData", 0)):
            yield "a picture has parts that show what lies below"
        return
    resources = held.get("/Resources", Dictionary())
    yield from _used(held, resources)
    yield from _within(resources, seen)


def _strip(resources: Object, done: set[tuple[int, int]]) -> None:
    """Take the words for transparency off opaque states, forms and patterns."""
    for state in resources.get("/ExtGState", Dictionary()).as_dict().values():
        if not any(_through(state)):
            for key in OPAQUE_KEYS:
                if key in state:
                    del state[key]
    for kind in ("/XObject", "/Pattern"):
        for held in resources.get(kind, Dictionary()).as_dict().values():
            if not isinstance(held, pikepdf.Stream) or held.objgen in done:
                continue
            done.add(held.objgen)
            if "/Group" in held:
                del held["/Group"]
            _strip(held.get("/Resources", Dictionary()), done)
