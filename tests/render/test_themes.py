"""The themes that come with the program are templates that a designer can read: no medium in them, nothing active."""

import re
from pathlib import Path

import pytest
from lxml import etree

from caravan_pub.model.edition import Edition
from tests.render.sample import MEDIA, WHOLE, rendered, resolved_of
from tests.sources import PACKAGE

THEMES = PACKAGE / "themes"
TEMPLATES = sorted(THEMES.rglob("*.xhtml"))
SHEETS = sorted(THEMES.rglob("*.css"))
ACTIVE = frozenset({"script", "iframe", "object", "embed", "form", "base", "style"})
SHORT = 40
"""Lines that a template may have, to be read at once."""


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(THEMES).as_posix() for path in paths]


def test_there_are_themes() -> None:
    assert len(TEMPLATES) > 20
    assert len(SHEETS) >= 3


@pytest.mark.parametrize("path", [*TEMPLATES, *SHEETS], ids=names([*TEMPLATES, *SHEETS]))
def test_no_template_asks_for_which_medium_it_is(path: Path) -> None:
    for instruction in re.findall(r"\{[%{].*?[%}]\}", path.read_text(encoding="utf-8"), re.DOTALL):
        assert not re.search(r"\b(?:medium|edition|is_print|is_epub|paged)\b", instruction), instruction


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_a_template_is_short_and_trusts_no_value(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= SHORT
    assert not re.search(r"\|\s*(?:safe|attr|forceescape)\b|autoescape", text)
    assert not re.search(r"<script|\son\w+=|javascript:|https?://(?!www\.w3\.org|www\.idpf\.org)", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=names(TEMPLATES))
def test_templates_have_no_comments_that_would_reach_the_reader(path: Path) -> None:
    assert "<!--" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("edition", MEDIA)
def test_documents_hold_nothing_active_and_nothing_remote(edition: Edition) -> None:
    for document in rendered(resolved_of(WHOLE), edition).documents:
        root = etree.fromstring(document.markup.encode())
        for element in root.iter(etree.Element):
            assert etree.QName(element).localname not in ACTIVE
            assert not [name for name in element.attrib if str(name).startswith("on")]
            assert not str(element.get("src") or "").startswith(("http", "//", "data:", "/", ".."))


def test_every_template_of_a_medium_has_its_fellow_in_the_other() -> None:
    """What a common template includes must be there in both media."""
    for theme in sorted(path.parent for path in THEMES.glob("*/theme.toml")):
        common = {path.name for path in (theme / "common").glob("*.xhtml")}
        epub = {path.name for path in (theme / "epub").glob("*.xhtml")}
        printed = {path.name for path in (theme / "print").glob("*.xhtml")}
        assert epub - common == printed - common
