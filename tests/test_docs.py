"""The manual names everything there is, its links lead somewhere, and its examples are true."""

import ast
import inspect
import re
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from caravan_pub import build as house
from caravan_pub.build.paged import ROUNDS
from caravan_pub.build.pictures import COVER, RECIPES
from caravan_pub.cli import STOPS
from caravan_pub.diagnostics import Diagnostics, as_text
from caravan_pub.diagnostics.report import SHOWN
from caravan_pub.errors import CaravanError, MachineError, PublicationError, UsageError
from caravan_pub.figures.maps import LAYERS
from caravan_pub.figures.signs import KINDS as LABEL_KINDS, SIDES
from caravan_pub.gather import rules
from caravan_pub.jail import Limits
from caravan_pub.model.publication import DrawingKind, GeneratedKind, SourceKind, Status
from caravan_pub.photos.decode import MAX_PIXELS, MAX_SIDE
from caravan_pub.photos.formats import READABLE
from caravan_pub.photos.together import LIMITS as DARKROOM
from caravan_pub.read import frontmatter, source_fields
from caravan_pub.read.inlines import SPAN_ATTRIBUTES, SPAN_CLASSES
from caravan_pub.read.manuscript import DEEPEST
from caravan_pub.read.pieces import CLASSES
from caravan_pub.read.settings import read_head
from caravan_pub.read.tables import Table
from tests.publications import publication
from tests.sources import PACKAGE, REPOSITORY, Module, modules

MANUAL = REPOSITORY / "docs" / "manual"
REFERENCE = MANUAL / "reference"

PAGES = {
    "read/settings.py": ("publication",),
    "read/print_settings.py": ("publication",),
    "read/sources.py": ("sources",),
    "read/photos.py": ("sidecar", "drawings"),
}
"""Where the keys that a module asks for are told; those of any other module, on one of all these pages."""

ASKING_NOTHING = {"wrong", "report", "place"}
"""Methods of a table that take a key, and do not read it."""

GETTERS = {
    name
    for name, method in vars(Table).items()
    if inspect.isfunction(method)
    and not name.startswith("_")
    and name not in ASKING_NOTHING
    and list(inspect.signature(method).parameters)[1:2] == ["key"]
}

FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>\w*).*?\n(?P<text>.*?)^(?P=indent)```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")


@lru_cache
def page(name: str) -> str:
    """A page of the reference."""
    return (REFERENCE / f"{name}.md").read_text(encoding="utf-8")


def told(word: str, text: str) -> bool:
    """Whether a page tells a word, as code: alone, with a value after it, as a class in braces, as a table's head."""
    return re.search(rf"(?:`\.?|`\[+|\{{\.){re.escape(word)}(?:`|=|\]|\}}| )", text) is not None


def untold(words: Iterator[str] | set[str] | tuple[str, ...], *pages: str) -> list[str]:
    """The words that none of the pages tells, sorted."""
    texts = [page(name) for name in pages]
    return sorted(word for word in set(words) if not any(told(word, text) for text in texts))


def keys(module: Module) -> Iterator[str]:
    """The keys that a module asks a table for, by their literals."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in GETTERS:
            for argument in node.args[:1]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def codes() -> set[str]:
    """The code of every rule in the package."""
    found = set()
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rule":
                code = node.args[0]
                assert isinstance(code, ast.Constant), f"{module.path}: a rule's code is not written out"
                found.add(str(code.value))
    return found


def checked(tool: str) -> tuple[int, str]:
    """What a tool of the repository says and ends with, when it compares a page of the manual with the program."""
    command = [sys.executable, str(REPOSITORY / "tools" / tool), "--check"]
    ran = subprocess.run(command, capture_output=True, check=False)
    return ran.returncode, (ran.stdout + ran.stderr).decode()


def documents() -> list[Path]:
    """Every Markdown file of the repository that is neither a manuscript nor a test's input."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = [Path(name) for name in listed.split("\0") if name]
    manuscripts = {"chapters", "front", "back"}
    return sorted(
        REPOSITORY / path
        for path in paths
        if path.parts[0] != "tests" and not manuscripts & set(path.parts) and (REPOSITORY / path).is_file()
    )


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings, made as GitHub makes them."""
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("module", [m for m in modules() if m.package == "read"], ids=lambda m: m.path)
def test_every_key_that_is_read_is_in_the_reference(module: Module) -> None:
    pages = PAGES.get(module.path, ("publication", "sidecar", "drawings", "sources"))
    assert untold(keys(module), *pages) == []


def test_the_getters_of_a_table_are_known() -> None:
    assert {"text", "texts", "flag", "day", "choice", "table", "tables", "number"} <= GETTERS
    assert {"title", "date", "allow"} <= set(keys(next(m for m in modules() if m.path == "read/settings.py")))


def test_every_field_of_a_source_is_in_the_reference() -> None:
    assert untold({*source_fields.TEXTS, *source_fields.DATES, *source_fields.NAMES}, "sources") == []
    assert untold(set(map(str, SourceKind)), "sources") == []


def test_every_word_that_a_key_may_have_is_in_the_reference() -> None:
    assert untold({f"@{kind}" for kind in GeneratedKind}, "publication") == []
    assert untold(set(map(str, Status)), "sidecar") == []
    assert untold({*map(str, DrawingKind), *LAYERS, *LABEL_KINDS, *SIDES}, "drawings") == []


def test_every_key_of_front_matter_is_in_the_reference() -> None:
    assert untold(frontmatter.KEYS, "manuscript") == []


def test_every_class_and_attribute_of_a_manuscript_is_in_the_reference() -> None:
    assert untold({*CLASSES, *SPAN_CLASSES, "unnumbered"}, "manuscript") == []
    text = page("manuscript")
    named = {*SPAN_ATTRIBUTES, "alt", "title"} - {"id", "class"}
    assert [name for name in sorted(named) if f'{name}="' not in text] == []


def test_every_template_and_value_of_a_theme_is_in_the_reference() -> None:
    theme = PACKAGE / "themes" / "caravan"
    tokens = tomllib.loads((theme / "theme.toml").read_text(encoding="utf-8"))
    values = {key for table in tokens.values() if isinstance(table, dict) for key in table}
    assert untold({path.name for path in theme.rglob("*.xhtml")}, "theme") == []
    assert untold(values, "theme") == []


def test_every_problem_is_in_the_manual() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(MANUAL.rglob("*.md")))
    assert sorted(code for code in codes() if f"`{code}`" not in text and f"## {code}" not in text) == []


def test_every_package_is_on_the_page_of_the_house() -> None:
    text = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = {module.package for module in modules()} - {""}
    assert sorted(name for name in packages if f"`{name}`" not in text) == []


def test_every_exit_code_is_in_the_manual() -> None:
    ends = {error.exit_code for error in (CaravanError, PublicationError, UsageError, MachineError)}
    wanted = {0, *ends, *(128 + number for number in STOPS)}
    assert [code for code in sorted(wanted) if f"\n| {code} |" not in page("exit-codes")] == []


def test_the_limits_in_the_manual_are_those_of_the_code() -> None:
    limits, photo = Limits(), DARKROOM
    layout = f"{limits.memory // 1024**3} GiB | {limits.processor_seconds} s | {limits.wall_seconds} s | {limits.files}"
    darkroom = f"{photo.memory // 1024**3} GiB | {photo.processor_seconds} s | {photo.wall_seconds} s | {photo.files}"
    recipes = [*RECIPES.items(), ("cover", COVER)]
    made = {str(name).lower(): f"| {r.long_side:,} px | {r.max_pixels:,} px | {r.quality} |" for name, r in recipes}
    wanted = [
        f"{DEEPEST} |",
        f"{rules.MOST_ENTRIES:,} |",
        f"{rules.MOST_IN_FILE // 1024**2} MiB",
        f"{rules.MOST_IN_ALL // 1024**3} GiB",
        f"| {rules.MOST_FOLDERS_DEEP}, `content` counted",
        f"| {SHOWN}, and the number of the rest",
        f"{MAX_PIXELS:,} px",
        f"{MAX_SIDE:,} px",
        f"up to {ROUNDS} times",
        *(f"| {name} {row}" for name, row in made.items() if name in ("print", "cover")),
        f"| EPUB {made['epub']}",
        f"| {layout} |",
        f"| {darkroom} |",
        READABLE,
    ]
    assert [figure for figure in wanted if figure not in page("limits")] == []


def test_the_texts_of_help_in_the_manual_are_the_programs_own() -> None:
    assert checked("commands.py") == (0, ""), "python tools/commands.py writes them again"


def test_the_page_of_presets_says_what_their_files_say() -> None:
    assert checked("presets.py") == (0, ""), "python tools/presets.py writes it again"


def test_the_slips_are_answered_as_the_program_answers_them() -> None:
    assert checked("slips.py") == (0, ""), "python tools/slips.py writes them again"


def test_the_tutorial_says_what_the_program_says() -> None:
    assert checked("tutorial.py") == (0, ""), "python tools/tutorial.py writes it again"


@pytest.mark.parametrize("path", sorted(MANUAL.rglob("*.md")), ids=lambda p: p.relative_to(MANUAL).as_posix())
def test_every_example_in_toml_can_be_read(path: Path) -> None:
    for found in FENCE.finditer(path.read_text(encoding="utf-8")):
        if found["kind"] == "toml":
            assert tomllib.loads(textwrap.dedent(found["text"]))


def test_the_examples_of_publication_toml_hold_no_mistake() -> None:
    for found in FENCE.finditer(page("publication")):
        if found["kind"] == "toml":
            example = found["text"]
            head = "" if "title" in tomllib.loads(example) else 'title = "A"\nlanguage = "en"\n'
            diagnostics = Diagnostics()
            read_head(head + example, diagnostics)
            assert as_text(diagnostics, lambda _path, _line: None) == ""


def test_the_examples_of_the_notation_are_read_as_they_stand(tmp_path: Path) -> None:
    """Each is a chapter; all that is said of it is that it names pictures, sources and places of another."""
    elsewhere = {"reference-unknown", "citation-unknown", "photo-unknown"}
    examples = [found["text"] for found in FENCE.finditer(page("manuscript")) if found["kind"] == "markdown"]
    for number, example in enumerate(examples):
        headed = example.startswith(("---\ntitle", "# "))
        chapter = {"content/chapters/01-one.md": example + "\nWords.\n" if headed else f"# One\n\n{example}"}
        diagnostics = Diagnostics()
        house.prepare(publication(tmp_path / str(number), **chapter), diagnostics, keep=False)
        said = [problem for problem in diagnostics if problem.code not in elsewhere]
        assert as_text(said, lambda _path, _line: None) == "", example


@pytest.mark.parametrize("path", documents(), ids=lambda p: p.relative_to(REPOSITORY).as_posix())
def test_every_link_and_picture_leads_somewhere(path: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", path.read_text(encoding="utf-8")))
    dead = []
    for address in LINK.findall(text):
        if re.match(r"[a-z]+:", address):
            continue
        name, _, anchor = address.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(address)
    assert dead == []


def test_every_page_of_the_manual_is_in_its_table_of_contents() -> None:
    index = MANUAL / "index.md"
    linked = {(MANUAL / address).resolve() for address in LINK.findall(index.read_text(encoding="utf-8"))}
    assert [path.name for path in sorted(MANUAL.rglob("*.md")) if path != index and path.resolve() not in linked] == []
