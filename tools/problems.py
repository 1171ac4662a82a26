"""Write the manual's page of problems from the rules; with --check, only say whether it is as they are.

Called as ``python tools/problems.py [--check]``.  The page has a heading for each code, with what the rule's ``doc``
says.  In a ``doc`` what follows ``Example:`` or ``Instead:`` is prose where it ends in a full stop; else, or where it
stands indented on lines of its own, it is a snippet.  --check changes nothing, and ends with 1 where something differs.
"""

import importlib
import pkgutil
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from manual import write_or_compare

import caravan_pub
from caravan_pub.diagnostics import Rule, Severity

PAGE = Path(__file__).parent.parent / "docs" / "manual" / "reference" / "problems.md"
HEAD = """\
# Problems

Every problem that caravan-pub can tell of, by its code, as it is printed: `error[reference-unknown]: …`

An **error** stops a build, a **warning** does under `--strict`, and a **note** never does.  Warnings and notes can be
allowed, with a reason, in [publication.toml](publication.md).  This page is made from the program itself.
"""
SECTION = re.compile(r"^(Why|Example|Instead):(?=\s)", re.MULTILINE)


def rules() -> list[Rule]:
    """Every rule of the package, by code; one with two severities stands there twice."""
    found: dict[tuple[str, Severity], Rule] = {}
    for module in pkgutil.walk_packages(caravan_pub.__path__, "caravan_pub."):
        if not module.name.endswith("__main__"):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, Rule):
                    found[value.code, value.severity] = value
    return [found[key] for key in sorted(found)]


def written() -> str:
    """The whole page."""
    severities: dict[str, list[str]] = {}
    docs: dict[str, str] = {}
    for rule in rules():
        severities.setdefault(rule.code, []).append(rule.severity)
        docs[rule.code] = rule.doc
    parts = [HEAD]
    for code, doc in docs.items():
        paragraphs = "\n\n".join(_paragraphs(doc))
        parts.append(f"## `{code}`\n\n*{' or '.join(severities[code])}*: {paragraphs}\n")
    return "\n".join(parts)


def _paragraphs(doc: str) -> Iterator[str]:
    """The paragraphs of a rule's page, as Markdown."""
    first, *rest = SECTION.split(doc.strip())
    yield _prose(first)
    for name, text in zip(rest[::2], rest[1::2], strict=True):
        if text.startswith("\n"):
            yield f"{name}:\n\n{_snippet(textwrap.dedent(text))}"
        elif text.rstrip().endswith("."):
            yield f"{name}: {_prose(text)}"
        else:
            yield f"{name}:\n\n{_snippet(text.strip())}"


def _prose(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n")).replace("``", "`")


def _snippet(text: str) -> str:
    lines = text.strip("\n").rstrip()
    return f"```text\n{lines}\n```"


if __name__ == "__main__":
    sys.exit(write_or_compare(PAGE, written(), checking="--check" in sys.argv[1:]))
