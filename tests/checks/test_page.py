"""The manual's page of problems is made from the rules, and each rule says all that the page needs."""

import importlib.util
import re
import subprocess
import sys
from types import ModuleType

import pytest

from caravan_pub.diagnostics import Rule
from tests.sources import REPOSITORY

TOOL = REPOSITORY / "tools" / "problems.py"


def tool() -> ModuleType:
    """The program that writes the page."""
    spec = importlib.util.spec_from_file_location("problems_page", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PAGE_MAKER = tool()
RULES: list[Rule] = PAGE_MAKER.rules()


def test_the_page_is_what_the_rules_say() -> None:
    ran = subprocess.run([sys.executable, str(TOOL), "--check"], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, ""), "python tools/problems.py writes it again"


def test_the_page_has_every_code_once_and_in_order() -> None:
    headings = re.findall(r"^## `(.+)`$", PAGE_MAKER.written(), re.MULTILINE)
    assert headings == sorted({rule.code for rule in RULES})


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.severity}")
def test_a_rule_says_what_is_wrong_why_it_matters_and_how_it_is_mended(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
    first, why, example, instead = re.split(r"^(?:Why|Example|Instead):(?=\s)", rule.doc.strip(), flags=re.MULTILINE)
    assert first[0].isupper()
    assert re.search(r"[.:]", first)
    assert all(part.strip() for part in (why, example, instead))
    assert why.strip().endswith((".", ")"))


def test_a_code_has_one_page_whatever_its_severity() -> None:
    docs: dict[str, set[str]] = {}
    for rule in RULES:
        docs.setdefault(rule.code, set()).add(rule.doc)
    assert {code: len(found) for code, found in docs.items() if len(found) > 1} == {}


def test_prose_and_snippets_are_told_apart() -> None:
    doc = "A thing.\n\nWhy: of\nthat.\n\nExample: a ``b``\n\nInstead: a ``c``.\n"
    assert list(PAGE_MAKER._paragraphs(doc)) == [
        "A thing.", "Why: of that.", "Example:\n\n```text\na ``b``\n```", "Instead: a `c`.",
    ]  # fmt: skip
    indented = "A thing.\n\nWhy: it.\n\nExample:\n    a\n\n      b\n\nInstead: c.\n"
    assert "Example:\n\n```text\na\n\n  b\n```" in list(PAGE_MAKER._paragraphs(indented))
