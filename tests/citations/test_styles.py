"""Styles by name and by path, dependent ones, and files that are no styles."""

import pytest

from caravan_pub.citations import find_style, styles
from caravan_pub.citations.styles import packaged_style, style_names
from caravan_pub.citations.stylesheet import DEEPEST, LARGEST, StyleBrokenError, read_stylesheet
from caravan_pub.diagnostics import Diagnostics
from caravan_pub.errors import MachineError
from tests.citations.samples import snapshot

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">'
WHOLE = f"{HEAD}<info/><citation/><bibliography/></style>".encode()


def dependent(parent: str) -> bytes:
    """A style that stands for another one."""
    address = f"http://www.zotero.org/styles/{parent}"
    return f'{HEAD}<info><link href="{address}" rel="independent-parent"/></info></style>'.encode()


def found(name: str, **styles: bytes) -> tuple[bytes | None, list[tuple[str, str, int]], str]:
    """What a name leads to, the problems with their places, and the last hint."""
    diagnostics = Diagnostics()
    data = find_style(name, snapshot(**styles), diagnostics)
    problems = [(problem.code, problem.place.path, problem.place.line) for problem in diagnostics]
    return data, problems, [problem.help for problem in diagnostics][-1] if problems else ""


@pytest.mark.parametrize("name", ["chicago-notes-bibliography", "apa", "modern-language-association"])
def test_a_style_of_the_package(name: str) -> None:
    data, problems, _ = found(name)
    assert data == packaged_style(name)
    assert not problems


def test_a_missing_package_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles, "PACKAGE", "no_such_package_here")
    with pytest.raises(MachineError) as caught:
        found("apa")
    assert "pip install" in caught.value.help


def test_a_former_name_leads_to_the_present_style() -> None:
    assert found("vancouver")[0] == found("nlm-citation-sequence")[0] is not None
    assert found("mla")[0] == found("modern-language-association")[0]


def test_a_dependent_style_of_the_package_gives_its_parent() -> None:
    data, problems, _ = found("nature-physics")
    assert data == packaged_style("nature")
    assert not problems


def test_a_file_of_the_publication() -> None:
    assert found("house.csl", house=WHOLE) == (WHOLE, [], "")
    assert found("house.csl", house=b"\xef\xbb\xbf" + WHOLE)[0] == WHOLE, "without the mark of its byte order"


def test_a_dependent_file_rests_on_one_beside_it_or_on_the_packages() -> None:
    assert found("house.csl", house=dependent("parent"), parent=WHOLE) == (WHOLE, [], "")
    assert found("house.csl", house=dependent("apa"))[0] == packaged_style("apa")


def test_no_style_that_is_given_rests_on_another() -> None:
    """pandoc would fetch the other one from the network."""
    dependents = [name for name in style_names() if name.startswith("acs-")]
    assert dependents
    for name in dependents:
        data = found(name)[0]
        assert data is not None
        assert b"independent-parent" not in data


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("chicago-note-bibliografy", "did you mean chicago-note-bibliography?"),
        ("hous.csl", "did you mean house.csl?"),
        ("apa.csl", "write the name of a style without .csl"),
        ("../../etc/passwd", "every style of citationstyles.org goes by its file's name"),
        ("", "every style of citationstyles.org goes by its file's name"),
        ("../house.csl", "did you mean house.csl?"),
    ],
)
def test_an_unknown_style_is_a_problem_with_a_hint(name: str, hint: str) -> None:
    assert found(name, house=WHOLE) == (None, [("style-unknown", "content/publication.toml", 0)], hint)


def test_a_missing_parent_is_a_problem() -> None:
    data, problems, hint = found("house.csl", house=dependent("nowhere"))
    assert (data, problems) == (None, [("style-unknown", "content/publication.toml", 0)])
    assert hint == "put nowhere.csl beside it"


def test_a_chain_of_dependent_styles_is_a_problem() -> None:
    for parent in ("house", "other"):
        data, problems, _ = found("house.csl", house=dependent(parent), other=dependent("apa"))
        assert (data, problems) == (None, [("style-broken", "content/house.csl", 0)])


@pytest.mark.parametrize(
    ("data", "line", "why"),
    [
        (b"", 1, "no element found"),
        (b"\n\n<style", 3, "unclosed token"),
        (b"\xff\xfe<", 0, "not UTF-8 (byte 0)"),
        (b"\n<html/>", 2, "not a CSL style"),
        (b"<style/>", 1, "not a CSL style"),
        (f"{HEAD}</style>".encode(), 0, "says nothing of citations"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + WHOLE, 0, "document type"),
        (f'{HEAD}<link rel="independent-parent"/></style>'.encode(), 1, "does not say which style"),
        ((HEAD + "<a>" * DEEPEST + "</a>" * DEEPEST + "<citation/></style>").encode(), 1, "nested too deeply"),
        (b" " * LARGEST + WHOLE, 0, "larger than 4 MB"),
    ],
)
def test_what_is_no_style_says_why_and_where(data: bytes, line: int, why: str) -> None:
    with pytest.raises(StyleBrokenError, match=why.replace("(", r"\(").replace(")", r"\)")) as caught:
        read_stylesheet(data)
    assert caught.value.line == line
    assert found("house.csl", house=data)[:2] == (None, [("style-broken", "content/house.csl", line)])


def test_a_parent_is_seen_however_it_is_written() -> None:
    """Elsewhere in the file, with character references and another prefix: pandoc must never meet it."""
    for link in (
        '<citation><link href="http://x/p" rel="&#105;ndependent-parent"/></citation>',
        '<info><c:link xmlns:c="urn:x" rel=\'independent-parent\' href="p"/></info><citation/>',
    ):
        assert read_stylesheet(f"{HEAD}{link}</style>".encode()).parent == "p"


def test_what_a_style_says_of_itself() -> None:
    sheet = read_stylesheet(WHOLE)
    assert (sheet.note, sheet.bibliography, sheet.parent) == (True, True, "")
    plain = read_stylesheet(WHOLE.replace(b"note", b"in-text").replace(b"<bibliography/>", b""))
    assert (plain.note, plain.bibliography) == (False, False)
