"""A file in which what is opaque says so, as PDF/X-1a asks (ISO 32000-1, chapter 11, which it knows nothing of).

What is opaque although it is written as if it were not loses the words for it: groups whose parts are all opaque,
states of full opacity.  What is truly transparent keeps them: to make it opaque is to change how it looks, and the
proof of the file tells where it is.
"""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

ALPHA = ("/ca", "/CA")
OPAQUE_KEYS = (*ALPHA, "/BM", "/SMask", "/AIS", "/TK")
PLAIN = ("/Normal", "/Compatible")


def make_opaque(pdf: pikepdf.Pdf) -> None:
    """Take transparency's words off what is opaque, on every page and in every form and pattern."""
    done: set[tuple[int, int]] = set()
    for page in pdf.pages:
        if "/Group" in page.obj:
            del page.obj["/Group"]
        resources = page.resources
        if not resources.is_indirect or resources.objgen not in done:
            done.add(resources.objgen)
            _strip(resources, done)


def _strip(resources: Object, done: set[tuple[int, int]]) -> bool:
    """Whether everything that resources hold is opaque; what is loses its words."""
    opaque = True
    for state in resources.get("/ExtGState", Dictionary()).as_dict().values():
        if _shows_through(state):
            opaque = False
        else:
            for key in OPAQUE_KEYS:
                if key in state:
                    del state[key]
    for kind in ("/XObject", "/Pattern"):
        for held in resources.get(kind, Dictionary()).as_dict().values():
            if isinstance(held, pikepdf.Stream) and held.objgen not in done:
                done.add(held.objgen)
                opaque &= _strip_held(held, done)
    return opaque


def _strip_held(held: pikepdf.Stream, done: set[tuple[int, int]]) -> bool:
    """A form, pattern or picture: a group loses its word only where all that is in it is opaque."""
    if held.get("/Subtype") == Name.Image:
        return "/SMask" not in held
    opaque = _strip(held.get("/Resources", Dictionary()), done)
    if opaque and "/Group" in held:
        del held["/Group"]
    return opaque


def _shows_through(state: Object) -> bool:
    """Whether a graphics state (8.4.5) lets anything show through."""
    mode = state.get("/BM", Name.Normal)
    first = str(mode[0] if isinstance(mode, Array) else mode)
    alphas = (float(state.get(key, 1)) for key in ALPHA)
    return any(alpha < 1 for alpha in alphas) or first not in PLAIN or isinstance(state.get("/SMask"), Dictionary)
