"""A module, a function and a thought stay small enough to be read at once."""

import ast
from statistics import median

import pytest

from tests.sources import Function, Module, modules

MODULE_LINES = 300
MEDIAN_LINES = 110
FUNCTION_LINES = 60
NESTING = 5

VAGUE = {"common", "commons", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}

CATCHERS = {"jail/failure.py": 1}
"""Where everything may be caught: the last line of a child process, and once in the command line's outermost."""

BRANCHES = ast.If | ast.For | ast.AsyncFor | ast.While | ast.With | ast.AsyncWith | ast.Try | ast.TryStar | ast.Match

MODULES = modules()


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def nesting(node: ast.AST, depth: int = 0) -> int:
    """How deep branches stand in one another; an ``elif`` is as deep as its ``if``, an inner function is its own."""
    deepest = depth
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.ClassDef):
            continue
        same = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deeper = isinstance(child, BRANCHES) and not same
        deepest = max(deepest, nesting(child, depth + deeper))
    return deepest


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes in all others, by its type or by having none, and does not end in a bare ``raise``."""
    if isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None:
        return False  # it cleans up and lets everything pass
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"} for kind in kinds)


def broad(module: Module) -> list[int]:
    """The lines at which a module catches everything, by ``except`` or by ``suppress``."""
    lines = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler) and catches_everything(node):
            lines.append(node.lineno)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            kinds = {ast.unparse(argument) for argument in node.args}
            lines += [node.lineno] if kinds & {"Exception", "BaseException"} else []
    return lines


def test_no_module_is_long() -> None:
    lengths = {module.path: len(module.text.splitlines()) for module in MODULES}
    assert {path: lines for path, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_most_modules_are_short() -> None:
    assert median(len(module.text.splitlines()) for module in MODULES) <= MEDIAN_LINES


def test_no_function_is_long() -> None:
    lengths = {
        f"{module.path}:{function.lineno} {function.name}": length(function)
        for module in MODULES
        for function in module.functions()
    }
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES} == {}


def test_no_branch_stands_deep() -> None:
    depths = {
        f"{module.path}:{function.lineno} {function.name}": nesting(function)
        for module in MODULES
        for function in module.functions()
    }
    assert {name: depth for name, depth in depths.items() if depth > NESTING} == {}


def test_everything_is_caught_only_where_a_process_ends() -> None:
    caught = {module.path: broad(module) for module in MODULES if module.package != "cli"}
    assert {path: lines for path, lines in caught.items() if len(lines) > CATCHERS.get(path, 0)} == {}


def test_the_command_line_catches_everything_at_most_once() -> None:
    caught = [f"{module.path}:{line}" for module in MODULES if module.package == "cli" for line in broad(module)]
    assert len(caught) <= 1, caught


def test_no_module_has_a_name_that_says_nothing() -> None:
    words = {module.path: set(module.path.removesuffix(".py").replace("/", "_").split("_")) for module in MODULES}
    assert [path for path, parts in words.items() if parts & VAGUE] == []


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("def f(): pass", 0),
        ("def f():\n if a:\n  pass\n elif b:\n  pass\n elif c:\n  pass", 1),
        ("def f():\n for a in b:\n  if a:\n   pass\n  else:\n   with c:\n    pass", 3),
        ("def f():\n match a:\n  case 1:\n   if b: pass", 2),
        ("def f():\n if a:\n  def g():\n   if b: pass", 1),
    ],
)
def test_nesting_is_counted(text: str, depth: int) -> None:
    assert nesting(next(Module("a.py", text).functions())) == depth


@pytest.mark.parametrize(
    "text",
    [
        "try: a\nexcept: b",
        "try: a\nexcept Exception: b",
        "try: a\nexcept (OSError, BaseException) as e: b",
        "with contextlib.suppress(Exception): a",
    ],
)
def test_catching_everything_is_seen(text: str) -> None:
    assert len(broad(Module("a.py", text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "try: a\nexcept (KeyError, ValueError): b",
        "with contextlib.suppress(OSError): a",
        "try: a\nexcept BaseException:\n  clear()\n  raise",
    ],
)
def test_catching_what_one_knows_or_passes_on_is_allowed(text: str) -> None:
    assert broad(Module("a.py", text)) == []
