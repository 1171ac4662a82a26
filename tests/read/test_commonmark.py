"""CommonMark 0.31.2, example by example, through our reader."""

import json
import re
from pathlib import Path

import pytest
from markdown_it.tree import SyntaxTreeNode

from caravan_pub.diagnostics import Diagnostics
from caravan_pub.read.blocks import read_blocks
from caravan_pub.read.dialect import build_parser
from caravan_pub.read.manuscript import Manuscript
from tests.read.markup_of_blocks import markup

EXAMPLES = json.loads((Path(__file__).parent / "commonmark" / "spec-0.31.2.json").read_text(encoding="utf-8"))
PARSER = build_parser()


def _read(source: str) -> tuple[str, set[str]]:
    diagnostics = Diagnostics()
    manuscript = Manuscript("one.md", tuple(source.split("\n")), "one", diagnostics)
    blocks = read_blocks(SyntaxTreeNode(PARSER.parse(source, {})).children, manuscript)
    return markup(blocks), {problem.code for problem in diagnostics}


def _comparable(html: str) -> str:
    """Without white space between blocks, and without the titles of images, which a figure has no place for."""
    html = re.sub(r' title="[^"]*"(?= />)', "", html)
    html = html.replace("&#x27;", "'").replace("&quot;", '"')
    html = re.sub(r">\s+<", "><", html)
    html = re.sub(r"\s*\n\s*", "\n", html)
    return re.sub(r"\n?(</?(?:li|p|ul|ol|blockquote|h\d)[^>]*>)\n?", r"\1", html).strip()


def _has_raw_html(example: dict[str, str]) -> bool:
    return "raw-html" in _read(example["markdown"])[1]


def test_the_specification_is_whole() -> None:
    assert len(EXAMPLES) == 652


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example['example']}-{example['section']}")
def test_an_example_reads_as_the_specification_says(example: dict[str, str]) -> None:
    """Every example without raw HTML gives the specification's structure; one with raw HTML is refused, by name."""
    written, codes = _read(example["markdown"])

    if "raw-html" in codes:
        assert "<" in example["markdown"]
    else:
        assert _comparable(example["html"]) == _comparable(written)


def test_seventy_two_examples_are_about_raw_html() -> None:
    """The one stated exception, counted, so that it cannot grow unseen."""
    assert sum(map(_has_raw_html, EXAMPLES)) == 72
